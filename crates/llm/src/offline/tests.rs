use proptest::prelude::*;

use super::*;

fn taqueria() -> OfflineInput {
    OfflineInput {
        language: "es-MX".into(),
        assistant_name: "Sofía".into(),
        assistant_role: "Especialista en marketing".into(),
        specialties: vec![
            "redes_sociales".into(),
            "campañas locales".into(),
            "marca".into(),
            "más".into(),
        ],
        full_name: "Guadalupe Ríos".into(),
        company_name: "Taquería \"El Buen Pastor\"".into(),
        company_industry: "Restaurantes".into(),
        company_description: "Tacos al pastor\nde noche".into(),
        goals: vec!["Vender 20 % más".into()],
        insights: vec!["Los jueves baja la clientela".into()],
        message: "Hola, ¿qué puedes hacer por mis ventas y mis redes?".into(),
        files: Vec::new(),
    }
}

#[test]
fn the_answer_says_what_it_is_and_uses_what_is_known() {
    let text = answer(&taqueria());
    assert_eq!(text, answer(&taqueria()));
    for piece in [
        "Hola, Guadalupe. Soy Sofía, Especialista en marketing.",
        "no hay ningún proveedor de inteligencia artificial conectado",
        "«Hola, ¿qué puedes hacer por mis ventas y mis redes?»",
        "- Negocio: «Taquería \"El Buen Pastor\"»",
        "- Qué hace: «Tacos al pastor de noche»",
        "- Meta: «Vender 20 % más»",
        "- En la memoria: «Los jueves baja la clientela»",
        "redes sociales, campañas locales y marca",
        "1. ¿Cuántas ventas haces por semana",
        "2. ¿Por dónde llegan hoy tus clientes",
    ] {
        assert!(text.contains(piece), "{piece} is not in:\n{text}");
    }
    assert!(!text.contains("{}"));
}

#[test]
fn it_speaks_the_three_languages_of_the_product() {
    let in_language = |language: &str| {
        answer(&OfflineInput {
            language: language.into(),
            ..taqueria()
        })
    };
    assert!(in_language("pt-BR").contains("não há nenhum provedor"));
    assert!(in_language("en").contains("no AI provider is connected"));
    for language in ["es", "", "fr", "es-419"] {
        assert!(
            in_language(language).contains("no hay ningún proveedor"),
            "{language}"
        );
    }
}

#[test]
fn of_a_file_it_says_what_can_be_known_without_a_model() {
    let file = |name: &str, is_picture, beginning: &str| OfflineFile {
        name: name.into(),
        is_picture,
        chars: beginning.chars().count() as u64,
        beginning: beginning.into(),
    };
    let input = OfflineInput {
        files: vec![
            file("ventas.csv", false, "producto | precio\ntaco | 25"),
            file("escaneo.pdf", false, ""),
            file("foto.png", true, ""),
        ],
        ..taqueria()
    };
    let text = answer(&input);
    for piece in [
        "- «ventas.csv»: pude leer 27 caracteres; empieza con «producto precio taco 25».",
        "- «escaneo.pdf»: no tiene texto",
        "- «foto.png»: es una imagen, y sin un modelo no puedo ver",
    ] {
        assert!(text.contains(piece), "{piece} is not in:\n{text}");
    }
}

#[test]
fn an_empty_profile_still_gives_an_answer() {
    let text = answer(&OfflineInput::default());
    assert!(text.starts_with("Hola.\n\n**Aviso:**"));
    assert!(!text.contains("«") && !text.contains("{}"));
}

proptest! {
    #[test]
    fn untrusted_text_is_short_and_adds_no_lines_or_links(noise in any::<String>(), language in "(es|pt|en)") {
        let calm = OfflineInput { language, ..taqueria() };
        let evil = format!("[x](javascript:1)\n# {noise}\n```");
        let input = OfflineInput { company_name: evil.clone(), insights: vec![evil.clone()], message: evil.clone(), full_name: evil.clone(), files: vec![OfflineFile { name: evil.clone(), beginning: evil, ..OfflineFile::default() }], ..calm };
        let text = answer(&input);
        prop_assert!(!text.contains("](") && !text.contains('`') && !text.contains("\n# "));
        prop_assert!(text.len() < 8000);
        prop_assert_eq!(chunks(&text).collect::<String>(), text);
    }

    #[test]
    fn chunks_are_words_and_together_the_text(text in any::<String>()) {
        prop_assert_eq!(chunks(&text).collect::<String>(), text.as_str());
        prop_assert!(chunks(&text).all(|chunk| !chunk.is_empty() && chunk.split_whitespace().count() <= 1));
    }
}
