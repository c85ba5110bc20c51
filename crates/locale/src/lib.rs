//! The languages of the product, and how each writes amounts, percents, counts and days.
//!
//! - [`Language`] is one of the three, read from a tag;
//! - [`format_amount`] writes money, [`format_count`] a number, [`format_percent`] a rate, or [`format_percent_number`] without its sign;
//! - [`format_date`] writes a day, [`weekday_name`] which one of the week it is.
//!
//! # Why it is as it is
//!
//! What is written by mail, on paper, to a model and on the screen has to look the same, and the screen has `Intl`. So this is what
//! `Intl` makes of the [CLDR](https://cldr.unicode.org) for `es-419`, `pt-BR` and `en`. `tests/written.json` holds examples that tests of
//! both sides compare with: those of this crate, and `web/src/i18n/written.test.ts`. What departs from the CLDR says so where it does.
//!
//! # What it does not do
//!
//! It is not a library of locales: three languages, and of each no more than is written somewhere. It knows no currency: into how many
//! parts one is divided, `billing::Currency` says. No floats, no I/O, no clock.
//!
//! ```
//! use locale::{Language, format_amount, format_percent};
//!
//! let language = Language::from_tag("pt");
//! assert_eq!(format_amount(123_450, "BRL", 2, language), "R$\u{a0}1.234,50");
//! assert_eq!(format_percent(1_050, language), "10,5%");
//! ```
#![deny(missing_docs)]

mod amount;
mod date;
mod language;
mod number;

pub use amount::format_amount;
pub use date::{format_date, weekday_name};
pub use language::Language;
pub use number::{format_count, format_percent, format_percent_number};
