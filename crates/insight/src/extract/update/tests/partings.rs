//! Who leaves, what is given away, where one no longer goes, and what is open or allowed again.

use super::check;

#[test]
#[rustfmt::skip]
fn people_clients_and_suppliers_leave() {
    check(&[
        ("MX", &["person:lupita = cajera", "person:beto = cocina"], "lupita renuncio ayer", "- person:lupita"),
        ("MX", &["person:lupita = cajera", "person:beto = cocina"], "tuve que correr a Beto", "- person:beto"),
        ("MX", &["person:lupita = cajera", "person:beto = cocina"], "Beto se fue a la bodega", ""),
        ("MX", &["person:felix = hermano"], "mi hermano ya no trabaja conmigo", "- person:felix"),
        ("BO", &["customers:comprador italia", "customers:tienda"], "el de Italia ya no nos compra", "- customers:comprador italia"),
        ("MX", &["supplier:lala = leche", "supplier:bimbo = pan"], "Bimbo me quedó mal y lo cambié por Wonder", "- supplier:bimbo"),
        ("MX", &["supplier:lala = leche"], "cambié de proveedor, ahora es Alpura", "- supplier:lala"),
    ]);
}

#[test]
#[rustfmt::skip]
fn things_are_given_away() {
    check(&[
        ("MX", &["tool:camioneta", "tool:horno"], "ya vendí la camioneta", "- tool:camioneta"),
        ("MX", &["tool:camioneta", "tool:horno"], "el horno se descompuso y lo tiré", "- tool:horno"),
        ("MX", &["tool:camioneta", "tool:horno"], "vendí una camioneta de fresas", ""),
        ("MX", &["tool:camioneta", "tool:horno"], "quiero vender la camioneta", ""),
        ("UY", &["channel:pedidosya", "channel:telefono"], "de PedidosYa me bajé", "- channel:pedidosya"),
        ("CO", &["location:chia = Chía", "location:cajica = Cajicá"], "cerramos la sede de Cajicá", "- location:cajica"),
    ]);
}

#[test]
#[rustfmt::skip]
fn duties_areas_and_days_change() {
    check(&[
        ("PE", &["person:rosmery = cuñada; ve el almacén"], "Rosmery pasó a ventas", "person:rosmery = cuñada; ventas"),
        ("BO", &["hours:lunes = cerrado", "hours: = 08:00-12:00"], "ya abrimos los lunes", "- hours:lunes"),
        ("MX", &["hours: = 09:00-18:00"], "ya no cierro a las 6, cierro a las 8", "hours: = 09:00-20:00"),
        ("MX", &["goal:comprar horno"], "ya no compro el horno", "- goal:comprar horno"),
        ("MX", &["problem:internet cae"], "ya no se cae el internet", "- problem:internet cae"),
    ]);
}
