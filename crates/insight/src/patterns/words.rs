//! Patterns in plain words.

use chrono::Weekday;
use locale::{Language, weekday_name};

/// The name of a weekday; 0 is Monday.
pub(crate) fn weekday(language: Language, weekday: u32) -> &'static str {
    let known = u8::try_from(weekday).map(Weekday::try_from);
    match known {
        Ok(Ok(known)) => weekday_name(known, language),
        _ => "",
    }
}

/// Its plural with an article, as in "los martes", "as terças-feiras", "Tuesdays".
pub(crate) fn weekdays(language: Language, at: u32) -> String {
    let name = weekday(language, at);
    match (language, at) {
        (Language::Spanish, 5 | 6) => format!("los {name}s"),
        (Language::Spanish, _) => format!("los {name}"),
        (Language::Portuguese, 5 | 6) => format!("os {name}s"),
        (Language::Portuguese, _) => format!("as {}s-feiras", name.trim_end_matches("-feira")),
        (Language::English, _) => format!("{name}s"),
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

pub(super) fn part_of_day(language: Language, from: u32, to: u32) -> String {
    match language {
        Language::Spanish => format!("Sueles escribir entre las {from}:00 y las {to}:00."),
        Language::Portuguese => format!("Você costuma escrever entre {from}h e {to}h."),
        Language::English => format!("You usually write between {from}:00 and {to}:00."),
    }
}

pub(super) fn busy_weekday(language: Language, at: u32) -> String {
    let days = capital(&weekdays(language, at));
    match language {
        Language::Spanish => format!("{days} son el día en que más escribes."),
        Language::Portuguese => format!("{days} são o dia em que você mais escreve."),
        Language::English => format!("{days} are when you write most."),
    }
}

pub(super) fn quiet_weekday(language: Language, at: u32) -> String {
    let days = weekdays(language, at);
    match language {
        Language::Spanish => format!("{} casi nunca escribes.", capital(&days)),
        Language::Portuguese => format!("Você quase nunca escreve n{days}."),
        Language::English => format!("You hardly ever write on {days}."),
    }
}

pub(super) fn slot(language: Language, at: u32, from: u32, to: u32) -> String {
    let days = weekdays(language, at);
    match language {
        Language::Spanish => format!(
            "{} entre las {from}:00 y las {to}:00 sueles sentarte a trabajar aquí.",
            capital(&days)
        ),
        Language::Portuguese => format!(
            "{} entre {from}h e {to}h você costuma trabalhar aqui.",
            capital(&days)
        ),
        Language::English => {
            format!("On {days} between {from}:00 and {to}:00 you usually sit down to work here.")
        }
    }
}

pub(super) fn favourite(language: Language, name: &str, role: Option<&str>) -> String {
    let role = role
        .map(|role| format!(" ({})", role.to_lowercase()))
        .unwrap_or_default();
    match language {
        Language::Spanish => format!("A quien más acudes es {name}{role}."),
        Language::Portuguese => format!("Quem você mais procura é {name}{role}."),
        Language::English => format!("The one you turn to most is {name}{role}."),
    }
}

pub(super) fn streak(language: Language, days: u32) -> String {
    match language {
        Language::Spanish => format!("Llevas {days} días seguidos trabajando aquí."),
        Language::Portuguese => format!("Você trabalha aqui há {days} dias seguidos."),
        Language::English => format!("You have worked here {days} days in a row."),
    }
}

pub(super) fn cadence(language: Language, name: &str, days: i64) -> String {
    match (language, days) {
        (Language::Spanish, 7) => format!("Hablas con {name} una vez por semana."),
        (Language::Spanish, _) => format!("Hablas con {name} más o menos cada {days} días."),
        (Language::Portuguese, 7) => format!("Você fala com {name} uma vez por semana."),
        (Language::Portuguese, _) => {
            format!("Você fala com {name} mais ou menos a cada {days} dias.")
        }
        (Language::English, 7) => format!("You talk to {name} once a week."),
        (Language::English, _) => format!("You talk to {name} about every {days} days."),
    }
}

pub(super) fn by_weekday(language: Language, name: &str, at: u32) -> String {
    let days = weekdays(language, at);
    match language {
        Language::Spanish => format!("{} sueles trabajar con {name}.", capital(&days)),
        Language::Portuguese => format!("{} você costuma trabalhar com {name}.", capital(&days)),
        Language::English => format!("On {days} you usually work with {name}."),
    }
}

pub(super) fn together(language: Language, one: &str, other: &str) -> String {
    match language {
        Language::Spanish => {
            format!("El día que hablas con {one} sueles hablar también con {other}.")
        }
        Language::Portuguese => {
            format!("No dia em que fala com {one}, você costuma falar também com {other}.")
        }
        Language::English => {
            format!("On days when you talk to {one} you usually talk to {other} too.")
        }
    }
}

pub(super) fn helpfulness(
    language: Language,
    name: &str,
    is_better: bool,
    hits: u32,
    of: u32,
) -> String {
    match (language, is_better) {
        (Language::Spanish, true) => {
            format!("Las respuestas de {name} te sirven más que las demás: {hits} de {of}.")
        }
        (Language::Spanish, false) => {
            format!("Las respuestas de {name} te sirven menos que las demás: {hits} de {of}.")
        }
        (Language::Portuguese, true) => {
            format!("As respostas de {name} ajudam você mais que as outras: {hits} de {of}.")
        }
        (Language::Portuguese, false) => {
            format!("As respostas de {name} ajudam você menos que as outras: {hits} de {of}.")
        }
        (Language::English, true) => {
            format!("Answers from {name} help you more than others: {hits} of {of}.")
        }
        (Language::English, false) => {
            format!("Answers from {name} help you less than others: {hits} of {of}.")
        }
    }
}

pub(super) fn activity_trend(language: Language, rises: bool) -> String {
    match (language, rises) {
        (Language::Spanish, true) => "Semana a semana trabajas más aquí.",
        (Language::Spanish, false) => "Semana a semana trabajas menos aquí.",
        (Language::Portuguese, true) => "Semana após semana você trabalha mais aqui.",
        (Language::Portuguese, false) => "Semana após semana você trabalha menos aqui.",
        (Language::English, true) => "Week by week you work here more.",
        (Language::English, false) => "Week by week you work here less.",
    }
    .to_owned()
}

pub(super) fn rating_trend(language: Language, rises: bool) -> String {
    match (language, rises) {
        (Language::Spanish, true) => "Las respuestas te sirven cada vez más.",
        (Language::Spanish, false) => "Las respuestas te sirven cada vez menos.",
        (Language::Portuguese, true) => "As respostas ajudam você cada vez mais.",
        (Language::Portuguese, false) => "As respostas ajudam você cada vez menos.",
        (Language::English, true) => "Answers help you more and more.",
        (Language::English, false) => "Answers help you less and less.",
    }
    .to_owned()
}
