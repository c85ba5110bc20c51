//! Goals, projects, days that come, and habits.

use super::view::{Draft, Three, View};
use super::{Because, Situation};
use crate::patterns::PatternType;
use crate::{Fact, Language, Slot};

/// Days ahead of an event in which there is still something to prepare.
const AHEAD: std::ops::RangeInclusive<i64> = 2..=35;
/// Days without a change after which a project sleeps.
const ASLEEP: i64 = 30;

fn project_of<'a>(situation: &Situation<'a>, goal: &Fact) -> Option<&'a crate::projects::Project> {
    let key = goal.fact_key.as_ref()?.to_string();
    situation
        .projects
        .iter()
        .find(|project| project.source_fact_key.as_deref() == Some(key.as_str()))
}

/// A goal that nobody is working at.
pub(super) fn goal_without_project(view: &View<'_>) -> Option<Draft> {
    let situation = view.situation;
    let waits =
        |goal: &&Fact| project_of(situation, goal).is_none_or(|project| project.is_proposal);
    let day = |goal: &Fact| goal.value.as_ref().and_then(|value| value.date);
    let mut goals: Vec<&Fact> = view.of(Slot::Goal).filter(waits).collect();
    goals.retain(|goal| day(goal).is_none_or(|day| day >= situation.today));
    goals.sort_by_key(|goal| (day(goal).is_none(), day(goal)));
    let goal = *goals.first()?;
    let draft = Draft::because(
        "goal_without_project",
        84,
        &[goal],
        &["paula", "carlos"],
        &GOAL.0,
        &GOAL.1,
    );
    let draft = draft.about(goal.subject());
    Some(match day(goal) {
        Some(day) => {
            let weeks = ((day - situation.today).num_days() / 7).max(1);
            draft.with("when", in_weeks(situation.language, weeks))
        }
        None => draft.with("when", no_date(situation.language)),
    })
}

fn in_weeks(language: Language, weeks: i64) -> String {
    match (language, weeks) {
        (Language::Spanish, 1) => "Queda una semana".to_owned(),
        (Language::Spanish, _) => format!("Quedan {weeks} semanas"),
        (Language::Portuguese, 1) => "Falta uma semana".to_owned(),
        (Language::Portuguese, _) => format!("Faltam {weeks} semanas"),
        (Language::English, 1) => "One week is left".to_owned(),
        (Language::English, _) => format!("{weeks} weeks are left"),
    }
}

fn no_date(language: Language) -> String {
    match language {
        Language::Spanish => "Todavía no tiene fecha",
        Language::Portuguese => "Ainda não tem data",
        Language::English => "It has no date yet",
    }
    .to_owned()
}

static GOAL: (Three, Three) = (
    Three {
        es: "Ponle plan a tu meta",
        pt: "Dê um plano à sua meta",
        en: "Give your goal a plan",
    },
    Three {
        es: "Dijiste: «{said}». {when} y no hay un proyecto en marcha. Acepta el que te propongo o ármalo: tres pasos, quién hace cada uno y qué número veremos cada semana.",
        pt: "Você disse: «{said}». {when} e não há um projeto em andamento. Aceite o que proponho ou monte o seu: três passos, quem faz cada um e que número veremos toda semana.",
        en: "You said: “{said}”. {when}, and no project is under way. Accept the one I propose or make your own: three steps, who takes each, and which figure we look at every week.",
    },
);

/// A project that was begun and left.
pub(super) fn project_asleep(view: &View<'_>) -> Option<Draft> {
    let situation = view.situation;
    let (project, goal) = situation
        .projects
        .iter()
        .filter(|project| project.is_open())
        .find_map(|project| {
            let idle = (situation.now - project.updated_at?).num_days();
            let is_asleep = idle >= ASLEEP && project.progress_percentage.unwrap_or(0) < 100;
            let goal = view.of(Slot::Goal).find(|goal| {
                goal.fact_key.as_ref().map(ToString::to_string) == project.source_fact_key
            });
            is_asleep.then_some((project, goal?))
        })?;
    let draft = Draft::because(
        "project_asleep",
        62,
        &[goal],
        &["paula", "carlos"],
        &ASLEEP_TEXT.0,
        &ASLEEP_TEXT.1,
    );
    Some(
        draft
            .about(&project.id.to_string())
            .with("project", project.name.clone()),
    )
}

static ASLEEP_TEXT: (Three, Three) = (
    Three {
        es: "Retoma «{project}» o ciérralo",
        pt: "Retome «{project}» ou encerre",
        en: "Take up “{project}” again, or close it",
    },
    Three {
        es: "«{project}» lleva más de un mes sin moverse. En diez minutos decidimos: el paso más chico que se puede dar esta semana, una fecha nueva, o cerrarlo sin culpa.",
        pt: "«{project}» está parado há mais de um mês. Em dez minutos decidimos: o menor passo possível nesta semana, uma nova data, ou encerrar sem culpa.",
        en: "“{project}” has not moved for more than a month. In ten minutes we decide: the smallest step for this week, a new date, or closing it without guilt.",
    },
);

/// Something that is on a day soon.
pub(super) fn event_ahead(view: &View<'_>) -> Option<Draft> {
    let situation = view.situation;
    let days_to = |fact: &Fact| Some((fact.value.as_ref()?.date? - situation.today).num_days());
    let mut events: Vec<(i64, &Fact)> = view
        .of(Slot::Event)
        .filter_map(|event| Some((days_to(event)?, event)))
        .filter(|(days, _)| AHEAD.contains(days))
        .collect();
    events.sort_by_key(|(days, _)| *days);
    let (days, event) = *events.first()?;
    let draft = Draft::because(
        "event_ahead",
        88,
        &[event],
        &["sofia", "paula"],
        &EVENT.0,
        &EVENT.1,
    );
    let day = event
        .value
        .as_ref()
        .and_then(|value| value.date)
        .map(|day| day.to_string())
        .unwrap_or_default();
    Some(
        draft
            .about(&format!("{}@{day}", event.subject()))
            .with("days", days.to_string()),
    )
}

static EVENT: (Three, Three) = (
    Three {
        es: "Prepara lo que viene en {days} días",
        pt: "Prepare o que vem em {days} dias",
        en: "Prepare what comes in {days} days",
    },
    Three {
        es: "Se acerca: «{said}». Hacia atrás desde ese día: qué se anuncia y cuándo, qué hay que comprar, quién está ese día y qué se ofrece a quien viene por primera vez.",
        pt: "Está chegando: «{said}». De trás para frente a partir desse dia: o que se anuncia e quando, o que comprar, quem trabalha no dia e o que oferecer a quem vem pela primeira vez.",
        en: "Coming up: “{said}”. Backwards from that day: what is announced and when, what has to be bought, who is there, and what is offered to those who come for the first time.",
    },
);

/// A habit that could be prepared for.
pub(super) fn routine(view: &View<'_>) -> Option<Draft> {
    let situation = view.situation;
    let pattern = situation.patterns.iter().find(|pattern| {
        let is_regular = pattern.key.starts_with("behavioral:cadence:")
            || pattern.pattern_type == PatternType::Contextual;
        is_regular
            && pattern.predicted_next_occurrence.is_some()
            && pattern
                .prediction_confidence
                .is_some_and(|share| share >= 0.6)
    })?;
    let draft =
        Draft::because("routine", 40, &[], &["paula"], &ROUTINE.0, &ROUTINE.1).about(&pattern.key);
    let mut draft = draft
        .and_pattern(pattern)
        .with("pattern", pattern.description.clone());
    draft
        .reasons
        .retain(|because| matches!(because, Because::Pattern { .. }));
    Some(draft)
}

static ROUTINE: (Three, Three) = (
    Three {
        es: "Llega con la lista hecha",
        pt: "Chegue com a lista pronta",
        en: "Come with the list made",
    },
    Three {
        es: "{pattern} Deja apuntado de una vez a otra lo que quedó pendiente y con qué número empiezas, y esa reunión se hace en la mitad del tiempo.",
        pt: "{pattern} Deixe anotado de uma vez para outra o que ficou pendente e com que número começa, e essa reunião sai na metade do tempo.",
        en: "{pattern} Write down from one time to the next what is left open and which figure you start with, and the meeting takes half the time.",
    },
);
