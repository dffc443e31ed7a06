//! The only code that reaches the browser. Each island works on top of a page that works without it.
