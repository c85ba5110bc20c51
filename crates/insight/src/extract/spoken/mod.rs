//! Messages as shop owners write them, by what is to be read in them: a table for each family of rules.

use super::tests::tables::learned;

mod crew;
mod customers;
mod figures;
mod nothing;
mod offers;
mod places;
mod prices;
mod trades;

/// What is read of some slots in an opening message, as "slot:subject = value".
fn facts(country: &str, text: &str, slots: &str) -> Vec<String> {
    learned(country, text)
        .iter()
        .filter(|found| slots.split(' ').any(|slot| slot == found.key.slot.as_str()))
        .map(|found| {
            let value = found
                .value
                .as_ref()
                .and_then(|value| value.text.clone().or_else(|| value.number.clone()));
            format!(
                "{}{}",
                found.key,
                value.map(|value| format!(" = {value}")).unwrap_or_default()
            )
        })
        .collect()
}

/// Whether each message says just what its row says.
fn reads(slots: &str, said: &[(&str, &str, &str)]) {
    let missed: Vec<String> = said
        .iter()
        .filter_map(|(country, text, expected)| {
            let found = facts(country, text, slots).join("; ");
            (found != *expected).then(|| format!("{text}\n    {found}\n    not {expected}"))
        })
        .collect();
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}
