//! What else the house does not do: "no hay cambios ni apartados" states two rules.

use super::reader::Reader;
use super::terms::add_rule;
use crate::Slot;

pub(super) fn nor(reader: &mut Reader<'_>) {
    for at in reader.start..reader.end {
        if !reader.is(at, "ni") || !reader.is_open(at) {
            continue;
        }
        let Some(group) = reader
            .groups
            .iter()
            .rfind(|group| group.end <= at && at < group.end + 6 && group.is_negated)
            .copied()
        else {
            continue;
        };
        let is_rule = (group.is_own || group.is_impersonal || group.does("haber"))
            && !group.is_over
            && group.does("haber aceptar hacer dar recibir permitir admitir manejar atender")
            && reader.clause_end(group.end) > at;
        let is_stated = reader.token(group.end - 1).is_some_and(|token| {
            reader.found.iter().any(|found| {
                found.key.slot == Slot::Policy
                    && found.span.start <= token.start
                    && token.end <= found.span.end
            })
        });
        // A verb behind "ni" is another clause.
        let acts = reader
            .groups
            .iter()
            .any(|other| other.start >= at && other.start <= at + 1);
        let Some(phrase) = reader
            .phrase(at + 1)
            .filter(|phrase| phrase.start == at + 1)
        else {
            continue;
        };
        if is_rule && is_stated && !acts {
            let subject = reader.words(phrase);
            add_rule(reader, subject, group.start, phrase.end);
        }
    }
}
