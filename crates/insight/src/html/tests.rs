use super::text;
use proptest::prelude::*;

fn read(html: &str) -> String {
    text(html, 10_000)
}

#[test]
fn blocks_are_paragraphs_and_cells_are_words() {
    let page = "<!doctype html><html><head><title>Menú</title><style>p{}</style></head><body><h1>Tortas</h1>\n<ul><li>Ahogada <b>45</b></li>\
                <li>De milanesa</li></ul><table><tr><td>Lunes</td><td>cerrado</td></tr></table>Calle 5<br>Centro</body></html>";
    assert_eq!(
        read(page),
        "Menú\n\nTortas\n\nAhogada 45\n\nDe milanesa\n\nLunes cerrado\n\nCalle 5\nCentro"
    );
}

#[test]
fn what_only_programs_read_is_left_out() {
    for page in [
        "a<script>if (a<b) '</p>'</script>b",
        "a<SCRIPT type='x>y'>var x</script >b",
        "a<style>x</style>b",
        "a<nav><a>x</a><nav>y</nav>z</nav>b",
        "a<!-- x <p> -->b",
        "a<svg><title>x</title></svg>b",
        "a<span hidden>x</span>b",
        "a<span style=\"display: none\">x</span>b",
        "a<span aria-hidden='true'>x</span>b",
        "a<noscript>x</noscript>b",
        "a<?php x ?>b",
    ] {
        assert_eq!(read(page).replace('\n', ""), "ab", "{page}");
    }
}

#[test]
fn a_class_hides_nothing() {
    assert_eq!(read("a<span class=\"x hidden y\">b</span>"), "ab");
}

#[test]
fn characters_have_names_and_numbers() {
    assert_eq!(
        read("caf&eacute; &amp; t&#233; &#xe9; &nada; R&B &#0; &#x110000; &amp;lt;"),
        "café & té é &nada; R&B \u{fffd} \u{fffd} &lt;"
    );
    assert_eq!(
        read("uno&nbsp;dos&#8203;tres&#x202e;cuatro"),
        "uno dostrescuatro"
    );
}

#[test]
fn broken_markup_ends_nowhere_bad() {
    assert_eq!(read("2 < 3 y 4<5"), "2 < 3 y 4<5");
    assert_eq!(read("a<p title=\"sin fin b"), "a");
    assert_eq!(read("a<script>sin fin"), "a");
    assert_eq!(read("a<nav>sin fin"), "a");
    assert_eq!(read("</nav>a"), "a");
    assert_eq!(read("<"), "<");
    assert_eq!(read("a<!--"), "a");
}

#[test]
fn no_more_is_written_than_was_asked_for() {
    assert_eq!(text("<p>ñandú</p><p>b</p>", 5), "ñandú");
    assert_eq!(text("<p>ñandú</p><p>b</p>", 3), "ñan");
    assert_eq!(text("abc", 0), "");
}

#[test]
fn a_hostile_page_takes_linear_time() {
    for unit in [
        "<",
        "<a ",
        "<p title=\"",
        "<!--",
        "</",
        "&",
        "<nav>",
        "<script>",
        "<b hidden>",
        "</script",
    ] {
        let began = std::time::Instant::now();
        let _ = text(&unit.repeat(1_000_000 / unit.len()), 50_000);
        assert!(began.elapsed().as_secs() < 5, "{unit}");
    }
}

proptest! {
    #[test]
    fn any_text_is_read(html in "(<|>|/|!|-|\"|&|;|#|script|nav|p|ñ| |\\PC){0,60}", most in 0usize..50) {
        let read = text(&html, most);
        prop_assert!(read.chars().count() <= most);
        prop_assert!(!read.contains("\n\n\n"));
    }
}
