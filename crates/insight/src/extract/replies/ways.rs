//! Where one is found or sells, where a question asked for it: "Elo7 e indicação", "por la web y en La Vinoteca".

use super::super::clauses::Clause;
use super::super::fragments::name_behind;
use super::super::phrase::Phrase;
use super::super::phrase::is_something;
use super::super::reader::{Reader, sure};
use super::super::segments::is_group;
use super::super::team::names_workers;
use super::super::words::{CHANNELS, PAYMENTS, name_at};
use super::{behind, parts};
use crate::text::{Person, Sort};
use crate::{Claim, Slot};

const LEADS: &str = "\
    pues si claro bueno por en a al ah oh via pelo pela pelos pelas no na nas nos em la el los las o os as un una uno um uma mi mis nuestra nuestro nuestras nuestros nosso nossa nossos nossas meu minha meus minhas num numa dos tres dois duas varios varias \
    sobre todo mas que nada mayormente principalmente puro pura puros puras solo so tambien tambem ademas casi siempre normalmente generalmente com con \
    de desde traves través uy eh vendo vendemos mucho harto y e también hasta igual ahora ahorita directo nomas";

const OTHERS: &str = "\
    todo nada mes semana dia lado tiempo mano cita citas pedido pedidos depende mucho poco manana tarde noche eso esto ahi aqui efectivo domicilio adelantado gente \
    mismo misma atacado mayoreo menudeo varejo minimo mayor menor detalle detal contado gusto suerte dios orden verdad veces ejemplo rato ciudad barrio centro zona";

pub(super) fn read(reader: &mut Reader<'_>, is_first: bool) {
    for part in parts(reader) {
        if whom(reader, part) {
            continue;
        }
        let at = name_behind(reader, behind(reader, part, LEADS));
        let Some(first) = reader.token(at).filter(|token| {
            at < part.end
                && (token.is_word() || token.sort == Sort::Link)
                && reader.is_open(at)
                && !reader.is_taken(at)
        }) else {
            continue;
        };
        let denied = reader.denies(part.start, part.end)
            && reader.groups.iter().any(|group| {
                group.start >= part.start && group.end <= part.end && group.is_negated
            })
            || reader.denies(at, part.end);
        let acts = reader.groups.iter().any(|group| {
            group.start >= at
                && group.end <= part.end
                && group.person != Person::None
                && !reader.is_any(group.start.wrapping_sub(1), "que nos me se")
                && !reader.has(at, group.start, "que")
        });
        let figures = (at..part.end).any(|step| {
            reader
                .token(step)
                .is_some_and(|token| token.sort == Sort::Number)
        });
        let known = name_at(reader, at, CHANNELS);
        if denied
            || acts
            || first.is_any(OTHERS)
            || name_at(reader, at, PAYMENTS).is_some()
            || figures && known.is_none()
        {
            continue;
        }
        let Some(mut phrase) = reader
            .phrase(at)
            .filter(|phrase| phrase.start == at && is_something(reader.tokens, *phrase))
        else {
            continue;
        };
        phrase.end = phrase
            .end
            .min(part.end)
            .max(known.unwrap_or(0).min(part.end));
        phrase.end = phrase
            .end
            .max(super::super::channels::market_end(reader, at, at + 1).min(part.end));
        if !(is_first && phrase.end - phrase.start <= 5
            || known.is_some()
                && reader
                    .groups
                    .iter()
                    .all(|group| group.start > at || group.end + 4 < at || group.is_own))
        {
            continue;
        }
        reader.name(Slot::Channel, phrase, Claim::Holds, sure::LIKELY);
        reader.take(part.start, phrase.end);
    }
}

/// "Por mayoreo a tiendas de Acapulco", "y a los colectiveros": to whom, where it was asked where.
fn whom(reader: &mut Reader<'_>, part: Clause) -> bool {
    let Some(lead) =
        (part.start..part.end.min(part.start + 4)).find(|at| reader.is_any(*at, "a al aos"))
    else {
        return false;
    };
    let at =
        lead + 1 + usize::from(reader.is_any(lead + 1, "los las unos unas dos tres varios varias"));
    let phrase = Phrase {
        start: at,
        end: part.end.min(at + 5),
    };
    let plural = reader
        .token(at)
        .is_some_and(|token| token.norm.ends_with('s') && names_workers(&token.norm));
    let acts = reader.groups.iter().any(|group| {
        group.start >= part.start && group.start < part.end && group.person != Person::None
    });
    if acts
        || !reader.is_open(at)
        || reader.is_taken(at)
        || reader.denies(part.start, part.end)
        || !(plural || is_group(reader, phrase))
        || name_at(reader, at, CHANNELS).is_some()
    {
        return false;
    }
    reader.name(Slot::Customers, phrase, Claim::Holds, sure::USUAL);
    reader.take(part.start, part.end);
    true
}
