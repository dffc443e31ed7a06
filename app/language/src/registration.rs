//! Texts: registrations: the first steps, and changing them.
