//! Figures and number words.

use super::token::{Sort, Token};

/// A number, in thousandths, and where it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Number {
    /// Thousandths: no number of a business needs more places, and no sum of them depends on its order.
    pub millis: u64,
    /// Behind its last token.
    pub end: usize,
    /// Whether a slang word says that it is money: "2 lucas".
    pub is_slang: bool,
    /// Whether it was written in digits.
    pub is_digits: bool,
    /// Whether "mil" or the like stands behind it.
    pub is_multiplied: bool,
}

impl Number {
    /// As a decimal with a point, without needless zeros.
    pub(crate) fn decimal(self) -> String {
        decimal(self.millis)
    }
}

/// Thousandths as a decimal.
pub(crate) fn decimal(millis: u64) -> String {
    let (whole, rest) = (millis / 1000, millis % 1000);
    if rest == 0 {
        return whole.to_string();
    }
    format!("{whole}.{rest:03}")
        .trim_end_matches('0')
        .to_owned()
}

fn multiplier(word: &str) -> Option<(u64, bool)> {
    Some(match word {
        "mil" | "k" | "thousand" => (1_000, false),
        "lucas" | "luca" | "lks" => (1_000, true),
        "millon" | "millones" | "milhao" | "milhoes" | "million" | "mdp" | "melones" | "mm" => {
            (1_000_000, false)
        }
        "palo" | "palos" => (1_000_000, true),
        "gamba" | "gambas" => (100, true),
        "hundred" => (100, false),
        _ => return None,
    })
}

fn word_value(word: &str) -> Option<u64> {
    Some(match word {
        "cero" | "zero" => 0,
        "uno" => 1,
        "dos" | "dois" | "duas" | "two" => 2,
        "tres" | "three" => 3,
        "cuatro" | "quatro" | "four" => 4,
        "cinco" | "five" => 5,
        "seis" | "six" => 6,
        "siete" | "sete" | "seven" => 7,
        "ocho" | "oito" | "eight" => 8,
        "nueve" | "nove" | "nine" => 9,
        "diez" | "dez" | "ten" => 10,
        "once" | "onze" | "eleven" => 11,
        "doce" | "doze" | "twelve" | "docena" | "duzia" => 12,
        "trece" | "treze" => 13,
        "catorce" | "catorze" => 14,
        "quince" | "quinze" | "fifteen" => 15,
        "dieciseis" | "dezesseis" => 16,
        "diecisiete" | "dezessete" => 17,
        "dieciocho" | "dezoito" => 18,
        "diecinueve" | "dezenove" => 19,
        "veinte" | "vinte" | "twenty" => 20,
        "veintiuno" => 21,
        "veintidos" => 22,
        "veintitres" => 23,
        "veinticuatro" => 24,
        "veinticinco" => 25,
        "veintiseis" => 26,
        "veintisiete" => 27,
        "veintiocho" => 28,
        "veintinueve" => 29,
        "treinta" | "trinta" | "thirty" => 30,
        "cuarenta" | "quarenta" | "forty" => 40,
        "cincuenta" | "cinquenta" | "fifty" => 50,
        "sesenta" | "sessenta" => 60,
        "setenta" => 70,
        "ochenta" | "oitenta" => 80,
        "noventa" => 90,
        "cien" | "ciento" | "cem" | "cento" => 100,
        "doscientos" | "duzentos" => 200,
        "trescientos" | "trezentos" => 300,
        "cuatrocientos" | "quatrocentos" => 400,
        "quinientos" | "quinhentos" => 500,
        "seiscientos" | "seiscentos" => 600,
        "setecientos" | "setecentos" => 700,
        "ochocientos" | "oitocentos" => 800,
        "novecientos" | "novecentos" => 900,
        _ => return None,
    })
}

/// The number at a token, before `end`. "Un" counts only before a multiplier: elsewhere it is an article.
pub(crate) fn number_at(tokens: &[Token], at: usize, end: usize) -> Option<Number> {
    let get = |at: usize| tokens.get(at).filter(|_| at < end);
    let first = get(at)?;
    if first.sort == Sort::Number {
        let millis = digits(&first.norm)?;
        return Some(multiplied(tokens, millis, at + 1, end, true));
    }
    if !first.is_word() {
        return None;
    }
    let word = first.norm.as_str();
    if matches!(word, "medio" | "media" | "meio" | "half") {
        let step = usize::from(get(at + 1).is_some_and(|next| next.is("a")));
        let (factor, is_slang) = get(at + 1 + step)
            .and_then(|next| multiplier(&next.norm))
            .filter(|(factor, _)| *factor >= 1_000_000)?;
        return Some(Number {
            millis: factor * 500,
            end: at + 2 + step,
            is_slang,
            is_digits: false,
            is_multiplied: true,
        });
    }
    if matches!(word, "un" | "una" | "um" | "a") {
        let next = get(at + 1)?;
        multiplier(&next.norm)?;
        // "Bajó a luca 200", "subió a mil": only in English is it an article.
        if word == "a" && next.is_any("mil luca lucas millon") {
            return None;
        }
        return Some(multiplied(tokens, 1_000, at + 1, end, false));
    }
    if word == "mil" || word == "luca" || word == "millon" {
        return Some(multiplied(tokens, 1_000, at, end, false));
    }
    let mut sum = word_value(word)?;
    let mut next = at + 1;
    let mut last = sum;
    while let Some(token) = get(next) {
        let joined = token.is_any("y e and");
        let following = if joined { get(next + 1) } else { Some(token) };
        let Some(value) = following.and_then(|token| word_value(&token.norm)) else {
            break;
        };
        // Ciento | veinte | y | cinco: each smaller than the place that the one before left open.
        let fits = (last >= 100 && value < 100 && last % 100 == 0)
            || (last >= 20 && last % 10 == 0 && value < 10 && joined && last < 100)
            || ((20..100).contains(&last) && last % 10 == 0 && value < 10 && !joined);
        if !fits {
            break;
        }
        sum += value;
        last = value;
        next += 1 + usize::from(joined);
    }
    Some(multiplied(
        tokens,
        sum.saturating_mul(1_000),
        next,
        end,
        false,
    ))
}

fn multiplied(tokens: &[Token], millis: u64, at: usize, end: usize, is_digits: bool) -> Number {
    let get = |at: usize| tokens.get(at).filter(|_| at < end);
    let mut number = Number {
        millis,
        end: at,
        is_slang: false,
        is_digits,
        is_multiplied: false,
    };
    // "4 y medio millones".
    let has_half = is_digits
        && get(at).is_some_and(|token| token.is_any("y e"))
        && get(at + 1).is_some_and(|token| token.is_any("medio media meio"))
        && get(at + 2).is_some_and(|token| multiplier(&token.norm).is_some());
    let (at, millis) = if has_half {
        (at + 2, millis.saturating_add(500))
    } else {
        (at, millis)
    };
    let Some((factor, is_slang)) = get(at).and_then(|token| multiplier(&token.norm)) else {
        return number;
    };
    number.millis = millis.saturating_mul(factor);
    number.end = at + 1;
    number.is_slang = is_slang;
    number.is_multiplied = true;
    // "A luca 200": the hundreds behind the thousand.
    if get(at).is_some_and(|token| token.is_any("luca lucas"))
        && let Some(rest) = get(at + 1)
            .filter(|token| token.sort == Sort::Number)
            .and_then(|token| digits(&token.norm))
            .filter(|rest| (100_000..1_000_000).contains(rest) && rest.is_multiple_of(10_000))
        && get(at + 2).is_none_or(|token| {
            !token.is_word() || token.is_any("el la los las cada y e pero ahora por al porque")
        })
    {
        number.millis = number.millis.saturating_add(rest);
        number.end = at + 2;
        return number;
    }
    // "Cien mil millones", "2 mil quinientos", "millón y medio".
    if factor == 1_000
        && get(number.end).is_some_and(|token| token.is_any("millones milhoes palos"))
    {
        number.millis = number.millis.saturating_mul(1_000_000);
        number.end += 1;
    }
    if get(number.end).is_some_and(|token| token.is_any("y e"))
        && get(number.end + 1).is_some_and(|token| token.is_any("medio media meio"))
    {
        number.millis = number.millis.saturating_add(factor.saturating_mul(500));
        number.end += 2;
    } else if factor == 1_000_000
        && let Some(rest) = hundreds(tokens, number.end, end)
    {
        number.millis = number.millis.saturating_add(rest.millis);
        number.end = rest.end;
    } else if factor >= 1_000 {
        let joined = usize::from(get(number.end).is_some_and(|token| token.is("e")));
        let follows = get(number.end + joined).is_some_and(|token| {
            token.is_word()
                && (word_value(&token.norm).is_some_and(|value| value >= 10)
                    || factor > 1_000
                        && token.sort == Sort::Word
                        && word_value(&token.norm).is_some())
        });
        if follows
            && let Some(rest) = number_at(tokens, number.end + joined, end)
                .filter(|rest| rest.millis < factor * 1_000)
        {
            // "Un millón doscientos" leaves out the thousands.
            let short = factor == 1_000_000 && (100_000..1_000_000).contains(&rest.millis);
            let rest_millis = if short {
                rest.millis.saturating_mul(1_000)
            } else {
                rest.millis
            };
            number.millis = number.millis.saturating_add(rest_millis);
            number.end = rest.end;
        }
    }
    number
}

/// The thousands behind millions, in digits: "3 millones 400", "2 millones 300 mil".
fn hundreds(tokens: &[Token], at: usize, end: usize) -> Option<Number> {
    tokens
        .get(at)
        .filter(|token| at < end && token.sort == Sort::Number)?;
    let rest = number_at(tokens, at, end)?;
    if rest.is_multiplied {
        return (rest.millis < 1_000_000_000 && !rest.is_slang).then_some(rest);
    }
    // "2 millones 300 clientes" are two figures.
    let counts = tokens
        .get(rest.end)
        .filter(|_| rest.end < end)
        .is_some_and(|next| {
            next.sort == Sort::Word
                && !super::is_function_word(&next.norm)
                && !next.is_any(
                    "pesos guaranies colones mensuales mensual diarios semanales ahora cada",
                )
        });
    let is_short = (100_000..1_000_000).contains(&rest.millis) && rest.millis.is_multiple_of(1_000);
    (is_short && !counts).then_some(Number {
        millis: rest.millis.saturating_mul(1_000),
        ..rest
    })
}

/// Thousandths of digits with separators: three digits behind the last separator are thousands, everywhere.
fn digits(text: &str) -> Option<u64> {
    if text.contains(':') || text.len() > 18 {
        return None;
    }
    let groups: Vec<&str> = text.split(['.', ',', '\'']).collect();
    let (whole, fraction) = match groups.as_slice() {
        [whole] => ((*whole).to_owned(), String::new()),
        [all @ .., last]
            if last.len() == 3
                && all.iter().skip(1).all(|group| group.len() == 3)
                && all
                    .first()
                    .is_some_and(|first| first.len() <= 3 && *first != "0") =>
        {
            (groups.concat(), String::new())
        }
        [all @ .., last]
            if last.len() <= 3
                && (all.len() == 1 || all.iter().skip(1).all(|group| group.len() == 3)) =>
        {
            (all.concat(), (*last).to_owned())
        }
        _ => return None,
    };
    let whole: u64 = whole.parse().ok()?;
    let fraction: u64 = format!("{fraction:0<3}").parse().ok()?;
    whole.checked_mul(1_000)?.checked_add(fraction)
}
