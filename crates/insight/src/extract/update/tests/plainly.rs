//! Changes as they are typed in haste: without accents, without the verb, about several things at once.

use super::check;

#[test]
#[rustfmt::skip]
fn a_past_without_its_accent_is_told() {
    check(&[
        ("MX", &["channel:rappi", "channel:instagram"], "lo de rappi lo cancele, mucha comision", "- channel:rappi"),
        ("MX", &["channel:rappi"], "corte con rappi", "- channel:rappi"),
        ("MX", &["channel:mercadolibre"], "me cerraron la cuenta de mercado libre", "- channel:mercadolibre"),
        ("CL", &["channel:feria libre"], "lo de la feria libre se termino", "- channel:feria libre"),
        ("AR", &["channel:airbnb"], "Airbnb lo bajé", "- channel:airbnb"),
        ("MX", &["channel:rappi"], "ya no aparezco en rappi", "- channel:rappi"),
        ("BR", &["channel:rappi"], "o Rappi a gente tirou", "- channel:rappi"),
        ("AR", &["supplier:fargo = pan"], "dejé a Fargo", "- supplier:fargo"),
        ("PY", &["supplier:guarani"], "del Guaraní me pasé a Concepción", "- supplier:guarani"),
        ("MX", &["supplier:chuy = carne"], "ahora la carne la compro en SuKarne", "- supplier:chuy"),
        ("MX", &["person:brenda = corte"], "me quede sin Brenda", "- person:brenda"),
        ("MX", &["payment:tarjeta", "payment:efectivo"], "ya no me pagan con tarjeta", "- payment:tarjeta"),
        ("MX", &["payment:tarjeta", "payment:efectivo"], "solo efectivo ya", "- payment:tarjeta"),
        ("MX", &["offers:tamal", "offers:atole", "offers:pozole"], "ya no preparo ni tamales ni atole", "- offers:tamal; - offers:atole"),
        ("BR", &["channel:feira"], "larguei a feira de domingo", "- channel:feira"),
    ]);
}

#[test]
#[rustfmt::skip]
fn figures_are_put_anew_without_much_ado() {
    check(&[
        ("MX", &["revenue:dia = 6600"], "la venta anda en 6200 diarios", "revenue:dia = 6200"),
        ("BR", &["revenue:mes = 70000"], "o faturamento tá em 82 mil", "revenue:mes = 82000"),
        ("AR", &["revenue:mes = 3000000"], "subimos la facturacion, estamos en 3.8 palos", "revenue:mes = 3800000"),
        ("PY", &["price:lavado simple = 40000", "price:lavado completo = 80000"], "el simple ahora está 45 y el completo 90", "price:lavado simple = 45000; price:lavado completo = 90000"),
        ("MX", &["price:corte = 120", "price:tinte = 450"], "todo subio 20 pesos", "price:corte = 140; price:tinte = 470"),
        ("CO", &["price:empanada = 2500", "price:arepa = 4000"], "le subi 500 a la empanada y 500 a la arepa", "price:empanada = 3000; price:arepa = 4500"),
        ("CO", &["policy:anticipo = 100"], "ya no pido 100 de anticipo, ahora es el 50%", "policy:anticipo = 50%"),
        ("AR", &["policy:sena = 10 lucas"], "la seña la puse en 12", "policy:sena = 12000"),
        ("BR", &["policy:entrego = 5 dias"], "o prazo aumentou, agora é 7 dias", "policy:entrego = 7 dias"),
        ("BR", &["price:pizza grande = 55"], "a grande foi pra 59 semana passada", "price:pizza grande = 59"),
        ("MX", &["price:silla = 6"], "la silla la voy a dejar en 7 desde marzo", "price:silla = 7"),
        ("MX", &["price:corte = 120", "price:tinte = 450"], "los de 120 los pase a 140", "price:corte = 140"),
        ("CO", &["hours: = 07:00-19:00"], "desde el lunes abrimos a las 6 y cerramos a las 8", "hours: = 06:00-20:00"),
        ("MX", &["hours: = 09:00-19:00"], "el cierre ahora es a las 8", "hours: = 09:00-20:00"),
        ("MX", &["hours: = 09:00-19:00"], "en vez de las 9 abro a las 8", "hours: = 08:00-19:00"),
        ("MX", &["price:pastel tres leche = 350"], "el tres leches no cuesta 350, cuesta 380", "price:pastel tres leche = 380"),
    ]);
}

#[test]
#[rustfmt::skip]
fn what_only_looks_like_a_change_is_none() {
    check(&[
        ("MX", &["channel:rappi"], "quiero que lo cancele mi socio", ""),
        ("CL", &["price:palta = 5000"], "este invierno la palta llegó a 7 lucas", ""),
        ("MX", &["price:corte = 120"], "la voy a subir a 140", ""),
        ("MX", &["channel:rappi", "price:torta = 45"], "la torta la baje un poco", ""),
    ]);
}
