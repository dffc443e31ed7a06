//! The dossier: documents, import and export.
