//! What somebody is by trade, wherever it is said: "nosotros somos carpinteros", "laburo de gasista", "lo mío es la
//! carpintería", "la tienda es de productos naturistas".

use super::goods::is_goods;
use super::group::{Group, Mode};
use super::names::proper;
use super::reader::{Draft, Reader, sure, words};
use super::trades::{add_trade, is_trade};
use crate::text::{Person, Tense, has_word, stem};
use crate::{Claim, Slot};

/// What people are by trade, in the singular.
#[rustfmt::skip]
const CALLINGS: &str = "\
    abogada abogado acordeonista acupunturista afilador agricultor agricultora agronomo albanil anfitrion anfitriona \
    animador animadora apicultor apicultora arquitecta arquitecto artesa artesana artesano artista asesor asesora astrologa \
    babysitter bailarin bailarina banquetera banquetero barbero barista bartender bordadora bolera bolero cabeleireira \
    cabeleireiro cafetalero caficultor caficultora calcetero camarografo cantante cantor carnicero carpintera carpintero \
    carretillero cartero catequista ceramista cerrajero cervecero chapista chef chocolatera chocolatero chofer churrero \
    cocinera cocinero coach comerciante community confeccionista confeiteira confeiteiro constructor consultor consultora \
    contador contadora contratista corredor cosmetologa cosmiatra costureira costurera costurero creador criador cuidadora \
    decorador decoradora dentista dermatologa depiladora desarrollador desenvolvedor designer diagramador diarista dibujante \
    disenador disenadora distribuidor distribuidora djs dj doula ebanista editor educadora electricista eletricista \
    electromecanico emprendedora encuadernador enfermera enfermero entrenador entrenadora escultor esteticista estilista \
    esthetician exportador fabricante faxineira feirante feriante ferretero filmmaker fisioterapeuta fletero florista \
    fontanero fotografa fotografo fonoaudiologa frutero fumigador ganadero gasfiter gasfitero gasista gestor gestora grabador \
    guia guardavidas herbolario herrera herrero hojalatero hornero hortelano huesero ilustrador ilustradora importador \
    ingeniera ingeniero instalador instructor instructora interiorista jardinera jardinero joyera joyero kinesiologa \
    kinesiologo laudero lavandera letrista librera librero llantero lustrador luthier maestra maestro manicure manicurista \
    mandadero maquillador maquilladora maquiladora marceneiro marmolista marroquinero martillero masajista masoterapeuta \
    matarife mecanica mecanico medico mensajero mercader mezcalero micropigmentadora modista modelista moldurero monitora \
    montador motoboy motorista mototaxista mueblero mueblista musico nutricionista nutriologa nutriologo obstetra odontologa \
    odontologo optometrista orfebre organizadora padeiro paletero panadera panadero paisajista parrillero partera \
    pastelera pastelero pedagoga pedicurista pedreiro peletero peluquera peluquero perfumista periodista personal pescador \
    pintor pintora piscicultor planner plomera plomero podologa podologo ponchador porcicultor preparador productor productora \
    profe professor professora profesor profesora programador programadora promotora protesico psicologa psicologo psicopedagoga \
    publicista pulidor quesera quesero quiropractico quiromasajista quitandeiro ranchero redactora relojero repostera repostero \
    restaurador revendedora rotulista sabonero salonera sastre serigrafista serrador soldador sommelier sonidista sublimadora \
    sushero tablajero talabartera talabartero tallador tapicera tapicero taquera taquero tarotista tatuador tatuadora taxista \
    tecnica tecnico tejedor tejedora tendera tendero terapeuta tornero tostador traductor traductora trailero transportista \
    trapichero tricotadora tutor tutora vaquero vendedora verdulera verdulero veterinaria veterinario vidriera vidriero \
    videografo vigilante vinatero viticultor webmaster yesero yerbatero yogui zapatera zapatero boleadora florera \
    ambulante maestranza ladrillero alfarera alfarero pinatero pinatera viverista floricultor floricultora colorista \
    lashista podadora lavacoches velera velero chacarera chacarero tambero quiosquera quiosquero kiosquero kiosquera";

/// What stands between "soy" and the trade.
const BETWEEN: &str = "\
    un una unos unas uma um muy tu su principalmente tambien tambem mas ademas independiente pequeno pequena \
    pequenos joven humilde dos tres cuatro cinco hermanos hermanas";

pub(super) fn callings(reader: &mut Reader<'_>) {
    for group in reader.groups.clone() {
        if reader.is_open(group.start) {
            called(reader, &group);
            goods_of_shop(reader, &group);
        }
    }
    for at in reader.start..reader.end {
        if reader.is_open(at) {
            domain(reader, at);
            named_by_goods(reader, at);
        }
    }
}

fn is_new(reader: &Reader<'_>, slot: Slot) -> bool {
    reader.found.iter().all(|found| found.key.slot != slot)
}

fn is_calling(reader: &Reader<'_>, at: usize) -> bool {
    reader.token(at).is_some_and(|token| {
        token.is_word() && !token.is_capital && has_word(CALLINGS, &stem(&token.norm))
    })
}

/// "Soy plomero", "nosotros somos carpinteros", "trabajo de electricista", "laburo como gasista".
fn called(reader: &mut Reader<'_>, group: &Group) {
    let is = group.lemma == "ser" && group.person == Person::First && group.tense == Tense::Present;
    let works = group.does("trabajar ejercer")
        && group.is_own
        && group.is_now()
        && reader.is_any(group.end, "de como");
    if !(is || works)
        || group.is_negated
        || group.mode != Mode::Plain
        || !is_new(reader, Slot::BusinessType)
    {
        return;
    }
    let mut at = group.end + usize::from(works);
    // "Soy Ana, costurera de Puebla".
    if is
        && let Some(comma) = (at..reader.end.min(at + 4)).find(|next| reader.is(*next, ","))
        && (at..comma).all(|next| reader.token(next).is_some_and(|token| token.is_capital))
        && comma > at
    {
        at = comma + 1;
    }
    while at < group.end + 8 && reader.is_any(at, BETWEEN) && !is_calling(reader, at) {
        at += 1;
    }
    if !is_calling(reader, at) || reader.is_taken(at) {
        return;
    }
    let Some(phrase) = reader.phrase(at).filter(|phrase| phrase.start == at) else {
        return;
    };
    // "Soy cocinera, mesera y cajera" tells of tasks.
    let is_many = reader.is_any(phrase.end, ", y e")
        && (is_calling(reader, phrase.end + 1) || super::roles::is_role(reader, phrase.end + 1));
    if is_many {
        return;
    }
    let claim = reader.claim();
    add_trade(
        reader,
        phrase,
        group.start,
        if claim == Claim::Corrects {
            Claim::Holds
        } else {
            claim
        },
    );
}

/// "Mi negocio es de ropa para bebé", "la tienda es de productos naturistas".
fn goods_of_shop(reader: &mut Reader<'_>, group: &Group) {
    let is = group.lemma == "ser"
        && group.person == Person::Third
        && group.tense == Tense::Present
        && !group.is_negated
        && group.mode == Mode::Plain;
    if !is || !reader.is_any(group.end, "de") || !is_new(reader, Slot::BusinessType) {
        return;
    }
    let Some(shop) = group.start.checked_sub(1).filter(|shop| {
        *shop > reader.start.wrapping_sub(1)
            && reader.is_any(
                *shop,
                "\
                    negocio tienda local empresa emprendimiento marca fabrica taller puesto negocito tiendita \
                    changarro loja empresita rubro giro",
            )
            && reader.is_any(shop.wrapping_sub(1), "mi la el nuestro nuestra nuestra minha meu a nosso nossa")
    }) else {
        return;
    };
    if reader.amount(group.end + 1).is_some()
        || reader.is_any(
            group.end + 1,
            "mi mis familia mi papa renta alquiler nosotros los las toda todo",
        )
        || reader
            .token(group.end + 1)
            .is_some_and(|token| token.is_capital)
    {
        return;
    }
    let Some(phrase) = reader.phrase(group.end + 1) else {
        return;
    };
    let value = if reader.is_any(shop, "rubro giro") {
        reader.words(phrase)
    } else {
        format!(
            "{} {}",
            reader.raw(shop, shop + 1),
            reader.raw(group.end, phrase.end)
        )
    };
    let claim = reader.claim();
    reader.add(Draft {
        slot: Slot::BusinessType,
        subject: String::new(),
        value: Some(words(&value)),
        claim,
        confidence: sure::USUAL,
        from: shop,
        to: phrase.end,
    });
    reader.take(group.end, phrase.end);
}

/// "Lo mío es la carpintería", "ando en el negocio de la miel", "estoy en el rubro textil".
fn domain(reader: &mut Reader<'_>, at: usize) {
    if !is_new(reader, Slot::BusinessType) {
        return;
    }
    if let Some(end) = reader.one_of(
        at,
        "lo mio es|lo nuestro es|mi oficio es|mi trabajo es|mi profesion es|mi rubro es|meu ramo e",
    ) {
        let from = end + usize::from(reader.is_any(end, "la el los las a o"));
        let is_craft = is_trade(reader, from)
            || is_calling(reader, from)
            || reader.token(from).is_some_and(|token| {
                [
                    "eria", "ismo", "logia", "grafia", "ismo", "cultura", "aria", "cion",
                ]
                .iter()
                .any(|ending| token.norm.len() > 6 && token.norm.ends_with(ending))
            });
        if is_craft && let Some(phrase) = reader.phrase(from) {
            add_trade(reader, phrase, at, Claim::Holds);
        }
        return;
    }
    let field = reader.one_of(
        at,
        "en el negocio de|en el rubro de|en el giro de|en el ramo de|no ramo de|en el mundo de|en el rubro|en el giro|no ramo|\
         en el area de",
    );
    let Some(end) = field else { return };
    let ours = reader
        .groups
        .iter()
        .rfind(|group| group.end <= at && group.end + 4 > at)
        .is_some_and(|group| {
            group.person == Person::First
                && group.tense == Tense::Present
                && !group.is_negated
                && group.mode == Mode::Plain
                && group.does("estar andar trabajar ser llevar tener")
        });
    if ours && let Some(phrase) = reader.phrase(end) {
        add_trade(reader, phrase, at, Claim::Holds);
    }
}

/// "Tacos El Güero, en la Doctores": goods with a name behind them are a sign over a door.
fn named_by_goods(reader: &mut Reader<'_>, at: usize) {
    let signed = reader.token(at).is_some_and(|token| token.is_capital)
        && is_goods(reader, at)
        && !reader.is_taken(at)
        && reader.is_any(at + 1, "el la los las don dona mi o a san santa lo")
        && reader.token(at + 1).is_some_and(|token| token.is_capital)
        && reader
            .token(at + 2)
            .is_some_and(|token| token.is_capital && token.is_word());
    if !signed || !is_new(reader, Slot::BusinessName) {
        return;
    }
    let clause = reader.clause_start(at);
    let ours = at <= reader.start + 4
        || reader.groups.iter().any(|group| {
            group.end <= at
                && group.end + 3 > at
                && group.person == Person::First
                && group.does("ser tener llamar")
        });
    let theirs = reader.has(
        clause,
        at,
        "competencia proveedor proveedora vecino enfrente compro surte le a con en de",
    );
    if !ours || theirs {
        return;
    }
    let Some((from, to)) = proper(reader, at) else {
        return;
    };
    let value = words(reader.raw(from, to));
    reader.add(Draft {
        slot: Slot::BusinessName,
        subject: String::new(),
        value: Some(value),
        claim: Claim::Holds,
        confidence: sure::USUAL,
        from,
        to,
    });
    reader.take(from, to);
}
