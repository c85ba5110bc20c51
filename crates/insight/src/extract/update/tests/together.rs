//! Several things that are told at once.

use super::check;

#[test]
#[rustfmt::skip]
fn two_things_move_to_two_figures() {
    check(&[
        ("CO", &["price:empanada = 3", "price:arepa = 4"], "la empanada y la arepa subieron a 4 y 5", "price:empanada = 4; price:arepa = 5"),
        ("CO", &["price:choclo = 4000", "price:queso = 3500"], "me toco subirlas 500 pesos a las dos", "price:choclo = 4500; price:queso = 4000"),
    ]);
}

#[test]
#[rustfmt::skip]
fn hundreds_stand_behind_a_thousand() {
    check(&[
        ("CL", &["price:tomate = 1500", "price:palta = 5000"], "el tomate en cambio bajo a luca 200", "price:tomate = 1200"),
    ]);
}
