//! Every text of the product, in Dutch and in English.
//!
//! A text is a function of the [`Locale`]: `t::saved(locale)`. The `texts!` macro asks for both languages, so a
//! text that misses one does not compile, and an argument that is not used or is of the wrong type does not either.
//! Each module belongs to one slice of the product; `format` holds dates and numbers.

mod locale;
#[macro_use]
mod texts;

pub mod account;
pub mod activity;
pub mod allocation;
pub mod allocations;
pub mod check;
pub mod component;
pub mod dossier;
pub mod explain;
pub mod form;
pub mod format;
pub mod history;
pub mod kind_of_work;
pub mod leaving;
pub mod ledger;
pub mod mail;
pub mod navigation;
pub mod organisation;
pub mod own_work;
pub mod practice_hours;
pub mod registration;
pub mod roster;
pub mod rules;
pub mod second_factor;
pub mod sharing;
pub mod signal;
pub mod staff_import;
pub mod standing;
pub mod term;
pub mod workforce;

pub use locale::Locale;
/// A text in one language, ready to show.
pub type Text = std::borrow::Cow<'static, str>;
