//! The server as a black box: requests in, answers out, on both databases.

mod account;
mod authorisation;
mod protection;
mod site;
