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

/// Manners without a verb of speaking: "respuestas cortas por favor", "al grano nomás", "nada de palabras difíciles".
pub(super) fn tones(reader: &mut Reader<'_>) {
    let known = reader
        .found
        .iter()
        .any(|found| found.key.slot == Slot::Preference);
    if known {
        return;
    }
    for at in reader.start..reader.end {
        if !reader.is_open(at) || reader.is_taken(at) {
            continue;
        }
        let stop = reader.clause_end(at);
        let near = |list: &'static str| reader.has(at + 1, stop.min(at + 6), list);
        let manner = "\
            corto corta cortos cortas cortito cortitos cortita cortitas cortico corticos cortica corticas breve breves simple simples \
            sencillas sencillos sencillo claras claros clarito concretas concretos directas directos directo resumidas resumidos puntuales \
            curtas curtos curto rapidas objetivas diretas largas largos largo longos longas tablas tabla listas puntos bullets";
        let opens = at == reader.start || reader.is_any(at - 1, ", y e : . pero mejor favor porfa");
        let is_quiet = |from: usize, to: usize| {
            reader.groups.iter().all(|group| {
                group.start >= to
                    || group.end <= from
                    || group.is_negated
                    || reader.is_any(group.end - 1, manner)
            })
        };
        let replies = reader.is_any(
            at,
            "respuestas respuesta mensajes textos explicaciones respostas mensagens parrafos",
        ) && opens
            && near(manner)
            && is_quiet(at, stop.min(at + 3));
        let quiet = reader
            .one_of(
                at,
                "\
                    al grano|sin rodeos|sin vueltas|sin floro|sin choro|sin tanto rollo|sin tanta vuelta|sin palabreo|sin emojis|sin tecnicismos|\
                    con manzanitas|con peras y manzanas|en cristiano|en criollo|en palabras simples|sem enrolacao|sem rodeios|direto ao ponto|\
                    sin palabras raras|sin ingles|sin jerga|sem emoji|sem emojis|con bolitas y palitos",
            )
            .is_some()
            && !near("vendo vendemos");
        let none = reader.is_any(at, "nada") && reader.is_any(at + 1, "de")
            && reader.has(at + 2, stop.min(at + 6), "emojis palabras tecnicismos rodeos textos ingles hashtags diminutivos jergas groserias audios formalidades");
        let asks = reader.is_any(
            at,
            "\
                contestame contesteme responde respondeme respondame haceme hazme hazmelo explicame expliqueme expliquemelo escribime \
                escribeme escreve escreva explica habla hablame hableme mandame mandeme seja fala manda",
        ) && opens && reader.has(at + 1, stop.min(at + 5), "\
            cortito cortitos cortico corticos cortica corticas simples simple pouco direto objetivo clarito facil breve manzanitas peras resumido \
            resumidito puntual curto curtinho curtinha resumidinho ejemplos exemplo exemplos claro despacio usted vos tablas listas suave")
            && !near("post texto anuncio publicacion mensaje flyer copy correo");
        let be = reader.one_of(at, "pode ser direto|pode ser direta|pode ser objetivo|se directo|se breve|se claro|seja direto|seja breve").is_some();
        let dislikes = reader
            .one_of(
                at,
                "\
                    no me gusta|no me gustan|nao gosto de|odio|detesto|me choca|me chocan|me cargan|me carga|me gusta que|nos gusta que|gosto de|\
                    prefiro|prefiero|me cae mal|me molestan|me estresan|nao curto",
            )
            .is_some_and(|behind| {
                reader.has(behind, stop, "\
                    texto textos mensaje mensajes emojis emoji audios audio llamadas informes informe reportes listas respuestas tecnicismos mensagem \
                    mensagens textao ingles reuniones correos tablas vueltas rodeos resposta respostas topicos grano")
            });
        let called = reader
            .one_of(
                at,
                "dime|decime|llamame|digame|me chama de|pode me chamar de|me chame de|llameme",
            )
            .is_some_and(|behind| {
                reader.token(behind).is_some_and(|token| {
                    token.is_capital && token.is_word() && !token.is_any("que cuanto como")
                }) && behind + 1 >= stop
            });
        // "Que las respuestas sean cortas", "más corto porfa", "usa palabras sencillas", "sem textão".
        let talk = "\
            texto textos mensaje mensajes emojis emoji audios audio tecnicismos palabras lenguaje ingles respuestas respuesta rodeos vueltas \
            hashtags diminutivos jerga groserias parrafos listas explicaciones textao textoes mensagens respostas choros choro formalidades senor \
            senora don dona testamentos biblias";
        let wished = reader.is(at, "que")
            && near("respuestas textos mensajes respostas informes")
            && near("sean vengan vayan sejam")
            || reader.is_any(at, "mas mais") && opens && reader.has(at + 1, at + 2, manner)
                && reader.groups.iter().all(|group| group.start >= stop || group.end <= at)
            || reader.is_any(at, "usa use usame usar usando") && opens && near("palabras lenguaje palavras ejemplos emojis listas")
            || reader.is_any(at, "sin sem") && opens && reader.has(at + 1, at + 3, talk)
                && reader.groups.iter().all(|group| group.start >= stop || group.end <= at)
            || reader
                .one_of(
                    at,
                    "\
                        no me mandes|no me escribas|no me hagas|no me des|no me pongas|no me trates|no me digas|no me hables|no me respondas|\
                        no me expliques|no uses|no use|no me mande|no me hable|nao me manda|nao me mande|nao use|nao usa|evita los|evita las|evita",
                )
                .is_some_and(|behind| reader.has(behind, stop, talk));
        if !(replies || quiet || none || asks || be || dislikes || called || wished) {
            continue;
        }
        let to = stretch(reader, at, 9);
        put(
            reader,
            Slot::Preference,
            at,
            to.max(at + 1),
            at,
            None,
            sure::USUAL,
        );
        return;
    }
}
