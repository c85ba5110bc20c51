//! Answers that are lists: tools, suppliers, expenses, people and customers.

use super::tables::{Answer, check_answers};

#[rustfmt::skip]
const SAID: &[Answer] = &[
    ("MX", "¿Qué equipo usas?", "pues una sierra cinta, el molino y dos refris grandes", "tool:sierra cinta;tool:molino;tool:refris"),
    ("MX", "¿Qué equipo tienes?", "6 lavadoras 4 secadoras y un boiler", "tool:lavadoras;tool:secadoras;tool:boiler"),
    ("MX", "¿Cómo controlas los accesos?", "con un lector de huella y un software que se llama GymManager", "tool:lector de huella;tool:GymManager"),
    ("AR", "¿Con qué imprimen?", "con una Heidelberg de dos colores y un plotter de corte", "tool:Heidelberg;tool:plotter de corte"),
    ("BR", "Qual a estrutura?", "3 elevadores, um scanner e ferramenta pneumática", "tool:elevadores;tool:scanner;tool:ferramenta"),
    ("AR", "¿De dónde traés la carne?", "del frigorífico Don Basilio, me fía a 15 días", "supplier:Basilio=carne"),
    ("CL", "¿Proveedores?", "CCU me trae las bebidas y los abarrotes en la Vega", "supplier:CCU=bebidas;supplier:Vega=abarrotes"),
    ("MX", "¿Qué gastos fuertes hay?", "la luz: 6 mil. los filtros, 1,500 cada dos meses. y la camioneta traga como 800 a la semana", "cost:luz=6000;cost:filtros=1500;cost:camioneta=800"),
    ("BR", "O que mais gasta?", "chocolate, uns 700 por mês, e o gás 250", "cost:chocolate=700;cost:gas=250"),
    ("CL", "¿Cuántos son?", "dos mecánicos más yo", "team_size:=3"),
    ("AR", "¿Trabaja solo?", "con un ayudante, el Rulo", "team_size:=2"),
    ("MX", "¿Con cuánta gente?", "2 llenadores, el repartidor y mi esposa Alma que cobra", "team_size:=4"),
    ("BR", "Quem trabalha aí?", "Rafa no banho, Tati na tosa", "person:Rafa=banho;person:Tati=tosa"),
    ("MX", "¿Quiénes trabajan?", "dos bartenders, Iván y Sofi, y el mesero", "person:Ivan=bartender;person:Sofi=bartender"),
    ("MX", "¿Quién come ahí?", "choferes, los del IMSS y gente que anda construyendo", "customers:choferes;customers:imss;customers:gente que anda construyendo"),
    ("AR", "¿Quiénes se tatúan?", "pibes de 20 a 30, turistas en verano", "customers:pibes de 20 a 30;customers:turistas"),
    ("BR", "Concorrência?", "a Petz abriu no shopping", "competitor:Petz"),
    ("BR", "Por onde chegam os pedidos?", "no insta e indicação", "channel:insta;channel:indicacao"),
    ("MX", "¿Cuánto cobras?", "350 la visita, se descuenta del trabajo", "price:visita=350"),
    ("CO", "¿Proveedores?", "con Corona los pisos, con Pintuco la pintura", "supplier:Corona=pisos;supplier:Pintuco=pintura"),
    ("EC", "¿Cómo cobra?", "Deuna, efectivo y Kushki", "payment:Deuna;payment:efectivo;payment:Kushki"),
    ("CO", "¿Qué te preocupa?", "que la parrilla me está fallando y que en la tarde no entra nadie", "problem:parrilla me esta fallando;problem:tarde no entra nadie"),
    ("CL", "¿Quién compra?", "vecinos, abuelitos que cobran pensión y cabros del liceo", "customers:vecinos;customers:abuelitos que cobran pension;customers:cabros del liceo"),
    ("EC", "¿Quién atiende?", "yo y la Mayrita, auxiliar", "person:Mayrita=auxiliar"),
    ("PE", "¿En cuánto tiempo entrega?", "en 10 dias, con 50% de adelanto", "policy:entrega=10 dias;policy:adelanto=50%"),
    ("CO", "¿Quién te surte?", "un fabricante de Itagüí que se llama Babykids", "supplier:Babykids"),
    ("CO", "¿Qué clientes tiene?", "Alpina y Colombina me dan casi toda la carga", "customers:Alpina;customers:Colombina"),
    ("PY", "¿Cómo te pagan?", "por giros Tigo y transferencia", "payment:giros Tigo;payment:transferencia"),
    ("GT", "¿Por dónde vende?", "en el mercado la Terminal y por facebook", "channel:mercado la Terminal;channel:facebook"),
    ("CO", "¿Dónde agendan?", "por WhatsApp y por una app que se llama Weibook", "channel:WhatsApp;channel:Weibook"),
    ("AR", "¿Turnos?", "por Instagram o por Turnito", "channel:Instagram;channel:Turnito"),
    ("CL", "¿Delivery?", "por Uber Eats y PedidosYa", "channel:Uber Eats;channel:PedidosYa"),
    ("BR", "Como agendam?", "pelo Instagram e pelo Trinks", "channel:Instagram;channel:Trinks"),
    ("BR", "Divulga onde?", "no Instagram, no Google e com panfleto", "channel:Instagram;channel:Google;channel:panfleto"),
    ("MX", "¿Qué horario?", "L-V 8-8, sab 9-3", "hours:l-v=08:00-20:00;hours:sabado=09:00-15:00"),
];

#[test]
fn what_is_answered_is_learned() {
    check_answers(SAID);
}
