//! What a question of the assistant asks for.

use super::phrase::is_something;
use crate::Slot;
use crate::text::fold;

/// What a question asks for, by the words in it. The first that fits counts, so that the narrower ones come first.
#[rustfmt::skip]
pub(super) fn asked(question: &str) -> Option<Slot> {
    let words: Vec<&str> = question.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let has = |list: &'static str| words.iter().any(|word| list.split(' ').any(|its| match its.strip_suffix('*') {
        Some(stem) => word.starts_with(stem),
        None => *word == its,
    }));
    let says = |phrase: &str| format!(" {} ", words.join(" ")).contains(&format!(" {phrase} "));
    // "¿Piden anticipo?", "¿cuánto dura la garantía?": what the house does, and no price.
    if terms_of(question).is_some() && !has("cliente clientes proveedor venden vendes") {
        return Some(Slot::Policy);
    }
    let who = has("quien quienes quem who");
    let how = has("como how") || place_of(&words);
    let comes = has("\
        llega llegan llegas chega chegam consigues consiguen consegue conseguem acham acha encuentra encuentran encontram contratam contratan contactan \
        agendan agendam marcam recebem reciben ubican ubica piden pedem toman reservan reservam captas captan atraes enteran");
    if how && comes && has("\
        clientes clientas cliente pedidos pedido reservas reserva gente turnos citas alumnos pacientes clientes encomendas te les le vocês voces horario huespedes pessoal") && !who
        && !has("proveedor* mercaderia mercadoria insumos material cuantos cuantas compran")
    {
        return Some(Slot::Channel);
    }
    if says("se consigue") || says("se consiguen") || says("se encuentran") {
        return Some(Slot::Channel);
    }
    if words.len() < 4 && has("reservas pedidos turnos") && !has("cuantos cuantas quantos") {
        return Some(Slot::Channel);
    }
    if has("vem vêm viene vienen traes trae") && (says("de onde") || says("de donde")) && !has("cliente clientes gente huespedes alumnos turistas") {
        return Some(Slot::Supplier);
    }
    let buys = who
        && (has("come comen consume* tatua* tatuan hospeda* duerme* va van viene* visita* contrata* usa usan") && !says("te ayuda")
            || says("son los alumnos") || says("son os alunos") || says("son los pacientes") || says("te llama") || says("te llaman") || says("le llama") || says("voce atende") || says("voces atendem") || says("atiendes") || says("atendes") || says("la venden") || says("los venden") || says("las venden") || says("le encarga") || says("te encarga") || says("les encarga") || says("a quienes") || says("a quien") && !has("compra* pega* traes pides encargas") || says("pra quem") || says("para quem"));
    let guests = has("huespedes paciente pacientes alumnos publico hospedes clientas compradores") && has("que quais tipo quien quienes quem como") && !has("cuantos cuantas quantos quantas pagan pagam llegan encuentran agendan reservan");
    if buys || guests {
        return Some(Slot::Customers);
    }
    let does = has("\
        trabaja* ayuda* apoya* atiende* corta* cocina* lidera* encarga* lleva* reparte* despacha* contesta* coordina* maneja* \
        cuida* colabora* acompana* administra* hace* faz fazem trabalha* toca* tocam atende* entrega* integra* forma* dirige* son sao");
    if who && does && !says("te compra") && !says("te compran") && !has("cliente* compran compra encargan pide* piden") {
        return Some(Slot::Person);
    }
    let how_much = has("cuanto cuanta quanto precio precios preco") || says("how much") || says("a como");
    let how_many = has("cuantos cuantas quantos quantas") || says("how many") || says("cuanta gente") || says("cuanta gente");
    let place = has("donde onde adonde where") || says("que ciudad") || says("que zona") || says("que barrio") || says("que colonia");
    if has("ticket capacidad ocupacion ocupacao tamano aforo capacidade margen margem merma morosidad desercion inasistencia ausentismo retencion rentabilidad") && !has("entrega*") {
        return Some(Slot::Metric);
    }
    if has("gastos custos despesas egresos costos") && !how_much && !has("ventas") || has("gasta gastas gastan pesa") && says("mas gasta") | says("mais gasta") | says("o que pesa") | says("que pesa") || says("te cuesta producir") || says("les cuesta producir") || says("te cuesta operar") {
        return Some(Slot::Cost);
    }
    let is_about_work = has("\
        equipos maquina maquinas maquinaria maquinarias herramienta* programa programas software aplicacion aplicaciones app apps sistema sistemas vehiculo* \
        equipamento* maquinario ferramenta* aplicativo* equipamiento tecnologia") || says("que equipo") || says("qual equipamento") || says("estructura") || says("estrutura");
    if is_about_work && !who && !how_many && !place && !how_much && !has("vendes venden vende reparas reparan pago clientes") {
        return Some(Slot::Tool);
    }
    if (says("con que") || says("com que") || says("com o que")) && has("\
        imprim* cort* edita* disena* trabaj* trabalh* fabric* hace* haces solda* produc* mide* cocin* repart* entrega* factur* organiz* lava* mueve* moves \
        move* moves transport* graba* fotograf* cose* agenda*") && !has("proveedor*")
        || (has("como how") && has("\
            guardan guardas controlas controlan registras registran llevas llevan administras facturas facturan gestionas gestionan \
            controla agendas anotas apuntas anotan organizan organizas organiza coordinan planean") && !has("clientes llegan"))
    {
        return Some(Slot::Tool);
    }
    if says("de quem") && has("compra* pega*") || says("como compras") || says("como compran") || has("proveedor* fornecedor* supplier*") || says("quien les vende") || says("quien te vende") || says("quien le vende") || says("quem vende pra") || who && has("provee* proveen abastece* fornece* surte*") || words.len() < 3 && has("material materiales insumos insumo repuestos ingredientes mercaderia mercancia fornecedores") || (who || place) && !says("se consigue") && !says("se consiguen") && (has("\
        compras compran compra surte* traes traen trae consigues consiguen consigue sacas sacan comprou \
        abastece*") && !says("te compra") && !says("te compran") && !says("les compra") && !says("les compran") && !says("nos compra") && (place || says("a quien le compras") || says("a quien le compran") || says("a quien compras") || says("a quien compran") || has("surte* trae abastece*"))) {
        return Some(Slot::Supplier);
    }
    if has("cliente clientes publico customers clientela") && !has("cuantos cuantas quantos pagan pagam gastan") || who && has("\
        compra* vende* contrata* visita* hosped* exporta* dirig* viene* atiende* llega* busca* pide* va van \
        frecuenta* usa usan consume* alquila* renta*") && !says("quien atiende") {
        return Some(Slot::Customers);
    }
    if says("de pago") || has("pagan pagam pagamento pagos pago cobras cobran cobra payment") && has("como que medios formas aceptas aceptan how quais") && !how_much {
        return Some(Slot::Payment);
    }
    if has("competencia competidor* concorrente* concorrencia competitors compite*") {
        return Some(Slot::Competitor);
    }
    if has("\
        problema* dificil dificultad* preocupa* dolor desafio* reto retos complica* frena dificuldade* \
        atrapalha riesgo duele cuesta falta challenge drama batalla* agota traba complicado complicada molesta* queja* incomoda dor fastidia sufre* atora* preocupacion lio lios afecta afectan fastidio estorba estorban") && !how_much && !has("cuanto") {
        return Some(Slot::Problem);
    }
    if has("\
        meta metas objetivo* lograr gustaria plan planes sonho sueno busca buscan quieren quieres queres quiere \
        sigue goal planos quer querem pretende* necesitas") {
        return Some(Slot::Goal);
    }
    if how_many && has("\
        son trabajan personas equipo empleados estan gente pessoas funcionarios voces sao integrantes people \
        trabajadores colaboradores trabalham") && !has("clientes alumnos venden") || says("cuanta gente") || says("trabajas solo") || says("trabajas sola") || says("trabaja solo") || says("trabaja sola") || says("trabalha sozinha") || says("trabalha sozinho") || says("con cuanta gente") {
        return Some(Slot::TeamSize);
    }
    if says("se llama") || has("nombre nome chama") || says("se chama") {
        return has("negocio tienda local empresa marca loja emprendimiento llama chama nombre nome").then_some(Slot::BusinessName);
    }
    if has("\
        herramienta* programa sistema usas usan software ferramenta* equipo equipos maquinaria llevas llevan \
        registras registran cotizas editas app usa maquinas") && !place && !who {
        return Some(Slot::Tool);
    }
    let of_day = says("por la tarde")
        || says("por la noche")
        || says("por la manana")
        || says("hasta tarde")
        || says("todo el dia");
    if has("horario horarios hora horas")
        || says("que dias")
        || of_day && has("atiende atienden atendes atiendes abre abren abris abres trabaja trabajan trabajas")
    {
        return Some(Slot::Hours);
    }
    if how_much && has("\
        vendes venden vende facturas facturan factura ingresos ganas ganan entra sacas sacan fatura vendem \
        vendiendo revenue queda") && !says("a como") && !says("en cuanto") && !says("a cuanto") && !says("por quanto") {
        return Some(Slot::Revenue);
    }
    if how_much
        && has("haces hacen hace")
        && (says("al dia") || says("al mes") || says("a la semana") || says("por dia"))
    {
        return Some(Slot::Revenue);
    }
    if how_much && has("pagas pagan gastas gastan gastos paga gasta pagam") {
        return Some(Slot::Cost);
    }
    if how_much {
        return Some(Slot::Price);
    }
    if has("ano desde cuando") && has("abrieron abriste abrio empezaste empezaron empezo desde comenzaron abriu comecou fundaron ano nacio") {
        return Some(Slot::Founded);
    }
    if has("domicilio domicilios delivery envios entregan reparten llegan") && !how_much && !has("cuantos cuantas cobran cuesta") {
        return Some(Slot::Coverage);
    }
    if place && has("envi* entreg* reparte* llegan envias despacha* cubren cubres atendem domicilio domicilios envios delivery") {
        return Some(Slot::Coverage);
    }
    if has("canal canales redes") || place && has("vend* promocion* anuncia* divulg* encuentra* publica* ofrec* pautas pautan") || place && has("agenda* reserv* contact* piden pedem toman marcam consigue*") || has("como how") && has("\
        agendam marcam contact* venden vendes vende vendem piden siguen llegan encuentran promociona* anuncia* publicita* \
        enteran reserv* consigue* reciben recibes difund* divulga* atraes agendan ubican conocen") {
        return Some(Slot::Channel);
    }
    if place && has("estan esta queda quedan ubica* fica ciudad zona are estas ficam encuentras barrio colonia local") {
        return Some(Slot::Location);
    }
    if has("\
        vendes venden vende ofreces ofrecen ofrece productos servicios produtos vendem preparas preparan \
        estrella haces hacen fabrican fabricas fazem faz oferecem sell cultivan produces sale") && !has("cuantos cuantas cuando quantos quantas") {
        return Some(Slot::Offers);
    }
    if says("te dedicas") || says("se dedica") || says("tu negocio") || says("se dedican") {
        return Some(Slot::BusinessType);
    }
    if (has("cuales quais que qual cual")) && has("\
        tratamientos tratamentos cursos estilos sabores platos quesos plantas servicio modelos materias especialidad especialidades giro clases tipos \
        pratos bolos especialidade carta menu catalogo cardapio terapias talleres estilo variedades manejan maneja") && !how_many && !how_much {
        return Some(Slot::Offers);
    }
    if (has("que qué o") && has("trabajas trabajan trabaja especial trabalham") && !has("con com quien horario dias hora meses temporada epoca equipo") || says("de especial")) && !how_many && !how_much && !place {
        return Some(Slot::Offers);
    }
    how_many.then_some(Slot::Metric)
}

/// Whether a question asks where.
fn place_of(words: &[&str]) -> bool {
    words
        .iter()
        .any(|word| matches!(*word, "donde" | "onde" | "adonde" | "where"))
}

/// Topics of rules of the house, as questions name them.
const TERMS: &str = "\
    anticipo adelanto sena deposito abono apartado sinal entrada garantia minimo minima cambios devoluciones devolucion credito \
    fiado cancelaciones cancelan cancelacion anticipacion antecedencia antelacion trocas troca tolerancia reembolso reembolsos \
    plazo prazo recargo descuento descuentos desconto aparta apartan apartar";

/// The topic of a rule that a question asks for.
pub(super) fn terms_of(question: &str) -> Option<&str> {
    question
        .split(|character: char| !character.is_alphanumeric())
        .find(|word| crate::text::has_word(TERMS, word))
        .or_else(|| asks_how_long(question).then_some(DELIVERY))
}

/// The topic of a rule of how long one waits for what is ordered.
pub(super) const DELIVERY: &str = "entrega";

/// "¿En cuánto tiempo entregas?", "¿cuánto tarda la entrega?", "¿entrega?".
fn asks_how_long(question: &str) -> bool {
    const LONG: &[&str] = &[
        "en cuanto tiempo",
        "en cuantos dias",
        "en cuantas horas",
        "en cuanto entrega",
        "cuanto tiempo",
        "cuantos dias",
        "cuanto tarda",
        "cuanto demora",
        "cuanto se demora",
        "cuanto te demora",
        "em quanto tempo",
        "em quantos dias",
        "quanto tempo",
        "quanto demora",
    ];
    let words: Vec<&str> = question
        .split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let delivers = words.iter().any(|word| {
        crate::text::has_word(
            "entrega entregas entregan entregan entregam entregar entregue",
            word,
        )
    });
    let spoken = words.join(" ");
    delivers && (words.len() == 1 || LONG.iter().any(|phrase| spoken.contains(phrase)))
}

pub(super) fn last_question(text: &str) -> Option<String> {
    let folded = fold(text);
    let end = folded.rfind('?')?;
    let head = folded.get(..end)?;
    let from = head.rfind(['¿', '?', '.', '!', '\n']).map_or(0, |at| {
        at + head
            .get(at..)
            .and_then(|rest| rest.chars().next())
            .map_or(1, char::len_utf8)
    });
    head.get(from..).map(|question| question.trim().to_owned())
}

/// What a question counts: "¿cuántos alumnos tienen?".
pub(super) fn counted(question: &str) -> Option<String> {
    let tokens = crate::text::tokens(question);
    let at = tokens
        .iter()
        .position(|token| token.is_any("cuantos cuantas quantos quantas"))?;
    // "¿Cuántos se van?", "quantos desistem?": what some of them do.
    let is_to = usize::from(tokens.get(at + 1).is_some_and(|token| token.is("se")));
    let leaves = tokens.get(at + 1 + is_to).filter(|token| {
        token.is_any("van desisten desistem cancelan cancelam faltan faltam vuelven voltam renuevan renovam devuelven devolvem abandonan repiten")
    });
    if let Some(verb) = leaves {
        return Some(verb.norm.clone());
    }
    tokens
        .get(at + 1)
        .filter(|token| {
            token.is_word()
                && token.norm.len() > 3
                && token.norm.ends_with('s')
                && !token.is_any("anos veces personas venden trabajan meses")
        })
        .map(|token| token.norm.clone())
}

/// Of what a question asks the price: "¿cuánto cuesta la torta?".
pub(super) fn thing_of(question: &str, slot: Slot) -> Option<String> {
    if slot == Slot::Metric {
        return Some("ticket promedio".to_owned());
    }
    let tokens = crate::text::tokens(question);
    (0..tokens.len())
        .filter(|at| {
            tokens
                .get(*at)
                .is_some_and(|token| token.is_any("la el los las o a un una de en por tu tus cada"))
        })
        .filter_map(|at| super::phrase::phrase_at(&tokens, at, 0, tokens.len()))
        .find(|phrase| {
            is_something(&tokens, *phrase)
                && !tokens
                    .get(phrase.start)
                    .is_some_and(|token| token.is_any("quem quien quienes donde onde que cual"))
        })
        .map(|phrase| {
            tokens
                .get(phrase.start..phrase.end)
                .unwrap_or_default()
                .iter()
                .map(|token| token.norm.as_str())
                .collect::<Vec<_>>()
                .join(" ")
        })
}
