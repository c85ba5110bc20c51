//! Texts as the rules read them: folded words with their places, sentences, verbs, figures and days.
//!
//! Everything here is a table and a walk over the words, once. A place is a number of Unicode characters, because that is
//! what the database counts.

mod amount;
mod clock;
mod fold;
mod list;
mod numbers;
mod quantity;
mod sentence;
mod stem;
#[cfg(test)]
mod tests;
mod token;
mod verbs;
mod verbs_table;

pub(crate) use amount::{Amount, amount_at, currency_of_country, percent_of};
pub(crate) use clock::{MONTHS, WEEKDAYS, day_at, hours_at, weekday};
pub use fold::{fold, fold_char};
pub(crate) use list::{has_stem, has_word, longest_phrase};
pub(crate) use numbers::{Number, number_at};
pub(crate) use quantity::{Period, period_at};
pub(crate) use sentence::{Sentence, sentences};
pub(crate) use stem::is_function_word;
pub use stem::{stem, subject};
pub(crate) use token::{Sort, Token, tokens};
pub(crate) use verbs::{Form, Person, Tense};
