//! A sentence as the rules see it, and what they write down.

use super::content;
use super::group::{Group, groups};
use super::phrase::{Phrase, is_something, list_at, phrase_at};
use super::scope::Scope;
use crate::text::{
    Amount, Sentence, Sort, Token, amount_at, currency_of_country, fold, has_word, longest_phrase,
};
use crate::{Candidate, Claim, Context, FactKey, Origin, Slot, Span, Value};

/// How sure a rule is.
pub(super) mod sure {
    /// The sentence has one reading.
    pub const HIGH: f64 = 0.9;
    /// The usual reading.
    pub const USUAL: f64 = 0.8;
    /// The likely one.
    pub const LIKELY: f64 = 0.7;
}

/// A sentence, its verbs, and the candidates of it.
pub(super) struct Reader<'a> {
    pub text: &'a str,
    pub tokens: &'a [Token],
    pub start: usize,
    pub end: usize,
    pub groups: Vec<Group>,
    pub context: &'a Context,
    pub scope: &'a Scope,
    pub found: Vec<Candidate>,
    /// Tokens that a rule has understood, so that a vaguer one passes them over.
    pub taken: Vec<bool>,
    /// Whether nothing was asked before.
    pub is_opening: bool,
    /// What the question before asks for.
    pub asked: Option<Slot>,
    /// Whether the sentence says that something changed or was wrong.
    pub is_correction: bool,
}

/// A candidate before its sentence is written.
pub(super) struct Draft {
    pub slot: Slot,
    pub subject: String,
    pub value: Option<Value>,
    pub claim: Claim,
    pub confidence: f64,
    /// First token and behind the last.
    pub from: usize,
    pub to: usize,
}

const CORRECTIONS: &str = "\
    perdon|perdona|disculpa|disculpe|en realidad|me equivoque|me confundi|corrijo|correccion|mejor dicho|digo|\
    quise decir|no era|no es|no son|ahora|ahorita|actualizo|actualizacion|a partir de|a partir del|cambio de planes|\
    cambiamos|cambie|subimos|subi|bajamos|baje|aumentamos|aumento|nos mudamos|me mude|ya son|ya somos|ya no|\
    desculpa|na verdade|me enganei|errei|corrigindo|correcao|agora|mudamos|mudei|aumentei|baixei|baixamos|subiu|\
    actually|sorry|i meant|now|no ,|nao ,|de hecho|fe de erratas|rectifico|ojo|lo deje|lo dejamos|la dejamos|\
    paso de|pasamos de|subio|bajo a|antes|ya vale|ya cuesta|ja sao|ja somos|te corrijo|no eran|te dije mal|\
    puse mal|dije mal|trasladamos|nos cambiamos|me cambie|desde ayer|desde hoy|desde esta semana|desde este mes|\
    na real|quis dizer|alias ,|movimos|pasamos a";

const APOLOGIES: &str = "perdon|perdona|disculpa|disculpe|en realidad|me equivoque|me confundi|corrijo|correccion|mejor dicho|\
    quise decir|me enganei|errei|desculpa|sorry|na verdade|mentiras|no mentiras";

impl<'a> Reader<'a> {
    pub(super) fn new(
        text: &'a str,
        tokens: &'a [Token],
        sentence: Sentence,
        context: &'a Context,
        scope: &'a Scope,
    ) -> Self {
        let Sentence { start, end, .. } = sentence;
        let mut reader = Self {
            text,
            tokens,
            start,
            end,
            groups: groups(tokens, start, end),
            context,
            scope,
            found: Vec::new(),
            taken: vec![false; end - start],
            is_opening: false,
            asked: None,
            is_correction: false,
        };
        reader.is_correction = (start..end).any(|at| {
            reader.one_of(at, CORRECTIONS).is_some_and(|next| {
                // "A partir de 350" is the lowest price, "a partir de mayo" a change.
                !(reader.is(at + 1, "partir")
                    && reader.token(next).is_some_and(|token| {
                        matches!(token.sort, Sort::Number | Sort::Currency)
                    }))
            })
        })
            // "Perdón." or "Me equivoqué:" in the sentence before.
            || start > 1
                && (start.saturating_sub(8)..start).any(|at| {
                    longest_phrase(APOLOGIES, |step| tokens.get(at + step).map(|token| token.norm.as_str())).is_some()
                });
        reader
    }

    pub(super) fn token(&self, at: usize) -> Option<&'a Token> {
        self.tokens
            .get(at)
            .filter(|_| at >= self.start && at < self.end)
    }

    pub(super) fn is(&self, at: usize, norm: &str) -> bool {
        self.token(at).is_some_and(|token| token.is(norm))
    }

    pub(super) fn is_any(&self, at: usize, list: &'static str) -> bool {
        self.token(at).is_some_and(|token| token.is_any(list))
    }

    /// Whether these words stand at a token.
    pub(super) fn says(&self, at: usize, phrase: &'static str) -> bool {
        self.token(at)
            .is_some_and(|token| phrase.starts_with(token.norm.as_str()))
            && phrase
                .split(' ')
                .enumerate()
                .all(|(step, word)| self.is(at + step, word))
    }

    /// The longest phrase of a list at a token: behind it.
    pub(super) fn one_of(&self, at: usize, phrases: &'static str) -> Option<usize> {
        longest_phrase(phrases, |step| {
            self.token(at + step).map(|token| token.norm.as_str())
        })
        .map(|count| at + count)
    }

    /// Whether one of some words stands between two tokens.
    pub(super) fn has(&self, from: usize, to: usize, list: &'static str) -> bool {
        (from.max(self.start)..to.min(self.end)).any(|at| self.is_any(at, list))
    }

    /// Whether a word between two tokens denies; "no" is a preposition in Portuguese.
    pub(super) fn denies(&self, from: usize, to: usize) -> bool {
        self.has(from, to, "nao nunca ni nem nadie ninguem")
            || self.context.language != crate::Language::Portuguese && self.has(from, to, "no")
    }

    pub(super) fn is_open(&self, at: usize) -> bool {
        self.scope.is_open(at)
    }

    pub(super) fn is_taken(&self, at: usize) -> bool {
        at.checked_sub(self.start)
            .and_then(|at| self.taken.get(at))
            .copied()
            .unwrap_or(true)
    }

    pub(super) fn take(&mut self, from: usize, to: usize) {
        for at in from.max(self.start)..to.min(self.end) {
            if let Some(taken) = self.taken.get_mut(at - self.start) {
                *taken = true;
            }
        }
    }

    pub(super) fn amount(&self, at: usize) -> Option<Amount> {
        (at >= self.start)
            .then(|| amount_at(self.tokens, at, self.end))
            .flatten()
    }

    pub(super) fn phrase(&self, at: usize) -> Option<Phrase> {
        phrase_at(self.tokens, at, self.start, self.end)
            .filter(|phrase| is_something(self.tokens, *phrase))
    }

    /// The things of a list at a token, and behind which token it ends.
    pub(super) fn list(&self, at: usize) -> (Vec<Phrase>, usize) {
        let (mut phrases, end) = list_at(self.tokens, at, self.start, self.end);
        phrases.retain(|phrase| is_something(self.tokens, *phrase));
        (phrases, end)
    }

    /// The words between two tokens as the person wrote them.
    pub(super) fn raw(&self, from: usize, to: usize) -> &'a str {
        let bytes = self.tokens.get(from).map(|token| token.from).zip(
            to.checked_sub(1)
                .and_then(|last| self.tokens.get(last))
                .map(|token| token.to),
        );
        bytes
            .and_then(|(from, to)| self.text.get(from..to))
            .unwrap_or_default()
    }

    pub(super) fn words(&self, phrase: Phrase) -> String {
        self.raw(phrase.start, phrase.end).to_owned()
    }

    /// The end of the clause that begins at a token.
    pub(super) fn clause_end(&self, at: usize) -> usize {
        (at..self.end)
            .find(|next| {
                self.is_any(
                    *next,
                    ", ; : ( ) pero porque aunque but because asi entonces pq",
                ) || self
                    .token(*next)
                    .is_some_and(|token| token.sort == Sort::Line)
            })
            .unwrap_or(self.end)
    }

    pub(super) fn clause_start(&self, at: usize) -> usize {
        super::scope::clause_start(self.tokens, at, self.start)
    }

    /// Money as a value: without a sign the currency is the country's.
    pub(super) fn money(&self, amount: &Amount) -> Value {
        let home = self
            .context
            .country
            .as_deref()
            .and_then(currency_of_country);
        let mut number = amount.number;
        // In Peru a luca is one sol.
        // Nobody in these countries counts in single pesos: "el corte a 16" is sixteen thousand.
        let is_short = amount
            .currency
            .is_none_or(|currency| Some(currency) == home)
            && matches!(home, Some("COP" | "CLP" | "ARS"))
            && number.is_digits
            && !number.is_multiplied
            && (1_000..1_000_000).contains(&number.millis)
            && !(number.millis >= 200_000 && (self.writes_thousands() || self.is_each(amount.end)));
        if is_short {
            number.millis *= 1_000;
        }
        if number.is_slang
            && home == Some("PEN")
            && number.millis.is_multiple_of(1_000_000)
            && number.millis < 1_000_000_000
        {
            number.millis /= 1_000;
        }
        Value {
            number: Some(number.decimal()),
            currency: amount.currency.or(home).map(str::to_owned),
            ..Value::default()
        }
    }

    /// "900 la unidad", "800 cada una": small things do cost single pesos.
    fn is_each(&self, at: usize) -> bool {
        self.is(at, "cada") && self.is_any(at + 1, "uno una")
            || self.is_any(at, "la el por")
                && self.is_any(at + 1, "unidad pieza hoja copia pagina minuto")
            || self.is_any(at, "c c/u")
    }

    /// Whether the sentence has a figure with its thousands, beside which "900" is nine hundred: "la bajada 1.800 y 900 el km".
    fn writes_thousands(&self) -> bool {
        (self.start..self.end).any(|at| {
            self.token(at)
                .is_some_and(|token| token.sort == Sort::Number)
                && self.amount(at).is_some_and(|amount| {
                    !amount.number.is_multiplied
                        && (1_000_000..10_000_000).contains(&amount.number.millis)
                        && !(1_900_000..2_100_000).contains(&amount.number.millis)
                })
        })
    }

    pub(super) fn claim(&self) -> Claim {
        if self.is_correction {
            Claim::Corrects
        } else {
            Claim::Holds
        }
    }

    /// Writes a candidate down, unless part of it may not be believed.
    pub(super) fn add(&mut self, draft: Draft) {
        if draft.from >= draft.to || !self.is_open(draft.from) || !self.is_open(draft.to - 1) {
            return;
        }
        let (Some(first), Some(last)) =
            (self.tokens.get(draft.from), self.tokens.get(draft.to - 1))
        else {
            return;
        };
        let mut draft = draft;
        // "Atiendo en Rancagua y Machalí": what is at two places comes to them.
        if draft.slot == Slot::Location
            && draft.subject.is_empty()
            && draft
                .value
                .as_ref()
                .and_then(|value| value.text.as_deref())
                .is_some_and(is_two_places)
        {
            draft.slot = Slot::Coverage;
        }
        let subject = crate::text::subject(&draft.subject);
        self.found.push(Candidate {
            content: content::sentence(self.context.language, &draft),
            tags: content::tags(draft.slot, &subject),
            key: FactKey {
                slot: draft.slot,
                subject,
            },
            value: draft.value,
            claim: draft.claim,
            confidence: draft.confidence,
            is_actionable: content::is_actionable(draft.slot),
            expires_at: None,
            origin: Origin::Rules,
            language: self.context.language,
            span: Span {
                start: first.start,
                end: last.end,
            },
        });
    }

    /// A candidate whose subject says all.
    pub(super) fn name(&mut self, slot: Slot, phrase: Phrase, claim: Claim, confidence: f64) {
        let subject = self.words(phrase);
        self.add(Draft {
            slot,
            subject,
            value: None,
            claim,
            confidence,
            from: phrase.start,
            to: phrase.end,
        });
    }
}

/// Whether a text names two places: "Vicente López y San Isidro".
fn is_two_places(text: &str) -> bool {
    let parted = [" y ", " e "]
        .iter()
        .find_map(|joint| text.split_once(joint));
    let opens = |part: &str| part.chars().next().is_some_and(char::is_uppercase);
    parted.is_some_and(|(one, other)| opens(one) && opens(other))
        && !text.chars().any(|letter| letter.is_ascii_digit())
        && !mentions(
            text,
            "calle av avenida esquina entre jiron jr rua carrera boulevard blvd mercado plaza local colonia centro",
        )
}

/// A value in words.
pub(super) fn words(text: &str) -> Value {
    Value {
        text: Some(text.trim().to_owned()),
        ..Value::default()
    }
}

/// Whether a folded text has one of some words.
pub(super) fn mentions(text: &str, list: &'static str) -> bool {
    fold(text)
        .split(|character: char| !character.is_alphanumeric())
        .any(|word| has_word(list, word))
}
