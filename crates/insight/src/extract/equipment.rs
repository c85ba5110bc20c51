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
    scanner escaner cortadora cicla bicicleta refrigerador refrigeradores vitrina vitrinas balanza tractor tractores \
    molino molinos prensa estampadora bordadora sublimadora laptop computadora computadoras computador tablet camara \
    camaras cuaderno libreta calculadora planilla caminhao caminhoes forno geladeira furgoneta furgon combi torno \
    soldadora compresor amasadora laminadora cafetera licuadora autoclave carreta tostadora selladora overlock \
    kangoo fiorino hilux saveiro berlingo hiace porter np300 torton rastrojero trafic sprinter van vans camionetita \
    mototaxi mototaxis trimoto lancha remolque montacargas retroexcavadora nevera neveras heladera heladeras refri \
    refris estufa estufas freidora freidoras microondas vaporera extractor sobadora revolvedora mezcladora divisora \
    trituradora desgranadora picadora rebanadora sierra sierras lijadora taladro taladros cepilladora canteadora \
    compresora hidrolavadora hidrolavadoras aspiradora aspiradoras pulidora generador remalladora remalladoras \
    collareta cosedora telar telares tejedora fusionadora cnc guillotina encuadernadora fotocopiadora fotocopiadoras \
    copiadora ploter camilla esterilizador caminadora caminadoras reformer drone dron notebook ipad etiquetadora \
    bascula basculas registradora incubadora incubadoras ordenadora motosierra desmalezadora podadora fumigadora \
    cosechadora sembradora despulpadora tostador alambique envasadora exprimidor masseira fritadeira batedeira \
    liquidificador moedor caminhonete furgao maquininha elevador compu cortadoras bicicletas cuatrimoto carretilla \
    diablito patineta bote";

pub(super) fn equipment(reader: &mut Reader<'_>) {
    for at in reader.start..reader.end {
        if !reader.is_any(at, MACHINES)
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
        let owns = verb.is_none_or(|group| {
            group.is_own
                && !group.is_negated
                && group.mode == Mode::Plain
                && group.does("\
            tener usar utilizar contar comprar llevar anotar apuntar hacer repartir trabajar entregar ir \
            manejar registrar imprimir")
                && !(group.lemma == "manejar" && !group.holds())
        });
        let with = reader.has(at.saturating_sub(3), at, "con en com a na no");
        // "Reparto en moto", "entrego de bicicleta".
        let by = reader.is_any(at.wrapping_sub(1), "en de em a mi")
            && verb.is_some_and(|group| {
                group.holds() && group.does("repartir entregar ir llevar mover despachar hacer")
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
                "descompuso rompio quemo malogro dano descompone malogra falla fallando",
            );
        let sold = broken
            || reader.groups.iter().any(|group| {
                group.does("vender alquilar reparar rentar arreglar instalar ofrecer lavar")
            });
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
