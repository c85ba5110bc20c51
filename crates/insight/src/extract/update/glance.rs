//! Whether it is worth while to read a text beside what is known.

use super::endings::{ENDS, ENDS_IT, GIVES_AWAY, SWITCHED_OFF};
use super::gone::GIVES_UP;
use super::marks::{MOVES, PUTS};
use crate::text::{fold_char, has_word};

/// Whether a text may change something that is known: a word of change with a figure, or one that ends something. Cheap,
/// and never false where [`super::update`] would change something.
///
/// ```
/// assert!(insight::may_update("El corte ahora está en 140"));
/// assert!(insight::may_update("ya no aceptamos tarjeta"));
/// assert!(!insight::may_update("Vendemos tortas a 45"));
/// ```
#[must_use]
pub fn may_update(text: &str) -> bool {
    let mut seen = Seen::default();
    let mut word = String::new();
    for character in text.chars() {
        let folded = fold_char(character);
        if folded.is_alphanumeric() {
            word.push(folded);
        } else if !word.is_empty() {
            if seen.is_enough(&word) {
                return true;
            }
            word.clear();
        }
    }
    !word.is_empty() && seen.is_enough(&word)
}

/// What [`may_update`] has come by.
#[derive(Default)]
struct Seen {
    changes: bool,
    has_figure: bool,
    denies: bool,
    /// Words since the last "no".
    since_no: usize,
    /// "Me quedé", and what is left is not said.
    stays: bool,
    says_only: bool,
    follows_now: bool,
    follows_in: bool,
    follows_today: bool,
}

impl Seen {
    /// Takes the next word: whether there is enough now.
    fn is_enough(&mut self, word: &str) -> bool {
        let is = |list: &'static str| has_word(list, word);
        let is_no = is("no nao not");
        let ends = is(ENDS)
            || is(ENDS_IT)
            || is(SWITCHED_OFF)
            || is(OVER)
            || is(GIVES_AWAY)
            || is(GIVES_UP)
            || is(LEAVES)
            || is(PARTS)
            || is("nada nadie")
            || self.denies
                && is("mas mais ma longer sigue sigo seguimos continua continuo continuamos")
            || self.stays && is("sin sem")
            || self.says_only && is("ya ahora agora ja")
            || is_no && self.follows_now
            || self.follows_in && is("vez lugar")
            || self.follows_today
                && is(
                    "esta lleva hace ve maneja es atiende cuida fica solo so solamente puro pura unicamente nada nomas \
                       aceptamos recibimos acepto recibo cobro cobramos aceitamos aceito me nos la el los las apenas si sim",
                )
            || is("solo so") && self.follows_now;
        let is_figure = word.starts_with(|first: char| first.is_ascii_digit())
            || is(FIGURES)
            || word
                .strip_suffix('s')
                .is_some_and(|one| has_word(FIGURES, one));
        self.since_no = if is_no {
            0
        } else {
            self.since_no.saturating_add(1)
        };
        self.stays = is("quede quedamos fiquei ficamos");
        self.says_only |= is("solo puro pura solamente unicamente so");
        self.denies |= is_no;
        self.has_figure |= is_figure;
        self.changes |= is(TAKINGS)
            || is(MOVES)
            || is(PUTS)
            || is(GOING)
            || is(STEPS)
            || is(DISTINCT)
            || is_figure && self.denies && self.since_no <= NEAR;
        self.follows_now = is("ya ja siempre final finalmente afinal");
        self.follows_in = is("en em");
        self.follows_today = is("ahora agora");
        ends || self.changes && self.has_figure
    }
}

/// Words of phrases by which somebody leaves, a task moves or a closed day opens.
const LEAVES: &str = "\
    renuncio renunciaron jubilo retiro independizo salio dejo dejaron pediu embora saiu fallecio murio puso fue fueron \
    despedi despedimos despedir despedirla despedirlo eche echamos corri corrimos raje rajamos demiti demitimos mandei \
    mandamos prescindi prescindimos bote rescindio cancelo termino cancelou saco quebro quebraron parou deixou deja dejan \
    paso pasa passou sai baje bajamos fui fuimos di dimos dieron bloquearon";

/// Words by which one parts from somebody or something.
const PARTS: &str = "\
    descartado descartada arrepenti arrepentimos desistimos desisti idea ideia cancela suspende borre borramos cerro cerraron \
    fechou acabo acabou adios chau chao terminamos termine terminei cortamos rompimos rompi correr correrlo correrla echarlo echarla echar \
    perdimos perdi perdio perdemos cerraron banearon hackearon tumbaron renuncie renunciamos salirnos salirme saco sacaron \
    ar salido bajado fecharam faliu fuera fora bye nunca jamas quitaron suspendio bloqueo murio quedo clausuraron rompimos termine cancele cancelamos tiraram \
    suspendieron saindo corte cortei separamos separe fue puesto gente termino acabo acabou";

/// A figure that is denied stands so near behind its "no", in words: "no son como 9".
const NEAR: usize = 4;

/// Words that end something by themselves, beside [`ENDS`].
const OVER: &str = "\
    baja baixa cancelo suspendio cancelaron suspendieron cancelada cancelado suspendida suspendido cancelou suspenso \
    suspensa cancelaram arreglo arreglamos arregle arreglado arreglada resolvio resolvimos resolvi resolvemos resolveu \
    resuelto resuelta resolvido resolvida soluciono solucionamos solucione solucionado solucionada consertamos \
    consertei consertado consertada cambiamos cambie reemplazamos reemplace sustituimos sustitui trocamos troquei \
    substituimos substitui migramos migre migrei pasamos pase mudamos mude mudei passamos passei salimos sali saimos retiramos";

/// The words by which a step up or down is known.
const STEPS: &str = "\
    contrate contratamos contratei contratado contratados incorpore incorporamos meti metimos agregue agregamos sume \
    sumamos sumo sumaron entro entraron llegaron llego unieron unio unido sumado tome tomamos chegou chegaram entrou \
    entraram arranco arrancaron ingresaron ingreso inscribieron anotaron despedi despedimos eche echamos raje rajamos \
    demiti demitimos renuncio renunciaron retiro retiraron salio salieron saiu sairam perdi perdimos perdeu corri \
    desafiliaron pusimos puse compramos compre instalamos instale extendimos ampliamos pospuse postergue adelante atrase \
    desmontamos quitamos quite cerramos cerre barato barata caro cara sera seran serao tambien tambem mas menos mais incremente incremento incrementamos disminuyo disminui baixar to tou \
    fija fijo fixa fixo permanente permanentemente normal";

/// What comes in, which is one figure, and what it does.
const TAKINGS: &str = "\
    venta ventas venda vendas ingreso ingresos facturacion faturamento mejoro mejoramos mejora melhorou melhoramos crecio crecimos \
    empeoro cresceu";

/// The words by which [`GOES`] is known.
const GOING: &str = "fue fueron foi foram salto brinco anda andan andamos ando vamos va van voy tamo tamos toy estan llega llegan chega bateu bateram batemos alcanzo alcanzamos alcanzan supera superan supero superamos pasan pasa pasamos paso passou passamos passa llego llegaron llegamos llegue chegou chegaram chegamos";

/// The words by which the other phrases of change are known.
pub(super) const DISTINCT: &str = "\
    ahora ahorita agora now ya ja mejor melhor nuevo nueva nuevos nuevas novo novos partir desde actualmente atualmente perdon perdona perdoname \
    disculpa disculpe equivoque confundi realidad quise mentira mentiras dato desculpa verdade enganei errei quis real \
    conte contei rectificar corregir equivocado equivocada errado restam sobraram estoy estamos estou volta voltou vuelve \
    vuelven volvio volvi volvemos volvimos regreso regresa adelante actually meant mal dije dicho disse falei anote vez lugar corrijo correccion actualizo actualizacion rectifico corrigindo correcao antes era eran \
    bateu bateram batemos supera superan supero alcanzo alcanzan error erro exprese lei revise cheque corrigio";

/// Words that begin a figure or stand in a day.
const FIGURES: &str = "\
    un una um uma otro otra outro outra uno dos dois duas two tres three cuatro quatro four cinco five seis six siete sete seven ocho oito \
    eight nueve nove nine diez dez ten once onze eleven doce doze twelve docena duzia trece treze catorce catorze \
    quince quinze fifteen dieciseis dezesseis diecisiete dezessete dieciocho dezoito diecinueve dezenove veinte vinte \
    twenty veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve \
    treinta trinta thirty cuarenta quarenta forty cincuenta cinquenta fifty sesenta sessenta setenta ochenta oitenta \
    noventa cien ciento cem cento doscientos duzentos trescientos trezentos cuatrocientos quatrocentos quinientos \
    quinhentos seiscientos seiscentos setecientos setecentos ochocientos oitocentos novecientos novecentos mil luca \
    lucas k millon millones milhao milhoes palo palos gamba gambas medio manana amanha tomorrow lunes martes \
    miercoles jueves viernes sabado domingo segunda terca quarta quinta sexta monday tuesday wednesday thursday friday \
    saturday sunday enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre \
    janeiro fevereiro marco maio junho julho setembro outubro novembro dezembro january february march april may june \
    july august september october november december";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_changes_nothing_asks_for_nothing() {
        for text in [
            "Vendemos tortas a 45",
            "Hola, gracias!",
            "¿cuánto cobro por 3?",
            "",
        ] {
            assert!(!may_update(text), "{text}");
        }
        for text in [
            "ahora tengo siete",
            "a Cañuelas ya no",
            "não fazemos mais",
            "la dejé",
            "no son 9, son 8",
            "subió a 20",
        ] {
            assert!(may_update(text), "{text}");
        }
    }
}
