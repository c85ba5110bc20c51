//! Hours and the figures that a business is run by, as they are said.

use super::reads;

#[rustfmt::skip]
const SAID: &[(&str, &str, &str)] = &[
    ("MX", "abro a las 9 y cierro a las 8", "hours: = 09:00-20:00"),
    ("MX", "de 10 am a 7 pm", "hours: = 10:00-19:00"),
    ("MX", "los domingos descanso", "hours:domingo = cerrado"),
    ("MX", "abrimos diario de 8 a 10 de la noche", "hours: = 08:00-22:00"),
    ("BR", "abro às 9 e fecho às 19", "hours: = 09:00-19:00"),
    ("MX", "tengo 3 mil seguidores", "metric:seguidor = 3000"),
    ("MX", "atiendo 20 clientes al día", "metric:cliente dia = 20"),
    ("MX", "hago 50 pasteles al mes", "metric:pastel mes = 50"),
    ("MX", "vendo como 80 tortas diarias", "metric:torta dia = 80"),
    ("MX", "mi ticket promedio es de 150", "metric:ticket promedio = 150"),
    ("MX", "mi margen es del 40%", "metric:margen = 40"),
    ("MX", "produzco 200 kilos por semana", "metric:kilo semana = 200"),
    ("MX", "tengo 12 mesas", "metric:mesa = 12"),
    ("MX", "son 40 habitaciones", "metric:habitacion = 40"),
    ("MX", "tengo 120 alumnos", "metric:alumno = 120"),
    ("MX", "saco unos 30 servicios por semana", "metric:servicio semana = 30"),
    ("MX", "el 60% de mis ventas son por Instagram", "metric:venta instagram = 60"),
    ("MX", "entregamos 100 pedidos semanales", "metric:pedido semana = 100"),
    ("MX", "recibo unos 15 mensajes diarios", "metric:mensaje dia = 15"),
    ("CO", "tengo 300 gallinas", "metric:gallina = 300"),
    ("AR", "hago 200 empanadas por día", "metric:empanada dia = 200"),
    ("BR", "faço 30 marmitas por dia", "metric:marmita dia = 30"),
    ("BR", "tenho 5 mil seguidores no insta", "metric:seguidor insta = 5000"),
    ("MX", "vemos entre 15 y 20 pacientes por día", "metric:paciente dia = 15"),
    ("AR", "salen 40 a 50 pedidos por noche", "metric:pedido dia = 40"),
    ("PY", "hacemos 1500 panes y 200 chipas por día", "metric:pan dia = 1500; metric:chipa dia = 200"),
    ("PE", "hay espacio para 8 carros", "metric:espacio carro = 8"),
    ("MX", "nos caben 42", "metric:capacidad = 42"),
    ("CR", "el cupo es de 30", "metric:cupo = 30"),
    ("BR", "cabem 40 pessoas", "metric:pessoa = 40"),
    ("CL", "tengo un vivero con unas 300 especies", "metric:especie = 300"),
    ("EC", "el 60% se va a Perú y el 25% a Chile", "metric:va peru = 60; metric:chile = 25"),
];

#[test]
fn what_is_said_is_read() {
    reads("hours metric", SAID);
}
