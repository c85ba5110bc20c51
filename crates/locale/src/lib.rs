//! The languages of the product, and how each writes amounts, percents, counts and days; Spanish its numbers as the country does.
//!
//! - [`Language`] is one of the three, read from a tag; [`Locale`] is one in a country, by which numbers are written;
//! - [`format_amount`] writes money, [`format_count`] a number, [`format_percent`] a rate, or [`format_percent_number`] without its sign;
//! - [`format_date`] writes a day, [`weekday_name`] which one of the week it is.
//!
//! # Why it is as it is
//!
//! What is written by mail, on paper, to a model and on the screen has to look the same, and the screen has `Intl`. So this is what
//! `Intl` makes of the [CLDR](https://cldr.unicode.org) for `pt-BR`, `en` and the Spanish of the reader's country: `es-CO`, or `es-419`
//! where the country is not known. `tests/written.json` holds examples that tests of both sides compare with: those of this crate, and
//! `web/src/i18n/written.test.ts`. What departs from the CLDR says so where it does. Days are written alike in all countries.
//!
//! # What it does not do
//!
//! It is not a library of locales: three languages, the countries of the region, and of each no more than is written somewhere. It
//! knows no currency: into how many parts one is divided, `billing::Currency` says. No floats, no I/O, no clock.
//!
//! ```
//! use locale::{Language, Locale, format_amount, format_percent};
//!
//! let locale = Locale::new(Language::from_tag("es"), Some("CO"));
//! assert_eq!(format_amount(1_900_000, "COP", 2, locale), "COP\u{a0}19.000,00");
//! assert_eq!(format_percent(1_050, locale), "10,5\u{a0}%");
//! ```
#![deny(missing_docs)]

mod amount;
mod date;
mod language;
mod locale;
mod number;

pub use amount::format_amount;
pub use date::{format_date, weekday_name};
pub use language::Language;
pub use locale::Locale;
pub use number::{format_count, format_percent, format_percent_number};
