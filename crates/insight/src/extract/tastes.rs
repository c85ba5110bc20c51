//! How the person wants to be answered.

use super::group::{Group, Mode};
use super::intent::{put, stretch, verb_token};
use super::reader::{Reader, sure};
use crate::Slot;
use crate::text::{Person, Tense};

pub(super) fn preference(reader: &mut Reader<'_>, group: &Group) {
    let prefers = (group.lemma == "preferir" && group.mode == Mode::Plain
        || group.mode == Mode::Preference)
        && group.person != Person::Third
        && !group.is_negated
        && matches!(group.tense, Tense::Present | Tense::Conditional);
    if prefers && (group.person == Person::First || group.is_own) {
        let mut from = if group.mode == Mode::Preference {
            verb_token(reader, group)
        } else {
            group.end
        };
        while reader.is_any(from, "que las los la el me si mas o as") && from < group.end + 4 {
            from += 1;
        }
        let to = stretch(reader, from, 9);
        put(
            reader,
            Slot::Preference,
            from,
            to,
            group.start,
            None,
            sure::HIGH,
        );
        return;
    }
    // "Me gusta que me hablen claro", "no me gustan los emojis", "odio las listas".
    let likes = group.is_to_us
        && group
            .does("gustar encantar molestar chocar acomodar servir interesar funcionar aburrir")
        && group.mode != Mode::Wish
        && group.is_now()
        || group.does("gustar")
            && group.is_to_us
            && group.is_now()
            && group.mode == Mode::Wish
            && !reader.has(group.start, group.end, "gustaria");
    let hates = group.does("odiar disfrutar") && group.is_own && group.is_now();
    if (likes || hates)
        && reader.has(
            reader.start,
            reader.end,
            "\
                respuestas respuesta textos mensajes emojis listas explicaciones hablen hables respondas \
                trabajar tono formal ejemplos directo claro colores posts publicaciones tutee usted responda \
                numeros tecnicismos palabras corto cortas breve breves recibir reportes videos fotos audios \
                llamadas estilo diseno cursos gerundios hashtags pases digas expliques mandes escribas planear \
                sencillo cosas rodeos trates",
        )
    {
        let from = if group.is_negated || group.does("molestar odiar chocar") {
            group.start
        } else {
            group.end
        };
        let from = from
            + usize::from(
                reader.is_any(from, "que las los la el") && from == group.end,
            );
        let to = stretch(reader, from, 10);
        put(
            reader,
            Slot::Preference,
            from,
            to,
            group.start,
            None,
            sure::USUAL,
        );
    }
}

/// How the person wants to be spoken to.
pub(super) fn manner(reader: &mut Reader<'_>, at: usize) {
    let stop = reader.clause_end(at);
    let is_manner = reader.has(
        at,
        stop,
        "\
            tu usted vos corto cortas cortos corta breve breves siempre directo directas directa resumido \
            rodeos conciso concisas curtas curto tuteame emojis emoji tecnicismos listas lista vinetas simples \
            simple sencillas sencillo sencilla formal informal paso confianza claro espanol portugues ingles \
            voce tuteemos numeros ejemplos resumen puntos peras manzanas grano tecnico voseame voz palabras \
            concreto concretas puntual largo textos diminutivos jerga direto objetivo",
    ) || reader.is_any(at, "tuteame tuteemos voseame");
    if !is_manner {
        return;
    }
    // "Dame una lista de ideas" asks, "dame las respuestas en lista" says how.
    let asks = reader.is_any(
        at,
        "dame dime decime explica explicame escribeme escribime mandame fala responda",
    ) && !reader.has(
        at,
        stop,
        "\
            siempre respuestas cosas mensajes todo rodeos corto directo sencillo peras usted tu simple breve \
            claro grano emojis curto tecnicismos",
    );
    if asks {
        return;
    }
    let to = stretch(reader, at, 9);
    put(reader, Slot::Preference, at, to, at, None, sure::USUAL);
}
