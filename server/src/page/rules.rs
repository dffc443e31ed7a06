//! The rulesets with their figures and sources, for everybody.

use crate::router::Routes;

/// The addresses of this slice: `.get(path, handler)`, `.post(path, handler)`, `.post_large(path, bytes, handler)`.
pub fn routes() -> Routes {
    Routes::new()
}
