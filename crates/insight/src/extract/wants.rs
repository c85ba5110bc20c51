//! Wants: what is missing, dear, falling, or beyond one's strength.

use super::reader::Reader;
use super::troubles::{has_money, is_infinitive};
use crate::text::{Person, Sort, number_at};

/// What one is short of.
pub(super) const MISSED: &str = "\
    gente personal manos mano clientes cliente stock ayudante ayudantes empleados meseros choferes repartidores operarios \
    costureras vendedores repuestos insumos mercancia mercaderia material materiales capital plata dinero efectivo espacio \
    tiempo organizacion orden control difusion publicidad motoboy funcionario funcionarios mao cliente dinheiro estoque \
    maestros maestro cocinero tecnicos tecnico herramientas agua luz seguridad ventas movimiento trabajo producto";

const BAD_NOUNS: &str = "\
    rotacion competencia robo robos merma mermas desperdicio inseguridad delincuencia demora demoras informalidad pirateria \
    contrabando atraso atrasos morosidad moroso morosos quejas reclamos cancelaciones devoluciones ausentismo rechazo \
    burocracia tramites desorden trafico deuda deudas fiado parado parada parados paradas quedado vencido vencida faltantes \
    faltas inasistencias rotatividade concorrencia perda perdas desperdicios inadimplencia calote atrasos retrasos retraso \
    desercion evasao rotura roturas fallas averias";

/// What is sold or used, where it is dear.
const DEAR: &str = "\
    caro cara caros caras carisimo carisima carisimos carisimas imposible imposibles imposivel";

const SUPPLIES: &str = "\
    insumos insumo harina aceite azucar huevo huevos leche carne pollo pescado gas luz renta alquiler arriendo aluguel nafta \
    gasolina bencina diesel petroleo combustible materiales material tela telas madera cuero hilo papel envases empaques \
    costos costo materia repuestos flete fletes envios envio transporte comision comisiones publicidad pauta \
    impuestos farinha cafe queso fierro cemento acero algodon lana cacao palta limon tomate cebolla papa maiz alimento \
    energia mercaderia mercancia ingredientes custos oleo carvao";

const ABILITIES: &str = "\
    no doy abasto|no me doy abasto|no damos abasto|no nos damos abasto|no dan abasto|no alcanzo|no alcanzamos|no logro|\
    no logramos|no consigo|no conseguimos|no encuentro|no encontramos|nunca encuentro|nunca encontramos|nunca consigo|\
    no hallo|nao acho|nao consigo|nao conseguimos|nao encontro|no doy con|no puedo con|no me rinde|no nos rinde|no rinde|\
    no me da el tiempo|no me da la vida|no me da tiempo|no me dan los tiempos|no me queda tiempo|no me alcanza|no nos alcanza|\
    no alcanza|no cuadra|no me cuadra|no me cuadran|no llevo control|no llevo bien|no llevo cuentas|no llevo las cuentas|\
    nao dou conta|nao damos conta|nao sobra|no sobra|no me sobra|no me queda nada|no nos queda nada|no me salen las cuentas|\
    no se cuanto gano|no se cuanto me queda|no se cuanto gasto|no se cuanto vendo|no se cuanto tengo|nao sei quanto ganho|\
    no me responden|no me contestan|no me pagan|no nos pagan|no me compran|no nos compran|no me cumplen|no me entregan|\
    no me llegan|no me llega|nunca me cuadra|nunca cuadra|nunca cuadran|nunca me cuadran|no me entran|no me caen|no me salen|\
    ya no entra|ya no entran|ya no vienen|ya no viene|ya no compran|ya no piden|ya no me piden|ya no me compran|ya no rinde|\
    nao entra|nao fecha|vengo cayendo|venimos cayendo|vamos mal|vamos para abajo|nunca me contesta|nunca me contestan|nunca me cumplen|nunca me pagan|no me dura|no me duran|\
    no duran|duran poco|dura poco|a gente nao da conta|no llego con|no llego a fin|nunca llego|no tengo manos|no se vende nada|\
    nao vende nada|no vendo nada|no vendemos nada|no se vende|no se mueve|nao gira|no rota|no agarra|no funciona|nao funciona|\
    no sirve|nao chega|no jala";

const EFFORTS: &str = "\
    cuesta conseguir|cuesta encontrar|cuesta cobrar|cuesta vender|cuesta hallar|cuesta competir|cuesta mantener|\
    cuesta retener|cuesta caleta|cuesta mucho conseguir|cuesta mucho encontrar|cuesta mucho cobrar|cuesta un monton|\
    cuesta un mundo|cuesta harto|cuesta un huevo|cuesta bastante|es dificil|es muy dificil|esta dificil|esta muy dificil|\
    es complicado|es muy complicado|esta complicado|esta cabron|esta canon|es una lucha|es un lio|es imposible|\
    es un dolor|e dificil|ta dificil|e complicado|batallo|batallamos|peleo|peleamos|lucho|luchamos|sufro|sufrimos|reniego|\
    lidio|lidiamos|renegamos|custa achar|custa conseguir|e um parto|es un parto|es un despelote|es un relajo|es un desmadre|\
    es un caos|es un problema|vive fallando|vive danado|vive descompuesta|vive descompuesto";

/// How one stands who is in want.
const WANTS: &str = "\
    corto cortos corta cortas atrasado atrasada atrasados atrasadas endeudado endeudada endeudados saturado saturada saturados \
    rebasado rebasada rebasados colapsado colapsados colapsada ahogado ahogada ahogados apretado apretada apretados desbordado \
    desbordada desbordados sobrado sobrados sufoco apertado apertada tapado tapada quebrado enredado enredada estancado \
    estancada estancados";

const WITHOUT: &str = "\
    stock inventario producto productos clientes gas insumos mercancia mercaderia dinero plata caja efectivo luz agua internet \
    gente personal ayudante tiempo cupo tela harina material materiales estoque grana dinheiro nada repuestos gasolina pan \
    camion senal sistema lugar mesas capital estoque clientela trabajo";

/// "No doy abasto", "nunca encuentro ayudante", "cuesta conseguir meseros", "es difícil cobrar".
pub(super) fn cannot(reader: &Reader<'_>, at: usize, end: usize) -> bool {
    if let Some(behind) = reader.one_of(at, ABILITIES).filter(|behind| *behind <= end) {
        let is_bare = reader.is_any(
            at + 1,
            "encuentro consigo logro hallo acho encontro encontramos alcanzo",
        ) && behind >= end;
        // "No me pagan envío", "no llego con la moto a Toluca".
        return !is_bare
            && !reader.has(
                behind,
                behind + 2,
                "envio comision iva prisa problema problemas",
            )
            && !reader.token(behind).is_some_and(|token| {
                token.sort == Sort::Number && has_money(reader, behind, behind + 3)
            });
    }
    if reader.is(at, "no")
        && reader.is_any(at + 1, "llego llegamos alcanzo")
        && reader.is(at + 2, "a")
    {
        return is_infinitive(reader, at + 3) || reader.is(at + 3, "fin");
    }
    let Some(behind) = reader.one_of(at, EFFORTS).filter(|behind| *behind <= end) else {
        return false;
    };
    if reader.is_any(at.wrapping_sub(1), "no nao nunca") {
        return false;
    }
    let is_own = reader.is_any(at, "batallo batallamos peleo peleamos lucho luchamos sufro sufrimos reniego lidio lidiamos renegamos");
    if is_own {
        return reader.is_any(behind, "con para por mucho de pra bastante porque");
    }
    reader.is_any(behind - 1, "conseguir encontrar cobrar vender hallar competir mantener retener achar fallando danado descompuesta descompuesto")
        || (behind..end.min(behind + 4)).any(|step| is_infinitive(reader, step))
}

/// "Hay mucha rotación", "falta gente", "no hay ventas", "sobra pan".
pub(super) fn lacks(reader: &Reader<'_>, at: usize, end: usize) -> bool {
    let near = |list: &'static str, most: usize| reader.has(at + 1, end.min(at + most), list);
    let is_denied = reader.is_any(at.wrapping_sub(1), "no nao nunca");
    if reader.is_any(
        at,
        "hay tem tengo tenemos tenho temos existe traemos traigo llevamos arrastramos",
    ) && !is_denied
    {
        return reader.is_any(at + 1, "mucho mucha muchos muchas demasiado demasiada demasiados demasiadas tanto tanta tantos tantas muito muita muitos muitas puro pura bastante harto harta hartos hartas")
            && near(BAD_NOUNS, 5)
            || reader.is_any(at, "hay tem tengo tenemos tenho") && reader.is_any(at + 1, "poca poco pocos pocas pouco pouca poucos")
                && near(MISSED, 4);
    }
    if reader.is_any(at, "hay tem") && is_denied {
        return near(
            "ventas venta gente personal clientes movimiento trabajo plata dinero insumos repuestos quien agua luz senal internet profes choferes mano movimento",
            3,
        );
    }
    if reader.is_any(at, "falta faltan faltam")
        && !is_denied
        && !reader.is_any(at.wrapping_sub(1), "me nos hace la una sin por le")
    {
        return !is_infinitive(reader, at + 1)
            && (near(MISSED, 4)
                || at + 2 < end
                    && !reader.is_any(at + 1, "poco para que un una mucho")
                    && reader.find(at, end, "toda semana|todas las semanas|siempre|sempre|seguido|a cada rato|direto|todo mes").is_some())
            || reader.is_any(
                at.wrapping_sub(1),
                "gente funcionario funcionarios empleado empleados empleada personal",
            ) && near(
                "muito direto mucho sempre servico trabajo demais seguido",
                4,
            );
    }
    if reader.is_any(at, "sobra sobran") && !is_denied {
        return reader.is_any(at + 1, "mucho mucha muchos muchas muito muita pan")
            || near("pan pao comida dia", 5);
    }
    reader.is_any(at, "pierdo perdemos perco pierde perdem")
        && !is_denied
        && near(
            "clientes ventas venta tiempo plata dinero pedidos laburos trabajos muito mucho mucha muchos muchas cliente vendas tempo mercaderia mercancia turnos citas oportunidades alunos alumnos %",
            5,
        )
}

/// "En enero bajan las ventas", "cayó el movimiento", "entra menos gente que antes".
pub(super) fn falls(reader: &Reader<'_>, at: usize, end: usize) -> bool {
    let sales = "ventas venta vendas clientela movimiento movimento trabajo demanda facturacion clientes turismo gente pedidos";
    if reader.is_any(at, "baja bajan bajo bajaron cae caen cayo cayeron caiu cai caem afloja aflojan decae baixa disminuye disminuyen") {
        let behind = reader.has(at + 1, end.min(at + 5), sales);
        let before = reader.has(at.saturating_sub(3).max(reader.start), at, sales);
        return (behind || before) && !reader.is_any(at.wrapping_sub(1), "no nao de lo");
    }
    if reader.is_any(
        at,
        "vendo vendemos vende venden viene entra vienen entran llega",
    ) {
        return reader.is_any(at + 1, "poco poquito menos nada pouco")
            && !reader.has(at + 2, end.min(at + 4), "antes de las")
            || reader.is_any(at, "vendo vendemos vende") && reader.says(at + 1, "la mitad")
            || reader.is_any(at + 1, "menos")
                && reader.has(at + 1, end.min(at + 3), "gente clientes");
    }
    false
}

/// "La harina está carísima", "el pollo sube cada semana", "las comisiones me comen la ganancia".
pub(super) fn is_dear(reader: &Reader<'_>, at: usize, start: usize, end: usize) -> bool {
    if reader.is_any(at, DEAR) {
        let stands = reader.is_any(
            at.wrapping_sub(1),
            "esta estan ta tao salen sale muy mas demasiado tan",
        ) && !reader.has(start, at, "no nao");
        return stands && reader.has(start, end, SUPPLIES);
    }
    if reader.is_any(at, "sube suben sobe sobem encarece aumenta aumentan") {
        return reader.has(start, end, SUPPLIES)
            && reader.find(at, end, "cada|a cada rato|mucho|todas las semanas|seguido|todo el tiempo|toda semana|muito|demasiado|todos los meses|todo mes").is_some()
            && !reader.is_any(at.wrapping_sub(1), "no nao");
    }
    reader.is_any(at, "come comen comem mata matan")
        && reader.has(
            at,
            end.min(at + 5),
            "ganancia ganancias margen utilidad lucro todo",
        )
        || reader.is_any(at, "queda quedan")
            && reader.is_any(at + 1, "con")
            && reader.has(
                start,
                at,
                "rappi uber didi app apps plataforma plataformas ifood pedidosya",
            )
            && (at..end).any(|step| number_at(reader.tokens, step, end).is_some())
}

/// "Ando corto de plata", "me quedo sin stock", "tá tudo vazio".
pub(super) fn stands_badly(reader: &Reader<'_>, at: usize, end: usize) -> bool {
    let is_verb = reader.is_any(
        at,
        "ando andamos estoy estamos vivo vivimos quedo quedamos fico ficamos estou quedan anda esta estan ta e es fica",
    );
    if !is_verb || reader.is_any(at.wrapping_sub(1), "no nao") {
        return false;
    }
    let own = reader.is_any(
        at,
        "ando andamos estoy estamos vivo vivimos quedo quedamos fico ficamos estou",
    );
    let behind = at
        + 1
        + usize::from(reader.is_any(at + 1, "muy medio bien super re todo tudo bastante un no"));
    if own && reader.is_any(behind, WANTS) {
        return true;
    }
    if own && reader.is_any(behind, "sin sem") {
        return reader.has(behind + 1, end.min(behind + 4), WITHOUT);
    }
    reader.is_any(behind, "vacio vacia vazio vazia muerto muerta moscas")
        && reader.token(at).is_some_and(|token| {
            !token.is("e") || token.verb.is_some_and(|form| form.person == Person::Third)
        })
}
