//! Rent, wages, power and inputs, as against prices and what was paid once.

use super::tables::{Row, check};

#[rustfmt::skip]
const SAID: &[Row] = &[
    ("MX", "pago 8 mil de renta", "cost:renta=8000"),
    ("MX", "se me van 3 mil en gasolina", "cost:gasolina=3000"),
    ("BR", "o aluguel é 2.500", "cost:aluguel=2500"),
    ("MX", "el kilo de harina me sale en 22", "cost:harina=22"),
    ("MX", "la harina me sale a 22 el kilo", "cost:harina=22"),
    ("MX", "la harina la pago a 22 el kilo", "cost:harina=22"),
    ("MX", "la harina la compro a 22", "cost:harina=22"),
    ("MX", "compro la harina a 22 el kilo", "cost:harina=22"),
    ("MX", "el costal de harina me cuesta 420", "cost:costal harina=420"),
    ("CO", "pago dos millones de arriendo", "cost:arriendo=2000000"),
    ("CO", "de arriendo pago dos millones", "cost:arriendo=2000000"),
    ("CO", "los servicios me llegan en 400 mil", "cost:servicios=400000"),
    ("CO", "la luz me llega por 300 mil", "cost:luz=300000"),
    ("CO", "nomina son 6 millones al mes", "cost:nomina=6000000"),
    ("AR", "alquiler 600 lucas", "cost:alquiler=600000"),
    ("AR", "el alquiler: 600 lucas", "cost:alquiler=600000"),
    ("AR", "la luz viene 120 mil", "cost:luz=120000"),
    ("AR", "gasto 90 lucas por semana en nafta", "cost:nafta=90000"),
    ("AR", "le pago 400 lucas a la empleada", "cost:empleada=400000"),
    ("AR", "en publicidad ponemos 150 mil por mes", "cost:publicidad=150000"),
    ("AR", "en ads se me van 200 mil", "cost:ads=200000"),
    ("AR", "el contador me cobra 50 mil por mes", "cost:contador=50000"),
    ("PE", "pago 1200 de alquiler", "cost:alquiler=1200"),
    ("PE", "el alquiler me cuesta 1200 soles", "cost:alquiler=1200"),
    ("PE", "invierto 500 soles al mes en publicidad", "cost:publicidad=500"),
    ("PE", "a mi ayudante le pago 1025", "cost:ayudante=1025"),
    ("PE", "el saco de arroz lo compro a 140", "cost:saco arroz=140"),
    ("CL", "pago 450 lucas de arriendo", "cost:arriendo=450000"),
    ("CL", "la bencina me sale 80 lucas a la semana", "cost:bencina=80000"),
    ("CL", "el gas nos cuesta 180 lucas por mes", "cost:gas=180000"),
    ("CL", "se me van 60 lucas en luz", "cost:luz=60000"),
    ("EC", "el local me cuesta 350 dolares", "cost:local=350"),
    ("BR", "pago 1800 de aluguel", "cost:aluguel=1800"),
    ("BR", "gasto 600 por mês com gás", "cost:gas=600"),
    ("BR", "a luz vem 450 todo mês", "cost:luz=450"),
    ("BR", "a conta de luz dá 450", "cost:luz=450"),
    ("BR", "aluguel 3 mil, luz 600, internet 120", "cost:aluguel=3000; cost:luz=600; cost:internet=120"),
    ("MX", "renta 12 mil, luz 2 mil, internet 600", "cost:renta=12000; cost:luz=2000; cost:internet=600"),
    ("MX", "de luz llegan como 2 mil", "cost:luz=2000"),
    ("MX", "los sueldos se llevan 40 mil al mes", "cost:sueldos=40000"),
    ("MX", "gastamos 5 mil semanales en insumos", "cost:insumos=5000"),
    ("MX", "de insumos gasto 5 mil", "cost:insumos=5000"),
    ("MX", "mi renta es de 9500", "cost:renta=9500"),
    ("MX", "la renta está en 9500", "cost:renta=9500"),
    ("MX", "son 9500 de renta", "cost:renta=9500"),
    ("MX", "9500 de renta y 2 mil de luz", "cost:renta=9500; cost:luz=2000"),
    ("MX", "pagamos renta de 9500", "cost:renta=9500"),
    ("MX", "nos suben la renta a 15 mil en enero", "cost:renta=15000"),
    ("MX", "me subieron la renta a 15 mil", "cost:renta=15000"),
    ("MX", "cada caja me cuesta 3 pesos", "cost:caja=3"),
    ("MX", "el community manager me cobra 4 mil al mes", "cost:community manager=4000"),
    ("MX", "a la muchacha que me ayuda le doy 1500 por semana", "cost:muchacha=1500"),
    ("MX", "le doy 1500 por semana a la muchacha", "cost:muchacha=1500"),
    ("MX", "meto 2 mil al mes en anuncios", "cost:anuncios=2000"),
    ("MX", "le meto 2 mil al mes a los anuncios", "cost:anuncios=2000"),
    ("MX", "en diesel se van 12 mil a la semana", "cost:diesel=12000"),
    ("MX", "de gasolina echo mil pesos por semana", "cost:gasolina=1000"),
    ("MX", "gano 20 mil y de ahi pago 6 mil de renta", "cost:renta=6000"),
    ("MX", "la renta esta cara, 18 mil", "cost:renta=18000"),
    ("MX", "nos cobran 900 de mantenimiento", "cost:mantenimiento=900"),
    ("MX", "me cobran 1200 de internet", "cost:internet=1200"),
    ("MX", "gasto como 800 diarios en carne", "cost:carne=800"),
    ("CO", "entre arriendo y servicios se me van 3 millones", "cost:arriendo=3000000"),
    ("CO", "el bulto de papa me esta saliendo a 90 mil", "cost:bulto papa=90000"),
    ("CO", "le pago 60 mil el dia a cada mesero", "cost:mesero=60000"),
    ("AR", "pago 80 lucas de monotributo", "cost:monotributo=80000"),
    ("AR", "el alquiler se me fue a 700 lucas", "cost:alquiler=700000"),
    ("PE", "pago 350 de luz y 80 de agua", "cost:luz=350; cost:agua=80"),
    ("PE", "mi alquiler es 1500", "cost:alquiler=1500"),
    ("CL", "pago 300 lucas mensuales de arriendo", "cost:arriendo=300000"),
    ("CL", "las cuentas me salen 200 lucas al mes", "cost:cuentas=200000"),
    ("BR", "pago mil reais de contador", "cost:contador=1000"),
    ("BR", "gasto 2 mil com funcionário", "cost:funcionario=2000"),
    ("BR", "meu aluguel é 1.800", "cost:aluguel=1800"),
    ("BR", "o saco de farinha tá me custando 180", "cost:saco farinha=180"),
];

/// Questions, hypotheses, other people, what is past, what happened once, and what belongs to another slot.
#[rustfmt::skip]
const NOT_SAID: &[Row] = &[
    ("MX", "vendo la harina a 22", ""),
    ("MX", "la renta del salon cuesta 3 mil el evento", ""),
    ("MX", "quiero pagar 5 mil de renta", ""),
    ("MX", "ayer pague 800 por arreglar la moto", ""),
    ("MX", "mi vecino paga 8 mil de renta", ""),
    ("MX", "cuanto deberia gastar en publicidad", ""),
    ("MX", "si pagara 20 mil de renta quebraria", ""),
    ("MX", "antes pagaba 8 mil de renta", ""),
    ("MX", "el corte cuesta 150", ""),
    ("MX", "el kilo de tortilla sale en 22", ""),
    ("MX", "me cobraron 350 por la reparacion la ultima vez", ""),
    ("MX", "los clientes me pagan 500 por clase", ""),
    ("MX", "compre un horno de 30 mil", ""),
    ("MX", "gano 20 mil al mes", ""),
    ("MX", "me pidio 3 mil por el logo", ""),
];

#[test]
fn what_is_said_is_learned() {
    check(SAID, "cost");
}

#[test]
fn what_is_not_said_is_not_learned() {
    check(NOT_SAID, "cost");
}
