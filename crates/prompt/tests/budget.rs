//! What must hold for any conversation and any budget.

#![allow(clippy::unwrap_used, clippy::panic)]

use metering::estimate_tokens;
use prompt::{
    Attachment, Budget, Built, HistoryMessage, Insight, PromptError, PromptInput, Role, Summary,
    build,
};
use proptest::prelude::*;
use serde_json::json;

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zñáé ¿?¡!,.\n]{0,200}",
        "[ -~]{0,120}",
        any::<String>().prop_map(|text| text.chars().take(120).collect()),
        (1..60usize).prop_map(|words| "una frase larga ".repeat(words)),
    ]
}

fn filled(text: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    text.prop_filter("a message has text", |text| !text.trim().is_empty())
}

prop_compose! {
    fn input()(
        message in filled(text()),
        history in prop::collection::vec((prop_oneof![3 => Just("user"), 3 => Just("assistant"), 1 => Just("system")], text(), 0..2_000_000i64), 0..12),
        insights in prop::collection::vec(text(), 0..6),
        summary in prop::option::of(text()),
        company in prop::option::of(text()),
        description in prop::option::of(text()),
        custom in prop::option::of(text()),
        digest in prop::option::of(text()),
        goals in prop::collection::vec(text(), 0..4),
        files in prop::collection::vec((0..14usize, prop_oneof![Just("image"), Just("pdf"), Just("text"), Just("csv")], text(), 1..80usize, any::<bool>()), 0..5),
        language in prop_oneof![Just("es"), Just("pt-BR"), Just("en"), Just("??")],
    ) -> PromptInput {
        let mut input = PromptInput::default();
        input.assistant.system_prompt = "Eres Sofía, experta en marketing para negocios pequeños.".into();
        input.assistant.name = "Sofía".into();
        input.assistant.custom_prompt = custom;
        input.profile.company_name = company;
        input.profile.company_description = description;
        input.profile.primary_goals = goals;
        input.profile.language = Some(language.into());
        input.profile.timezone = Some("America/Mexico_City".into());
        input.profile.working_hours = Some(json!({"start": "09:00", "end": "18:00"}));
        input.brain.consolidated_profile = digest.map(|digest| json!({ "resumen": digest }));
        input.insights = insights.into_iter().map(|content| Insight { content, ..Insight::default() }).collect();
        input.summary = summary.map(|text| Summary { text, message_count: 40 });
        input.history = history.into_iter().enumerate().map(|(at, (role, content, seconds))| HistoryMessage {
            id: Some(at.to_string()),
            role: role.into(),
            content,
            created_at: chrono::DateTime::from_timestamp(1_790_000_000 + seconds, 0),
        }).collect();
        input.attachments = files.into_iter().map(|(place, kind, text, times, flag)| Attachment {
            id: place.to_string(),
            message_id: (place < 12).then(|| place.to_string()),
            name: text.clone(),
            kind: kind.into(),
            chars: (text.chars().count() * times) as u64,
            text: Some(text.repeat(times)),
            is_shown: flag,
            ..Attachment::default()
        }).collect();
        input.message.content = message;
        input.now = chrono::DateTime::from_timestamp(1_795_000_000, 0).unwrap_or_default();
        input
    }
}

fn budget() -> impl Strategy<Value = u32> {
    prop_oneof![900..2_500u32, 2_500..8_000u32, Just(128_000)]
}

/// How much of each part was kept.
fn kept(input: &PromptInput, built: &Built) -> [usize; 7] {
    let report = &built.report;
    [
        report.history_messages_kept,
        input.insights.len() - report.insights_cut,
        usize::from(!report.digest_cut),
        usize::from(!report.summary_cut),
        13 - report.profile_fields_cut.len(),
        usize::from(!report.custom_prompt_cut),
        built
            .messages
            .iter()
            .map(|message| message.images.len())
            .sum(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(160))]

    #[test]
    fn a_prompt_is_never_over_its_budget(input in input(), context in budget()) {
        let budget = Budget::new(context, 500);
        if let Ok(built) = build(&input, &budget) {
            let counted: u32 = built.messages.iter().map(|message| estimate_tokens(&message.content)).sum();
            prop_assert!(estimate_tokens(&built.system) + counted <= built.estimated_input_tokens);
            prop_assert!(built.estimated_input_tokens <= budget.input_limit());
            prop_assert!(budget.reservation(built.estimated_input_tokens) <= context);
        }
    }

    #[test]
    fn the_newest_message_is_there_word_for_word_or_there_is_an_error(input in input(), context in budget()) {
        match build(&input, &Budget::new(context, 500)) {
            Ok(built) => prop_assert!(built.messages.last().is_some_and(|last| last.content.ends_with(&input.message.content))),
            Err(PromptError::MessageTooLong { tokens, limit }) => prop_assert!(tokens > limit),
            Err(PromptError::BudgetTooSmall { tokens, limit }) => prop_assert!(tokens >= limit),
            Err(PromptError::MessageEmpty) => prop_assert!(false, "the message has text"),
        }
    }

    #[test]
    fn roles_alternate_and_the_user_begins_and_ends(input in input(), context in budget()) {
        if let Ok(built) = build(&input, &Budget::new(context, 500)) {
            prop_assert!(built.messages.windows(2).all(|pair| pair[0].role != pair[1].role));
            prop_assert_eq!(built.messages.first().map(|message| message.role), Some(Role::User));
            prop_assert_eq!(built.messages.last().map(|message| message.role), Some(Role::User));
        }
    }

    #[test]
    fn the_same_input_makes_the_same_prompt(input in input(), context in budget()) {
        let budget = Budget::new(context, 500);
        prop_assert_eq!(build(&input, &budget), build(&input, &budget));
    }

    #[test]
    fn a_larger_budget_never_keeps_less(input in input(), context in budget(), more in 0..3_000u32) {
        let (small, large) = (build(&input, &Budget::new(context, 500)), build(&input, &Budget::new(context + more, 500)));
        match (small, large) {
            (Ok(small), Ok(large)) => {
                let pairs = kept(&input, &small).into_iter().zip(kept(&input, &large));
                prop_assert!(pairs.into_iter().all(|(small, large)| small <= large));
            }
            (Ok(_), Err(error)) => prop_assert!(false, "{error}"),
            (Err(_), _) => {}
        }
    }

    #[test]
    fn history_is_cut_before_anything_else_and_what_is_kept_is_its_end_in_order(input in input(), context in budget()) {
        if let Ok(built) = build(&input, &Budget::new(context, 500)) {
            let report = &built.report;
            prop_assert!(report.insights_cut == 0 || report.history_messages_kept == 0);
            prop_assert!(!report.digest_cut || report.insights_cut == input.insights.iter().filter(|insight| is_something(&insight.content)).count());
            let spoken: Vec<&HistoryMessage> = input.history.iter().filter(|message| {
                let has_files = input.attachments.iter().any(|file| file.message_id.is_some() && file.message_id == message.id);
                has_files || !message.content.trim().is_empty()
            }).collect();
            prop_assert_eq!(report.history_messages_kept + report.history_messages_cut, spoken.len());
            let whole: String = built.messages.iter().map(|message| format!("{}\n\n", message.content)).collect();
            let mut from = 0;
            for message in spoken.iter().rev().take(report.history_messages_kept).rev().filter(|message| message.role != "system") {
                let at = whole[from..].find(&message.content);
                prop_assert!(at.is_some(), "{:?} is missing or out of order", message.content);
                from += at.unwrap_or_default();
            }
        }
    }
}

/// Whether anything is left of a text once it is made harmless.
fn is_something(text: &str) -> bool {
    let mut input = PromptInput::default();
    input.message.content = "x".into();
    input.insights = vec![Insight {
        content: text.into(),
        ..Insight::default()
    }];
    build(&input, &Budget::new(128_000, 500)).is_ok_and(|built| built.messages.len() > 1)
}

#[test]
fn everything_fits_where_there_is_room() {
    let mut input = PromptInput::default();
    input.assistant.system_prompt = "Eres Paula.".into();
    input.profile.company_name = Some("Panadería La Espiga".into());
    input.message.content = "Hola".into();
    let built = build(&input, &Budget::new(16_000, 500)).unwrap();
    assert!(built.report.is_complete() && !built.report.truncated_history());
    assert_eq!(built.messages.len(), 3);
}

#[test]
fn one_huge_part_does_not_push_out_the_conversation() {
    let mut input = PromptInput::default();
    input.assistant.custom_prompt = Some("Sé breve. ".repeat(20_000));
    input.message.content = "¿Y el segundo punto?".into();
    input.history = [
        ("user", "Dame dos ideas"),
        ("assistant", "Primero… Segundo…"),
    ]
    .map(|(role, content)| HistoryMessage {
        role: role.into(),
        content: content.into(),
        created_at: None,
        ..HistoryMessage::default()
    })
    .into();
    let built = build(&input, &Budget::new(8_000, 500)).unwrap();
    assert_eq!(built.report.shortened, ["custom_prompt"]);
    assert_eq!(built.report.history_messages_kept, 2);
}

#[test]
fn an_answer_whose_question_was_cut_goes_with_it() {
    let mut input = PromptInput::default();
    input.message.content = "¿Y ahora?".into();
    let message = |role: &str, content: String| HistoryMessage {
        role: role.into(),
        content,
        created_at: None,
        ..HistoryMessage::default()
    };
    input.history = vec![
        message("user", "pregunta vieja ".repeat(1_000)),
        message("assistant", "respuesta vieja".into()),
        message("user", "pregunta nueva".into()),
        message("assistant", "respuesta nueva".into()),
    ];
    let built = build(&input, &Budget::new(2_400, 500)).unwrap();
    let all: String = built
        .messages
        .iter()
        .map(|message| message.content.as_str())
        .collect();
    assert_eq!(
        (
            built.report.history_messages_kept,
            built.report.history_messages_cut
        ),
        (2, 2)
    );
    assert!(all.contains("respuesta nueva") && !all.contains("respuesta vieja"));
}
