//! Counts whose noun is not said again: the verb tells which one it is.

use super::check;

const EATERY: &[&str] = &[
    "metric:persona = 30",
    "metric:torta dia = 80",
    "price:torta = 45",
];
const GYM: &[&str] = &[
    "metric:socio = 130",
    "price:cuota = 1800",
    "policy:recargo = 200",
];

#[test]
#[rustfmt::skip]
fn a_verb_tells_which_count_has_moved() {
    check(&[
        ("MX", EATERY, "ya metimos bancas, ahora nos caben 42", "metric:persona = 42"),
        ("MX", EATERY, "ya hago 110", "metric:torta dia = 110"),
        ("CO", EATERY, "me están saliendo 60", "metric:torta dia = 60"),
        ("UY", GYM, "se me fueron unos cuantos, bajamos a 118", "metric:socio = 118"),
        ("BR", GYM, "perdi uns alunos, estou com 118", "metric:socio = 118"),
        ("AR", &["metric:seguidor = 8000"], "los seguidores van por los 9500", "metric:seguidor = 9500"),
        ("DO", &["metric:mujer dia = 20"], "y tamo en 28 mujeres diarias", "metric:mujer dia = 28"),
        ("AR", &["policy:entrega = 7 dias", "metric:remera mes = 900"], "estoy en 5 dias habiles ahora", "policy:entrega = 5 dias habiles"),
        ("CL", &["policy:entrega = 4 semanas"], "ahora me estoy demorando 6 semanas", "policy:entrega = 6 semanas"),
        ("BR", &["revenue:mes = 40000"], "o faturamento bateu 48 mil", "revenue:mes = 48000"),
    ]);
}

#[test]
#[rustfmt::skip]
fn a_verb_that_fits_two_counts_tells_none() {
    check(&[
        ("MX", &["metric:torta dia = 80", "metric:taco dia = 90"], "ya hago 110", ""),
        ("MX", &["metric:mesa = 4", "team_size: = 4"], "ahora tengo 5", ""),
        ("MX", &["metric:socio = 130", "price:paquete = 140"], "bajamos a 118", ""),
        ("MX", EATERY, "hoy hice 110", ""),
        ("MX", EATERY, "si cupieran 42 sería otra cosa", ""),
    ]);
}
