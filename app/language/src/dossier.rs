//! Texts: the dossier: documents, import and export.
