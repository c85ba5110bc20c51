//! Clauses: the stretches of a sentence that say one thing each, with their figures and their words.

use std::collections::HashSet;

use super::super::group::{Group, Mode, groups, is_verb};
use super::super::scope::Scope;
use super::figure::{Figure, Sort as FigureSort, figures};
use super::marks::{Change, change, is_once};
use crate::reconcile::words_of;
use crate::text::{Person, Sentence, Sort, Tense, Token, is_function_word};
use crate::{Context, Slot};

/// Words that name nothing.
const NAMELESS: &str = "\
    toco toca noche noches noite noites adios chau chao tchau descompuso descompusieron averio rompio quebro malogro arruino \
    eu q k ahi subida bajada alza aumento temporada nomas nadamas pon ponle ponlo apunta anota ahora ahorita agora now ya ja mejor melhor solo apenas casi mas menos mais hoy hoje ayer ontem semana semanas mes \
    meses ano anos dia dias hora horas bien bem pues bueno bom oye ojo perdon perdona disculpa desculpa mira fijate \
    che viste verdad verdade jaja jajaja jeje gracias tambien tambem todavia aca aqui alla asi entonces cierto dato \
    nuevo nueva novo nova correccion correcao corrijo cambio cambios precio precios preco valor costo tarifa total \
    peso pesos sol soles reais dolares mil millones lucas luca palos palo cosa cosas lado vez veces realidad \
    mentira mentiras lunes martes miercoles jueves viernes sabado domingo pasado pasada proximo proxima manana \
    antes luego despues desde hasta partir directo altiro pe oe po ah eh uy ay hey hola oi aviso comento ademas \
    enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre janeiro fevereiro \
    marco maio junho julho setembro outubro novembro dezembro \
    desafortunadamente lamentablemente infelizmente finalmente por fin nada algo gente nosotros nosotras ustedes \
    ellos ellas ella quien cual cuando donde como unos unas alguno alguna todo toda todos todas conmigo laburar \
    tamo tamos toy estoy ando labura laburo chamba camella aquele aquilo isso isto esto eso cima promedio mensual mensuales semanal diario \
    diarios diarias semanales anual nao not nem tampoco nunca siempre final mitad metade nadie ninguno ninguna ninguem nenhum nenhuma habil habiles uteis util corridos laborables";

/// What is only planned moves nothing: "la voy a subir a 90".
const MOVING: &str = "subir bajar aumentar cambiar ajustar reajustar poner dejar pasar";

/// A stretch that says one thing.
pub(super) struct Clause {
    pub from: usize,
    pub to: usize,
    pub figures: Vec<Figure>,
    pub change: Change,
    /// All its words, made comparable.
    pub words: HashSet<String>,
    /// Those that name something.
    pub nouns: HashSet<String>,
    pub groups: Vec<Group>,
    /// Whether all of it may be believed.
    pub is_open: bool,
}

/// The clauses of a sentence, in order.
pub(super) fn clauses(
    text: &str,
    tokens: &[Token],
    sentence: Sentence,
    scope: &Scope,
    context: &Context,
) -> Vec<Clause> {
    let mut found = Vec::new();
    let mut from = sentence.start;
    for at in sentence.start..=sentence.end {
        let ends = at == sentence.end
            || tokens.get(at).is_some_and(|token| {
                token.sort == Sort::Line
                    || token.is_any(", ; : ( ) pero porque aunque but because sino pq entonces")
                    || token.is_any("menos excepto salvo")
                        && tokens
                            .get(at + 1)
                            .is_some_and(|next| next.is_any("el la los las o a os as"))
                    || token.is_any("y e and") && divides(tokens, from, at, sentence.end)
            });
        if !ends {
            continue;
        }
        if at > from {
            found.push(clause(text, tokens, from, at, scope, context));
        }
        from = at + 1;
    }
    found
}

/// "Me cambié y ahora pago 900": what stands behind the "y" speaks for itself. "Treinta y cinco" and "fresa y crema" do not.
fn divides(tokens: &[Token], from: usize, at: usize, end: usize) -> bool {
    let is_number = |at: usize| crate::text::number_at(tokens, at, end).is_some();
    let speaks = (from..at).any(|at| is_number(at) || is_verb(tokens, at, from));
    let follows = tokens.get(at + 1).filter(|_| at + 1 < end);
    speaks
        && follows.is_some_and(|token| !token.is_any("media medio meia meio cuarto"))
        && !(is_number(at + 1) && at > from && is_number(at - 1))
}

fn clause(
    text: &str,
    tokens: &[Token],
    from: usize,
    to: usize,
    scope: &Scope,
    context: &Context,
) -> Clause {
    let raw = tokens
        .get(from)
        .zip(tokens.get(to - 1))
        .and_then(|(first, last)| text.get(first.from..last.to))
        .unwrap_or_default();
    let figures = figures(tokens, from, to, context);
    // "58 el balón", "45 cada docena": over what it is counted, and not what.
    let stop = figures
        .last()
        .map(|figure| figure.end)
        .filter(|end| {
            tokens
                .get(*end)
                .is_some_and(|token| token.is_any("el la cada por o a the per"))
        })
        .unwrap_or(to);
    let named: Vec<&str> = (from..to.min(stop))
        .filter(|at| is_noun(tokens, *at, from))
        .filter_map(|at| tokens.get(at).map(|token| token.norm.as_str()))
        .collect();
    let nouns: HashSet<String> = words_of(&named.join(" ")).into_iter().collect();
    Clause {
        from,
        to,
        figures,
        change: change(tokens, from, to),
        // "Pedidos ya" is an app, and the pedidos that are now 75 as well.
        words: words_of(raw)
            .into_iter()
            .chain(nouns.iter().cloned())
            .collect(),
        nouns,
        groups: told(tokens, from, groups(tokens, from, to)),
        is_open: (from..to).all(|at| scope.is_open(at)),
    }
}

/// "Cambie Rappi por Didi", "corte con Rappi": who writes without accents tells what is done, unless a "que" leads it.
fn told(tokens: &[Token], from: usize, mut groups: Vec<Group>) -> Vec<Group> {
    for group in &mut groups {
        let is_led = (group.start.saturating_sub(3).max(from)..group.start).any(|at| {
            tokens.get(at).is_some_and(|token| {
                token.is_any("que si cuando ojala aunque favor se quando para espero quizas talvez")
            })
        });
        let is_short = tokens
            .get(group.end - 1)
            .is_some_and(|token| token.norm.ends_with('e') && !token.norm.ends_with("se"));
        if group.tense == Tense::Subjunctive
            && group.person == Person::First
            && group.mode == Mode::Plain
            && !group.is_negated
            && is_short
            && !is_led
        {
            group.tense = Tense::Past;
        }
    }
    groups
}

/// Whether the word at a token names something.
pub(super) fn is_noun(tokens: &[Token], at: usize, from: usize) -> bool {
    tokens.get(at).is_some_and(|token| {
        (token.is_word() || token.sort == Sort::Link)
            && token.norm.len() > 2
            && !is_function_word(&token.norm)
            && !token.is_any(NAMELESS)
            && !super::marks::is_mark(token)
            && crate::text::number_at(tokens, at, at + 1).is_none()
            && !(is_verb(tokens, at, from) && !token.is_capital)
    })
}

impl Clause {
    /// Whether it says how something is from now on, without a figure: open, not wished or denied, and not of one time only.
    pub(super) fn is_of_a_state(&self, tokens: &[Token]) -> bool {
        self.is_open
            && self.figures.is_empty()
            && !self.is_unreal(tokens)
            && !is_once(tokens, self.from, self.to)
    }

    /// Whether it is wished, doubted or denied, so that no figure in it holds.
    pub(super) fn is_unreal(&self, tokens: &[Token]) -> bool {
        self.groups.iter().any(|group| {
            let is_order = tokens
                .get(group.end - 1)
                .is_some_and(|token| token.verb.is_some_and(|form| form.has_clitic));
            // "El pase libre" is no verb.
            let before = |back: usize| {
                let at = group.start.checked_sub(back).filter(|at| *at >= self.from);
                at.and_then(|at| tokens.get(at))
            };
            let is = |back: usize, words: &'static str| {
                before(back).is_some_and(|token| token.is_any(words))
            };
            let is_named = is(1, "el la los las un una o a os as")
                // "Mejor que sea del 30%" decides.
                || is(1, "que") && is(2, "mejor melhor");
            // "La voy a dejar en 7 desde marzo" is settled.
            let is_dated = || {
                (self.from..self.to).any(|at| {
                    tokens
                        .get(at)
                        .is_some_and(|token| token.is_any("desde partir"))
                })
            };
            // "Quise decir 45" takes back.
            let is_meant =
                group.lemma == "decir" && super::marks::takes_back(tokens, self.from, self.to);
            if is_meant {
                return false;
            }
            matches!(group.mode, Mode::Wish | Mode::Doubt | Mode::Preference)
                || group.mode == Mode::Plan
                    && !is_dated()
                    && group.is_own
                    && !group.is_over
                    && group.does(MOVING)
                || group.mode == Mode::Ability && group.tense != Tense::Past
                || matches!(group.tense, Tense::Conditional)
                || group.tense == Tense::Subjunctive && !is_order && !is_named
                // "Pensaba dejarlo en 50", "iba a subir a 20".
                || group.tense == Tense::Imperfect && group.mode != Mode::Plain
        })
    }

    /// What a figure is about, where the verb says so: "pago 900" is a cost.
    pub(super) fn hint(&self, tokens: &[Token]) -> Option<&'static [Slot]> {
        let is_paced = || {
            self.figures
                .iter()
                .any(|figure| is_per_period(tokens, figure.end))
        };
        // "Estoy en 5 días", "me demoro 6 semanas": how long the house takes.
        let is_lasting = || {
            self.figures.iter().any(|figure| {
                figure.sort == FigureSort::Time
                    && tokens
                        .get(figure.number_end)
                        .is_some_and(|unit| !unit.is_any("minuto minutos hora horas ano anos"))
            })
        };
        self.groups.iter().find_map(|group| {
            let is_form = |forms: &'static str| {
                tokens
                    .get(group.end - 1)
                    .is_some_and(|token| token.is_any(forms))
            };
            Some(match group.lemma {
                "estar" | "andar" | "demorar" | "tardar" | "entregar" if is_lasting() => {
                    &[Slot::Policy][..]
                }
                "ser" | "quedar" if is_form("somos quedamos ficamos") => &[Slot::TeamSize][..],
                "quedar" if is_form("quedo quede quedan quedaron") => {
                    &[Slot::TeamSize, Slot::Metric]
                }
                "ser" if is_form("son sao") && is_paced() => {
                    &[Slot::Revenue, Slot::Metric, Slot::TeamSize]
                }
                "ser" if is_form("son sao") => &[Slot::Metric, Slot::TeamSize],
                "andar" | "ir" if is_form("andamos ando vamos") => &[Slot::Revenue, Slot::Metric],
                "dejar" | "rendir" if group.person == Person::Third && is_paced() => {
                    &[Slot::Revenue, Slot::Metric]
                }
                "pagar" | "gastar" => &[Slot::Cost],
                "cobrar" => &[Slot::Price, Slot::Policy],
                "facturar" | "ingresar" | "ganar" => &[Slot::Revenue, Slot::Metric],
                "vender" | "sacar" | "hacer" if is_paced() => &[Slot::Revenue, Slot::Metric],
                "costar" | "valer" => &[Slot::Price, Slot::Cost],
                "tener" | "manejar" => &[Slot::Metric, Slot::TeamSize],
                "pedir" | "dar" => &[Slot::Policy, Slot::Price],
                _ => return None,
            })
        })
    }

    /// Whether the person is the one who changes the figure: "lo dejo en", "subimos a".
    pub(super) fn is_own_change(&self, tokens: &[Token]) -> bool {
        (self.from..self.to).any(|at| {
            tokens.get(at).is_some_and(|token| {
                super::marks::moves(token)
                    && (token.norm.contains("mos")
                        || token
                            .verb
                            .is_some_and(|form| form.person == Person::First || form.has_clitic))
            })
        })
    }
}

/// "20 mil diarios", "400 al día".
pub(super) fn is_per_period(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|token| {
        token.is_any("diario diarios diarias mensuales semanales mensual semanal")
            || token.is_any("al por a")
                && (at + 1..at + 3).any(|at| {
                    tokens
                        .get(at)
                        .is_some_and(|token| token.is_any("dia mes semana ano quincena"))
                })
    })
}

/// Whether a word of a subject names nothing.
pub(super) fn is_nameless(word: &str) -> bool {
    crate::text::has_word(NAMELESS, word)
}
