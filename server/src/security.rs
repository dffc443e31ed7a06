//! What stands between the network and the pages: headers, requests from elsewhere, cookies.

pub mod cookie;
pub mod headers;
pub mod origin;
