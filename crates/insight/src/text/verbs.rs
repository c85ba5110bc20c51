//! Verbs: from a form to its infinitive, its person and its tense.
//!
//! Regular forms are read off their endings, irregular ones stand in a table. A verb of Portuguese or English has the
//! Spanish infinitive of the same meaning, so that a rule is written once.

use super::list::has_word;
use super::verbs_table::{ENGLISH, IRREGULAR, STEMS};

/// Who does it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Person {
    /// The person who writes, or their business.
    First,
    /// The one who is written to.
    Second,
    /// Anybody else.
    Third,
    /// Nobody: an infinitive, a gerund or a participle; in English, whoever stands before it.
    None,
}

/// When and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tense {
    /// What holds.
    Present,
    /// What happened.
    Past,
    /// What used to hold.
    Imperfect,
    /// What will be.
    Future,
    /// What would be.
    Conditional,
    /// What is wished, or ordered.
    Subjunctive,
    /// Unfinished: `vender`.
    Infinitive,
    /// Under way: `vendiendo`.
    Gerund,
    /// Done: `vendido`.
    Participle,
}

/// A form of a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Form {
    /// The Spanish infinitive.
    pub lemma: &'static str,
    /// Who.
    pub person: Person,
    /// When.
    pub tense: Tense,
    /// Whether the form is no noun or adjective as well: `vendemos`, not `compra`.
    pub is_plain: bool,
    /// Whether a pronoun hangs on it: `mándame`.
    pub has_clitic: bool,
}

impl Form {
    /// Whether it is one of some verbs.
    pub(crate) fn does(self, list: &'static str) -> bool {
        has_word(list, self.lemma)
    }
}

use Person::{First, None as Nobody, Second, Third};
use Tense::{
    Conditional, Future, Gerund, Imperfect, Infinitive, Participle, Past, Present, Subjunctive,
};

type Endings = &'static [(&'static str, Person, Tense)];

const AR: Endings = &[
    ("o", First, Present),
    ("as", Second, Present),
    ("a", Third, Present),
    ("amos", First, Present),
    ("an", Third, Present),
    ("am", Third, Present),
    ("e", First, Subjunctive),
    ("es", Second, Subjunctive),
    ("en", Third, Subjunctive),
    ("emos", First, Subjunctive),
    ("aste", Second, Past),
    ("aron", Third, Past),
    ("aba", First, Imperfect),
    ("abas", Second, Imperfect),
    ("abamos", First, Imperfect),
    ("aban", Third, Imperfect),
    ("ava", First, Imperfect),
    ("avamos", First, Imperfect),
    ("avam", Third, Imperfect),
    ("ando", Nobody, Gerund),
    ("ado", Nobody, Participle),
    ("ada", Nobody, Participle),
    ("ados", Nobody, Participle),
    ("adas", Nobody, Participle),
    ("ar", Nobody, Infinitive),
    ("are", First, Future),
    ("ara", Third, Future),
    ("aras", Second, Future),
    ("aremos", First, Future),
    ("aran", Third, Future),
    ("arei", First, Future),
    ("arao", Third, Future),
    ("aria", First, Conditional),
    ("ariamos", First, Conditional),
    ("arian", Third, Conditional),
    ("ariam", Third, Conditional),
    ("ei", First, Past),
    ("ou", Third, Past),
    ("aram", Third, Past),
    ("asse", First, Subjunctive),
    ("ase", First, Subjunctive),
    ("aramos", First, Subjunctive),
];

const ER: Endings = &[
    ("o", First, Present),
    ("es", Second, Present),
    ("e", Third, Present),
    ("emos", First, Present),
    ("en", Third, Present),
    ("em", Third, Present),
    ("a", First, Subjunctive),
    ("as", Second, Subjunctive),
    ("an", Third, Subjunctive),
    ("am", Third, Subjunctive),
    ("amos", First, Subjunctive),
    ("i", First, Past),
    ("iste", Second, Past),
    ("io", Third, Past),
    ("imos", First, Past),
    ("ieron", Third, Past),
    ("eu", Third, Past),
    ("eram", Third, Past),
    ("ia", First, Imperfect),
    ("iamos", First, Imperfect),
    ("ian", Third, Imperfect),
    ("iam", Third, Imperfect),
    ("iendo", Nobody, Gerund),
    ("endo", Nobody, Gerund),
    ("ido", Nobody, Participle),
    ("ida", Nobody, Participle),
    ("idos", Nobody, Participle),
    ("idas", Nobody, Participle),
    ("er", Nobody, Infinitive),
    ("ere", First, Future),
    ("era", Third, Future),
    ("eremos", First, Future),
    ("eran", Third, Future),
    ("erei", First, Future),
    ("erao", Third, Future),
    ("eria", First, Conditional),
    ("eriamos", First, Conditional),
    ("erian", Third, Conditional),
    ("iera", First, Subjunctive),
    ("ieramos", First, Subjunctive),
    ("esse", First, Subjunctive),
];

const IR: Endings = &[
    ("o", First, Present),
    ("es", Second, Present),
    ("e", Third, Present),
    ("imos", First, Present),
    ("en", Third, Present),
    ("em", Third, Present),
    ("is", Second, Present),
    ("a", First, Subjunctive),
    ("as", Second, Subjunctive),
    ("an", Third, Subjunctive),
    ("amos", First, Subjunctive),
    ("i", First, Past),
    ("iste", Second, Past),
    ("io", Third, Past),
    ("ieron", Third, Past),
    ("iu", Third, Past),
    ("iram", Third, Past),
    ("ia", First, Imperfect),
    ("iamos", First, Imperfect),
    ("ian", Third, Imperfect),
    ("iam", Third, Imperfect),
    ("iendo", Nobody, Gerund),
    ("yendo", Nobody, Gerund),
    ("indo", Nobody, Gerund),
    ("ido", Nobody, Participle),
    ("ida", Nobody, Participle),
    ("idos", Nobody, Participle),
    ("idas", Nobody, Participle),
    ("ir", Nobody, Infinitive),
    ("ire", First, Future),
    ("ira", Third, Future),
    ("iremos", First, Future),
    ("iran", Third, Future),
    ("irei", First, Future),
    ("iria", First, Conditional),
    ("iriamos", First, Conditional),
    ("irian", Third, Conditional),
    ("iera", First, Subjunctive),
    ("ieramos", First, Subjunctive),
    ("isse", First, Subjunctive),
    // Stems that end in a vowel: "construyo", "distribuimos".
    ("yo", First, Present),
    ("ye", Third, Present),
    ("yen", Third, Present),
];

/// Forms that are nouns or adjectives more often than verbs; a determiner before them decides.
const NOUNS: &str = "\
    costa costas cola colas negocio barrio aceite aceites tomate tomates bastante ayudante ayudantes representante asistente assistente mandala mandalas botas bota cuadra cuadras sala salas barra barro vacaciones tramite tramites confecciones intereses publico posta pedo mejores crias cosecha chamba comas \
    adelanto adelantos fecha fechas regreso laburo charla arma armas paro tiro cadastro factura facturas mesada combinado combinados desarrollo desarrollos lavador tratamiento caza fotografo \
    fotografa estudio estudios cultivo cultivos cuadro cuadros combo combos plancha planchas canto compro pesca \
    rebanada criadero cobertor cargas carga descarga funda fundas tapizado tapizados tallado tallados tallo \
    tallos bebe bebes abono abonos cruces cambio sueno miel muerto sena transporte visita visitas arriendo \
    arriendos bailes baile talla tallas cruce compra compras venta ventas pago pagos gasto gastos costo costos \
    cobro cobros renta rentas cuenta cuentas trabajo trabajos uso usa cambios envio envios entrega entregas \
    anuncio anuncios contrato reparto preparado preparada bajo baja alta media medio cuesta marca marcas para \
    paras vale vales falta faltas pasa tarde tardes toma tomas cocina cocinas horno hornos diseno disenos \
    helado helados planta plan llamo prueba meta corte cortes lleno llena base bases reporte oferta ofertas \
    cierre cena cenas cerrado cerrada abierto abierta usado usada usados usadas tomada entrada entradas salida \
    empanada empanadas pedido pedidos servicio sale nada fabrica venda vendas custo custos gasta conserto \
    consertos aluguel ayuda resulta queda quedas rebaja muestra muestras muda mudas come acaba firma regalo \
    regalos arreglo arreglos bordado bordados tejido tejidos lavado pintado bebida bebidas comida comidas \
    vestido vestidos helada ahogada ahogadas asado asados asada reserva reservas encargo encargos recibo \
    recibos embarazada decorado decorados ensalada ensaladas llamada llamadas jornada temporada temporadas \
    clase clases lana cobranza partida asesoria consulta consultas cria tinte tintes limpia limpieza instalado \
    invertido seguido recargo cargo cargos descuento descuentos pega pegas paso pasos lista listas listo mando \
    mandado mandados monto lleva prestamo prestamos presta junta juntas crea vista forma formas regla copia \
    copias seca seco trata ahorro ahorros cambia cobra inicio fin aumento aumentos bajada subida busca espera \
    logro logros producto corto corta cortos cortas completo completa completos libre entero junto cuarto \
    limpio limpios apartado mensaje apoyo toque porte crema cremas sueldo promo nota notas pinta pintas lona \
    lonas bolsa alquiler cobertura rifa rifas barba mira llego firme quite muestro dura duro planto presente \
    estampado estampados lavadas lavada mezcla prensa marco marcos tapa tapas canela resumen viaje viajes \
    agenda agendas registro registros control controle caixa conta contas escova troca trocas fila filas \
    grabado grabados deposito depositos despacho despachos cuido fallas falla queja quejas retoque dibujo \
    dibujos ajuste ajustes faxina faxinas retiro retiros banho banhos grabado copia copias tapa tapas grabacion mudanca tatu tatus tapete film films \
    separada separado separados entrenador entrena podas quebrado quebrada reciclado reciclados acarreo acarreos empaque empaques \
    apoyo apoyos pudra recoja pase pases multa multas regata forro forros depilada depilado \
    aviso avisos consulto consultos dano danos colapso colapsos retraso retrasos rechazo rechazos sobras mancha manchas estafa estafas \
    renuncia renuncias atoro guarda guardas acomodo aguante cansado cansada congelado congelada congelados congeladas echo";

/// Pronouns that hang on infinitives, gerunds and orders.
const CLITICS: &str = "melos melas melo mela selos selas selo sela noslo nosla telo tela nos les los las me te le lo la se";

/// The verb that a word may be: its folded form, and as it is written, because an accent tells `compró` from `compro`.
pub(crate) fn verb(norm: &str, raw: &str) -> Option<Form> {
    // "é" is a verb of Portuguese, "e" is not.
    if norm == "e" {
        return matches!(raw, "é" | "É").then_some(Form {
            lemma: "ser",
            person: Third,
            tense: Present,
            is_plain: true,
            has_clitic: false,
        });
    }
    if norm == "se" {
        return None;
    }
    irregular(norm)
        .or_else(|| regular(norm, raw))
        .or_else(|| with_clitic(norm))
}

fn irregular(norm: &str) -> Option<Form> {
    [IRREGULAR, ENGLISH].into_iter().find_map(|table| {
        let at = table
            .binary_search_by(|(form, ..)| (*form).cmp(norm))
            .ok()?;
        let (_, lemma, person, tense) = table.get(at)?;
        Some(Form {
            lemma,
            person: *person,
            tense: *tense,
            is_plain: !has_word(NOUNS, norm),
            has_clitic: false,
        })
    })
}

fn regular(norm: &str, raw: &str) -> Option<Form> {
    let last = raw.chars().next_back();
    // A written accent at the end makes a past: "compró", "pagué", "vendí".
    let accented = match last {
        Some('ó') => Some((Third, Past)),
        Some('é') => Some((First, Past)),
        Some('í') => Some((First, Past)),
        _ => None,
    };
    for (endings, class) in [(AR, 'a'), (ER, 'e'), (IR, 'i')] {
        for (ending, person, tense) in endings {
            if ending.as_bytes().last() != norm.as_bytes().last() {
                continue;
            }
            let Some(head) = norm.strip_suffix(ending) else {
                continue;
            };
            let Ok(at) =
                STEMS.binary_search_by(|(stem, its, _)| (*stem).cmp(head).then(its.cmp(&class)))
            else {
                continue;
            };
            let Some((_, _, lemma)) = STEMS.get(at) else {
                continue;
            };
            let short = matches!(*ending, "o" | "e" | "i" | "io");
            let (person, tense) = match accented {
                Some(past) if short && *tense != Future => past,
                _ => (*person, *tense),
            };
            return Some(Form {
                lemma,
                person,
                tense,
                is_plain: !has_word(NOUNS, norm),
                has_clitic: false,
            });
        }
    }
    None
}

fn with_clitic(norm: &str) -> Option<Form> {
    let host = CLITICS
        .split(' ')
        .find_map(|clitic| norm.strip_suffix(clitic))
        .filter(|host| host.len() > 2)?;
    // Mudarnos, vendiendo-lo, mándame.
    let host = host.trim_end_matches('-');
    if host.ends_with('r') || host.ends_with("ndo") {
        let form = irregular(host).or_else(|| regular(host, host))?;
        return Some(Form {
            has_clitic: true,
            is_plain: true,
            ..form
        });
    }
    regular(host, host)
        .filter(|form| matches!(form.tense, Present | Subjunctive) && form.person != First)
        .map(|form| Form {
            person: Second,
            tense: Subjunctive,
            has_clitic: true,
            is_plain: true,
            ..form
        })
}
