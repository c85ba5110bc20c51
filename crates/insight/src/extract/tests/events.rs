//! What happens on a day.

use super::tables::{Row, check};

#[rustfmt::skip]
const SAID: &[Row] = &[
    ("MX", "el 15 de marzo abrimos la sucursal de Coyoacan", "event:abrimos sucursal=2026-03-15"),
    ("MX", "el 10 de mayo tenemos una promo especial", "event:promo=2026-05-10"),
    ("MX", "tengo una boda el 20 de marzo", "event:boda=2026-03-20"),
    ("MX", "la boda es el 20 de marzo", "event:boda=2026-03-20"),
    ("MX", "la feria empieza el 3 de abril", "event:feria=2026-04-03"),
    ("MX", "el 3 de abril es la feria del libro", "event:feria=2026-04-03"),
    ("MX", "el viernes me entregan el horno", "event:horno=2026-03-06"),
    ("MX", "mañana me llega la mercancia", "event:mercancia=2026-03-03"),
    ("MX", "el sabado tengo bazar en la Roma", "event:bazar=2026-03-07"),
    ("MX", "el proximo lunes viene el inspector", "event:inspector=2026-03-09"),
    ("MX", "el 30 de abril vence mi contrato", "event:vence contrato=2026-04-30"),
    ("MX", "mi contrato vence el 30 de abril", "event:contrato=2026-04-30"),
    ("CO", "el 24 de mayo cumplimos 5 años", "event:cumplimos=2026-05-24"),
    ("CO", "nos graduamos el 12 de junio", "event:graduamos=2026-06-12"),
    ("AR", "el 25 de mayo hacemos locro", "event:locro=2026-05-25"),
    ("AR", "el jueves tengo reunion con el banco", "event:reunion=2026-03-05"),
    ("AR", "inauguramos el 1 de abril", "event:inauguramos=2026-04-01"),
    ("AR", "la inauguracion es el 1 de abril", "event:inauguracion=2026-04-01"),
    ("PE", "el 28 de julio hay desfile frente al local", "event:desfile=2026-07-28"),
    ("PE", "la campaña escolar arranca el 9 de marzo", "event:campaña=2026-03-09"),
    ("PE", "viajo a Arequipa el 14 de marzo", "event:viajo Arequipa=2026-03-14"),
    ("CL", "el 18 de septiembre cerramos", "event:cerramos=2026-09-18"),
    ("CL", "lanzamos la coleccion el 5 de abril", "event:coleccion=2026-04-05"),
    ("CL", "la expo parte el 5 de abril", "event:expo=2026-04-05"),
    ("BR", "dia 12 de junho tem promoção de casais", "event:promocao=2026-06-12"),
    ("BR", "a feira é dia 14 de março", "event:feira=2026-03-14"),
    ("BR", "no sábado tem bazar na escola", "event:bazar=2026-03-07"),
    ("BR", "vou abrir a segunda loja em 1 de maio", "event:segunda loja=2026-05-01"),
    ("BR", "vence o alvará dia 30 de abril", "event:alvara=2026-04-30"),
    ("MX", "taller de velas el 21 de marzo", "event:taller velas=2026-03-21"),
    ("MX", "hay junta de padres el miercoles", "event:junta=2026-03-04"),
    ("MX", "nos mudamos el 1 de junio", "event:mudamos=2026-06-01"),
    ("MX", "el 12 de abril participo en una expo", "event:expo=2026-04-12"),
    ("MX", "nos visita Sanidad el 17 de marzo", "event:Sanidad=2026-03-17"),
    ("MX", "tengo cita en el SAT el 17 de marzo", "event:cita SAT=2026-03-17"),
    ("MX", "el 20 de marzo llega mi hermana a ayudarme", "event:llega hermana=2026-03-20"),
    ("MX", "el 20 de marzo tenemos que entregar 300 bolsas", "event:entregar bolsas=2026-03-20"),
    ("MX", "el proximo sabado hacemos cata de mezcal", "event:cata mezcal=2026-03-07"),
    ("CO", "el 3 de abril arranco vacaciones", "event:vacaciones=2026-04-03"),
    ("CO", "mañana tengo visita de la secretaria de salud", "event:visita=2026-03-03"),
    ("PE", "este domingo tengo un matrimonio", "event:matrimonio=2026-03-08"),
    ("CL", "el 30 de marzo vence el permiso", "event:permiso=2026-03-30"),
    ("BR", "amanhã chega o forno novo", "event:forno=2026-03-03"),
];

/// Questions, hypotheses, other people, what is past, what happened once, and what belongs to another slot.
#[rustfmt::skip]
const NOT_SAID: &[Row] = &[
    ("MX", "me casé el 15 de marzo", ""),
    ("MX", "abrimos de lunes a viernes", ""),
    ("MX", "los sabados hay bazar", ""),
    ("MX", "entrego en 15 dias", ""),
    ("MX", "el lunes pasado vino el inspector", ""),
    ("MX", "si abro el 15 de marzo hago una promo", ""),
    ("MX", "mi vecino abre su local el 15 de marzo", ""),
    ("MX", "hazme un post para el 10 de mayo", ""),
    ("MX", "el 14 de febrero pasado vendi muchisimo", ""),
];

#[test]
fn what_is_said_is_learned() {
    check(SAID, "event");
}

#[test]
fn what_is_not_said_is_not_learned() {
    check(NOT_SAID, "event");
}
