//! Sign up, log in, password, sessions.
