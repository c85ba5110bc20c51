//! Figures and days that have changed.

use super::{SHOP, check};

#[test]
#[rustfmt::skip]
fn a_figure_goes_to_the_fact_whose_words_are_named() {
    check(&[
        ("MX", SHOP, "la torta ahogada ahora está en 50", "price:torta ahogada = 50"),
        ("MX", SHOP, "ya subimos la ahogada a 52", "price:torta ahogada = 52"),
        ("MX", SHOP, "ah y el agua de jamaica la dejamos en 28", "price:agua jamaica = 28"),
        ("MX", SHOP, "me subieron la renta a 9 mil", "cost:renta = 9000"),
        ("MX", SHOP, "la renta pasó de 8 mil a 8500", "cost:renta = 8500"),
        ("MX", SHOP, "oye ahora los pedidos andan en 80 por mes", "metric:pedido mes = 80"),
        ("MX", SHOP, "el anticipo mejor que sea del 30%", "policy:anticipo = 30%"),
        ("MX", SHOP, "el anticipo bajó al 40 por ciento", "policy:anticipo = 40 por ciento"),
        ("MX", SHOP, "ya entregamos en 3 días, la entrega quedó en 3 días", "policy:entrega = 3 días"),
        ("MX", SHOP, "corrección, la luz es de 1350", "cost:luz = 1350"),
        ("MX", SHOP, "la feria nacional se movió al 17 de mayo", "event:feria nacional = 2026-05-17"),
        ("MX", SHOP, "cambiaron la feria para el 12 de mayo", "event:feria nacional = 2026-05-12"),
        ("CO", &["price:corte caballero = 20000", "price:barba = 12000"], "el corte de caballero quedó en 25", "price:corte caballero = 25000"),
        ("CO", &["price:corte caballero = 20000", "price:barba = 12000"], "vea y la barba pasó a 15 mil", "price:barba = 15000"),
        ("CO", &["cost:arriendo = 1800000"], "el arriendo me lo subieron a 2 millones", "cost:arriendo = 2000000"),
        ("AR", &["price:docena facturas = 9000", "price:pan = 2800"], "che las facturas ahora a 10 lucas la docena", "price:docena facturas = 10000"),
        ("AR", &["price:abono = 55000", "cost:alquiler = 400000"], "el abono lo pasé a 62", "price:abono = 62000"),
        ("AR", &["cost:luz = 80000"], "la luz se fue a 110 lucas", "cost:luz = 110000"),
        ("PE", &["price:menu ejecutivo = 15", "price:jugo surtido = 8"], "ya pe, el menú ejecutivo subió a 17 soles", "price:menu ejecutivo = 17"),
        ("PE", &["policy:pedido minimo = 50 unidades"], "ahora el pedido mínimo son 100 unidades", "policy:pedido minimo = 100 unidades"),
        ("CL", &["price:completo italiano = 2500", "cost:arriendo = 600000"], "el completo lo dejé en 2.800", "price:completo italiano = 2800"),
        ("CL", &["metric:alumno = 64"], "ya vamos en 72 alumnos", "metric:alumno = 72"),
        ("BR", &["price:coxinha = 6", "price:kibe = 7"], "a coxinha agora tá 7,50", "price:coxinha = 7.5"),
        ("BR", &["cost:aluguel = 2500", "cost:luz = 400"], "o aluguel subiu pra 2800", "cost:aluguel = 2800"),
        ("BR", &["policy:sinal = 50%"], "o sinal passou para 40%", "policy:sinal = 40%"),
        ("BR", &["event:feira livre = 2026-04-10"], "a feira ficou pro dia 17 de abril", "event:feira livre = 2026-04-17"),
        ("BR", &["metric:aluno = 80"], "agora são 95 alunos", "metric:aluno = 95"),
    ]);
}

#[test]
#[rustfmt::skip]
fn a_figure_goes_to_the_fact_that_said_the_old_one() {
    check(&[
        ("MX", SHOP, "no son 60, son 66", "metric:pedido mes = 66"),
        ("MX", SHOP, "ya no a 45, a 48", "price:torta ahogada = 48"),
        ("MX", SHOP, "perdón, no es de 1200, es de 1250 la luz", "cost:luz = 1250"),
        ("MX", SHOP, "lo de los 5 días quedó en 4", "policy:entrega = 4 dias"),
        ("MX", SHOP, "la renta antes era 8 mil, ahora 8800", "cost:renta = 8800"),
        ("PE", &["metric:madre = 600", "metric:jaula = 80"], "no son 600 madres, son 550", "metric:madre = 550"),
        ("CO", &["policy:garantia = 30 dias", "policy:pago = 15 dias"], "los 30 días ahora son 45", "policy:garantia = 45 dias"),
        ("BR", &["metric:marmita dia = 45", "team_size: = 3"], "não são 45, são 50", "metric:marmita dia = 50"),
        ("CL", &["price:clase = 12000", "price:plan = 45000"], "ya no son 12 lucas, son 14", "price:clase = 14000"),
    ]);
}

#[test]
#[rustfmt::skip]
fn a_figure_goes_to_the_only_fact_that_it_can_be() {
    check(&[
        ("MX", &["cost:internet = 1200", "price:hora = 15"], "me cambié de compañía y ahora pago 900", "cost:internet = 900"),
        ("CO", &["metric:lavadora = 9"], "ahora tengo siete, dos se dañaron", "metric:lavadora = 7"),
        ("CO", &["price:corrientazo = 14000", "cost:arriendo = 900000"], "dejo el almuerzo en 15 mil", "price:corrientazo = 15000"),
        ("CL", &["price:clase = 98000", "metric:cama = 6"], "el plan queda en 105", "price:clase = 105000"),
        ("AR", &["price:sesion = 30000"], "lo subí a 35", "price:sesion = 35000"),
        ("BR", &["price:corte = 45"], "agora cobro 50", "price:corte = 50"),
    ]);
}

#[test]
#[rustfmt::skip]
fn figures_are_said_in_many_ways() {
    check(&[
        ("MX", &["price:hora salon = 400", "price:clase = 90"], "la hora de salón bajó a 350", "price:hora salon = 350"),
        ("MX", &["price:inscripcion = 500", "price:mensualidad = 600"], "fíjate que la inscripción ya no es de 500, es de 450", "price:inscripcion = 450"),
        ("MX", &["price:inscripcion = 500", "price:mensualidad = 600"], "oye cambié los precios: la mensualidad va a 650", "price:mensualidad = 650"),
        ("MX", &["price:kilo carnitas = 280"], "le subimos 10 pesos al kilo de carnitas, ya cuesta 290", "price:kilo carnitas = 290"),
        ("MX", &["price:paquete 20 fotos = 1500"], "el paquete de 20 fotos ahora sale en 1800", "price:paquete 20 fotos = 1800"),
        ("MX", &["metric:mesa = 10", "metric:pedido = 30"], "Ahora ya son 12 mesas", "metric:mesa = 12"),
        ("MX", &["metric:mesa = 10"], "ahorita nada más tengo 5 mesas", "metric:mesa = 5"),
        ("MX", &["metric:ticket promedio = 180"], "mi ticket promedio subió, anda en 210", "metric:ticket promedio = 210"),
        ("MX", &["revenue:mes = 70000", "cost:renta = 80000"], "ya facturo 90 mil al mes", "revenue:mes = 90000"),
        ("MX", &["cost:sueldo = 2000", "cost:luz = 1500"], "el sueldo de los muchachos ahora es de 2,200 por semana", "cost:sueldo = 2200"),
        ("MX", &["policy:garantia = 3 meses"], "la garantía la extendimos a 6 meses", "policy:garantia = 6 meses"),
        ("MX", &["policy:garantia = 3 meses"], "ya damos 6 meses de garantía", "policy:garantia = 6 meses"),
        ("MX", &["policy:anticipo = 50%"], "ahora pedimos el 60% de anticipo", "policy:anticipo = 60%"),
        ("MX", &["event:inauguracion = 2026-03-28"], "el evento se cambió para el 3 de abril", "event:inauguracion = 2026-04-03"),
        ("MX", &["event:inauguracion = 2026-03-28"], "la inauguración se pasó al sábado", "event:inauguracion = 2026-03-07"),
        ("CO", &["price:domicilio = 5000", "price:almuerzo = 14000"], "vea que ahora el domicilio vale 6 mil", "price:domicilio = 6000"),
        ("CO", &["price:combo = 32000", "price:almuerzo = 14000"], "le rebajé al combo, quedó en 28", "price:combo = 28000"),
        ("CO", &["price:corte = 20000", "price:barba = 12000"], "ya no cobro 20 por el corte sino 22", "price:corte = 22000"),
        ("CO", &["metric:gallina = 430", "metric:huevo dia = 300"], "me equivoqué, son 340 gallinas", "metric:gallina = 340"),
        ("CO", &["cost:arriendo = 1800000"], "el arriendo lo negociamos y quedó en 1 millón 500", "cost:arriendo = 1500000"),
        ("AR", &["cost:alquiler = 500000", "cost:luz = 90000"], "el alquiler me lo aumentaron, ahora son 650 lucas", "cost:alquiler = 650000"),
        ("AR", &["price:clase suelta = 7500", "price:pase libre = 38000"], "che la clase suelta la puse a 9", "price:clase suelta = 9000"),
        ("AR", &["cost:internet = 80000"], "ya no abono 80 de internet, ahora 95", "cost:internet = 95000"),
        ("AR", &["metric:alumno = 130"], "los alumnos ya son 145", "metric:alumno = 145"),
        ("AR", &["policy:plazo entrega = 15 dias"], "el plazo de entrega se estiró a 20 días", "policy:plazo entrega = 20 días"),
        ("PE", &["price:cuarto pollo = 20", "price:pollo entero = 70"], "el cuarto de pollo ya está 22 pe", "price:cuarto pollo = 22"),
        ("PE", &["cost:gas = 52", "cost:alquiler = 1500"], "subió el gas, ahora pago 58 el balón", "cost:gas = 58"),
        ("PE", &["policy:pedido minimo = 30 soles"], "el delivery mínimo bajó a 25 soles", "policy:pedido minimo = 25 soles"),
        ("CL", &["price:sesion = 28000", "price:plan mensual = 98000"], "la sesión la dejamos en 32 lucas desde marzo", "price:sesion = 32000"),
        ("CL", &["metric:paciente semana = 15"], "ahora atiendo 20 pacientes por semana", "metric:paciente semana = 20"),
        ("CL", &["cost:arriendo = 600000"], "el arriendo va a subir a 700 lucas", "cost:arriendo = 700000"),
        ("BR", &["price:bolo = 85", "price:brigadeiro = 4"], "aumentei o bolo pra 95", "price:bolo = 95"),
        ("BR", &["price:bolo = 85", "price:brigadeiro = 4"], "o brigadeiro tá custando 4,50 agora", "price:brigadeiro = 4.5"),
        ("BR", &["policy:prazo = 15 dias", "policy:garantia = 90 dias"], "o prazo mudou, agora são 10 dias", "policy:prazo = 10 dias"),
        ("BR", &["metric:ticket medio = 55"], "corrigindo: o ticket médio é 62", "metric:ticket medio = 62"),
        ("BR", &["event:inauguracao loja = 2026-03-13"], "a inauguração foi adiada pro dia 20 de março", "event:inauguracao loja = 2026-03-20"),
        ("BR", &["metric:mesa = 12", "team_size: = 5"], "na verdade não são 12 mesas, são 14", "metric:mesa = 14"),
    ]);
}

#[test]
#[rustfmt::skip]
fn what_it_was_is_told_apart_from_what_it_is() {
    check(&[
        ("MX", SHOP, "en vez de 60 son 66", "metric:pedido mes = 66"),
        ("MX", SHOP, "te dije 60 pero son 66", "metric:pedido mes = 66"),
        ("MX", SHOP, "60 no, 66", "metric:pedido mes = 66"),
        ("MX", SHOP, "son 66, no 60", "metric:pedido mes = 66"),
        ("MX", SHOP, "de 60 pasamos a 75", "metric:pedido mes = 75"),
        ("MX", SHOP, "la luz, que estaba en 1200, ahora está en 1400", "cost:luz = 1400"),
        ("MX", SHOP, "antes pagaba 8 mil de renta y ahora 8500", "cost:renta = 8500"),
        ("BR", &["price:corte = 45", "price:barba = 30"], "o corte não é mais 45, é 50", "price:corte = 50"),
        ("MX", SHOP, "a partir del lunes la torta ahogada cuesta 55", "price:torta ahogada = 55"),
        ("MX", SHOP, "el nuevo precio de la torta ahogada es 55", "price:torta ahogada = 55"),
        ("MX", SHOP, "ahora entregamos en 3 días", "policy:entrega = 3 días"),
    ]);
}

#[test]
#[rustfmt::skip]
fn one_end_of_the_opening_hours_moves() {
    let hours: &[&str] = &["hours: = 10:00-20:00", "hours:domingo = 10:00-14:00"];
    check(&[
        ("MX", hours, "ahora cerramos a las 9", "hours: = 10:00-21:00"),
        ("MX", hours, "ya abrimos a las 8 de la mañana", "hours: = 08:00-20:00"),
        ("MX", hours, "ahora abrimos hasta las 9 pm", "hours: = 10:00-21:00"),
        ("MX", hours, "los domingos ahora cerramos a las 3", "hours:domingo = 10:00-15:00"),
        ("MX", hours, "ya no cerramos a las 8 sino a las 9", "hours: = 10:00-21:00"),
        ("BR", hours, "agora fechamos às 21h", "hours: = 10:00-21:00"),
        ("MX", hours, "hoy cerramos a las 5", ""),
        ("MX", hours, "los sábados ahora cerramos a las 3", ""),
        ("MX", hours, "ahora la vecina cierra a las 9", ""),
    ]);
}

#[test]
#[rustfmt::skip]
fn figures_are_said_in_passing() {
    check(&[
        ("MX", &["team_size: = 4", "metric:mesa = 10"], "se fue uno, ya nada más somos 3", "team_size: = 3"),
        ("MX", &["team_size: = 4", "metric:mesa = 10"], "ya no somos 4, somos 5", "team_size: = 5"),
        ("BR", &["team_size: = 4"], "contratei mais um, agora somos 5", "team_size: = 5"),
        ("AR", &["team_size: = 4"], "sumé dos pibes, ya son 6", "team_size: = 6"),
        ("MX", &["revenue:mes = 70000"], "este mes ya no fueron 70, fueron 82 mil", "revenue:mes = 82000"),
        ("MX", &["revenue:mes = 70000"], "ahora facturamos 85 mil mensuales", "revenue:mes = 85000"),
        ("CO", &["price:manicure = 18000", "price:pedicure = 22000"], "la manicure subió, ya está en 20", "price:manicure = 20000"),
        ("CO", &["price:manicure = 18000", "price:pedicure = 22000"], "subimos la manicure a 20 y el pedicure a 25", "price:manicure = 20000; price:pedicure = 25000"),
        ("CO", &["price:manicure = 18000", "price:pedicure = 22000"], "nuevos precios: manicure 20 mil, pedicure 25 mil", "price:manicure = 20000; price:pedicure = 25000"),
        ("AR", &["price:docena empanada = 9000"], "la docena de empanadas arrancó en 9 pero ahora sale 11", "price:docena empanada = 11000"),
        ("AR", &["price:docena empanada = 9000"], "las empanadas las estoy cobrando 11 la docena ahora", "price:docena empanada = 11000"),
        ("PE", &["price:polo = 25", "price:casaca = 80"], "los polos ya no los doy a 25, los doy a 28", "price:polo = 28"),
        ("PE", &["policy:credito = 15 dias"], "el crédito lo amplié a 30 días", "policy:credito = 30 días"),
        ("CL", &["policy:reserva = 20%"], "para reservar ahora pido 30%", "policy:reserva = 30%"),
        ("CL", &["policy:garantia = 3 meses"], "la garantía ya no es de 3 meses, son 6", "policy:garantia = 6 meses"),
        ("BR", &["policy:frete gratis = 150 reais"], "o frete grátis agora é acima de 200 reais", "policy:frete gratis = 200 reais"),
        ("BR", &["metric:encomenda semana = 20"], "agora faço umas 30 encomendas por semana", "metric:encomenda semana = 30"),
        ("MX", &["metric:margen = 30%"], "mi margen bajó, anda en 25%", "metric:margen = 25"),
        ("MX", &["cost:nomina = 24000"], "con el aumento la nómina quedó en 27 mil", "cost:nomina = 27000"),
        ("MX", &["event:boda hierve agua = 2026-05-09"], "la boda se recorrió al 16 de mayo", "event:boda hierve agua = 2026-05-16"),
        ("MX", &["event:boda hierve agua = 2026-05-09"], "perdón, la boda es el 10 de mayo", "event:boda hierve agua = 2026-05-10"),
        ("CO", &["event:feria eica = 2026-11-05"], "la feria ya no es el 5, es el 12 de noviembre", "event:feria eica = 2026-11-12"),
    ]);
}

#[test]
#[rustfmt::skip]
fn prices_move_by_a_step_without_a_verb_and_as_others_did() {
    let tarts = &["price:empanada pino = 2500", "price:empanada queso = 1800"];
    let cakes = &["price:torta = 40", "price:combo grande = 95"];
    let sizes = &["price:copo 300 = 14", "price:copo 500 = 20"];
    check(&[
        ("CL", tarts, "las de pino 200 pesos más", "price:empanada pino = 2700"),
        ("MX", cakes, "la torta 5 pesos menos", "price:torta = 35"),
        ("MX", cakes, "el combo grande también, a 99", "price:combo grande = 99"),
        ("MX", cakes, "y el combo a 99 también", "price:combo grande = 99"),
        ("MX", cakes, "la torta dejó de valer 40, vale 44", "price:torta = 44"),
        ("MX", cakes, "quise decir 45 la torta", "price:torta = 45"),
        ("MX", cakes, "la torta la regresé a 38", "price:torta = 38"),
        ("MX", cakes, "la torta trepó a 45", "price:torta = 45"),
        ("MX", cakes, "la promo de tortas a 35 se queda fija", "price:torta = 35"),
        ("MX", cakes, "la torta esa sí la subí, 45", "price:torta = 45"),
        ("AR", &["price:lona = 18000"], "la lona ponela en 20", "price:lona = 20000"),
        ("BR", sizes, "o de 500 passou pra 22", "price:copo 500 = 22"),
        ("BR", &["price:torta = 40"], "a torta eu coloquei a 45", "price:torta = 45"),
        ("BR", &["price:torta = 40"], "a torta tô cobrando 45", "price:torta = 45"),
    ]);
}
