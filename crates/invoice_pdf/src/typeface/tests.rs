use super::{LACKING, Typeface, Weight};

fn with(check: impl FnOnce(Typeface)) {
    match Typeface::load() {
        Ok(typeface) => check(typeface),
        Err(error) => assert_eq!(error.code(), "", "the typeface loads"),
    }
}

#[test]
fn the_languages_of_the_region_lack_no_character() {
    with(|typeface| {
        let text = "ñÑ áéíóúü ÁÉÍÓÚÜ ãõâêôàç ÃÕÇ ¿¡«»“”‘’–—… €$ R$ ° º ª № & @ #".replace('№', "N");
        assert_eq!(typeface.text(&text).lacking().collect::<String>(), "");
        let guarani = typeface.text("Mba’e porã, g̃uarã, ẽĩũỹ ẼĨŨỸ");
        assert_eq!(guarani.lacking().count(), 0);
        assert!(
            typeface
                .line(&guarani, Weight::Bold)
                .shown
                .contains("e\u{303}i\u{303}")
        );
    });
}

#[test]
fn what_the_typeface_lacks_is_shown_as_lacking_and_still_known() {
    with(|typeface| {
        let text = typeface.text("Tacos 🌮 de 王");
        assert_eq!(text.lacking().collect::<String>(), "🌮王");
        let run = typeface.line(&text, Weight::Regular);
        assert_eq!(run.shown, format!("Tacos {LACKING} de {LACKING}"));
        assert_eq!(run.meant.as_deref(), Some("Tacos 🌮 de 王"));
        assert_eq!(
            typeface
                .line(&typeface.text("Tacos"), Weight::Regular)
                .meant,
            None
        );
    });
}

#[test]
fn white_space_is_one_space_and_what_nobody_sees_is_left_out() {
    with(|typeface| {
        let text = typeface.text(" \tRosa\r\n \u{2003}Pérez\u{202e}\u{200d}\u{7} ");
        assert_eq!(typeface.line(&text, Weight::Regular).shown, "Rosa Pérez");
        assert!(typeface.text(" \n\u{feff}").0.is_empty());
    });
}

#[test]
fn a_line_is_never_wider_than_it_may_be_and_no_letter_is_lost() {
    with(|typeface| {
        for words in [
            "Comercializadora de Alimentos y Bebidas del Norte",
            &"W".repeat(300),
            "a b",
            "",
        ] {
            let text = typeface.text(words);
            for width in [20.0, 60.0, 200.0] {
                let lines = typeface.lines(&text, Weight::Bold, 10.0, width);
                assert!(
                    lines.iter().all(|line| line.width(10.0) <= width),
                    "{words} {width}"
                );
                let set: String = lines
                    .iter()
                    .flat_map(|line| line.shown.chars())
                    .filter(|c| *c != ' ')
                    .collect();
                assert_eq!(set, words.replace(' ', ""));
            }
        }
    });
}

#[test]
fn every_figure_is_as_wide_as_every_other() {
    with(|typeface| {
        let width = |text: &str| {
            typeface
                .line(&typeface.text(text), Weight::Regular)
                .width(10.0)
        };
        assert!((width("1111111") - width("8888888")).abs() < 0.001);
        assert!(width("iiiiiii") < width("mmmmmmm"));
    });
}
