//! Who works there and how many, and what is worked with, in statements.

use super::tables::{Row, check};

#[rustfmt::skip]
const SAID: &[Row] = &[
    ("CL", "tengo un repartidor venezolano, el Wilmer", "person:Wilmer=repartidor"),
    ("BR", "quem cuida da recepção é meu genro, o Thiago", "person:Thiago=genro"),
    ("AR", "el diseño lo hace Luli", "person:Luli=diseño"),
    ("CL", "me acompañan la Yessi y la Marce", "person:Yessi;person:Marce"),
    ("AR", "el maestro cervecero es el Gringo", "person:Gringo=maestro cervecero"),
    ("MX", "mi hermano beto reparte en la moto", "person:beto=hermano;tool:moto"),
    ("AR", "la atendemos con mi viejo y mi hermana Sole", "team_size:=3"),
    ("AR", "Somos 3 contadores y una cajera", "team_size:=4"),
    ("BR", "marcenaria em Maringá, eu e mais 5", "team_size:=6"),
    ("MX", "la llevamos entre cuatro hermanos", "team_size:=4"),
    ("MX", "traigo cámara de inspección y sonda eléctrica", "tool:camara de inspeccion;tool:sonda electrica"),
    ("AR", "ando en una Partner con el tráiler", "tool:Partner"),
    ("MX", "la planta produce 1,200 pares semanales", "metric:pares semana=1200"),
    ("CL", "saco 2.500 lechugas a la semana", "metric:lechugas semana=2500"),
    ("MX", "caben 120 personas", "metric:personas=120"),
    ("MX", "mi bar es el Cuervo Tuerto", "business_name:=cuervo tuerto;business_type:=bar"),
    ("AR", "Electricista, trabajo en Vicente López y San Isidro", "coverage:=vicente lopez y san isidro"),
];

#[test]
fn what_is_said_is_learned() {
    check(SAID, "");
}
