//! What words say of a person.

use super::{Finding, Sensitive};
use crate::Span;
use crate::text::{Token, has_stem, longest_phrase};

/// Conditions and treatments. Stems end in `*`.
const HEALTH: &str = "\
    diabet* cancer tumor vih sida hiv embarazada embarazo gravida gravidez pregnant depresion depressao \
    depression deprimid* ansiedad ansiedade hipertens* epileps* epilept* asma asmatic* lupus quimioterapia \
    radioterapia diagnostic* discapacidad discapacitad* covid aborto esquizofren* bipolar autis* alzheimer \
    parkinson infarto derrame leucemia hepatitis tuberculosis psiquiatr* antidepresiv* insulina alcoholic* \
    adiccion migrana migranas fibromialgia artritis hernia anorexia bulimia tdah dialisis menopausia \
    infertilidad hipotiroid* enfermedad doenca";
const HEALTH_PHRASES: &str = "\
    me operaron|me van a operar|estoy enfermo|estoy enferma|esta enfermo|esta enferma|mi cirugia|mi operacion|\
    me enferme|se enfermo|estuve internado|estuve internada|esta internada|esta internado|estou doente|\
    esta doente|minha cirurgia|presion alta|pressao alta|tomo pastillas|i am sick|ataque de panico|\
    ataques de panico";
const FAITHS: &str = "\
    catolic* cristian* evangelic* judi* musulman* ateo atea mormon* adventista* budista* protestante* \
    pentecostal* creyente* crente* muculman* espirita* umbandista* christian catholic muslim jewish testigo* \
    testemunha*";
const FAITH_PHRASES: &str = "\
    mi religion|nuestra religion|mi fe|mi iglesia|nuestra iglesia|minha igreja|minha religiao|minha fe|\
    voy a misa|vamos a misa|vou a missa|vamos al culto|voy al culto|soy de la iglesia|por religion|\
    por motivos religiosos|my church|my religion";
const POLITICS: &str = "\
    peronista* kirchnerista* chavista* petrista* uribista* bolsonarista* petista* lulista* macrista* mileista* \
    libertari* fujimorista* morenista* priista* panista* comunista* socialista* obradorista* aprista* \
    pinochetista*";
const POLITICS_PHRASES: &str = "\
    vote por|vote a|voto por|votar por|votamos por|votei no|votei em|voto no pt|soy de izquierda|soy de derecha|\
    sou de esquerda|sou de direita|partido politico|milito en|militante|militantes|afiliado al partido|\
    afiliada al partido|simpatizante|filiado ao|filiada ao|i voted for|apoyo a milei|ideologia|soy de morena|\
    afiliado a morena|afiliada a morena|soy del pri|soy del pan";
const UNIONS: &str = "sindicat* sindicaliz* gremialista* agremiad* unionized";
const SEXUAL: &str = "\
    gay gays lesbiana* lesbica* bisexual* bissexual* homosexual* homossexual* transgener* transexual* \
    pansexual* lesbian asexual";
const SEXUAL_PHRASES: &str = "\
    vida sexual|orientacion sexual|orientacao sexual|relaciones sexuales|soy trans|sou trans|es trans|mi amante";

pub(super) fn find(tokens: &[Token]) -> Vec<Finding> {
    let mut found = Vec::new();
    for at in 0..tokens.len() {
        let kind = of_word(tokens, at)
            .map(|kind| (kind, 1))
            .or_else(|| of_phrase(tokens, at));
        if let Some((kind, length)) = kind
            && let (Some(first), Some(last)) = (tokens.get(at), tokens.get(at + length - 1))
        {
            found.push(Finding {
                kind,
                span: Span {
                    start: first.start,
                    end: last.end,
                },
            });
        }
    }
    found
}

fn of_word(tokens: &[Token], at: usize) -> Option<Sensitive> {
    let token = tokens.get(at).filter(|token| token.is_word())?;
    let norm = token.norm.as_str();
    if has_stem(HEALTH, norm, 6) {
        return (!is_for_others(tokens, at) && !is_about_trade(norm, tokens, at))
            .then_some(Sensitive::Health);
    }
    if has_stem(UNIONS, norm, 6) {
        return Some(Sensitive::Union);
    }
    if has_stem(SEXUAL, norm, 6) {
        return Some(Sensitive::SexualLife);
    }
    if has_stem(POLITICS, norm, 6) {
        return Some(Sensitive::Politics);
    }
    // A faith is somebody's where a verb of being stands before it: "somos cristianos", "mi esposa es católica".
    let before = tokens.get(at.saturating_sub(4)..at).unwrap_or_default();
    let is_said = before.iter().any(|token| {
        token.verb.is_some_and(|form| form.does("ser")) || token.is_any("i'm familia")
    });
    (has_stem(FAITHS, norm, 6) && is_said).then_some(Sensitive::Religion)
}

/// "Para diabéticos", "aptas para embarazadas", "sin": goods, not a person.
fn is_for_others(tokens: &[Token], at: usize) -> bool {
    tokens
        .get(at.saturating_sub(3)..at)
        .unwrap_or_default()
        .iter()
        .any(|token| token.is_any("para for pra contra"))
}

/// A workshop that makes a "diagnóstico", and the pandemic as a date.
fn is_about_trade(norm: &str, tokens: &[Token], at: usize) -> bool {
    if norm.starts_with("diagnostic") {
        return !tokens
            .get(at.saturating_sub(2)..at)
            .unwrap_or_default()
            .iter()
            .any(|token| token.is_any("me le fui mi fue"));
    }
    if norm == "covid" {
        return !tokens
            .get(at.saturating_sub(3)..at)
            .unwrap_or_default()
            .iter()
            .any(|token| token.is_any("tengo tuve tiene dio peguei"));
    }
    false
}

fn of_phrase(tokens: &[Token], at: usize) -> Option<(Sensitive, usize)> {
    [
        (HEALTH_PHRASES, Sensitive::Health),
        (FAITH_PHRASES, Sensitive::Religion),
        (POLITICS_PHRASES, Sensitive::Politics),
        (SEXUAL_PHRASES, Sensitive::SexualLife),
    ]
    .into_iter()
    .find_map(|(phrases, kind)| {
        let count = longest_phrase(phrases, |step| {
            tokens.get(at + step).map(|token| token.norm.as_str())
        })?;
        Some((kind, count))
    })
}
