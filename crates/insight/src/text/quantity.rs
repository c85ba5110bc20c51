//! Periods: "al mes", "por semana", "diarios".

use super::token::Token;

/// A stretch of time over which something is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Period {
    /// An hour.
    Hour,
    /// A day.
    Day,
    /// A week.
    Week,
    /// Half a month.
    Fortnight,
    /// A month.
    Month,
    /// A year.
    Year,
}

impl Period {
    /// The name that keys have.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Hour => "hora",
            Self::Day => "dia",
            Self::Week => "semana",
            Self::Fortnight => "quincena",
            Self::Month => "mes",
            Self::Year => "ano",
        }
    }
}

fn period_of_word(word: &str) -> Option<Period> {
    Some(match word {
        "hora" | "hour" => Period::Hour,
        "dia" | "dias" | "day" | "noche" | "noite" => Period::Day,
        "semana" | "semanas" | "week" => Period::Week,
        "quincena" => Period::Fortnight,
        "mes" | "month" | "meses" => Period::Month,
        "ano" | "year" | "anos" => Period::Year,
        _ => return None,
    })
}

fn period_of_adjective(word: &str) -> Option<Period> {
    Some(match word {
        "diario" | "diarios" | "diaria" | "diarias" | "daily" | "diariamente" => Period::Day,
        "semanal" | "semanales" | "semanalmente" | "semanais" | "weekly" => Period::Week,
        "quincenal" | "quincenales" => Period::Fortnight,
        "mensual" | "mensuales" | "mensualmente" | "mensal" | "mensais" | "monthly"
        | "mensualidad" => Period::Month,
        "anual" | "anuales" | "anualmente" | "anuais" | "yearly" => Period::Year,
        _ => return None,
    })
}

/// The period that begins at a token, and behind which token it ends.
pub(crate) fn period_at(tokens: &[Token], at: usize, end: usize) -> Option<(Period, usize)> {
    let get = |at: usize| tokens.get(at).filter(|_| at < end);
    let first = get(at)?;
    if let Some(period) = period_of_adjective(&first.norm) {
        return Some((period, at + 1));
    }
    let second = get(at + 1)?;
    if first.is_any("al por cada a ao per x / na no todo todos todas toda") {
        if let Some(period) = period_of_word(&second.norm) {
            return Some((period, at + 2));
        }
        if second.is_any("la el los las o os as")
            && let Some(period) = get(at + 2).and_then(|token| period_of_word(&token.norm))
        {
            return Some((period, at + 3));
        }
    }
    if first.is_any("en em de") && second.is_any("un um el la una") {
        let period = get(at + 2).and_then(|token| period_of_word(&token.norm))?;
        return Some((period, at + 3));
    }
    // "Un día bueno", "uma semana normal".
    if first.is_any("un una um uma")
        && get(at + 2).is_some_and(|token| {
            token.is_any("normal bueno buena promedio comun cualquiera tranquilo tranquila bom boa")
        })
    {
        return period_of_word(&second.norm).map(|period| (period, at + 3));
    }
    if first.is_any("de del este a") && second.is_any("mes dia semana") && first.is("del") {
        return period_of_word(&second.norm).map(|period| (period, at + 2));
    }
    if first.is_any("cada a") && second.is_any("quince 15") {
        return Some((Period::Fortnight, at + 3));
    }
    None
}
