//! How profile, language and time shape a prompt.

#![allow(clippy::unwrap_used, clippy::panic)]

use prompt::{Attachment, Budget, HistoryMessage, Insight, PromptInput, Summary, build};
use serde_json::json;

/// As `begin_turn` returns it.
fn input() -> PromptInput {
    serde_json::from_value(json!({
        "ok": true, "replay": false,
        "turn": { "message_id": "6f1c", "state": "streaming" },
        "conversation": { "id": "9a2b", "title": null, "created": true },
        "profile": {
            "full_name": "Lupita Hernández", "company_name": "Taquería El Buen Pastor", "company_industry": "Restaurante",
            "company_size": "small", "company_growth_stage": "growth", "company_revenue_range": null,
            "company_website": null, "timezone": "America/Mexico_City", "language": "es", "communication_style": "direct",
            "working_hours": { "start": "09:00", "end": "18:00" }, "primary_goals": ["Vender más entre semana"],
            "secondary_goals": null, "goals_timeline": "6-months", "priority_focus": "marketing"
        },
        "assistant": {
            "id": "sofia", "name": "Sofía", "role": "Marketing", "description": "…", "specialties": ["Redes sociales"],
            "primary_skills": ["Copywriting"], "secondary_skills": null, "tools": ["Canva"], "methodologies": ["AIDA"],
            "system_prompt": "Eres Sofía.", "personality": { "tono": "cálido" }, "response_patterns": { "saludo": "Hola" },
            "custom_name": "Sofi", "custom_prompt": "Usa emojis.", "custom_settings": {}
        },
        "brain": { "consolidated_profile": { "clientes": "oficinas" }, "global_context": {} },
        "insights": [{ "id": "1", "content": "Los sábados vende el doble", "category": "business", "confidence": 0.9,
                       "assistant_id": null, "discovered_at": "2026-11-01T00:00:00+00:00" }],
        "history": [], "message": { "id": "2", "content": "¿Qué publico hoy?" },
        "models": [], "quota": {}, "now": "2026-11-24T03:30:00.123456+00:00"
    }))
    .unwrap()
}

#[test]
fn the_time_is_local_and_says_whether_work_is_over() {
    let built = build(&input(), &Budget::new(16_000, 500)).unwrap();
    let last = &built.messages.last().unwrap().content;
    assert!(last.starts_with(
        "<ahora>lunes 23 de noviembre de 2026, 21:30, fuera del horario de trabajo</ahora>\n"
    ));
    assert!(
        built
            .system
            .contains("Hoy es lunes 23 de noviembre de 2026 (zona horaria America/Mexico_City)")
    );
    assert!(built.system.contains("09:00–18:00"));
}

#[test]
fn the_system_message_stays_the_same_over_a_day_so_that_it_can_be_cached() {
    let (morning, mut evening) = (input(), input());
    evening.now -= chrono::TimeDelta::hours(5);
    evening.message.content = "Otra cosa".into();
    let system = |input: &PromptInput| build(input, &Budget::new(16_000, 500)).unwrap().system;
    assert_eq!(system(&morning), system(&evening));
}

#[test]
fn the_style_and_the_language_of_the_profile_write_the_rules() {
    let mut input = input();
    let system = |input: &PromptInput| build(input, &Budget::new(16_000, 500)).unwrap().system;
    assert!(system(&input).contains("Estilo directo"));
    input.profile.communication_style = Some("professional".into());
    assert!(system(&input).contains("trata de usted"));
    input.profile.language = Some("pt-BR".into());
    assert!(system(&input).contains("Responda em português do Brasil"));
    input.profile.language = Some("en".into());
    assert!(system(&input).contains("Today is Monday, November 23, 2026"));
}

#[test]
fn what_the_user_wrote_about_the_business_is_in_the_first_user_message() {
    let built = build(&input(), &Budget::new(16_000, 500)).unwrap();
    let data = &built.messages[0].content;
    for text in [
        "Taquería El Buen Pastor",
        "Lupita",
        "Sofi",
        "| Usa emojis.",
        "| clientes: oficinas",
        "- Los sábados vende el doble",
    ] {
        assert!(
            data.contains(text) && !built.system.contains(text),
            "{text}"
        );
    }
    assert!(built.system.contains("Copywriting") && built.system.contains("tono: cálido"));
}

#[test]
fn an_insight_says_since_when_it_is_known_in_the_place_of_the_business() {
    let mut input = input();
    let line = |input: &PromptInput| {
        let built = build(input, &Budget::new(16_000, 500)).unwrap();
        let data = built.messages[0].content.clone();
        let line = data.lines().find(|line| line.contains("sábados"));
        line.unwrap().to_owned()
    };
    // midnight in UTC is the evening before in Mexico
    assert_eq!(
        line(&input),
        "- Los sábados vende el doble (desde 2026-10-31)"
    );
    input.profile.language = Some("en".into());
    assert_eq!(
        line(&input),
        "- Los sábados vende el doble (since 2026-10-31)"
    );
    input.insights[0].discovered_at = None;
    assert_eq!(line(&input), "- Los sábados vende el doble");
}

#[test]
fn the_report_names_the_insights_that_were_sent_in_their_order() {
    let mut input = input();
    let insight = |id: &str, content: &str| Insight {
        id: id.into(),
        content: content.into(),
        ..Insight::default()
    };
    input.insights = vec![
        insight("a", "Vende tortas"),
        insight("b", "  "),
        insight("c", &"Abre de 9 a 18. ".repeat(30)),
        insight("d", "Usa Excel"),
    ];
    let built = build(&input, &Budget::new(16_000, 500)).unwrap();
    assert_eq!(built.report.insights_kept, ["a", "c", "d"]);
    assert!(built.report.is_complete());
    // Nothing of it is noted with the message, which outlives what is forgotten.
    let noted = serde_json::to_value(&built.report).unwrap();
    assert!(noted.get("insights_kept").is_none());
    let tight = (900..16_000)
        .step_by(10)
        .filter_map(|context| build(&input, &Budget::new(context, 500)).ok())
        .find(|built| built.report.insights_kept.len() == 1)
        .unwrap();
    assert_eq!(tight.report.insights_kept, ["a"]);
    assert_eq!(tight.report.insights_cut, 2);
}

#[test]
fn a_summary_stands_before_the_history_and_is_kept_before_old_turns_are() {
    let mut input = input();
    input.summary = Some(Summary {
        text: "La persona abrió una taquería.\nDecidió no vender a crédito.".into(),
        message_count: 42,
    });
    input.history = (0..20)
        .map(|number| HistoryMessage {
            role: if number % 2 == 0 { "user" } else { "assistant" }.into(),
            content: format!("Mensaje {number}: {}", "detalles del día ".repeat(20)),
            ..HistoryMessage::default()
        })
        .collect();
    let built = build(&input, &Budget::new(32_000, 500)).unwrap();
    assert!(built.messages[0].content.ends_with(
        "<resumen_de_la_conversacion>\n- Mensajes anteriores de esta conversación, resumidos: 42\n\
         | La persona abrió una taquería.\n| Decidió no vender a crédito.\n</resumen_de_la_conversacion>"
    ));
    assert!(built.messages[2].content.starts_with("Mensaje 0"));
    assert!(!built.report.truncated_history());
    assert!(built.system.contains("<resumen_de_la_conversacion>"));
    // With less room the oldest turns go first, then the summary, then the newest turns.
    for context in (900..32_000).step_by(50) {
        let Ok(built) = build(&input, &Budget::new(context, 500)) else {
            continue;
        };
        let (kept, cut) = (built.report.history_messages_kept, built.report.summary_cut);
        assert!(
            if kept > 8 { !cut } else { kept == 8 || cut },
            "{context}: {kept} messages, summary cut: {cut}"
        );
    }
    input.summary = Some(Summary {
        text: "muy largo ".repeat(2_000),
        message_count: 400,
    });
    let built = build(&input, &Budget::new(64_000, 500)).unwrap();
    assert_eq!(built.report.shortened, ["summary"]);
}

#[test]
fn every_answer_of_onboarding_is_in_the_first_prompt() {
    let mut input = input();
    input.profile.company_description =
        Some("Tacos al pastor de noche.\nVendemos por WhatsApp.".into());
    input.profile.country = Some("MX".into());
    input.profile.company_website = Some("https://elbuenpastor.mx".into());
    input.profile.secondary_goals = vec!["Abrir los lunes".into()];
    let built = build(&input, &Budget::new(16_000, 500)).unwrap();
    let data = &built.messages[0].content;
    for text in [
        "- Negocio: Taquería El Buen Pastor\n",
        "- Giro: Restaurante\n",
        "- País (código ISO): MX\n",
        "- Qué hace: Tacos al pastor de noche. Vendemos por WhatsApp.\n",
        "- Tamaño: small\n",
        "- Etapa: growth\n",
        "- Sitio web: https://elbuenpastor.mx\n",
        "- Metas: Vender más entre semana\n",
        "- Otras metas: Abrir los lunes\n",
        "- Plazo de las metas: 6-months\n",
        "- Prioridad: marketing\n",
    ] {
        assert!(data.contains(text), "{text} is not in {data}");
        let value = text.trim().rsplit(": ").next().unwrap();
        // The style and the persona may share a word with an answer; whole answers are never up there.
        assert!(value.len() < 12 || !built.system.contains(value), "{value}");
    }
    assert!(built.report.is_complete());
}

#[test]
fn a_long_description_is_shortened_and_pushes_nothing_out() {
    let mut input = input();
    input.profile.company_description = Some("hacemos tacos ".repeat(1_000));
    let built = build(&input, &Budget::new(16_000, 500)).unwrap();
    assert_eq!(built.report.shortened, ["company_description"]);
    let data = &built.messages[0].content;
    assert!(data.matches("hacemos tacos").count() <= 4_000 / 14);
    assert!(data.contains("6-months") && data.contains("Los sábados vende el doble"));
    // Where there is hardly room, it is the first to go, not the name or the goals.
    let least = (900..16_000)
        .step_by(50)
        .find_map(|context| {
            let built = build(&input, &Budget::new(context, 500)).ok()?;
            let cut = &built.report.profile_fields_cut;
            (cut.first() == Some(&"company_description")).then_some(built)
        })
        .unwrap();
    let data = &least.messages[0].content;
    assert!(data.contains("Taquería El Buen Pastor") && data.contains("Vender más entre semana"));
}

#[test]
fn the_first_message_of_each_day_carries_its_date() {
    let mut input = input();
    let message = |role: &str, content: &str, at: &str| HistoryMessage {
        role: role.into(),
        content: content.into(),
        created_at: Some(at.parse().unwrap()),
        ..HistoryMessage::default()
    };
    input.history = vec![
        message("user", "uno", "2026-11-20T16:00:00Z"),
        message("assistant", "dos", "2026-11-20T16:00:09Z"),
        message("user", "tres", "2026-11-20T16:01:00Z"),
        message("assistant", "cuatro", "2026-11-20T16:01:09Z"),
        message("user", "cinco", "2026-11-21T16:00:00Z"),
        message("assistant", "seis", "2026-11-21T16:00:09Z"),
    ];
    let built = build(&input, &Budget::new(16_000, 500)).unwrap();
    let contents: Vec<&str> = built.messages[2..8]
        .iter()
        .map(|message| message.content.as_str())
        .collect();
    assert_eq!(
        contents,
        [
            "<fecha>viernes 20 de noviembre de 2026</fecha>\nuno",
            "dos",
            "tres",
            "cuatro",
            "<fecha>sábado 21 de noviembre de 2026</fecha>\ncinco",
            "seis",
        ]
    );
}

#[test]
fn a_question_that_was_never_answered_is_joined_with_the_next() {
    let mut input = input();
    input.history = vec![HistoryMessage {
        role: "user".into(),
        content: "¿Hola?".into(),
        created_at: None,
        ..HistoryMessage::default()
    }];
    let built = build(&input, &Budget::new(16_000, 500)).unwrap();
    let last = &built.messages.last().unwrap().content;
    assert!(last.starts_with("¿Hola?\n\n<ahora>") && last.ends_with("¿Qué publico hoy?"));
}

fn file(name: &str, kind: &str, text: Option<&str>) -> Attachment {
    Attachment {
        id: name.into(),
        name: name.into(),
        kind: kind.into(),
        chars: text.map_or(0, |text| text.chars().count() as u64),
        text: text.map(str::to_owned),
        ..Attachment::default()
    }
}

#[test]
fn files_stand_before_the_message_and_say_what_they_are() {
    let mut input = input();
    input.attachments = vec![
        Attachment {
            rows: Some(2),
            ..file("ventas.csv", "csv", Some("producto | precio\ntaco | 25"))
        },
        Attachment {
            pages: Some(3),
            ..file("escaneo.pdf", "pdf", None)
        },
        Attachment {
            width: Some(800),
            height: Some(600),
            is_shown: true,
            ..file("menú.png", "image", None)
        },
        file("otra.gif", "image", None),
    ];
    let built = build(&input, &Budget::new(16_000, 500)).unwrap();
    let last = built.messages.last().unwrap();
    let (files, said) = last.content.split_once("<ahora>").unwrap();
    assert_eq!(
        files,
        "<archivo_adjunto>\n- Archivo: ventas.csv (tabla, 2 filas)\n| producto | precio\n| taco | 25\n</archivo_adjunto>\n\
         <archivo_adjunto>\n- Archivo: escaneo.pdf (PDF, 3 páginas)\n- No tiene texto que se pueda leer; si es un escaneo, \
         dilo y pide los datos por escrito.\n</archivo_adjunto>\n\
         <archivo_adjunto>\n- Archivo: menú.png (imagen, 800 × 600)\n- La imagen va en este mismo mensaje.\n</archivo_adjunto>\n\
         <archivo_adjunto>\n- Archivo: otra.gif (imagen)\n- No puedes ver esta imagen: si la respuesta depende de ella, \
         dilo y pide que te la describan.\n</archivo_adjunto>\n"
    );
    assert!(said.ends_with("¿Qué publico hoy?"));
    assert_eq!(last.images, ["menú.png"]);
    assert_eq!(built.report.attachments_shortened, 0);
    assert!(built.system.contains("<archivo_adjunto>"));
}

#[test]
fn files_of_earlier_messages_stand_with_them_and_files_alone_are_a_message() {
    let mut input = input();
    let said = |id: &str, role: &str, content: &str| HistoryMessage {
        id: Some(id.into()),
        role: role.into(),
        content: content.into(),
        created_at: None,
    };
    input.history = vec![said("a", "user", ""), said("b", "assistant", "Leído.")];
    input.attachments = vec![
        file("nuevo.txt", "text", Some("lo nuevo")),
        Attachment {
            message_id: Some("a".into()),
            ..file("viejo.txt", "text", Some("lo viejo"))
        },
    ];
    input.message.content = String::new();
    let built = build(&input, &Budget::new(16_000, 500)).unwrap();
    let contents: Vec<&str> = built
        .messages
        .iter()
        .rev()
        .take(3)
        .map(|message| message.content.as_str())
        .collect();
    assert!(
        contents[0].contains("| lo nuevo")
            && contents[0].ends_with("\n(Envió archivos sin escribir nada.)")
    );
    assert_eq!(contents[1], "Leído.");
    assert!(contents[2].contains("| lo viejo\n</archivo_adjunto>\n"));
}

#[test]
fn a_long_file_keeps_its_beginning_and_the_oldest_file_goes_first() {
    let mut input = input();
    let said = |id: &str, role: &str, content: &str| HistoryMessage {
        id: Some(id.into()),
        role: role.into(),
        content: content.into(),
        created_at: None,
    };
    input.history = vec![
        said("a", "user", "¿Y esto?"),
        said("b", "assistant", "Un contrato."),
    ];
    let long: String = (0..3_000)
        .map(|number| format!("Cláusula {number}: las partes acuerdan lo dicho.\n"))
        .collect();
    input.attachments = vec![
        file("contrato.pdf", "pdf", Some(&long)),
        Attachment {
            message_id: Some("a".into()),
            ..file("viejo.txt", "text", Some("lo viejo"))
        },
    ];
    let built = build(&input, &Budget::new(8_000, 500)).unwrap();
    let all: String = built
        .messages
        .iter()
        .map(|message| message.content.as_str())
        .collect();
    assert!(all.contains("| Cláusula 20:") && !all.contains("| Cláusula 2999:"));
    assert!(all.contains("El archivo sigue: aquí solo está su comienzo."));
    assert!(
        all.contains("Archivo: viejo.txt (texto)\n- Su texto no cabe aquí")
            && !all.contains("lo viejo")
    );
    assert!(
        all.contains("Un contrato."),
        "the conversation is still there"
    );
    assert_eq!(built.report.attachments_shortened, 2);
    let room = build(&input, &Budget::new(400_000, 500)).unwrap();
    assert_eq!(room.report.attachments_shortened, 0);
}
