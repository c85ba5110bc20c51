//! Clauses, and whether what they say is the house's own.

use super::group::{Group, Mode};
use super::reader::Reader;
use crate::text::{Person, Sort, Tense};

/// A stretch of a sentence that says one thing.
#[derive(Debug, Clone, Copy)]
pub(super) struct Clause {
    /// Its first token.
    pub start: usize,
    /// Behind its last.
    pub end: usize,
}

/// The clauses of a sentence. "Y" parts two of them where a verb, a figure or a noun with its own "de" stands behind it.
pub(super) fn clauses(reader: &Reader<'_>) -> Vec<Clause> {
    let mut found = Vec::new();
    let mut start = reader.start;
    for at in reader.start..=reader.end {
        let is_end = at == reader.end
            || reader.is_any(at, ", ; : ( ) pero porque aunque but mas pq")
                && !(reader.is(at, "mas") && !reader.is_any(at.wrapping_sub(1), ","))
            || reader
                .token(at)
                .is_some_and(|token| token.sort == Sort::Line)
            || reader.is_any(at, "y e ni nem") && at > start && opens(reader, at + 1);
        if is_end {
            // A condition before the rule may not be believed, the rule behind it may.
            let from = (start..at).find(|next| reader.is_open(*next)).unwrap_or(at);
            let to = (from..at).find(|next| !reader.is_open(*next)).unwrap_or(at);
            if to > from {
                found.push(Clause {
                    start: from,
                    end: to,
                });
            }
            start = at + 1;
        }
    }
    found
}

/// Whether a clause of its own begins at a token behind "y".
pub(super) fn opens(reader: &Reader<'_>, at: usize) -> bool {
    let mut next = at;
    while reader.is_any(next, "el la los las un una o a os as yo eu tambien ya") && next < at + 2 {
        next += 1;
    }
    reader
        .groups
        .iter()
        .any(|group| group.start == at || group.start == next && group.person != Person::None)
        || reader.amount(next).is_some()
        || says_of(reader, at, next)
        || reader.is_any(at, "no nao si solo sin por con pasados")
        || reader.is_any(next, "saldo resto restante") && next > at
        // "50% de adelanto y entrega en 7 días".
        || reader.is_any(next, "entrega entregas prazo plazo")
            && reader.is_any(next + 1, "en em de a es : maximo")
}

/// "… y la cotización dura 15 días": what the verb is said of stands between.
fn says_of(reader: &Reader<'_>, at: usize, noun: usize) -> bool {
    noun == at + 1
        && reader.is_any(at, "el la los las o a os as")
        && reader
            .token(noun)
            .is_some_and(|token| token.is_word() && token.norm.len() > 3)
        && reader
            .groups
            .iter()
            .any(|group| group.start == noun + 1 && group.person == Person::Third && group.is_now())
}

/// Who gives to the business, instead of getting from it.
const GIVERS: &str = "\
    proveedor proveedora proveedores fornecedor fornecedora fornecedores banco bancos distribuidora distribuidor \
    mayorista prestamista dueño dueno casero arrendador gobierno sat sunat dian afip competencia vecino vecina \
    supplier financiera financeira vizinho";

/// What happened on a day and need not happen again.
pub(super) const ONCE: &str = "\
    ayer anoche anteayer antier ontem anteontem pasado pasada passada hoy hoje ultima yesterday antes";

impl Reader<'_> {
    /// The verbs of a clause.
    pub(super) fn verbs_of(&self, clause: Clause) -> Vec<Group> {
        self.groups
            .iter()
            .filter(|group| group.start >= clause.start && group.end <= clause.end)
            .copied()
            .collect()
    }

    /// Whether a clause may state a rule of the house: nobody else acts, nothing is wished, nothing is over.
    pub(super) fn is_house_rule(&self, clause: Clause) -> bool {
        if self.has(clause.start, clause.end, GIVERS)
            || self.has(clause.start, clause.end, ONCE) && !self.is_correction
        {
            return false;
        }
        self.verbs_of(clause).iter().all(|group| {
            let is_given = group.is_to_us
                && group.person == Person::Third
                && !group.does("\
                    pedir pagar dejar abonar adelantar encargar reservar avisar cancelar confirmar solicitar \
                    separar transferir depositar");
            let is_now = matches!(
                group.tense,
                Tense::Present | Tense::Gerund | Tense::Infinitive | Tense::Participle
            ) || group.tense == Tense::Subjunctive;
            !is_given
                && is_now
                && !group.is_over
                && matches!(group.mode, Mode::Plain | Mode::Ability)
                && (group.person != Person::Second || group.does("apartar separar reservar pagar llevar comprar pedir"))
        })
    }

    /// Whether a figure with "días", "meses" and the like begins at a token: behind it.
    pub(super) fn duration(&self, at: usize) -> Option<usize> {
        let number = crate::text::number_at(self.tokens, at, self.end)
            .map(|number| number.end)
            .or_else(|| {
                self.is_any(at, "un una um uma mismo mesmo")
                    .then_some(at + 1)
            })?;
        let unit = number + usize::from(self.is_any(number, "o a"));
        let unit = if unit > number {
            crate::text::number_at(self.tokens, unit, self.end).map_or(number, |other| other.end)
        } else {
            number
        };
        self.is_any(
            unit,
            "\
                dia dias semana semanas mes meses ano anos hora horas hs hrs h minuto minutos min quincena \
                quincenas days weeks months hours",
        )
        .then(|| unit + 1 + usize::from(self.is_any(unit + 1, "habiles uteis corridos laborables")))
    }

    /// Whether a share, a sum, a stretch of time or "la mitad" stands between two tokens.
    pub(super) fn has_measure(&self, from: usize, to: usize) -> bool {
        (from..to).any(|at| {
            self.is_any(at, "mitad metade")
                || self.duration(at).is_some_and(|end| end <= to)
                || self.amount(at).is_some_and(|amount| {
                    amount.end <= to + 1
                        && (amount.is_percent
                            || amount.is_money
                            || amount.number.is_multiplied
                            || amount.number.millis >= 50_000)
                })
        })
    }

    /// The first place between two tokens where one of some phrases stands, and behind it.
    pub(super) fn find(
        &self,
        from: usize,
        to: usize,
        phrases: &'static str,
    ) -> Option<(usize, usize)> {
        (from..to).find_map(|at| {
            self.one_of(at, phrases)
                .filter(|end| *end <= to)
                .map(|end| (at, end))
        })
    }
}
