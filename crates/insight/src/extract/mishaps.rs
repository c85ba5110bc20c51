//! Mishaps: what slips, breaks, comes out badly, and what others do to the business.

use super::reader::Reader;
use super::troubles::{DAYS, OFTEN, PEOPLE, has_money, is_infinitive};
use super::wants::MISSED;
use crate::text::{Person, Tense};

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

/// "Se me atrasan los pedidos", "se nos queda la comida".
pub(super) fn slips(reader: &Reader<'_>, at: usize, end: usize) -> bool {
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
pub(super) fn harms(reader: &Reader<'_>, at: usize, end: usize) -> bool {
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
                && ((behind..end.min(behind + 5)).any(|step| is_infinitive(reader, step))
                    || reader.is(behind, "que"));
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

/// "Se corta la luz a cada rato", "el horno se descompone seguido", "o fornecedor atrasa sempre".
pub(super) fn breaks(reader: &Reader<'_>, at: usize, start: usize, end: usize) -> bool {
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
                    descompone descomponen malogra malogran rompe rompen traba traban atora atoran calienta congela bloquea caduca caducan marchita marchitan acaba cae caen dana danan pudre pudren quema queman \
                    atrasa atrasan pierde pierden cruzan ensucia mancha manchan borra vence vencen tapa traspapelan desperdicia \
                    tarda tardan demora demoran quejan queja confunden enferman pelean",
            ) && (often() || reader.is_any(verb, "descompone descomponen malogra malogran atrasan atrasa cruzan pudre pudren pelean quejan tardan demoran"));
    }
    let subject = at > start;
    // "O freezer vive quebrando".
    if subject
        && reader.is_any(at, "vive viven vivem anda andan sigue siguen")
        && reader.is_any(
            at + 1,
            "quebrando fallando travando atrasando caindo cayendo descomponiendose quejandose cancelando enfermandose faltando reclamando subiendo subindo",
        )
    {
        return true;
    }
    reader.is_any(at, "falla fallan atrasa atrasan demora demoran quebra quebram estraga estragam some somem enguica tarda tardan trava travam")
        && subject
        && !reader.is_any(at.wrapping_sub(1), "me nos se la una de por sin")
        && (often() || reader.is_any(at, "falla fallan some somem estraga atrasan") && at + 1 < end)
        && !(at..end).any(|step| reader.duration(step).is_some())
}

/// "Los clientes no recogen", "preguntan y no compran", "nadie quiere trabajar los domingos".
pub(super) fn customers_fail(reader: &Reader<'_>, at: usize, start: usize, end: usize) -> bool {
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

/// "La tela llega fallada", "el wifi es malísimo", "los alumnos se retiran", "el local se llueve", "o instagram não traz cliente".
pub(super) fn turns_out_badly(reader: &Reader<'_>, at: usize, start: usize, end: usize) -> bool {
    let is_denied = reader.is_any(at.wrapping_sub(1), "no nao nunca jamas");
    let near = |most: usize, list: &'static str| reader.has(at + 1, end.min(at + most), list);
    if reader.is_any(
        at,
        "llega llegan viene vienen sale salen queda quedan chega chegam vem",
    ) && at > start
        && !is_denied
    {
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
        let people = reader.has(start, at, PEOPLE)
            || reader.has(start, at, "socios inscritos miembros equipo");
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
        token
            .verb
            .is_some_and(|form| form.person == Person::Third && form.tense == Tense::Present)
            || token.is_word()
                && token.norm.len() > 4
                && (token.norm.ends_with('a') || token.norm.ends_with("an"))
    });
    // "El refri truena a cada rato": whatever it does so often is no good.
    verb && at > start
        && reader
            .one_of(
                at + 1,
                "a cada rato|cada rato|toda hora|cada dos por tres|vuelta y vuelta|a toda hora",
            )
            .is_some()
        && !is_denied
        || reader.is_any(at, "piden pide pedem")
            && reader.has(start, at, PEOPLE)
            && near(4, "rebaja descuento descuentos fiado desconto rebajas")
}
