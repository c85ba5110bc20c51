//! Machines and vehicles that work is done with.

use super::group::Mode;
use super::phrase::Phrase;
use super::reader::{Reader, sure};
use crate::Slot;

/// What work is done with: "con una Kangoo" is known by its article, a machine by its noun.
#[rustfmt::skip]
pub(super) const MACHINES: &str = "\
    camioneta camionetas camion camiones moto motos motocarro triciclo impresora impresoras lavadora lavadoras \
    secadora secadoras horno hornos maquina maquinas batidora batidoras freezer congelador congeladores plotter \
    scanner escaner cortadora cicla bicicleta refrigerador refrigeradores vitrina vitrinas balanza tractor \
    tractores molino molinos prensa estampadora bordadora sublimadora laptop computadora computadoras computador \
    tablet camara camaras cuaderno libreta calculadora planilla caminhao caminhoes forno geladeira furgoneta \
    furgon combi torno soldadora compresor amasadora laminadora cafetera licuadora autoclave carreta tostadora \
    selladora overlock kangoo fiorino hilux saveiro berlingo hiace porter np300 torton rastrojero trafic sprinter \
    van vans camionetita mototaxi mototaxis trimoto lancha remolque montacargas retroexcavadora nevera neveras \
    heladera heladeras refris estufa estufas freidora freidoras microondas vaporera extractor sobadora \
    revolvedora mezcladora divisora trituradora desgranadora picadora rebanadora sierra sierras lijadora taladro \
    taladros cepilladora canteadora compresora hidrolavadora hidrolavadoras aspiradora aspiradoras pulidora \
    generador remalladora remalladoras collareta cosedora telar telares tejedora fusionadora cnc guillotina \
    encuadernadora fotocopiadora fotocopiadoras copiadora ploter camilla esterilizador caminadora caminadoras \
    reformer drone dron notebook ipad etiquetadora bascula basculas registradora incubadora incubadoras ordenadora \
    motosierra desmalezadora podadora fumigadora cosechadora sembradora despulpadora tostador alambique envasadora \
    exprimidor masseira fritadeira batedeira liquidificador moedor caminhonete furgao maquininha elevador compu \
    cortadoras bicicletas cuatrimoto carretilla diablito patineta bote rebanadoras amoladora amoladoras tronzadora \
    sensitiva esmeril betonera betoneras mezcladoras andamio andamios lampara_uv drill router enchapadora \
    escuadradora esquadrejadeira coladeira parafusadeira furadeira tupia lixadeira galoneira overloque \
    overlocks remachadora ojaladora tortilladora licuadoras amasadoras congeladora exhibidor \
    exhibidores fritadeiras asador asadores escaneres scanners elevadores grua gruas montacarga \
    trailer trailers remolques pickup pick-up panga lanchas tablets ipads laptops notebooks \
    compus impressora impressoras multifuncional multifuncionales engargoladora enmicadora laminadoras \
    termoformadora sublimadoras plotters planta_electrica generadores microfono microfonos tripode \
    gopro estabilizador reflectores ecografo autoclaves centrifuga microscopio sillon_dental tens ultrasonido \
    camillas electroestimulador laser cavitador vaporizador secador secadores alisadora maquinitas \
    maquinita torniquete lector lectores boiler boilers caldera calderas tractorcito tractorcitos \
    motocultor bordeadora bordeadoras cortacesped guadana desbrozadora fumigadoras rastra arado rotovator \
    extractores desoperculador ahumador envasadoras selladoras etiquetadoras dosificadora pasteurizador \
    fermentador fermentadores chopera choperas alambiques prensas moledora moledor caminhonetes motocicleta bici \
    bicis furgonetas furgones combis minivan kombi fiorinos strada hr sonda soplete soldadoras inverter plasma \
    compresores pulidoras rectificadora fresadora fresadoras tornos dobladora roladora cizalla embaladeira \
    seladora balancas fornos geladeiras freezers frezer coifa cafeteira moinho espremedor moendas ferramenta \
    ferramentas andador volquete volquetes volqueta volquetas tuctuc pasola pasolas datafono \
    datafonos posnet posnets dron dumper camabaja buseta busetas minibus minibuses microbus autobus \
    autobuses onibus micro-onibus lanchon catamaran camioneton camioncito carrito carretones triciclos motocarga \
    motocargas ecografos tomografo retro retroexcavadoras bobcat minicargador minicargadora";

pub(super) fn equipment(reader: &mut Reader<'_>) {
    makes(reader);
    for at in reader.start..reader.end {
        // "Despacha en su auto", "ando en carro": what others sell or mend takes one there.
        let rides = reader.is_any(at, "auto carro coche")
            && (reader.is_any(at.wrapping_sub(1), "en em")
                || reader.is_any(at.wrapping_sub(1), "mi su")
                    && reader.is_any(at.wrapping_sub(2), "en"));
        // "Yokasta y Mildred, van a porcentaje": no van.
        let goes = reader.is(at, "van")
            && (reader.is_any(at + 1, "a al con por bien mal en para de")
                || reader.is_any(at.wrapping_sub(1), "se me nos les le no ya que"));
        if goes
            || !(rides || reader.is_any(at, MACHINES))
            || reader
                .token(at + 1)
                .is_some_and(|token| token.sort == crate::text::Sort::Number)
            || !reader.is_open(at)
            || reader.is_taken(at)
        {
            continue;
        }
        let verb = reader
            .groups
            .iter()
            .rfind(|group| group.start < at)
            .copied();
        // Who buys was asked: what stands there without a verb is one of them, or where it is drawn.
        if verb.is_none() && reader.asked == Some(Slot::Customers) {
            continue;
        }
        let owns = verb.is_none_or(|group| {
            group.is_own
                && !group.is_negated
                && group.mode == Mode::Plain
                && group.does("\
            tener usar utilizar contar comprar llevar anotar apuntar hacer repartir trabajar entregar ir \
            manejar registrar imprimir traer ocupar andar mover despachar salir transportar producir cortar disenar sacar pescar operar")
                && !(group.lemma == "manejar" && !group.holds())
        });
        let with = reader.has(at.saturating_sub(3), at, "con en com a na no");
        // "Reparto en moto", "entrego de bicicleta".
        let on = at.wrapping_sub(
            1 + usize::from(reader.is_any(
                at.wrapping_sub(1),
                "la el mi su una un a o uma um nuestra minha sua",
            )),
        );
        let by = (reader.is_any(on, "en de em con com na no") || reader.is_any(at.wrapping_sub(1), "a mi"))
            && verb.is_some_and(|group| {
                group.is_now()
                    && group.mode == Mode::Plain
                    && !group.is_negated
                    && (group.holds() || group.person == crate::text::Person::Third && !group.is_to_us && !group.is_impersonal)
                    && group.does("repartir entregar ir llevar mover despachar hacer andar trabajar sacar transportar dirigir viajar")
            });
        let had = verb.is_none_or(|group| {
            group.does("tener usar utilizar comprar contar")
                && group.tense != crate::text::Tense::Infinitive
        });
        let led = reader.has(
            at.saturating_sub(3),
            at,
            "un una mi nuestra nuestro la el dos tres uma um minha con y e ,",
        ) || reader
            .token(at - usize::from(at > 0))
            .is_some_and(|token| token.sort == crate::text::Sort::Number)
            || by
            || at == reader.start;
        // "Se descompuso el refri": what breaks is a problem.
        let broken = reader
            .groups
            .iter()
            .any(|group| group.is_impersonal && !group.is_own)
            || reader.has(
                reader.start,
                at,
                "quebrando quebra quebrou descompuso rompio quemo malogro dano descompone malogra falla fallando",
            );
        let deals = |group: &super::group::Group| {
            group.does("vender alquilar reparar rentar arreglar instalar ofrecer lavar")
        };
        // "Vendo helados, tengo un carrito": what is had is not what is sold.
        let is_had = verb.is_some_and(|group| {
            group.holds() && group.does("tener contar usar") && at < group.end + 4
        });
        let sold = broken || reader.groups.iter().any(deals) && !is_had;
        if !((owns || by) && (with || had || by) && led)
            || sold
            || reader
                .groups
                .iter()
                .any(|group| group.mode == Mode::Wish && group.start < at)
            || !by && reader.is_any(at.wrapping_sub(1), "de del otra otro")
        {
            continue;
        }
        let mut end = at + 1;
        while end < reader.end
            && end < at + 3
            && reader.token(end).is_some_and(|token| {
                token.is_word()
                    && (token.is_capital
                        || token.is_any("industriales industrial reformer electrica electrico"))
            })
        {
            end += 1;
        }
        reader.name(
            Slot::Tool,
            Phrase { start: at, end },
            crate::Claim::Holds,
            sure::LIKELY,
        );
        reader.take(at, end);
    }
}

/// "Ando en una Partner", "trabajo con una Silhouette": a thing known by its make.
fn makes(reader: &mut Reader<'_>) {
    for at in reader.start..reader.end {
        if !reader.is_any(at, "en con em com numa num")
            || !reader.is_open(at)
            || !(reader.is_any(at + 1, "una un uma um mi minha meu el")
                || reader.is_any(at, "numa num"))
        {
            continue;
        }
        let name = at + 1 + usize::from(!reader.is_any(at, "numa num"));
        let named = reader
            .token(name)
            .is_some_and(|token| token.is_word() && token.is_capital && token.norm.len() > 1)
            && !super::given::is_given(
                &reader
                    .token(name)
                    .map_or(String::new(), |token| token.norm.clone()),
            )
            && !super::sites::is_city(reader, name)
            && !reader.is_taken(name);
        let verb = reader.groups.iter().rfind(|group| group.end <= at).copied();
        let works = verb.is_some_and(|group| {
            group.is_now()
                && group.mode == Mode::Plain
                && !group.is_negated
                && (group.is_own || group.person == crate::text::Person::Third && !group.is_to_us)
                && group.does("andar hacer repartir trabajar mover ir llevar viajar salir entregar cortar imprimir coser tostar producir grabar fotografiar editar sacar transportar diseñar disenar fabricar rodar despachar operar preparar cocinar hornear")
                && at < group.end + 9
        });
        let dealt = reader.has(at, name + 3, "socio proveedor cliente senor senora chico muchacho amigo empresa distribuidora banco app pagina");
        let owned =
            reader.is(at + 1, "el") && !verb.is_some_and(|group| group.does("ir andar repartir"));
        if !named || !works || dealt || owned {
            continue;
        }
        let mut end = name + 1;
        while end < name + 3
            && reader.token(end).is_some_and(|token| {
                token.is_capital
                    || token.sort == crate::text::Sort::Number
                        && token.norm.len() < 5
                        && !token.norm.contains(':')
            })
        {
            end += 1;
        }
        reader.name(
            Slot::Tool,
            Phrase { start: name, end },
            crate::Claim::Holds,
            sure::LIKELY,
        );
        reader.take(name, end);
    }
}
