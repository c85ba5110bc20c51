//! From a goal to a project.

use chrono::{Datelike, NaiveDate};

use super::{ProjectCategory, ProjectPriority, ProjectProposal, SuccessMetrics};
use crate::facts::{figure, micros, stems};
use crate::{Candidate, Claim, FactKey, Language, Slot, Value};

/// A goal that is less sure than this was hardly meant.
const CLEAR: f64 = 0.6;
const LONGEST_NAME: usize = 120;

/// The project that a goal would make; `None` for what is no goal, or one that is given up, doubtful or past.
///
/// ```
/// use chrono::NaiveDate;
/// use insight::{Candidate, Claim, FactKey, Language, Origin, Slot, Span, Value, projects::propose};
///
/// let goal = Candidate {
///     content: "Meta: llegar a 100 mil al mes".into(),
///     key: FactKey { slot: Slot::Goal, subject: "llegar 100 mil mes".into() },
///     value: Some(Value { number: Some("100000".into()), currency: Some("MXN".into()), ..Value::default() }),
///     claim: Claim::Holds, confidence: 0.9, tags: vec![], is_actionable: true, expires_at: None,
///     origin: Origin::Rules, language: Language::Spanish, span: Span { start: 0, end: 30 },
/// };
/// let project = propose(&goal, NaiveDate::from_ymd_opt(2026, 3, 2).unwrap()).unwrap();
/// assert_eq!(project.name, "Llegar a 100 mil al mes");
/// assert_eq!(project.success_metrics.fact_key.unwrap().to_string(), "revenue:mes");
/// ```
#[must_use]
pub fn propose(candidate: &Candidate, today: NaiveDate) -> Option<ProjectProposal> {
    let key = &candidate.key;
    if key.slot != Slot::Goal || candidate.claim == Claim::Ended || candidate.confidence < CLEAR {
        return None;
    }
    let value = candidate.value.clone().unwrap_or_default();
    if value.date.is_some_and(|day| day < today) {
        return None;
    }
    let language = candidate.language;
    let name = name_of(&candidate.content)?;
    let words = stems(&format!("{name} {}", key.subject));
    let category = category_of(&words, &value);
    let assistants: &[&str] = match category {
        ProjectCategory::Marketing => &["sofia", "lucia"],
        ProjectCategory::Sales => &["carlos", "sofia"],
        ProjectCategory::Operations => &["paula", "andres"],
        ProjectCategory::Growth => &["paula", "mateo"],
        ProjectCategory::Product => &["sofia", "renata"],
    };
    Some(ProjectProposal {
        proposal_key: key.to_string(),
        source_fact_key: key.clone(),
        description: description(language, &name),
        category,
        priority: priority_of(value.date, today),
        objectives: vec![name.clone()],
        key_results: key_results(language, &value),
        target_date: value.date,
        success_metrics: metrics_of(&words, &value),
        assistants_involved: assistants.iter().map(|id| (*id).to_owned()).collect(),
        name,
    })
}

/// The goal without its label, with a capital.
fn name_of(content: &str) -> Option<String> {
    let said = content
        .split_once(": ")
        .map_or(content, |(_, said)| said)
        .trim();
    let mut letters = said.chars();
    let first = letters.next()?;
    let mut name: String = first.to_uppercase().chain(letters).collect();
    if name.chars().count() > LONGEST_NAME {
        name = name.chars().take(LONGEST_NAME).collect();
        let end = name.rfind(' ').unwrap_or(name.len());
        name.truncate(end);
        name.push('…');
    }
    Some(name)
}

fn begins(words: &[String], beginnings: &[&str]) -> bool {
    words.iter().any(|word| {
        beginnings
            .iter()
            .any(|beginning| word.starts_with(beginning))
    })
}

const SALES: &[&str] = &[
    "vend", "venta", "factur", "fatur", "ingres", "gana", "ticket", "pedido", "sell", "sale",
    "revenue",
];
const MARKETING: &[&str] = &[
    "seguidor",
    "follower",
    "redes",
    "instagram",
    "tiktok",
    "facebook",
    "public",
    "anunci",
    "marca",
    "conocid",
    "campan",
    "cliente",
    "audienc",
    "customer",
];
const OPERATIONS: &[&str] = &[
    "contrat",
    "equipo",
    "equipe",
    "orden",
    "inventari",
    "estoque",
    "proceso",
    "tiempo",
    "automat",
    "organiz",
    "costo",
    "custo",
    "gasto",
    "ahorr",
    "deuda",
    "divida",
    "merma",
    "hire",
    "team",
    "cost",
];
const GROWTH: &[&str] = &[
    "sucursal", "filial", "franqui", "expan", "export", "segundo", "segunda", "otra", "otro",
    "local", "branch", "loja",
];
const PRODUCT: &[&str] = &[
    "lanz",
    "launch",
    "producto",
    "produto",
    "menu",
    "linea",
    "linha",
    "carta",
    "receta",
    "coleccion",
    "colecao",
];

fn category_of(words: &[String], value: &Value) -> ProjectCategory {
    let order = [
        (ProjectCategory::Growth, GROWTH),
        (ProjectCategory::Product, PRODUCT),
        (ProjectCategory::Operations, OPERATIONS),
        (ProjectCategory::Marketing, MARKETING),
        (ProjectCategory::Sales, SALES),
    ];
    if begins(words, SALES) && value.number.is_some() {
        return ProjectCategory::Sales;
    }
    let named = order
        .iter()
        .find(|(_, beginnings)| begins(words, beginnings))
        .map(|(category, _)| *category);
    named.unwrap_or(if value.currency.is_some() {
        ProjectCategory::Sales
    } else {
        ProjectCategory::Growth
    })
}

fn priority_of(day: Option<NaiveDate>, today: NaiveDate) -> ProjectPriority {
    match day.map(|day| (day - today).num_days()) {
        Some(..=30) => ProjectPriority::Urgent,
        Some(31..=90) => ProjectPriority::High,
        _ => ProjectPriority::Medium,
    }
}

/// Figures that goals are about, by the words that name them.
const COUNTED: &[(&str, &str)] = &[
    ("seguidor", "seguidor"),
    ("follower", "seguidor"),
    ("cliente", "cliente"),
    ("customer", "cliente"),
    ("pedido", "pedido"),
    ("order", "pedido"),
    ("alumno", "alumno"),
    ("aluno", "alumno"),
    ("paciente", "paciente"),
    ("reserva", "reserva"),
    ("suscriptor", "suscriptor"),
    ("visita", "visita"),
    ("miembro", "miembro"),
    ("socio", "socio"),
    ("mesa", "mesa"),
];
const PERIODS: &[(&str, &str)] = &[
    ("dia", "dia"),
    ("diari", "dia"),
    ("day", "dia"),
    ("semana", "semana"),
    ("week", "semana"),
    ("mes", "mes"),
    ("mensual", "mes"),
    ("mensai", "mes"),
    ("month", "mes"),
    ("ano", "ano"),
    ("anual", "ano"),
    ("year", "ano"),
];

/// Which fact holds the figure of a goal.
fn metrics_of(words: &[String], value: &Value) -> SuccessMetrics {
    let Some(number) = value
        .number
        .clone()
        .filter(|number| micros(number).is_some())
    else {
        return SuccessMetrics::default();
    };
    let named = |table: &[(&str, &'static str)]| {
        let row = table
            .iter()
            .find(|(beginning, _)| words.iter().any(|word| word.starts_with(beginning)));
        row.map(|(_, name)| *name)
    };
    let period = named(PERIODS);
    let key = |slot, subject: String| Some(FactKey { slot, subject });
    let fact_key = if words.iter().any(|word| word == "ticket") {
        key(Slot::Metric, "ticket promedio".to_owned())
    } else if begins(words, &["margen", "margem", "margin"]) {
        key(Slot::Metric, "margen".to_owned())
    } else if let Some(counted) = named(COUNTED) {
        let subject = [Some(counted), period]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" ");
        key(Slot::Metric, subject)
    } else if value.currency.is_some() || begins(words, SALES) {
        period.and_then(|period| key(Slot::Revenue, period.to_owned()))
    } else {
        None
    };
    SuccessMetrics {
        fact_key,
        target: Some(number),
        currency: value.currency.clone(),
        unit: value.unit.clone(),
        start: None,
        current: None,
    }
}

fn description(language: Language, name: &str) -> String {
    match language {
        Language::Spanish => format!("Lo propone el Cerebro a partir de tu meta: «{name}»."),
        Language::Portuguese => format!("Proposto pelo Cérebro a partir da sua meta: «{name}»."),
        Language::English => format!("Proposed by the Cerebro from your goal: “{name}”."),
    }
}

fn key_results(language: Language, value: &Value) -> Vec<String> {
    let day = value.date.map(|day| match language {
        Language::English => day.to_string(),
        _ => format!("{:02}/{:02}/{}", day.day(), day.month(), day.year()),
    });
    let first = match (figure(value), day, language) {
        (Some(figure), Some(day), Language::Spanish) => {
            format!("Llegar a {figure} a más tardar el {day}")
        }
        (Some(figure), Some(day), Language::Portuguese) => format!("Chegar a {figure} até {day}"),
        (Some(figure), Some(day), Language::English) => format!("Reach {figure} by {day}"),
        (Some(figure), None, Language::Spanish) => {
            format!("Llegar a {figure} y sostenerlo dos meses seguidos")
        }
        (Some(figure), None, Language::Portuguese) => {
            format!("Chegar a {figure} e manter por dois meses seguidos")
        }
        (Some(figure), None, Language::English) => {
            format!("Reach {figure} and hold it for two months in a row")
        }
        (None, Some(day), Language::Spanish) => format!("Lograrlo a más tardar el {day}"),
        (None, Some(day), Language::Portuguese) => format!("Conseguir até {day}"),
        (None, Some(day), Language::English) => format!("Get there by {day}"),
        (None, None, Language::Spanish) => {
            "Acordar una fecha y una cifra que digan que se logró".to_owned()
        }
        (None, None, Language::Portuguese) => {
            "Combinar uma data e um número que mostrem que deu certo".to_owned()
        }
        (None, None, Language::English) => {
            "Agree on a date and a figure that say it is done".to_owned()
        }
    };
    let others: [&str; 2] = match language {
        Language::Spanish => [
            "Tener un plan con responsables en una semana",
            "Revisar el avance cada semana y anotarlo",
        ],
        Language::Portuguese => [
            "Ter um plano com responsáveis em uma semana",
            "Rever o avanço toda semana e anotar",
        ],
        Language::English => [
            "Have a plan with names on it within a week",
            "Review progress every week and write it down",
        ],
    };
    std::iter::once(first)
        .chain(others.map(str::to_owned))
        .collect()
}
