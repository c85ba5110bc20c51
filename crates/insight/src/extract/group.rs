//! Verb groups: a verb with its negation, its pronouns and the verbs that lead it ("ya no vamos a vender").

use crate::text::{Form, Person, Sort, Tense, Token, has_word, is_function_word};

/// What leads a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// Nothing, or what leaves it as it is: "seguimos vendiendo", "empezamos a vender".
    Plain,
    /// "Quiero", "necesito", "me gustaría", "la meta es".
    Wish,
    /// "Vamos a", "planeamos".
    Plan,
    /// "Decidimos".
    Decision,
    /// "Puedo", "tengo que", "debo".
    Ability,
    /// "Dejamos de".
    Stop,
    /// "Prefiero".
    Preference,
    /// "Estoy pensando en", "tratar de".
    Doubt,
}

/// A verb in its group.
#[derive(Debug, Clone, Copy)]
pub(super) struct Group {
    /// The first token of the group.
    pub start: usize,
    /// Behind the last.
    pub end: usize,
    /// The verb that carries the meaning.
    pub lemma: &'static str,
    /// Who.
    pub person: Person,
    /// When.
    pub tense: Tense,
    /// What leads it.
    pub mode: Mode,
    /// Whether it is denied.
    pub is_negated: bool,
    /// Whether it held and no longer does: "ya no", "não … mais".
    pub is_over: bool,
    /// Whether the business does it.
    pub is_own: bool,
    /// Whether `me` or `nos` stands before it.
    pub is_to_us: bool,
    /// Whether `se` stands before it.
    pub is_impersonal: bool,
    /// Whether `te` or `le` stands before it.
    pub is_to_them: bool,
    /// Whether `lo`, `la`, `los` or `las` stands before it.
    pub has_object: bool,
}

impl Group {
    /// Whether it is one of some verbs.
    pub(super) fn does(&self, list: &'static str) -> bool {
        has_word(list, self.lemma)
    }

    /// Whether the business does it now, and says so.
    pub(super) fn holds(&self) -> bool {
        self.is_own
            && !self.is_negated
            && !self.is_over
            && self.mode == Mode::Plain
            && self.is_now()
    }

    /// Whether it is said of now.
    pub(super) fn is_now(&self) -> bool {
        matches!(self.tense, Tense::Present | Tense::Gerund)
    }

    /// Whether the business no longer does it.
    pub(super) fn ends(&self) -> bool {
        self.is_own && (self.is_over || (self.mode == Mode::Stop && !self.is_negated))
    }
}

const NEGATIONS: &str = "no nao nunca tampoco jamas don't doesn't not never didn't nem ni";
const CLITICS: &str = "me nos te le les lo la los las se a";

/// The verb groups between two tokens, in order.
pub(super) fn groups(tokens: &[Token], start: usize, end: usize) -> Vec<Group> {
    let mut found = Vec::new();
    let mut at = start;
    while at < end {
        match group_at(tokens, at, start, end) {
            Some(group) => {
                at = group.end.max(at + 1);
                found.push(group);
            }
            None => at += 1,
        }
    }
    found
}

/// Whether the token is used as a verb where it stands.
pub(super) fn is_verb(tokens: &[Token], at: usize, start: usize) -> bool {
    let Some(token) = tokens.get(at) else {
        return false;
    };
    let Some(form) = token.verb else { return false };
    let before = at
        .checked_sub(1)
        .filter(|before| *before >= start)
        .and_then(|before| tokens.get(before));
    if token.is_any("negocio barrio aceite aceites tomate tomates bastante ayudante ayudantes representante asistente assistente mandala mandalas botas bota \
        estudiante estudiantes cantante comediante cuadra cuadras sala salas barra barro vacaciones tramite tramites confecciones intereses publico posta pedo mejores crias cosecha chamba comas \
        como para entre sobre nada come une vino cerca di media medio cuenta") {
        return token.is("cuenta") && before.is_some_and(|token| token.is_any("nos me se"))
            || token.is("publico") && before.is_some_and(|token| token.is("no"));
    }
    if token.is("esta") {
        // "Esta torta" is no verb; "está en", "está a", "esta abierto" is.
        let next = tokens.get(at + 1);
        return next.is_some_and(|next| {
            next.is_any("\
                en a em no na muy cerca ubicado ubicada ubicados abierto cerrado cerrada costando caro bien mal \
                saliendo bajando listo frente enfrente junto atras detras adentro dentro afuera entre hacia ubicados proximo \
                perto pela no fechada fechado por aberto subiendo cayendo al ahi sobre") || next.sort == Sort::Number
                || next.sort == Sort::Currency
                || next.verb.is_some_and(|form| form.tense == Tense::Gerund)
        });
    }
    if form.tense == Tense::Participle {
        return before.is_some_and(|token| {
            token
                .verb
                .is_some_and(|form| form.does("haber estar ser tener quedar"))
        });
    }
    if !form.is_plain && form.tense == Tense::Subjunctive {
        return false;
    }
    // "Bastillas, cierres y vestidos": in a row it is a plural.
    if form.tense == Tense::Subjunctive
        && form.person == Person::Second
        && !form.has_clitic
        && token.norm.ends_with('s')
        && before.is_some_and(|token| token.is_any(", y e"))
    {
        return false;
    }
    // "El gallo pinto", "el juego completo": behind a noun that has its article, how the thing is.
    if token.is_any("completo pinto limpio entero seco junto")
        && before.is_some_and(|noun| noun.is_word() && !is_function_word(&noun.norm))
        && at
            .checked_sub(2)
            .filter(|article| *article >= start)
            .and_then(|article| tokens.get(article))
            .is_some_and(|article| article.is_any("el un del al"))
    {
        return false;
    }
    if !form.is_plain {
        let starts = before.is_none()
            || before.is_some_and(|token| token.sort == Sort::Mark || token.sort == Sort::Line);
        let is_noun = starts
            || before.is_some_and(|token| {
                token.is_any("\
                    el un una mi mis tu su sus de del en con por para al nuestro nuestra nuestros nuestras este \
                    cada sin mas o os as um uma meu minha do da dos no na em com y e , buen otro otra unos unas \
                    primer varios varias hacer hacemos hago muchos muchas mucho como a ao pocos pocas vendo \
                    vendemos tengo tenemos ofrecemos gran nueva nuevo esa esos esas ese pra aceptamos mucha \
                    tanto tanta cuanto cuanta mismo")
            });
        let after_article = before.is_some_and(|token| token.is_any("la lo los las"));
        let speaks_of_it = token.norm.ends_with('o') && form.person == Person::First;
        if after_article && !speaks_of_it && before.is_some_and(|token| !token.is("lo")) {
            // "La vendo" has an object, "la compra" is a noun.
            return false;
        }
        if is_noun {
            // After a comma or "y" a first person still speaks: "…, pago 12 mil", "y pago la renta".
            let is_joined = starts || before.is_some_and(|token| token.is_any("y e ,"));
            let next = tokens.get(at + 1);
            let takes = next.is_some_and(|next| {
                next.is_any("la el los las un una con como en a mi mis por de desde o um uma bien todo todos para pra solo sola sozinha sozinho com") || next.sort == Sort::Number
                    || next.sort == Sort::Currency
                    || next.is_capital
                    || token.is_any("arriendo reparto cultivo preparo arreglo conserto rento bordo diseno limpio cuido instalo")
                        && next.norm.ends_with('s')
            });
            let speaks = matches!(
                token.norm.as_str(),
                "arriendo"
                    | "cultivo"
                    | "pago"
                    | "gasto"
                    | "uso"
                    | "cobro"
                    | "trabajo"
                    | "compro"
                    | "envio"
                    | "bajo"
                    | "vale"
                    | "sale"
                    | "cuesta"
                    | "llamo"
                    | "queda"
                    | "lleva"
                    | "cobra"
                    | "mando"
                    | "preparo"
                    | "reparto"
                    | "falta"
                    | "laburo"
                    | "anuncio"
                    | "publico"
                    | "arreglo"
                    | "conserto"
                    | "limpio"
                    | "cuido"
                    | "rento"
                    | "bordo"
                    | "tallo"
                    | "diseno"
                    | "horneo"
                    | "instalo"
            );
            let denied = before.is_some_and(|token| token.is("no")) && speaks;
            return denied || (is_joined && takes && speaks);
        }
    }
    true
}

fn group_at(tokens: &[Token], at: usize, from: usize, end: usize) -> Option<Group> {
    if !is_verb(tokens, at, from) {
        return None;
    }
    let first = tokens.get(at).and_then(|token| token.verb)?;
    let mut group = Group {
        start: at,
        end: at + 1,
        lemma: first.lemma,
        person: first.person,
        tense: first.tense,
        mode: Mode::Plain,
        is_negated: false,
        is_over: false,
        is_own: false,
        is_to_us: false,
        is_impersonal: false,
        is_to_them: false,
        has_object: false,
    };
    if first.has_clitic {
        let norm = tokens.get(at).map_or("", |token| token.norm.as_str());
        group.is_to_us = norm.ends_with("me") || norm.ends_with("nos");
    }
    lead(tokens, at, from, &mut group);
    if is_told(tokens, at, from, first, &group) {
        group.tense = Tense::Past;
    }
    follow(tokens, end, &mut group);
    group.is_own = is_own(tokens, &group, from);
    if group.is_negated
        && tokens
            .get(group.end..end.min(group.end + 8))
            .unwrap_or_default()
            .iter()
            .take_while(|token| !token.is_any(", pero"))
            .any(|token| token.is("mais") || token.is("anymore"))
    {
        group.is_over = true;
    }
    // "No acepto más efectivo", and not "no vendo más que tortas".
    let behind = |step: usize| {
        tokens
            .get(group.end + step)
            .filter(|_| group.end + step < end)
    };
    if group.is_negated
        && behind(0).is_some_and(|token| token.is("mas"))
        && !behind(1).is_some_and(|token| token.is_any("que de"))
    {
        group.is_over = true;
    }
    Some(group)
}

/// "La deje", "lo cancele", "deje de ir": a past whose accent is left out. An order has its pronoun behind it, and a wish
/// has a "que" before it.
fn is_told(tokens: &[Token], at: usize, from: usize, form: Form, group: &Group) -> bool {
    let next = tokens.get(at + 1);
    let is_led = group
        .start
        .checked_sub(1)
        .filter(|before| *before >= from)
        .and_then(|before| tokens.get(before))
        .is_some_and(|token| {
            token.is_any(
                "que si cuando ojala aunque favor se quando donde para espero quizas talvez",
            )
        });
    // "Me cambie a Metepec": nothing before it could lead a wish.
    let begins = group
        .start
        .checked_sub(1)
        .filter(|before| *before >= from)
        .and_then(|before| tokens.get(before))
        .is_none_or(|token| {
            matches!(token.sort, Sort::Mark | Sort::Line)
                || token.is_any("y ya pero porque pues e entonces yo")
        });
    form.tense == Tense::Subjunctive
        && form.person == Person::First
        && !group.is_negated
        && !is_led
        && tokens
            .get(at)
            .is_some_and(|token| token.norm.ends_with('e') && !token.norm.ends_with("se"))
        && !group.is_impersonal
        && (group.has_object && !group.is_to_us
            || group.is_to_us && begins
            || form.does("dejar") && next.is_some_and(|next| next.is("de")))
}

/// Pronouns and negation before the verb.
fn lead(tokens: &[Token], at: usize, from: usize, group: &mut Group) {
    let mut back = at;
    while back > from {
        let Some(token) = tokens.get(back - 1) else {
            break;
        };
        if token.is_any(CLITICS) && !(token.is("a") && !token.is("a")) {
            match token.norm.as_str() {
                "me" | "nos" => group.is_to_us = true,
                "se" => group.is_impersonal = true,
                "te" | "le" | "les" => group.is_to_them = true,
                "a" => break,
                _ => group.has_object = true,
            }
            back -= 1;
            continue;
        }
        if token.is_any(NEGATIONS) {
            group.is_negated = true;
            back -= 1;
            if back > from
                && tokens
                    .get(back - 1)
                    .is_some_and(|token| token.is_any("ya ja"))
            {
                group.is_over = true;
                back -= 1;
            }
            continue;
        }
        if token.is_any("\
            casi tambien siempre solo solamente longer actualmente normalmente todavia aun tb tbm também tambem \
            so") && back - 1 > from
        {
            if token.is("longer") {
                group.is_over = true;
                group.is_negated = true;
                back -= 2;
            } else if tokens
                .get(back - 2)
                .is_some_and(|token| token.is_any(NEGATIONS))
                || token.is_any("tambien solo siempre tambem")
            {
                back -= 1;
            } else {
                break;
            }
            continue;
        }
        break;
    }
    group.start = back.max(from);
}

fn mode_of(form: Form) -> Option<Mode> {
    Some(match form.lemma {
        "querer" | "necesitar" | "gustar" | "esperar" | "buscar" | "pretender" | "lograr" => {
            Mode::Wish
        }
        "ir" | "planear" => Mode::Plan,
        "decidir" => Mode::Decision,
        "poder" | "deber" | "conseguir" | "saber" => Mode::Ability,
        "dejar" | "parar" | "quitar" => Mode::Stop,
        "preferir" => Mode::Preference,
        "pensar" | "tratar" | "intentar" | "considerar" | "dudar" => Mode::Doubt,
        "estar" | "seguir" | "empezar" | "soler" | "volver" | "acabar" | "haber" | "terminar"
        | "acostumbrar" | "andar" => Mode::Plain,
        _ => return None,
    })
}

/// After "quiero", "vamos a" or "decidimos" whatever ends as an infinitive is one.
fn unknown_infinitive(token: &Token, before: Form) -> Option<Form> {
    let leads =
        before.does("querer ir decidir planear poder deber necesitar pensar preferir buscar");
    let norm = token
        .norm
        .trim_end_matches("nos")
        .trim_end_matches("me")
        .trim_end_matches("lo")
        .trim_end_matches("la")
        .trim_end_matches("se");
    let ends =
        norm.len() >= 5 && (norm.ends_with("ar") || norm.ends_with("er") || norm.ends_with("ir"));
    let is_noun = token.is_any("lugar taller alquiler mujer hogar celular azucar ayer lider poder super mayor menor mejor flyer popular familiar particular regular militar similar singular");
    (leads && ends && !is_noun && !token.is_capital).then_some(Form {
        lemma: "otro",
        person: Person::None,
        tense: Tense::Infinitive,
        is_plain: true,
        has_clitic: token.norm != norm,
    })
}

/// The verbs after an auxiliary: "vamos a empezar a vender".
fn follow(tokens: &[Token], end: usize, group: &mut Group) {
    for _ in 0..4 {
        let Some(form) = tokens.get(group.end - 1).and_then(|token| token.verb) else {
            return;
        };
        let next = tokens.get(group.end).filter(|_| group.end < end);
        let Some(mut token) = next else { return };
        let mut step = 0;
        // "Tengo que", "hay que".
        if form.does("tener haber")
            && token.is_any("que de")
            && tokens.get(group.end + 1).is_some_and(|verb| {
                verb.verb
                    .is_some_and(|form| form.tense == Tense::Infinitive)
            })
        {
            group.mode = Mode::Ability;
            step = 1;
            if let Some(verb) = tokens.get(group.end + 1).and_then(|token| token.verb) {
                group.lemma = verb.lemma;
                group.end += 2;
                continue;
            }
        }
        let Some(mode) = mode_of(form) else { return };
        while step < 3 && token.is_any("a de en que por to ya mejor me nos te le lo la se em mas") {
            let Some(after) = tokens
                .get(group.end + step + 1)
                .filter(|_| group.end + step + 1 < end)
            else {
                return;
            };
            token = after;
            step += 1;
        }
        let Some(main) = token.verb.or_else(|| unknown_infinitive(token, form)) else {
            return;
        };
        let fits = match form.lemma {
            "estar" | "seguir" => {
                main.tense == Tense::Gerund
                    || (form.lemma == "estar" && step > 0 && main.tense == Tense::Infinitive)
            }
            "haber" => main.tense == Tense::Participle,
            // English: "want to sell", "stopped selling".
            _ if main.person == Person::None && main.tense == Tense::Present => {
                step > 0 && tokens.get(group.end).is_some_and(|token| token.is("to"))
            }
            _ => matches!(main.tense, Tense::Infinitive | Tense::Gerund),
        };
        if !fits {
            return;
        }
        let is_thought = form.does("estar andar")
            && main.does("pensar considerar planear buscar tratar intentar");
        group.mode = match (group.mode, mode) {
            (_, Mode::Stop) if form.does("dejar parar") => Mode::Stop,
            _ if is_thought => {
                if main.does("buscar") {
                    Mode::Plain
                } else {
                    Mode::Doubt
                }
            }
            (Mode::Plain, mode) => mode,
            (mode, _) => mode,
        };
        if form.lemma == "haber" {
            group.tense = Tense::Past;
        }
        let is_told = form.tense == Tense::Subjunctive && group.tense == Tense::Past;
        if matches!(form.tense, Tense::Conditional | Tense::Subjunctive)
            && !is_told
            && !form.does("gustar querer")
        {
            group.mode = Mode::Doubt;
        }
        group.lemma = main.lemma;
        group.is_to_us |= token.norm.ends_with("nos") && main.has_clitic;
        group.end += step + 1;
    }
}

const OWN: &str = "\
    negocio tienda local empresa restaurante taller marca emprendimiento estudio salon consultorio gimnasio \
    panaderia taqueria equipo cafeteria loja cafe changarro puesto gente tiendita peluqueria barberia academia \
    hotel hostal farmacia veterinaria ferreteria fonda bar kiosco bodega almacen clinica escuela business shop \
    store bakery confeitaria salao padaria oficina";

/// Whether the business does it: a first person, an English verb after "we", or the shop as the subject.
fn is_own(tokens: &[Token], group: &Group, from: usize) -> bool {
    match group.person {
        Person::First => {
            !before_other(tokens, group.start, from)
                || matches!(
                    tokens.get(group.end - 1).map(|t| t.norm.ends_with("mos")),
                    Some(true)
                )
        }
        Person::Second => false,
        Person::Third | Person::None => {
            let stretch = tokens
                .get(group.start.saturating_sub(6).max(from)..group.start)
                .unwrap_or_default();
            let near = stretch
                .rsplit(|token| token.sort == Sort::Mark || token.is_any("pero que porque"))
                .next()
                .unwrap_or_default();
            if group.person == Person::None && matches!(group.tense, Tense::Present | Tense::Past) {
                return near.iter().any(|token| token.is_any("we i we've i've"));
            }
            if near.iter().any(|token| token.is_any("we're i'm nosotros")) {
                return true;
            }
            if near.iter().any(|token| token.is("gente")) && near.iter().any(|token| token.is("a"))
            {
                return true;
            }
            let is_named = near.iter().any(|token| token.is_any(OWN));
            let is_ours = near
                .iter()
                .any(|token| token.is_any("mi nuestra nuestro minha meu nossa nosso my our el la"));
            let is_theirs = near.iter().any(|token| {
                token.is_any("\
                    vecino vecina competencia frente lado primo cunado amigo amiga otro otra su hermano hermana \
                    esquina concorrente vizinho vizinha ese esa")
            });
            is_named && is_ours && !is_theirs
        }
    }
}

/// An imperfect or a subjunctive has one form for two persons: "mi vecino vendía".
fn before_other(tokens: &[Token], at: usize, from: usize) -> bool {
    let stretch = tokens
        .get(at.saturating_sub(4).max(from)..at)
        .unwrap_or_default();
    stretch.iter().any(|token| {
        token.is_any(
            "vecino vecina primo prima cunado cunada competencia amigo amiga ella el vizinho",
        ) && !token.is("el")
    })
}
