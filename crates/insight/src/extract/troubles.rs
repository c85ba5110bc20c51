//! What goes badly, by clause: what slips, fails, is missing or costs an effort, again and again.
//!
//! Spanish says a mishap with a pronoun ("se me atrasan los pedidos", "me quedan mal"), Portuguese with a bare verb and
//! how often ("o fornecedor atrasa sempre"). A thing that happened on a day is none.

use super::group::Mode;
use super::intent::put;
use super::reader::{Reader, sure};
use crate::Slot;
use crate::text::{Person, Sort, Tense, number_at};

/// A day of which something is told.
pub(super) const DAYS: &str = "\
    ayer anoche anteayer antier ontem anteontem pasado pasada passada passado hoy hoje ultima";

/// How often.
const OFTEN: &str = "\
    a cada rato|cada rato|seguido|muy seguido|siempre|todo el tiempo|todas las semanas|cada semana|cada mes|\
    cada dos por tres|a veces|direto|sempre|toda hora|mucho|muchisimo|cada vez|cuando llueve|con la lluvia|demais|muito|\
    demasiado|todos los dias|toda semana|todo mes|frecuentemente|con frecuencia|vuelta y vuelta|a menudo|cada dia|\
    constantemente|en temporada|en verano|en invierno|casi siempre|todo dia|bastante|vira e mexe|toda vez";

/// What slips from one's hands is said with these, and what does not slip.
const NO_MISHAPS: &str = "\
    ocurre ocurrio antoja hace hacen hizo da dan dio ve ven vende venden vendio pide piden facilita acerca acercan llama \
    dice conoce paga pagan permite nota ocupa antojo une suma sumo unio presento presenta puede pueden va";

/// What others or things do to one.
const HARMS: &str = "\
    fallan falla incumplen incumple cancelan cancela clavan plantan embarcan roban roba matan mata comen come deben quitan \
    quita devuelven demoran demora atrasan atrasa complica complican preocupa preocupan duele duelen agobia agobian estresa \
    frustra desespera pesa ahoga ahogan asfixia tumban copian regatean joden jode friegan sobra sobran cortan bajan baja \
    bajaron matando comiendo robando quitando perjudica afecta afectan golpea ganan bajonean estafan tranzan tumba reclaman \
    falta faltan faltam complicando cuesta cuestan traba frena estanca";

/// What one is short of.
const MISSED: &str = "\
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

pub(super) fn read(reader: &mut Reader<'_>) {
    nouns(reader);
    let mut start = reader.start;
    while start < reader.end {
        let end = reader.clause_end(start);
        if end > start + 1 {
            clause(reader, start, end);
        }
        start = end.max(start) + 1;
    }
}

/// Whether a problem is known that stands between two tokens.
fn is_known(reader: &Reader<'_>, from: usize, to: usize) -> bool {
    let place = reader.tokens.get(from).map(|token| token.start).zip(
        to.checked_sub(1)
            .and_then(|last| reader.tokens.get(last))
            .map(|token| token.end),
    );
    place.is_some_and(|(from, to)| {
        reader.found.iter().any(|found| {
            found.key.slot == Slot::Problem && found.span.start < to && from < found.span.end
        })
    })
}

fn clause(reader: &mut Reader<'_>, start: usize, end: usize) {
    let signal = (start..end).find(|at| reader.is_open(*at) && is_trouble(reader, *at, start, end));
    let Some(signal) = signal else { return };
    let is_told = reader.has(start, end, DAYS) && !reader.has(start, end, "siempre sempre cada");
    let is_wished = reader.groups.iter().any(|group| {
        group.start >= start
            && group.start < signal
            && (matches!(
                group.mode,
                Mode::Wish | Mode::Plan | Mode::Doubt | Mode::Decision | Mode::Preference
            ) || matches!(
                group.tense,
                Tense::Future | Tense::Conditional | Tense::Imperfect
            ))
    });
    // A reason is no statement of its own: "subí los precios porque la gente reclama".
    let is_reason = reader.is_any(start.wrapping_sub(1), "porque pq because")
        || start >= 2 && reader.is_any(start - 2, "ya") && reader.is_any(start - 1, "que");
    // A sentence tells one trouble, with its causes and effects.
    let is_told = is_told || is_reason || is_known(reader, reader.start, reader.end);
    let is_others = reader.has(
        start,
        signal,
        "vecino vecina competencia primo cunado vizinho",
    );
    let (mut from, to) = (start.max(signal.saturating_sub(9)), end.min(signal + 11));
    if is_told || is_wished || is_others || is_known(reader, from, to) {
        return;
    }
    while from < signal
        && reader.is_any(
            from,
            "\
                y e es que pero porque pues la verdad lo malo tambien ahora oye fijate ah bueno eh mira ay uy obvio si hola ni \
                ya entonces como te digo",
        )
        && !(reader.is_any(from, "la") && !reader.is_any(from + 1, "verdad"))
    {
        from += 1;
    }
    // "El ticket anda en 22 mil y entra menos gente": the figure before "y" is another matter.
    if let Some(joint) = (from..signal).rev().find(|at| reader.is_any(*at, "y e"))
        && (from..joint).any(|at| reader.amount(at).is_some())
    {
        from = joint + 1;
    }
    let from = (from..=signal)
        .find(|at| reader.is_open(*at))
        .unwrap_or(signal);
    let mut to = (signal..to).find(|at| !reader.is_open(*at)).unwrap_or(to);
    while to > signal + 1
        && reader.is_any(
            to - 1,
            "y e de el la que a en para con los las por un una mi al del o pra no",
        )
    {
        to -= 1;
    }
    // "Nos está matando" does not say what.
    let says = (from..to)
        .filter(|at| {
            reader.token(*at).is_some_and(|token| {
                token.is_word()
                    && token.norm.len() > 2
                    && !crate::text::is_function_word(&token.norm)
                    && !token.is_any("eso esto todo esta estan nos mas muy")
            })
        })
        .count();
    if says >= 2 {
        put(reader, Slot::Problem, from, to, from, None, sure::LIKELY);
    }
}

/// Whether a trouble is said at a token of a clause.
fn is_trouble(reader: &Reader<'_>, at: usize, start: usize, end: usize) -> bool {
    slips(reader, at, end)
        || harms(reader, at, end)
        || cannot(reader, at, end)
        || lacks(reader, at, end)
        || breaks(reader, at, start, end)
        || customers_fail(reader, at, start, end)
        || falls(reader, at, end)
        || is_dear(reader, at, start, end)
        || stands_badly(reader, at, end)
        || turns_out_badly(reader, at, start, end)
}

fn has_money(reader: &Reader<'_>, from: usize, to: usize) -> bool {
    (from..to).any(|at| {
        reader.amount(at).is_some_and(|amount| {
            !amount.is_percent
                && (amount.is_money
                    || amount.number.is_multiplied
                    || amount.number.millis >= 1_000_000)
        })
    })
}

fn is_infinitive(reader: &Reader<'_>, at: usize) -> bool {
    reader.token(at).is_some_and(|token| {
        token
            .verb
            .is_some_and(|form| form.tense == Tense::Infinitive)
            || token.is_word()
                && token.norm.len() > 4
                && token.norm.ends_with('r')
                && !token.is_capital
                && !token.is_any("mejor mayor menor lugar taller mujer azucar celular")
    })
}

/// "Se me atrasan los pedidos", "se nos queda la comida".
fn slips(reader: &Reader<'_>, at: usize, end: usize) -> bool {
    if !(reader.is(at, "se") && reader.is_any(at + 1, "me nos")
        || reader.is_any(at, "me") && reader.is_any(at + 1, "olvido atraso enredo confundo"))
        || at + 2 >= end && !reader.is(at, "me")
    {
        return false;
    }
    if reader.is(at, "me") {
        return at + 2 < end
            && !reader.is_any(at.wrapping_sub(1), "se no")
            && reader
                .token(at + 1)
                .is_some_and(|token| token.verb.is_none_or(|form| form.tense != Tense::Past));
    }
    if reader.is_any(at.wrapping_sub(1), "no nao nunca que") {
        return false;
    }
    let Some(token) = reader.token(at + 2).filter(|token| token.is_word()) else {
        return false;
    };
    let is_present = token.norm.ends_with('a')
        || token.norm.ends_with('e')
        || token.norm.ends_with("an")
        || token.norm.ends_with("en")
        || token.is_any("fue fueron van cayeron cayo");
    is_present
        && !token.is_any(NO_MISHAPS)
        && !token.verb.is_some_and(|form| {
            matches!(form.tense, Tense::Past) && !token.is_any("fue fueron cayeron cayo")
                || matches!(form.tense, Tense::Imperfect | Tense::Conditional)
                || form.tense == Tense::Subjunctive && !token.is_any("cae rompe corta")
        })
        && !has_money(reader, at, end.min(at + 9))
}

/// "Me cancelan", "los proveedores me incumplen", "me quedan debiendo", "me dejan en visto".
fn harms(reader: &Reader<'_>, at: usize, end: usize) -> bool {
    if !reader.is_any(at, "me nos") || at + 1 >= end {
        return false;
    }
    let verb = at
        + 1
        + usize::from(reader.is_any(at + 1, "esta estan tiene tienen vive viven anda andan"));
    let behind = verb + 1;
    let near = |list: &'static str| reader.has(behind, end.min(behind + 4), list);
    if reader.is_any(verb, HARMS) && !reader.is_any(at.wrapping_sub(1), "no se nao") {
        if reader.is_any(verb, "falta faltan faltam") {
            return !is_infinitive(reader, behind) && near(MISSED)
                || near(MISSED) && !is_infinitive(reader, behind);
        }
        if reader.is_any(verb, "cuesta cuestan") {
            return !has_money(reader, behind, end.min(behind + 5))
                && ((behind..end.min(behind + 5)).any(|step| is_infinitive(reader, step)) || reader.is(behind, "que"));
        }
        if reader.is_any(
            verb,
            "baja bajan ganan sobra sobran come comen quita devuelven",
        ) && has_money(reader, behind, end.min(behind + 6))
        {
            return false;
        }
        return true;
    }
    let word = |list: &'static str| reader.is_any(verb, list);
    word("quedan queda") && near("mal debiendo corto cortos cortas chico chica debe deben")
        || word("dejan deja") && near("plantado plantada plantados visto tirado tirada tirados colgado colgada botado botada medias embarcado")
        || word("llegan llega") && near("tarde mal roto rotos rota rotas incompleto incompletos medias danado danados atrasado atrasados")
        || reader.is_any(at + 1, "tiene tienen trae traen") && reader.has(at + 2, end.min(at + 6), "loco loca harto harta cansado cansada preocupado preocupada podrido mal nubes estresado estresada")
        || word("pagan paga") && (near("tarde mal atrasado") || reader.is(behind, "a") && reader.duration(behind + 1).is_some())
        || word("dan da") && near("problemas lata largas dolor dolores miedo trabajo")
        || word("sacan saca quitan cobran") && (behind..end.min(behind + 4)).any(|step| reader.amount(step).is_some_and(|amount| amount.is_percent)) && reader.has(reader.start, at, "apps app plataformas plataforma rappi uber ifood pedidosya didi ellos")
}

/// "No doy abasto", "nunca encuentro ayudante", "cuesta conseguir meseros", "es difícil cobrar".
fn cannot(reader: &Reader<'_>, at: usize, end: usize) -> bool {
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
fn lacks(reader: &Reader<'_>, at: usize, end: usize) -> bool {
    let near = |list: &'static str, most: usize| reader.has(at + 1, end.min(at + most), list);
    let is_denied = reader.is_any(at.wrapping_sub(1), "no nao nunca");
    if reader.is_any(at, "hay tem tengo tenemos tenho temos existe traemos traigo llevamos arrastramos") && !is_denied {
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

/// "Se corta la luz a cada rato", "el horno se descompone seguido", "o fornecedor atrasa sempre".
fn breaks(reader: &Reader<'_>, at: usize, start: usize, end: usize) -> bool {
    if reader.is_any(at.wrapping_sub(1), "no nao nunca jamas")
        || reader.is_any(at.wrapping_sub(2), "no nao nunca")
    {
        return false;
    }
    let often = || reader.find(start, end, OFTEN).is_some();
    let power = || {
        reader.has(
            at,
            end.min(at + 4),
            "luz internet agua senal sistema wifi gas energia",
        )
    };
    if reader.is(at, "se") {
        let verb = at + 1;
        return reader.is_any(verb, "va corta cae cortan") && power() && (often() || !reader.has(start, end, DAYS))
            || reader.is_any(
                verb,
                "\
                    descompone descomponen malogra malogran rompe rompen traba traban cae caen dana danan pudre pudren quema queman \
                    atrasa atrasan pierde pierden cruzan ensucia mancha manchan borra vence vencen tapa traspapelan desperdicia \
                    tarda tardan demora demoran quejan queja confunden enferman pelean",
            ) && (often() || reader.is_any(verb, "descompone descomponen malogra malogran atrasan atrasa cruzan pudre pudren pelean quejan tardan demoran"));
    }
    let subject = at > start;
    reader.is_any(at, "falla fallan atrasa atrasan demora demoran quebra quebram estraga estragam some somem enguica tarda tardan trava travam")
        && subject
        && !reader.is_any(at.wrapping_sub(1), "me nos se la una de por sin")
        && (often() || reader.is_any(at, "falla fallan some somem estraga atrasan") && at + 1 < end)
        && !(at..end).any(|step| reader.duration(step).is_some())
}

const PEOPLE: &str = "\
    cliente clientes clienta clientas gente muchos muchas algunos algunas varios nadie ninguem pacientes paciente alumnos \
    muchachos chicos empleados empleada proveedores proveedor repartidores choferes inquilinos huespedes exportadoras empresas \
    compradores vecinos socios albaniles maestros personas mayoristas funcionarios contador tecnico alunos pessoal pessoas \
    cliente fornecedor mensajeros operarios mayoria cuates morros papas padres";

/// "Los clientes no recogen", "preguntan y no compran", "nadie quiere trabajar los domingos".
fn customers_fail(reader: &Reader<'_>, at: usize, start: usize, end: usize) -> bool {
    let people = || reader.has(start, at, PEOPLE);
    if reader.is_any(at, "no nao ni nunca") {
        let verb = at + 1 + usize::from(reader.is_any(at + 1, "me nos se les le"));
        let is_verb = reader.is_any(
            verb,
            "\
                pagan paga compran compra vienen viene llegan llega vuelven vuelve contestan contesta responden responde regresan \
                regresa recogen cumplen cumple aparecen aparece presentan entregan confirman avisan devuelven respetan leen \
                aparecem pagam compram voltam respondem vem quieren duran aguantan saben valoran entienden",
        );
        // "Preguntan y no compran" needs no subject.
        let asked = reader.has(start, at, "preguntan pregunta piden reservan reserva apartan agendan separan cotizan confirman encargan escriben dicen perguntam pedem marcam ven miran");
        return is_verb
            && (people() || asked || reader.has(verb, end.min(verb + 3), "nadie tiempo ninguem"))
            && !reader.has(
                verb,
                end.min(verb + 4),
                "envio comision iva cuota problema hasta impuestos factura renta nosotros mayoreo",
            );
    }
    if reader.is_any(at, "nadie ninguem") {
        let verb = at + 1 + usize::from(reader.is_any(at + 1, "me nos se le les"));
        return reader.is_any(
            verb,
            "quiere quer compra viene entra llega paga responde contesta sabe entiende pide quiso aguanta dura",
        );
    }
    if reader.is_any(at, "cliente clientes clientela gente muchos pacientes") {
        let verb = at + 1 + usize::from(reader.is_any(at + 1, "me nos se"));
        return reader.is_any(verb, "llegan llega") && reader.has(verb, end.min(verb + 4), "tarde atrasados atrasado")
            || reader.is_any(verb, "cancelan regatean demoran tardan reclaman quejan some somem desaparecen desaparece incumplen")
                && verb < end
                && !reader.has(verb, end, "horas hrs costo");
    }
    reader.is_any(at, "pagan paga pagam")
        && people()
        && !reader.is_any(at.wrapping_sub(1), "no se me")
        && (reader.is_any(at + 1, "tarde atrasado mal")
            || reader.is_any(at + 1, "a com") && reader.duration(at + 2).is_some())
}

/// "En enero bajan las ventas", "cayó el movimiento", "entra menos gente que antes".
fn falls(reader: &Reader<'_>, at: usize, end: usize) -> bool {
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
fn is_dear(reader: &Reader<'_>, at: usize, start: usize, end: usize) -> bool {
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
fn stands_badly(reader: &Reader<'_>, at: usize, end: usize) -> bool {
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

/// "Lo malo es que…", "lo que más me duele es…", "mi dolor de cabeza son…".
fn nouns(reader: &mut Reader<'_>) {
    for at in reader.start..reader.end {
        let Some(behind) = reader.one_of(
            at,
            "\
                lo malo|lo feo|lo dificil|lo complicado|lo mas dificil|lo mas complicado|lo mas pesado|lo peor|lo que mas|o ruim|\
                o dificil|o mais dificil|o pior|o que mais|dolor de cabeza|talon de aquiles|cuello de botella|mi coco|mi karma|\
                la traba|dor de cabeca|mi calvario|mi cruz|maior dificuldade|mayor dificultad|mayor problema|principal problema|\
                lo unico malo|gargalo|nuestro problema|mi problema",
        ) else {
            continue;
        };
        if !reader.is_open(at) || reader.is_taken(at) {
            continue;
        }
        let stop = reader.clause_end(behind);
        let Some(link) = (behind..stop.min(behind + 6)).find(|next| {
            reader.is_any(*next, "es son sao")
                || reader.is(*next, "e")
                    && reader
                        .token(*next)
                        .is_some_and(|token| token.verb.is_some())
        }) else {
            continue;
        };
        // "Lo que más vendo es…" tells a product.
        if reader.says(at, "lo que mas") || reader.says(at, "o que mais") {
            let hurts = reader.has(
                behind,
                link,
                "duele cuesta preocupa complica mata jode falla batallo sufro falta estresa frena pega atrapalha preocupan molesta pesa renego",
            );
            if !hurts {
                continue;
            }
        }
        let mut from = link + 1;
        while reader.is_any(from, "que el la los las con o a os as de lo") {
            from += 1;
        }
        let to = stop.min(from + 10);
        if to > from
            && !is_known(reader, from, to)
            && !reader.has(at.saturating_sub(2), at, "no sin")
        {
            put(reader, Slot::Problem, from, to, at, None, sure::USUAL);
        }
    }
}

/// "La tela llega fallada", "el wifi es malísimo", "los alumnos se retiran", "el local se llueve", "o instagram não traz cliente".
fn turns_out_badly(reader: &Reader<'_>, at: usize, start: usize, end: usize) -> bool {
    let is_denied = reader.is_any(at.wrapping_sub(1), "no nao nunca jamas");
    let near = |most: usize, list: &'static str| reader.has(at + 1, end.min(at + most), list);
    if reader.is_any(at, "llega llegan viene vienen sale salen queda quedan chega chegam vem") && at > start && !is_denied {
        return near(
            3,
            "fallada fallado fallados falladas danada danado danadas danados mal incompleto incompleta incompletos vencida vencido \
             rota roto rotos rotas machucada golpeada golpeado chueco chueca podrida podrido estragado quebrado atrasado atrasada",
        ) && reader.is_any(at.wrapping_sub(1), "me nos")
            || near(
                3,
                "fallada fallado fallados falladas danada danado danadas danados incompleto incompleta incompletos vencida machucada \
                 golpeada podrida estragado",
            );
    }
    // What is bad about the house's things; that times are bad is talk.
    if reader.is_any(at, "es esta anda va son estan andan ta")
        && at > start
        && !is_denied
        && reader.has(
            start,
            at,
            "wifi internet senal sistema maquina maquinas horno local bodega app equipo camioneta moto impresora terminal datafono posnet \
             maquininha refrigerador refri congelador aire pagina instalacion ventilacion baño bano luz banda",
        )
    {
        return near(
            4,
            "malisimo malisima malisimos pesimo pesima pesimos fatal horrible desastre terrible lentisimo lentisima insoportable insostenible \
             pessimo pessima caos calamidad",
        );
    }
    if reader.is(at, "se") && !is_denied {
        let people = reader.has(start, at, PEOPLE) || reader.has(start, at, "socios inscritos miembros equipo");
        return people
            && reader.is_any(at + 1, "retiran retira van salen desaparecen cansan aburren enferman arrepienten pierden olvidan distraen")
            || reader.is_any(at + 1, "llueve inunda moja gotea humedece calienta inundan filtra");
    }
    if reader.is_any(at, "no nao") {
        return reader.has(start, at, "instagram pagina anuncios publicidad posts publicaciones facebook pauta tiktok ads redes site web")
            && reader.is_any(
                at + 1 + usize::from(reader.is_any(at + 1, "me nos se")),
                "trae traen traz funciona funcionan jala jalan vende venden convierte pega pegan genera crece crecen mueve mueven rinde rinden",
            );
    }
    let verb = reader.token(at).is_some_and(|token| {
        token.verb.is_some_and(|form| form.person == Person::Third && form.tense == Tense::Present)
            || token.is_word() && token.norm.len() > 4 && (token.norm.ends_with('a') || token.norm.ends_with("an"))
    });
    // "El refri truena a cada rato": whatever it does so often is no good.
    verb && at > start
        && reader.one_of(at + 1, "a cada rato|cada rato|toda hora|cada dos por tres|vuelta y vuelta|a toda hora").is_some()
        && !is_denied
        || reader.is_any(at, "piden pide pedem") && reader.has(start, at, PEOPLE) && near(4, "rebaja descuento descuentos fiado desconto rebajas")
}
