//! What is over.

use super::{SHOP, check};

#[test]
#[rustfmt::skip]
fn what_is_over_is_found_by_its_name() {
    check(&[
        ("MX", SHOP, "en Rappi ya no estamos", "- channel:rappi"),
        ("MX", SHOP, "a Ramírez ya no le compro", "- supplier:abarrotes ramirez"),
        ("MX", SHOP, "a Ramírez ya no", "- supplier:abarrotes ramirez"),
        ("MX", SHOP, "Lupita ya no trabaja con nosotros", "- person:lupita"),
        ("MX", SHOP, "el Excel ya no lo usamos", "- tool:excel"),
        ("MX", SHOP, "las gelatinas ya no las hago", "- offers:gelatina"),
        ("MX", SHOP, "olvida las gelatinas, ya no hacemos", "- offers:gelatina"),
        ("MX", SHOP, "con tarjeta ya no", "- payment:tarjeta"),
        ("MX", SHOP, "en Zapopan ya no vamos a abrir", "- goal:abrir sucursal zapopan"),
        ("AR", &["supplier:molino canuelas = harina"], "a Cañuelas ya no", "- supplier:molino canuelas"),
        ("PE", &["channel:la vinoteca", "offers:pisco acholado"], "en La Vinoteca ya no estamos", "- channel:la vinoteca"),
        ("CO", &["goal:exportar corea otro ano"], "a Corea ya no vamos a exportar", "- goal:exportar corea otro ano"),
        ("BR", &["offers:mandala", "offers:brinco"], "esquece mandala, não fazemos mais", "- offers:mandala"),
        ("BR", &["channel:ifood", "channel:instagram"], "no iFood não estamos mais", "- channel:ifood"),
        ("CL", &["customers:bar santiago", "offers:cerveza"], "a los bares ya no les vendo", "- customers:bar santiago"),
        ("CO", &["tool:siigo", "payment:nequi"], "Siigo lo dejamos", "- tool:siigo"),
        ("PE", &["channel:pedidosya", "channel:whatsapp"], "PedidosYa lo tenemos apagado", "- channel:pedidosya"),
        ("PE", &["policy:facial 5 masaje = un facial por cada 5 masajes"], "esa promoción ya no va", "- policy:facial 5 masaje"),
    ]);
}

#[test]
#[rustfmt::skip]
fn ends_are_said_in_many_ways() {
    check(&[
        ("BR", &["offers:marmita fitness", "offers:marmita tradicional"], "parei com marmita fitness", "- offers:marmita fitness"),
        ("BR", &["channel:shopee", "channel:instagram"], "a Shopee eu larguei", "- channel:shopee"),
        ("MX", &["tool:clip", "payment:efectivo"], "ya no usamos Clip", "- tool:clip"),
        ("MX", &["channel:didi", "channel:rappi"], "dimos de baja Didi", "- channel:didi"),
        ("MX", &["offers:tamal", "offers:atole"], "quité los tamales del menú", "- offers:tamal"),
        ("MX", &["channel:facebook", "channel:instagram"], "cerramos la cuenta de Facebook", "- channel:facebook"),
        ("MX", &["person:chuy", "person:lety"], "Chuy se fue la semana pasada", "- person:chuy"),
        ("MX", &["person:chuy", "person:lety"], "Chuy renunció", "- person:chuy"),
        ("MX", &["supplier:pilgrims", "supplier:bachoco"], "ya no trabajo con Pilgrims", "- supplier:pilgrims"),
        ("AR", &["customers:kiosco", "customers:almacen"], "a los kioscos no les vendo más", "- customers:kiosco"),
        ("AR", &["offers:torta boda", "offers:budin"], "no hago más tortas de boda", "- offers:torta boda"),
        ("AR", &["supplier:coca", "supplier:pepsi"], "no trabajo más con Coca", "- supplier:coca"),
        ("CO", &["payment:daviplata", "payment:nequi"], "ya no recibimos Daviplata", "- payment:daviplata"),
        ("CO", &["channel:rappi", "channel:ifood"], "Rappi lo cerramos", "- channel:rappi"),
        ("CL", &["channel:feria", "channel:instagram"], "en la feria ya no me pongo", "- channel:feria"),
        ("PE", &["goal:abrir local miraflores"], "ya no quiero abrir en Miraflores", "- goal:abrir local miraflores"),
        ("PE", &["goal:abrir local miraflores"], "lo de abrir en Miraflores ya no va", "- goal:abrir local miraflores"),
        ("PE", &["goal:abrir local miraflores"], "descartamos lo de Miraflores", "- goal:abrir local miraflores"),
    ]);
}

#[test]
#[rustfmt::skip]
fn what_another_takes_the_place_of_is_over() {
    check(&[
        ("MX", &["tool:notion", "tool:excel"], "cambiamos Notion por ClickUp", "- tool:notion"),
        ("AR", &["supplier:la serenisima = leche", "supplier:canuelas"], "cambié La Serenísima por Tregar", "- supplier:la serenisima"),
        ("CO", &["tool:siigo", "tool:excel"], "nos pasamos de Siigo a Alegra", "- tool:siigo"),
        ("MX", &["tool:libreta", "tool:excel"], "ahora uso Excel en vez de la libreta", "- tool:libreta"),
        ("BR", &["payment:pix", "tool:caderno"], "trocamos o caderno por planilha", "- tool:caderno"),
        ("MX", &["tool:notion"], "si cambiamos Notion por ClickUp saldría más caro", ""),
    ]);
}

#[test]
#[rustfmt::skip]
fn rules_costs_problems_events_and_plans_end_too() {
    check(&[
        ("MX", SHOP, "ya no pido anticipo", "- policy:anticipo"),
        ("MX", SHOP, "ya no pago renta", "- cost:renta"),
        ("MX", SHOP, "la feria nacional se canceló", "- event:feria nacional"),
        ("MX", SHOP, "siempre no vamos a abrir en Zapopan", "- goal:abrir sucursal zapopan"),
        ("CO", &["problem:humedad bodega", "offers:pan"], "lo de la humedad ya lo arreglamos", "- problem:humedad bodega"),
        ("BR", &["event:feira livre = 2026-04-10"], "a feira foi cancelada", "- event:feira livre"),
        ("AR", &["supplier:molino canuelas = harina"], "la harina ya no la traigo de Cañuelas", "- supplier:molino canuelas"),
    ]);
}

#[test]
#[rustfmt::skip]
fn ends_are_said_in_passing() {
    check(&[
        ("MX", &["channel:tianguis domingo", "channel:facebook"], "dejé el tianguis de los domingos", "- channel:tianguis domingo"),
        ("MX", &["person:rosa = socia"], "Rosa ya no es mi socia", "- person:rosa"),
        ("AR", &["person:nico = cadete"], "Nico renunció la semana pasada", "- person:nico"),
        ("BR", &["person:rayssa = sócia"], "a Rayssa saiu da sociedade", "- person:rayssa"),
        ("BR", &["supplier:berneck = mdf"], "não compro mais da Berneck", "- supplier:berneck"),
        ("CO", &["offers:alisado", "offers:corte"], "el alisado lo quitamos del portafolio", "- offers:alisado"),
        ("CL", &["payment:cheque", "payment:efectivo"], "cheques ya no recibo", "- payment:cheque"),
        ("PE", &["channel:getyourguide", "channel:counter"], "de GetYourGuide nos salimos", "- channel:getyourguide"),
        ("MX", &["customers:restaurante", "offers:tortilla"], "ya no les surtimos a los restaurantes", "- customers:restaurante"),
    ]);
}

#[test]
#[rustfmt::skip]
fn a_place_of_sale_is_left_in_many_words() {
    let ways = &["channel:rappi", "channel:feria sabado", "channel:pagina web", "channel:instagram"];
    let modes = &["channel:ifood", "channel:feira sabado"];
    check(&[
        ("MX", ways, "salí de Rappi", "- channel:rappi"),
        ("MX", ways, "Rappi nos dio de baja", "- channel:rappi"),
        ("MX", ways, "terminamos el contrato con Rappi", "- channel:rappi"),
        ("MX", ways, "ya no operamos con Rappi", "- channel:rappi"),
        ("MX", ways, "ya no recibimos pedidos de Rappi", "- channel:rappi"),
        ("CL", ways, "entregué el puesto de la feria", "- channel:feria sabado"),
        ("CL", ways, "nos quitaron el puesto de la feria", "- channel:feria sabado"),
        ("CL", ways, "el puesto en la feria lo traspasé", "- channel:feria sabado"),
        ("MX", ways, "dimos de baja la página", "- channel:pagina web"),
        ("MX", ways, "la página ya no funciona", "- channel:pagina web"),
        ("MX", ways, "no seguimos con la página", "- channel:pagina web"),
        ("BR", modes, "do iFood eu saí", "- channel:ifood"),
        ("BR", modes, "iFood nunca mais", "- channel:ifood"),
        ("BR", modes, "perdi o ponto na feira", "- channel:feira sabado"),
    ]);
}
