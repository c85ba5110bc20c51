use chrono::NaiveDate;

use super::verbs_table::{ENGLISH, IRREGULAR, STEMS};
use super::*;

fn day(text: &str) -> Option<String> {
    let tokens = tokens(text);
    let today = NaiveDate::from_ymd_opt(2026, 3, 4)?;
    day_at(&tokens, 0, tokens.len(), today).map(|(day, _)| day.to_string())
}

fn number(text: &str) -> Option<String> {
    let tokens = tokens(text);
    number_at(&tokens, 0, tokens.len()).map(Number::decimal)
}

fn hours(text: &str) -> Option<String> {
    let tokens = tokens(text);
    hours_at(&tokens, 0, tokens.len()).map(|hours| hours.text)
}

fn form(word: &str) -> Option<(&'static str, Person, Tense)> {
    let tokens = tokens(word);
    tokens
        .first()
        .and_then(|token| token.verb)
        .map(|form| (form.lemma, form.person, form.tense))
}

#[test]
fn tables_that_are_searched_by_halves_are_sorted() {
    assert!(
        STEMS
            .windows(2)
            .all(|pair| (pair[0].0, pair[0].1) < (pair[1].0, pair[1].1))
    );
    assert!(IRREGULAR.windows(2).all(|pair| pair[0].0 < pair[1].0));
    assert!(ENGLISH.windows(2).all(|pair| pair[0].0 < pair[1].0));
}

#[test]
fn both_numbers_of_a_word_come_out_alike() {
    for (one, many) in [
        ("torta", "tortas"),
        ("pan", "panes"),
        ("pastel", "pasteles"),
        ("lapiz", "lapices"),
        ("dulce", "dulces"),
        ("flor", "flores"),
        ("postre", "postres"),
        ("chocolate", "chocolates"),
        ("bolo", "bolos"),
        ("pao", "paes"),
        ("limao", "limoes"),
        ("pastel", "pasteis"),
        ("animal", "animais"),
        ("reloj", "relojes"),
        ("masaje", "masajes"),
        ("cliente", "clientes"),
    ] {
        assert_eq!(stem(one), stem(many), "{one}, {many}");
    }
    assert_eq!(stem("lunes"), "lunes");
    assert_eq!(subject("el café de olla"), "cafe olla");
    assert_eq!(subject(""), "");
}

#[test]
fn places_are_counted_in_characters() {
    let tokens = tokens("¡Ñandú! 🌮 año");
    let last = tokens
        .last()
        .map(|token| (token.start, token.end, token.norm.as_str()));
    assert_eq!(last, Some((10, 13, "ano")));
}

#[test]
fn figures_are_read_as_they_are_written_from_mexico_to_chile() {
    for (text, value) in [
        ("80 mil", "80000"),
        ("12.500", "12500"),
        ("12,500", "12500"),
        ("1.234.567", "1234567"),
        ("1,200.50", "1200.5"),
        ("45.50", "45.5"),
        ("45,5", "45.5"),
        ("2 lucas", "2000"),
        ("cinco", "5"),
        ("treinta y cinco", "35"),
        ("ciento veinte", "120"),
        ("mil quinientos", "1500"),
        ("dos mil quinientos", "2500"),
        ("un millón y medio", "1500000"),
        ("medio millón", "500000"),
        ("2,5 millones", "2500000"),
        ("3 palos", "3000000"),
        ("vinte e cinco", "25"),
        ("15k", "15000"),
        ("ochenta mil", "80000"),
    ] {
        assert_eq!(number(text).as_deref(), Some(value), "{text}");
    }
    assert_eq!(number("un taco"), None);
}

#[test]
fn money_has_the_currency_that_is_said() {
    let money = |text: &str| {
        let tokens = tokens(text);
        amount_at(&tokens, 0, tokens.len()).map(|amount| {
            (
                amount.number.decimal(),
                amount.currency,
                amount.is_money,
                amount.is_percent,
            )
        })
    };
    assert_eq!(
        money("R$ 30"),
        Some(("30".into(), Some("BRL"), true, false))
    );
    assert_eq!(
        money("S/ 12.50"),
        Some(("12.5".into(), Some("PEN"), true, false))
    );
    assert_eq!(money("$12.500"), Some(("12500".into(), None, true, false)));
    assert_eq!(
        money("20 dólares"),
        Some(("20".into(), Some("USD"), true, false))
    );
    assert_eq!(money("30%"), Some(("30".into(), None, false, true)));
    assert_eq!(
        money("30 por ciento"),
        Some(("30".into(), None, false, true))
    );
}

#[test]
fn hours_are_read_with_and_without_their_half_of_the_day() {
    for (text, value) in [
        ("de 9 a 6", "09:00-18:00"),
        ("de 9am a 6pm", "09:00-18:00"),
        ("de las 9 a las 18", "09:00-18:00"),
        ("das 9 às 18h", "09:00-18:00"),
        ("from 9 to 6", "09:00-18:00"),
        ("de 8 de la mañana a 10 de la noche", "08:00-22:00"),
        ("de 6 a 11 de la noche", "18:00-23:00"),
        ("de 2 a 8", "14:00-20:00"),
        ("de 9:30 a 14:00", "09:30-14:00"),
        ("de 19 a 3", "19:00-03:00"),
        ("de 7 de la noche a 2 de la mañana", "19:00-02:00"),
        ("das 8h30 às 17h", "08:30-17:00"),
    ] {
        assert_eq!(hours(text).as_deref(), Some(value), "{text}");
    }
    assert_eq!(hours("9 a 6"), None);
}

#[test]
fn days_count_from_the_day_of_the_person() {
    // 4 March 2026 is a Wednesday.
    for (text, value) in [
        ("15 de enero", "2027-01-15"),
        ("el 15 de marzo", "2026-03-15"),
        ("el viernes", "2026-03-06"),
        ("mañana", "2026-03-05"),
        ("el 1 de mayo de 2028", "2028-05-01"),
        ("20/06", "2026-06-20"),
        ("el miércoles", "2026-03-11"),
        ("dia 13 de junho", "2026-06-13"),
        ("no dia 13 de junho", "2026-06-13"),
        ("en 15 días", "2026-03-19"),
    ] {
        let text = text.trim_start_matches("dia ");
        assert_eq!(day(text).as_deref(), Some(value), "{text}");
    }
    assert_eq!(day("por la mañana"), None);
}

#[test]
fn verbs_are_known_by_their_endings_and_their_accents() {
    assert_eq!(
        form("vendemos"),
        Some(("vender", Person::First, Tense::Present))
    );
    assert_eq!(
        form("compró"),
        Some(("comprar", Person::Third, Tense::Past))
    );
    assert_eq!(
        form("compro"),
        Some(("comprar", Person::First, Tense::Present))
    );
    assert_eq!(
        form("fechamos"),
        Some(("cerrar", Person::First, Tense::Present))
    );
    assert_eq!(form("sell"), Some(("vender", Person::None, Tense::Present)));
    assert_eq!(form("mándame").map(|form| form.1), Some(Person::Second));
    assert_eq!(form("é"), Some(("ser", Person::Third, Tense::Present)));
    assert_eq!(form("e"), None);
    assert_eq!(form("mesa"), None);
}

#[test]
fn questions_are_told_from_statements() {
    let asks = |text: &str| {
        let tokens = tokens(text);
        sentences(&tokens)
            .iter()
            .map(|sentence| sentence.is_question)
            .collect::<Vec<_>>()
    };
    assert_eq!(asks("¿Vendo tortas?"), [true]);
    assert_eq!(asks("Vendo tortas, ¿cómo vendo más?"), [false, true]);
    assert_eq!(
        asks("vendo tortas, como le hago para vender mas"),
        [false, true]
    );
    assert_eq!(asks("abrimos de 9 a 6, está bien?"), [false, true]);
    assert_eq!(asks("Vendo pan. Cuesta 12.50"), [false, false]);
}
