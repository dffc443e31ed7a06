//! Registrations: the first steps, and changing them.

use crate::router::Routes;

/// The addresses of this slice: `.get(path, handler)`, `.post(path, handler)`, `.post_large(path, bytes, handler)`.
pub fn routes() -> Routes {
    Routes::new()
}
