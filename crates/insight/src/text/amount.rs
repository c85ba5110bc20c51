//! Money and shares.

use super::numbers::{Number, number_at};
use super::token::{Sort, Token};

/// A figure with what is known of its sort.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Amount {
    /// The figure.
    pub number: Number,
    /// ISO 4217, where a sign or a word names one.
    pub currency: Option<&'static str>,
    /// Whether a sign or a word says that it is money.
    pub is_money: bool,
    /// Whether it is a share.
    pub is_percent: bool,
    /// Its first token.
    pub start: usize,
    /// Behind its last token.
    pub end: usize,
}

/// The currency of a country, by its ISO 3166-1 code.
pub(crate) fn currency_of_country(country: &str) -> Option<&'static str> {
    Some(match country {
        "MX" => "MXN",
        "CO" => "COP",
        "AR" => "ARS",
        "PE" => "PEN",
        "CL" => "CLP",
        "BR" => "BRL",
        "US" | "EC" | "SV" | "PA" | "PR" => "USD",
        "UY" => "UYU",
        "BO" => "BOB",
        "PY" => "PYG",
        "VE" => "VES",
        "GT" => "GTQ",
        "CR" => "CRC",
        "DO" => "DOP",
        "HN" => "HNL",
        "NI" => "NIO",
        "CU" => "CUP",
        "ES" | "PT" => "EUR",
        _ => return None,
    })
}

fn currency_of_word(word: &str) -> Option<Option<&'static str>> {
    Some(match word {
        "peso" | "pesos" | "pesitos" | "mangos" | "varos" | "baros" | "bolas" | "pavos"
        | "lukas" => None,
        "sol" | "soles" | "solcitos" | "pen" | "lucas_pe" => Some("PEN"),
        "real" | "reais" | "conto" | "contos" | "pila" | "pilas" | "brl" => Some("BRL"),
        "dolar" | "dolares" | "usd" | "dollars" | "dolars" | "bucks" => Some("USD"),
        "euro" | "euros" | "eur" => Some("EUR"),
        "mxn" => Some("MXN"),
        "cop" => Some("COP"),
        "ars" => Some("ARS"),
        "clp" => Some("CLP"),
        "quetzales" | "quetzal" => Some("GTQ"),
        "bolivianos" | "boliviano" | "bs" => Some("BOB"),
        "guaranies" | "gs" => Some("PYG"),
        "colones" => Some("CRC"),
        "lempiras" => Some("HNL"),
        "bolivares" => Some("VES"),
        _ => return None,
    })
}

fn currency_of_sign(sign: &str) -> Option<&'static str> {
    Some(match sign {
        "r$" => "BRL",
        "s/" | "s/." => "PEN",
        "€" => "EUR",
        "us$" | "u$" => "USD",
        "mx$" | "mxn$" => "MXN",
        "ar$" => "ARS",
        "£" => "GBP",
        "₲" => "PYG",
        "₡" => "CRC",
        _ => return None,
    })
}

/// A share of an amount, in thousandths both: to the cent, or to the whole where the amount is hundreds.
pub(crate) fn percent_of(millis: u64, percent: u64) -> Option<u64> {
    let share = millis.checked_mul(percent)? / 100_000;
    let unit = if millis >= 100_000 { 1_000 } else { 10 };
    Some(share.checked_add(unit / 2)? / unit * unit)
}

/// "A un dólar", "por un quetzal": what stands before a coin is no article where a price is told.
fn one(tokens: &[Token], at: usize, end: usize) -> Option<Number> {
    let is_led = at
        .checked_sub(1)
        .and_then(|before| tokens.get(before))
        .is_some_and(|before| before.is_any("a en por em vale cuesta custa"));
    let is_coin = tokens
        .get(at + 1)
        .filter(|_| at + 1 < end)
        .is_some_and(|coin| coin.is_any("peso sol dolar quetzal boliviano real euro"));
    let is_one = tokens.get(at)?.is_any("un um");
    (is_led && is_coin && is_one).then_some(Number {
        millis: 1_000,
        end: at + 1,
        is_slang: false,
        is_digits: false,
        is_multiplied: false,
    })
}

/// The amount at a token, before `end`.
pub(crate) fn amount_at(tokens: &[Token], at: usize, end: usize) -> Option<Amount> {
    let get = |at: usize| tokens.get(at).filter(|_| at < end);
    let first = get(at)?;
    let (sign, from) = if first.sort == Sort::Currency {
        (Some(first.norm.as_str()), at + 1)
    } else {
        (None, at)
    };
    let number = number_at(tokens, from, end).or_else(|| one(tokens, at, end))?;
    let mut amount = Amount {
        number,
        currency: sign.and_then(currency_of_sign),
        is_money: sign.is_some() || number.is_slang,
        is_percent: false,
        start: at,
        end: number.end,
    };
    let next = get(amount.end);
    if next.is_some_and(|token| token.is_any("centavos centimos ctvs centavitos"))
        && amount.number.millis < 100_000
        && amount.number.is_digits
    {
        amount.number.millis /= 100;
        amount.is_money = true;
        amount.end += 1;
    } else if next.is_some_and(|token| token.is_any("% porciento")) {
        amount.is_percent = true;
        amount.end += 1;
    } else if next.is_some_and(|token| token.is("por"))
        && get(amount.end + 1).is_some_and(|token| token.is_any("ciento cento cien"))
    {
        amount.is_percent = true;
        amount.end += 2;
    } else if next.is_some_and(|token| token.sort == Sort::Currency && sign.is_none()) {
        amount.is_money = true;
        amount.currency = next.and_then(|token| currency_of_sign(&token.norm));
        amount.end += 1;
    } else {
        let skip = usize::from(next.is_some_and(|token| token.is("de")));
        if let Some(currency) =
            get(amount.end + skip).and_then(|token| currency_of_word(&token.norm))
        {
            amount.is_money = true;
            amount.currency = amount.currency.or(currency);
            amount.end += skip + 1;
            if get(amount.end).is_some_and(|token| {
                token.is_any("mxn cop ars clp mexicanos colombianos argentinos chilenos m")
            }) {
                amount.end += 1;
            }
        }
    }
    Some(amount)
}
