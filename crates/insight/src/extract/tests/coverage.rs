//! How far the business delivers, serves and travels.

use super::tables::{Row, check};

#[rustfmt::skip]
const SAID: &[Row] = &[
    ("MX", "llegamos hasta Texcoco", "coverage: = Texcoco"),
    ("MX", "repartimos por todo Ecatepec", "coverage: = Ecatepec"),
    ("CO", "hago domicilios en Chapinero y Teusaquillo", "coverage: = Chapinero y Teusaquillo"),
    ("BR", "atendo toda a zona sul", "coverage: = toda a zona sul"),
    ("PE", "mandamos a provincia por Shalom", "coverage: = provincia"),
    ("AR", "hago envios a todo el pais por Correo Argentino", "coverage: = todo el pais"),
    ("AR", "envios a todo el pais", "coverage: = todo el pais"),
    ("AR", "mando a todo el pais", "coverage: = todo el pais"),
    ("AR", "vendo a todo el pais por mercado libre", "coverage: = todo el pais"),
    ("CO", "despacho a toda Colombia", "coverage: = toda Colombia"),
    ("CO", "atendemos Bogota y Soacha", "coverage: = Bogota y Soacha"),
    ("MX", "entrego en la del Valle, Narvarte y Portales", "coverage: = Narvarte"),
    ("CL", "reparto en Maipu y Cerrillos", "coverage: = Maipu y Cerrillos"),
    ("CL", "despachamos a regiones por Starken", "coverage: = regiones"),
    ("CL", "hacemos despachos dentro de Santiago", "coverage: = Santiago"),
    ("PE", "delivery a todo Lima", "coverage: = todo Lima"),
    ("PE", "delivery gratis en Los Olivos", "coverage: = Los Olivos"),
    ("PE", "llevo los pedidos hasta Chorrillos", "coverage: = Chorrillos"),
    ("EC", "enviamos a Guayaquil y Cuenca", "coverage: = Guayaquil y Cuenca"),
    ("UY", "mandamos al interior por DAC", "coverage: = interior"),
    ("UY", "reparto en todo Montevideo", "coverage: = todo Montevideo"),
    ("BR", "entrego em Pinheiros e Vila Madalena", "coverage: = Pinheiros e Vila Madalena"),
    ("BR", "faço entrega em toda Curitiba", "coverage: = toda Curitiba"),
    ("BR", "a gente entrega num raio de 5 km", "coverage: = raio de 5 km"),
    ("BR", "envio pra todo o Brasil", "coverage: = todo o Brasil"),
    ("BR", "mando pelos correios pro Brasil inteiro", "coverage: = Brasil inteiro"),
    ("BR", "atendemos Recife e Olinda", "coverage: = Recife e Olinda"),
    ("BR", "entregas só no centro", "coverage: = centro"),
    ("MX", "llevo a domicilio en un radio de 3 km", "coverage: = radio de 3 km"),
    ("MX", "cubro la zona norte de la ciudad", "coverage: = zona norte"),
    ("MX", "cubrimos Naucalpan, Tlalne y Atizapan", "coverage: = Naucalpan"),
    ("AR", "trabajo en zona oeste", "coverage: = zona oeste"),
    ("AR", "trabajo en toda zona norte", "coverage: = toda zona norte"),
    ("AR", "laburo en zona norte", "coverage: = zona norte"),
    ("AR", "entregamos solo en Rosario", "coverage: = Rosario"),
    ("CO", "domicilios solo en el barrio", "coverage: = el barrio"),
    ("CO", "el domicilio lo llevo hasta 10 cuadras", "coverage: = 10 cuadras"),
    ("MX", "exporto a Estados Unidos", "coverage: = Estados Unidos"),
    ("PE", "exportamos a Canada y Alemania", "coverage: = Canada y Alemania"),
    ("CO", "mandamos flores a Miami", "coverage: = Miami"),
    ("MX", "nos movemos por toda la zona metropolitana", "coverage: = toda la zona metropolitana"),
    ("MX", "se hacen envios a toda la republica", "coverage: = toda la republica"),
    ("MX", "a toda la republica mando por paqueteria", "coverage: = toda la republica"),
    ("CO", "al centro y a Laureles llevamos sin costo", "coverage: = centro"),
    ("AR", "voy a domicilio en Caballito y Flores", "coverage: = Caballito y Flores"),
    ("PE", "los reparto en San Miguel y Magdalena", "coverage: = San Miguel y Magdalena"),
    ("CO", "vamos a las casas en todo Envigado", "coverage: = todo Envigado"),
    ("MX", "mi ruta es Coyoacan, Tlalpan y Xochimilco", "coverage: = Coyoacan"),
    ("MX", "llevo los pedidos hasta Satelite", "coverage: = Satelite"),
    ("MX", "entrego gratis en la Condesa", "coverage: = la Condesa"),
    ("CO", "tenemos cobertura en toda la costa", "coverage: = toda la costa"),
    ("CO", "hacemos entregas en el sur de Cali", "coverage: = sur de Cali"),
    ("AR", "llego a toda la provincia", "coverage: = toda la provincia"),
    ("AR", "reparto por Villa Urquiza y Saavedra", "coverage: = Villa Urquiza"),
    ("PE", "reparto en mi moto por todo San Juan", "coverage: = San Juan"),
    ("PE", "llego a Surco y Miraflores", "coverage: = Surco y Miraflores"),
    ("CL", "despacho a domicilio en Ñuñoa", "coverage: = Ñuñoa"),
    ("CL", "hago despachos a todo Chile", "coverage: = todo Chile"),
    ("BR", "entregamos na zona leste toda", "coverage: = zona leste"),
    ("BR", "atendo em domicílio em Santos e São Vicente", "coverage: = Santos"),
    ("BR", "faço frete pra todo o estado", "coverage: = estado"),
];

/// Questions, hypotheses, other people, what is past, what happened once, and what belongs to another slot.
#[rustfmt::skip]
const NOT_SAID: &[Row] = &[
    ("MX", "no llegamos hasta Toluca", ""),
    ("MX", "si tuviera camioneta llegaria hasta Toluca", ""),
    ("MX", "quiero llegar a todo el pais", ""),
    ("MX", "mi competencia entrega en todo Queretaro", ""),
    ("CO", "el proveedor me despacha desde Cali", ""),
    ("AR", "un cliente me pregunto si llego a Pilar", ""),
    ("MX", "estamos en Coyoacan", ""),
    ("CO", "vivo en Medellin", ""),
    ("MX", "atendemos restaurantes y hoteles", ""),
    ("MX", "llego a las 8 al local", ""),
    ("CL", "ayer mande un pedido a Concepcion", ""),
    ("BR", "recebo mercadoria de São Paulo", ""),
    ("MX", "vendo en el tianguis de la San Felipe", ""),
    ("MX", "mando mensajes a todos los clientes", ""),
];

#[test]
fn what_is_said_is_learned() {
    check(SAID, "coverage");
}

#[test]
fn what_is_not_said_is_not_learned() {
    check(NOT_SAID, "coverage");
}
