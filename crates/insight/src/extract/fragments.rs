//! Channels and means of payment that are only named.

use super::group::Mode;
use super::phrase::Phrase;
use super::reader::{Reader, sure};
use super::words::{CHANNELS, PAYMENTS, TOOLS, name_at};
use crate::Slot;
use crate::text::Person;

/// Names of channels and of means of payment that stand in a clause without a verb of its own.
pub(super) fn fragments(reader: &mut Reader<'_>) {
    let mut at = reader.start;
    while at < reader.end {
        if !reader.is_open(at) || reader.is_taken(at) {
            at += 1;
            continue;
        }
        let verb = reader
            .groups
            .iter()
            .rfind(|group| {
                group.start < at && !matches!(group.tense, crate::text::Tense::Participle)
            })
            .copied();
        let by_way = reader.is_any(at.wrapping_sub(1), "por via pelo pela")
            || reader.is_any(at.wrapping_sub(1), "y e ,")
                && reader
                    .found
                    .iter()
                    .any(|found| found.key.slot == Slot::Channel);
        let quiet = is_alone(reader, at) || verb.is_none_or(|group| {
            by_way
                && group.mode == Mode::Plain
                && !group.is_negated
                && group.is_now()
                && group.person != Person::Second
                || group.end + 12 < at
                || group.mode == Mode::Plain
                    && !group.is_negated
                    && group.person == Person::Third
                    && (group.is_to_us
                        || group.does("llegar pedir pagar reservar venir entrar salir comprar encontrar escribir contactar ser"))
        }) && !reader.has(
            reader.clause_start(at),
            at,
            "sin ni nao salvo menos excepto tampoco nada",
        ) && !reader.denies(reader.clause_start(at), at) && !reader.has(
            at,
            reader.clause_end(at).min(at + 5),
            "nunca nao",
        ) && !reader.denies(at, reader.clause_end(at).min(at + 5));
        if quiet && let Some(end) = name_at(reader, at, PAYMENTS) {
            let strong = !reader.is_any(
                at,
                "\
                    credito debito modo clip cheque vales boleto cuotas qr oxxo fiado dolares deposito \
                    depositos point stripe",
            ) || reader.is_any(at.wrapping_sub(1), "y , o e con en")
                && reader
                    .found
                    .iter()
                    .any(|found| found.key.slot == Slot::Payment);
            let first = at == reader.start
                || reader.is_any(
                    at - 1,
                    "\
                        y , o e con en por solo puro pura tambien a nomas el la todo mas pagos pago so no casi \
                        puros ou com mayormente normalmente pues recibimos de acepto",
                )
                || reader.is_any(at.wrapping_sub(1), "aceptamos");
            if strong && first {
                let claim = reader.claim();
                let claim = if claim == crate::Claim::Corrects {
                    crate::Claim::Holds
                } else {
                    claim
                };
                reader.name(
                    Slot::Payment,
                    Phrase { start: at, end },
                    claim,
                    sure::LIKELY,
                );
                reader.take(at, end);
            }
            at = end;
            continue;
        }
        if quiet
            && let Some(end) = name_at(reader, at, CHANNELS)
                .filter(|end| name_at(reader, at, TOOLS).is_none_or(|longer| longer <= *end))
        {
            let generic = (end == at + 1 || !reader.is(at, "google")) && reader.is_any(
                at,
                "\
                    mercado telefono catalogo mostrador la radio justo face site redes mi feria ferias ig google lives carteles \
                    cartel web pagina estados status llamada inbox insta zap whats feira feiras bazar bazares reels stories correo email periodico prensa television llamadas showroom conocidos nuestra lonas referidos meli puerta",
            );
            let first = at == reader.start
                || reader.is_any(
                    at - 1,
                    "\
                        por en y , e via pelo pela no mi a la el o con de solo puro mas nuestra nuestro al \
                        desde través traves tambien sobre todo nomas em na un una pues ou",
                );
            let led = reader.has(at.saturating_sub(3), at, "por en via pelo pela em")
                || at <= reader.start + 1
                || reader
                    .found
                    .iter()
                    .any(|found| found.key.slot == Slot::Channel);
            if first && (!generic || led && !reader.is_any(at, "mercado justo la mi radio google showroom television prensa periodico cartel nuestra puerta")
                || reader.is_any(at, "la mi nuestra") && reader.is_any(at.wrapping_sub(1), "por via pelo pela desde"))
                && (led || is_alone(reader, at))
            {
                reader.name(
                    Slot::Channel,
                    Phrase { start: at, end },
                    crate::Claim::Holds,
                    sure::LIKELY,
                );
                reader.take(at, end);
                beside(reader, at, end);
            }
            at = end;
            continue;
        }
        at += 1;
    }
}

/// "…, todo por WhatsApp", "ahora puro Instagram": a clause that names one way and that it is the only one.
fn is_alone(reader: &Reader<'_>, at: usize) -> bool {
    let from = reader.clause_start(at);
    let is_only = reader.is_any(
        from,
        "todo tudo puro pura solo so unicamente solamente nomas",
    ) || reader.is_any(from, "ahora agora ya y e quedo")
        && reader.is_any(from + 1, "todo tudo puro pura solo so unicamente solamente");
    is_only
        && at <= from + 4
        && !reader
            .groups
            .iter()
            .any(|group| group.start >= from && group.end <= reader.clause_end(at))
}

/// "Por Instagram y por Turnito", "por WhatsApp y por una app que se llama Weibook": whatever stands beside one way, and
/// is led as it is, is another.
fn beside(reader: &mut Reader<'_>, at: usize, end: usize) {
    const BY: &str = "por pelo pela";
    let is_led = (at.saturating_sub(2)..at).any(|led| reader.is_any(led, BY));
    let joined = reader.is_any(end, "y o e ou ,") && reader.is_any(end + 1, BY);
    if !is_led || !joined {
        return;
    }
    let mut name = end + 2;
    name += usize::from(reader.is_any(name, "la el una un uma um mi nuestra"));
    name = name_behind(reader, name);
    let is_name = reader.token(name).is_some_and(|token| {
        token.is_word() && token.is_capital && crate::text::weekday(&token.norm).is_none()
    });
    if !is_name
        || !reader.is_open(name)
        || reader.is_taken(name)
        || name_at(reader, name, CHANNELS).is_some()
        || name_at(reader, name, PAYMENTS).is_some()
    {
        return;
    }
    let Some((_, stop)) = super::names::proper(reader, name) else {
        return;
    };
    let phrase = Phrase {
        start: name,
        end: stop,
    };
    reader.name(Slot::Channel, phrase, crate::Claim::Holds, sure::LIKELY);
    reader.take(name, stop);
}

/// Where the name of an app stands: "una app que se llama | Weibook", "un aplicativo, | Trinks".
pub(super) fn name_behind(reader: &Reader<'_>, at: usize) -> usize {
    if !reader.is_any(at, "app aplicacion aplicativo plataforma pagina") {
        return at;
    }
    let behind = [
        "que se llama",
        "que se chama",
        "llamada",
        "chamado",
        "chamada",
        ",",
    ]
    .into_iter()
    .find(|words| reader.says(at + 1, words))
    .map(|words| at + 1 + words.split(' ').count());
    behind
        .filter(|name| reader.token(*name).is_some_and(|token| token.is_capital))
        .unwrap_or(at)
}
