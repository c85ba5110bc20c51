//! What the first sentence says: the name behind the place, the town behind the goods.

use super::tables::{Row, check};

#[rustfmt::skip]
const SAID: &[Row] = &[
    ("CR", "tengo una soda en Heredia centro, Soda Doña Flory, servimos casados", "business_name: = Soda Doña Flory"),
    ("AR", "La Jirafa, cervecería artesanal de Bahía Blanca", "business_name: = La Jirafa"),
    ("CO", "yo tengo Arepas La Mona, en Manizales", "business_name: = Arepas La Mona"),
    ("UY", "hacemos birra artesanal en Maldonado, la marca es Ballena Franca", "business_name: = Ballena Franca"),
    ("AR", "Inmobiliaria familiar en Tandil, Arrieta Propiedades", "business_name: = Arrieta Propiedades"),
    ("EC", "vendo camarón y concha en el mercado de Machala", "location: = el mercado de Machala"),
    ("MX", "Vulcanizadora El Chapulín, carretera a Ocotlán km 3", "location: = carretera a Ocotlán km 3"),
    ("MX", "purificadora Gota Azul, ciudad valles", "location: = ciudad valles"),
    ("CO", "armo ramos y arreglos fúnebres en Rionegro", "location: = Rionegro"),
    ("MX", "pongo uñas y pestañas", "offers:uñas"),
    ("MX", "qué tal pues yo vendo pollo crudo", "offers:pollo crudo"),
];

#[test]
fn what_is_said_first_is_learned() {
    check(SAID, "");
}
