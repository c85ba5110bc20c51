//! Names of people, and what they do.

use super::group::Mode;
use super::reader::Reader;
use crate::text::{Person, Sort, Tense, weekday};

/// What somebody is to the business.
pub(super) const ROLES: &str = "\
    socio socia esposo esposa marido mujer hermano hermana hijo hija mama papa madre padre tio tia primo prima \
    cunado cunada suegra suegro novio novia pareja empleado empleada contador contadora gerente encargado \
    encargada cocinero cocinera chef vendedor vendedora ayudante asistente mesero mesera cajero cajera \
    repartidor repartidora panadero panadera administrador administradora jefe jefa maestro maestra barbero \
    estilista disenador disenadora community sobrino sobrina abuela abuelo mano pastelero pastelera tecnico \
    mecanico recepcionista secretaria secretario supervisor supervisora chofer bodeguero costurera socios \
    compadre comadre mae pai irmao irma filho filha sócio sócia funcionaria funcionario atendente partner wife \
    husband brother sister son daughter manager accountant abogado abogada profesor profesora instructor \
    instructora veterinario veterinaria auxiliar companero companera dueno duena viejo vieja amiga amigo \
    domiciliario domiciliaria mozo moza maestranza marceneiro confeiteiro confeiteira entregador garcom senora \
    muchacha muchacho chica chico yerno nuera manicurista colaboradora colaborador fotografo fotografa \
    programador programadora enfermera capataz carpintero electricista parrillero barista bartender peluquero \
    peluquera esteticista motorista jardinero";

/// Whether a word says what somebody does: a listed role, or the ending of a trade.
pub(super) fn is_role(reader: &Reader<'_>, at: usize) -> bool {
    reader.is_any(at, ROLES)
        || reader.is_any(at, MORE_ROLES)
        || reader.token(at).is_some_and(|token| {
            token.is_word()
                && !token.is_capital
                && [
                    "ero", "era", "dor", "dora", "ista", "tor", "tora", "eiro", "eira", "logo",
                    "loga", "grafo", "grafa",
                ]
                .iter()
                .any(|ending| token.norm.len() > ending.len() + 3 && token.norm.ends_with(ending))
                && !token.is_any(super::equipment::MACHINES)
                && !token.is_any("\
                    primero primera dinero enero febrero manera tercero proveedor proveedora competidor \
                    computador mostrador cliente lista revista vista entera entero motor ventilador florero \
                    refrigerador batidora lavadora impresora sector factor contenedor distribuidor \
                    distribuidora tablero sombrero compradora comprador carretera bandera nevera heladera \
                    tarjetero pulsera cartera soltera madera esfero calendario")
        })
}

/// Whether a word says in the plural what some do: "entrenadores", "meseras".
pub(super) fn are_role(reader: &Reader<'_>, at: usize) -> bool {
    reader.token(at).is_some_and(|token| {
        token.is_word()
            && !token.is_capital
            && [
                "eros", "eras", "dores", "doras", "istas", "tores", "toras", "eiros", "eiras", "logos",
                "logas", "grafos", "grafas", "arias", "arios",
            ]
            .iter()
            .any(|ending| token.norm.len() > ending.len() + 3 && token.norm.ends_with(ending))
            && !token.is_any(super::equipment::MACHINES)
            && !token.is_any("primeros primeras terceros dineros proveedores competidores mostradores tableros batidoras contenedores distribuidores compradores horarios salarios diarios varios")
    })
}

#[rustfmt::skip]
const MORE_ROLES: &str = "\
    nano nana chamaco chamaca carnal cuate motoboy chapeiro chapeira entrenador entrenadora duena dueno dona dono director directora rectora rector educadora groomer coordinadora coordinador profe \
    profes coach coaches hornero tosadora montador sushero bodeguero pololo polola abuelito parcero socias \
    ayudantes barberos maestra maestro mecanico mecanica enfermero pastor monitora propietaria propietario \
    fundadora fundador ceo cocinera mecanicos vendedoras hermanos hermanas empleados empleadas hijos sobrinos \
    cunados tecnica chalan chalana genro nora inge licenciada licenciado lic mucama presidenta presidente tesorera tesorero \
    doctora doctor dra pasante aprendiz practicante estagiario estagiaria tatuador tatuadora arquitecta arquitecto ingeniera ingeniero \
    hermanito hermanita mami papi jefita jefecito viejita primo suegrita comadrita hermanastro padrino madrina ahijado ahijada \
    muchachito nina pibe piba cadete peon peona albanil oficial oficiala abuelita tiito prometido prometida enfermero farmaceutica farmaceutico \
    quimica quimico nutriologa nutrióloga psicologa psicologo logopeda comadrona sommelier guia guias masajista capitan patron mayordomo faxineira diarista \
    balconista gerenta encarregado encarregada caixa manobrista zelador padrasto madrasta cunhado cunhada sogro sogra sobrinho sobrinha namorado namorada \
    marido ajudante auxiliar padeiro cozinheiro cozinheira manicure depiladora cabeleireira cabeleireiro costureira pedreiro eletricista barbeiro tosador banhista professora \
     muchachas muchachos asistentes chicas chicos auxiliares estilistas meseros meseras cocineras cocineros vendedores repartidores cajeras cajeros choferes peones costureras empleadas manicuristas tecnicos profesores instructores";

const NO_NAMES: &str = "\
    instagram facebook excel whatsapp google rappi canva tiktok yape dios navidad mexico lima bogota colombia \
    argentina chile peru brasil monterrey guadalajara cdmx medellin";

/// Behind these a given name is one also without a capital.
const NAMED: &str = "\
    don dona seu esposo esposa marido hermano hermana hijo hija mama papa primo prima tio tia cunado cunada suegra suegro novio novia \
    sobrino sobrina socio socia senora irmao irma filho filha esposa marido ayudante empleado empleada compadre comadre nuera yerno \
    pololo polola chalan chalana mae pai amigo amiga genro nora llamo chamo llama chama vieja viejo jefa jefe senor profe maestro maestra \
    hermanita hermanito inge lic doctora doctor dra dr";

pub(super) fn is_name(reader: &Reader<'_>, at: usize) -> bool {
    reader.token(at).is_some_and(|token| {
        (token.is_capital
            || super::given::is_given(&token.norm) && reader.is_any(at.wrapping_sub(1), NAMED))
            && token.is_word()
            && token.norm.len() > 1
            && weekday(&token.norm).is_none()
            && super::words::name_at(reader, at, super::words::CHANNELS).is_none()
            && !token.is_any(NO_NAMES)
            && !token.is_any("el la los las mi yo de y no")
    })
}

pub(super) fn name_end(reader: &Reader<'_>, at: usize) -> usize {
    let mut end = at + 1;
    while end < at + 4
        && (is_name(reader, end)
            || reader.is_any(end, "de del")
                && is_name(reader, end + 1)
                // "Mariana de Pasteles Luna": from there on it is a shop.
                && !super::goods::is_goods(reader, end + 1)
                && !super::trades::is_trade(reader, end + 1))
    {
        end += 1;
    }
    end
}

pub(super) fn role_end(reader: &Reader<'_>, role: usize) -> usize {
    if reader.is_any(role + 1, "de del")
        && reader.token(role + 2).is_some_and(|token| token.is_word())
    {
        let more = usize::from(reader.is_any(role + 2, "la las los el"));
        return (role + 3 + more).min(reader.end);
    }
    role + 1
}

pub(super) fn person_left(reader: &Reader<'_>, from: usize, end: usize) -> bool {
    let stop = reader.end.min(end + 5);
    let after = reader.groups.iter().any(|group| {
        group.start >= end
            && group.start < stop
            && (group.is_over && group.does("trabajar estar ayudar llevar")
                || group.does("renunciar retirar")
                || group.lemma == "ir"
                    && group.is_impersonal
                    && group.tense == Tense::Past
                    && !is_for_a_while(reader, group.end))
            && group.person == Person::Third
    });
    let said = (end..stop).any(|at| {
        !(reader.says(at, "se fue") && is_for_a_while(reader, at + 2))
            && reader
            .one_of(
                at,
                "\
                    se jubilo|se retiro|ya no viene|no viene mas|dejo de venir|se independizo|foi embora|nos dejo|\
                    ya no sigue|no trabaja mas|no esta mas|se me fue|se nos fue|ya no me ayuda|fallecio|\
                    la tuve que despedir|lo tuve que despedir|la tuvimos que despedir|lo tuvimos que despedir|la despedi|\
                    lo despedi|la despedimos|lo despedimos|la eche|lo eche|lo raje|la raje|lo corri|la corri|lo corrimos|\
                    la corrimos|ya no trabaja|ya no esta|renuncio|se fue|se salio|nao trabalha mais|saiu|no longer works|\
                    dejo de trabajar|pediu demissao",
            )
            .is_some()
    });
    let fired = reader.groups.iter().any(|group| {
        group.end <= from
            && group.end + 3 > from
            && group.does("despedir")
            && group.is_own
            && !group.is_negated
            && group.mode == Mode::Plain
    }) || reader.is(from.wrapping_sub(1), "a")
        && reader.is_any(
            from.wrapping_sub(2),
            "corri corrimos eche echamos despedi despedimos raje rajamos",
        );
    after || said || fired
}

/// "Se fue temprano", "se fue de vacaciones".
fn is_for_a_while(reader: &Reader<'_>, at: usize) -> bool {
    reader.is_any(at, "temprano tarde rapido bien mal hoy un por")
        || reader.is(at, "de")
            && reader.is_any(
                at + 1,
                "vacaciones viaje paseo fiesta compras permiso licencia",
            )
        || reader.is_any(at, "a al")
            && reader.is_any(
                at + 1,
                "comer la bodega almacen medico banco traer comprar dejar",
            )
}

/// What somebody does: "lleva la caja", "se encarga de las redes".
pub(super) fn duty(reader: &Reader<'_>, end: usize) -> (Option<String>, usize) {
    let Some(group) = reader
        .groups
        .iter()
        .find(|group| group.start >= end && group.start <= end + 2)
        .copied()
    else {
        return (None, end);
    };
    let between = (end..group.start)
        .all(|at| reader.is_any(at, ", que se me nos tambien quien ya ( siempre"));
    let works = group.does("\
            llevar encargar ayudar atender hacer manejar cocinar vender administrar trabajar preparar entregar \
            repartir cobrar cuidar ver hornear limpiar contestar responder publicar coser cortar disenar \
            comprar organizar dar dirigir controlar supervisar ensenar facturar producir gestionar fabricar \
            armar decorar ocupar quedar estar editar presidir coordinar despachar bordar tejer confirmar asar amasar \
            pintar soldar tatuar instalar reparar arreglar agendar registrar surtir grabar anotar cargar embalar empacar guisar freir \
            moler lavar planchar peinar manejar sacar tomar contabilizar");
    if !between
        || !works
        || group.person != Person::Third
        || group.is_negated
        || group.mode != Mode::Plain
        || !group.is_now()
        // "Soriana me compra el queso": a client.
        || group.does("comprar dar vender") && group.is_to_us
        // "Restaurante da Vó": a preposition.
        || is_preposition(reader, &group)
    {
        return (None, end);
    }
    // "Lleva 12 años conmigo" is no task.
    if group.does("llevar tener")
        && crate::text::number_at(reader.tokens, group.end, reader.end).is_some()
    {
        return (None, end);
    }
    if group.does("trabajar quedar") && !reader.is_any(group.end, "en de como con na no")
        || group.lemma == "estar" && !reader.is_any(group.end, "en na no a")
    {
        return (None, end);
    }
    let stop = reader.clause_end(group.end).min(group.end + 6);
    let mut to = group.end;
    while to < stop
        && reader
            .token(to)
            .is_some_and(|token| token.is_word() && token.sort == Sort::Word)
    {
        if reader.is_any(to, "y que cuando desde e") && to > group.end {
            break;
        }
        to += 1;
    }
    let from = group.end - 1;
    (Some(reader.raw(from, to).to_owned()), to)
}

fn is_preposition(reader: &Reader<'_>, group: &super::group::Group) -> bool {
    group.lemma == "dar"
        && reader.is(group.end - 1, "da")
        && reader.context.language == crate::Language::Portuguese
}
