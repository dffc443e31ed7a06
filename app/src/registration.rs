//! Registrations: the first steps, and changing them.
