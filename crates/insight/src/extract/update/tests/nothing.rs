//! What changes nothing.

use super::{SHOP, check};

#[test]
#[rustfmt::skip]
fn what_is_not_said_to_hold_changes_nothing() {
    check(&[
        ("MX", SHOP, "¿y si la torta ahogada ahora la pongo en 50?", ""),
        ("MX", SHOP, "si subiera la torta ahogada a 50 se enojarían", ""),
        ("MX", SHOP, "la vecina ahora vende la torta ahogada a 50", ""),
        ("MX", SHOP, "mi cuñado dice que la torta ahogada ya está en 60", ""),
        ("MX", SHOP, "quiero dejar la torta ahogada en 50", ""),
        ("MX", SHOP, "estoy pensando en subir la renta a 9 mil", ""),
        ("MX", SHOP, "la torta ahogada sigue en 45 y el agua igual en 25", ""),
        ("MX", SHOP, "hoy se vendieron 90 tortas ahogadas", ""),
        ("MX", SHOP, "ayer hubo 12 pedidos", ""),
        ("MX", SHOP, "voy a subirle 20 pesos a la torta ahogada", ""),
        ("MX", SHOP, "quiero contratar a dos más", ""),
        ("MX", SHOP, "hoy entraron dos clientes nuevos", ""),
        ("MX", SHOP, "vendí una camioneta de tortas", ""),
        ("MX", SHOP, "Escríbeme un post que diga: la torta ahogada ahora a 30", ""),
        ("MX", SHOP, "no subí la torta ahogada a 50", ""),
        ("MX", SHOP, "a lo mejor la luz ya quedó en 1500", ""),
        ("MX", SHOP, "Lupita ya no viene los lunes", ""),
        ("MX", SHOP, "ya no me alcanza el tiempo para las gelatinas", ""),
        ("MX", SHOP, "¿ya no vendo gelatinas?", ""),
        ("MX", SHOP, "por ahora ya no hago gelatinas", ""),
        ("MX", SHOP, "ya no cabe nadie más en la oficina", ""),
        ("BR", &["price:corte = 45"], "se o corte subisse pra 60 ninguém vinha", ""),
        ("BR", &["price:corte = 45"], "a vizinha agora cobra 35 no corte", ""),
        ("CO", &["price:almuerzo = 14000"], "el dólar ya está en 4200", ""),
        ("AR", &["price:corte = 8000"], "por ejemplo, ahora el corte a 9 lucas", ""),
    ]);
}

#[test]
#[rustfmt::skip]
fn where_two_facts_fit_neither_changes() {
    check(&[
        ("MX", &["price:torta ahogada = 45", "price:torta cubana = 60"], "la torta ahora está en 65", ""),
        ("MX", &["cost:renta = 1100", "cost:internet = 1200"], "ahora pago 900", ""),
        ("MX", &["metric:cama = 9", "metric:silla = 9"], "no son 9, son 8", ""),
        ("CO", &["price:corte = 20000", "price:barba = 15000"], "lo dejo en 18", ""),
        ("PE", &["policy:garantia = 30 dias", "policy:credito = 30 dias"], "los 30 días ahora son 45", ""),
        ("MX", &["offers:pan dulce", "offers:pan blanco"], "el pan ya no lo hago", ""),
    ]);
}

#[test]
#[rustfmt::skip]
fn another_thing_is_not_the_known_one() {
    check(&[
        ("MX", &["price:torta ahogada = 45"], "la torta grande ahora está en 65", ""),
        ("BR", &["price:corte = 45"], "o corte feminino agora é 70", ""),
        ("MX", &["metric:lavadora = 9"], "ahora tengo siete empleados", ""),
        ("MX", &["metric:lavadora = 9"], "no son 9 camas, son 8", ""),
        ("PE", &["cost:gas = 50"], "ahora pago 60 de agua", ""),
    ]);
}

#[test]
#[rustfmt::skip]
fn what_happens_at_a_place_of_sale_does_not_end_it() {
    let ways = &["channel:rappi", "channel:feria sabado", "channel:pagina web"];
    check(&[
        ("MX", ways, "entregué 40 pedidos en la feria", ""),
        ("MX", ways, "no salí de Rappi", ""),
        ("MX", ways, "hoy cerraron la feria", ""),
        ("MX", ways, "seguimos con la página", ""),
        ("MX", ways, "entregué en la feria", ""),
    ]);
}
