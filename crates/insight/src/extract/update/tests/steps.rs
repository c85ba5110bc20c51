//! By how much figures move, and who comes and goes.

use super::{SHOP, check};

#[test]
#[rustfmt::skip]
fn a_step_is_reckoned_from_what_is_known() {
    check(&[
        ("MX", SHOP, "le subí 20 pesos a la torta ahogada", "price:torta ahogada = 65"),
        ("MX", SHOP, "al agua de jamaica le bajé 5 pesos", "price:agua jamaica = 20"),
        ("MX", SHOP, "la renta subió 10%", "cost:renta = 8800"),
        ("MX", SHOP, "la luz subió 300", "cost:luz = 1500"),
        ("MX", SHOP, "el agua de jamaica 5 pesos más barata", "price:agua jamaica = 20"),
        ("CO", &["price:vaso avena = 4000", "price:pandebono = 2500"], "a la avena le subí 500 pesitos", "price:vaso avena = 4500"),
        ("BR", &["price:barra = 20", "price:ajuste = 35"], "subi a barra em 5 reais", "price:barra = 25"),
    ]);
}

#[test]
#[rustfmt::skip]
fn a_step_that_is_no_measure_of_the_fact_changes_nothing() {
    check(&[
        ("MX", &["price:corte = 150", "price:barba = 100"], "subió 500 pesos", ""),
        ("MX", &["price:corte = 15"], "el corte subió 20", ""),
        ("MX", &["price:corte = 150", "price:corte dama = 200"], "le subí 20 pesos", ""),
    ]);
}

#[test]
#[rustfmt::skip]
fn who_comes_and_goes_is_counted() {
    check(&[
        ("MX", SHOP, "contraté a dos muchachos más", "team_size: = 6"),
        ("MX", SHOP, "renunciaron dos", "team_size: = 2"),
        ("MX", SHOP, "despedí a uno", "team_size: = 3"),
        ("MX", SHOP, "eché a uno, quedamos 3", "team_size: = 3"),
        ("BR", &["team_size: = 4"], "contratei mais duas meninas", "team_size: = 6"),
        ("PY", &["metric:socio = 20", "team_size: = 4"], "se sumaron 5 socios", "metric:socio = 25"),
    ]);
}

#[test]
#[rustfmt::skip]
fn a_day_of_the_month_is_enough_for_an_event() {
    check(&[
        ("MX", &["event:feria = 2026-05-10"], "la feria se pasó al 12", "event:feria = 2026-05-12"),
        ("MX", &["event:inauguracion = 2026-05-10"], "la inauguración será el 16, no el 10", "event:inauguracion = 2026-05-16"),
        ("MX", &["price:tinte = 1800"], "el tinte lo puse en 2000", "price:tinte = 2000"),
        ("MX", &["metric:alumna = 22"], "los lunes es de 8 a 12", ""),
    ]);
}
