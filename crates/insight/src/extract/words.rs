//! Names that tell a slot by themselves.

use super::reader::Reader;

/// Where one sells and is found. The first is the longest of its kind.
pub(super) const CHANNELS: &str = "\
    mercado libre|mercadolibre|mercado livre|mercadolivre|facebook marketplace|marketplace|instagram|insta|ig|\
    facebook|face|fb|whatsapp business|whatsapp|whats|wasap|wsp|whatsap|guasap|wpp|zap|zapzap|tiktok|tik tok|\
    rappi|uber eats|ubereats|didi food|didi|pedidosya|pedidos ya|ifood|99food|99 food|shopee|amazon|shein|etsy|\
    falabella|linio|olx|youtube|telegram|twitter|linkedin|pinterest|google maps|google ads|google business|\
    booking|airbnb|tiendanube|tienda nube|nuvemshop|shopify|pagina web|sitio web|tienda en linea|tienda online|\
    tienda virtual|loja virtual|loja online|mi web|la web|catalogo digital|ferias|feria|feira|feiras|bazares|\
    bazar|tianguis|mercado|mercadito|boca en boca|boca a boca|recomendaciones|recomendacion|indicacao|catalogo|\
    yapeo|tripadvisor|waze|radio|volantes|redes sociales|redes|mostrador|puerta a puerta|telefono|local fisico|\
    tienda fisica|loja fisica|cornershop|jokr|justo|website|threads|enjoei|elo 7|domicilios.com|kwai|\
    grupos de facebook|site|gondola|yapo|groupon|elo7|doctoralia|fresha|\
    messenger|facebook live|estados de whatsapp|estado de whatsapp|historias de instagram|voz a voz|voz de voz|\
    booksy|hostelworld|meli|jumpseller|google|getyourguide|tiktok shop|tiktok live|tik tok shop|woocommerce|kichink|\
    canasta rosa|glovo|picker|merqueo|encuentra24|segundamano|vivanuncios|inmuebles24|zonaprop|argenprop|despegar|\
    expedia|vrbo|trivago|magalu|americanas|yango|indriver|cabify|referidos|recomendados|indicacoes|panfletos|\
    panfleto|carro de som|perifoneo|espectaculares|anuncios en facebook|facebook ads|meta ads|instagram ads|\
    grupos de whatsapp|grupo de whatsapp|canal de whatsapp|paginas amarillas|llamadas|bazares navidenos|\
    ferias artesanales|mercados de pulgas|mercado de pulgas|\
    workana|fiverr|upwork|behance|patreon|mercado shops|mercadoshops|tienda propia|\
    venta directa|domicilios propios|bioferias|bioferia|ecoferia|ecoferias|conocidos|puerta de la casa|\
    nextdoor|web|pagina|pagina web|whats|insta|zap|inbox|inbox de facebook|llamada|taproom|grupo do condominio|status do zap|indicacao|boca a boca|\
    grupos de whats|grupo de whats|live no instagram|lives no instagram|lives en facebook|lives en instagram|en linea|reels|catalogo de whatsapp|\
    tiendas fisicas|loja fisica|bazar|bazares|anuncio en facebook|feiras|feira|marketplace de facebook|tarjetas de presentacion|volanteo|perifoneo|\
    stories|estados|estados de whats|catalogo digital|venta en linea|tienda en linea|tienda online|loja online|loja virtual|email|correo";

/// Means of payment.
pub(super) const PAYMENTS: &str = "\
    tarjeta de credito|tarjeta de debito|tarjetas de credito|tarjetas de debito|tarjeta|tarjetas|\
    cartao de credito|cartao de debito|cartao|cartoes|credito|debito|efectivo|cash|dinheiro|dinero en efectivo|\
    transferencia|transferencias|transferencia bancaria|transferencias bancarias|deposito|depositos|yape|plin|\
    nequi|daviplata|bancolombia|bre-b|mercado pago|mercadopago|pix|oxxo|paypal|codi|modo|cuenta dni|webpay|spei|\
    bizum|zelle|boleto|vales|vale refeicao|vale alimentacao|cheque|cheques|pse|mach|qr|codigo qr|naranja x|uala|\
    clip|stripe|criptos|bitcoin|contraentrega|contra entrega|pago contra entrega|meses sin intereses|cuotas|\
    fiado|sinpe|link de pago|picpay|redcompra|transbank|tarjeta alimentar|american express|amex|dolares|cards|\
    credit card|credit cards|tenpo|addi|sistecredito|kueski|apple pay|google pay|tropipay|lukita|rappicard|tunki|\
    visa|mastercard|deuna|peigo|payphone|cuenta rut|cuentarut|tigo money|efecty|redpagos|abitab|midinero|prex|\
    sinpe movil|qr simple|pago movil|movii|brubank|pago facil|rapipago|vale despensa|sodexo|edenred|bre b|tpago";

/// Software and equipment.
pub(super) const TOOLS: &str = "\
    google sheets|excel|hojas de calculo|hoja de calculo|google drive|google calendar|canva|notion|trello|\
    quickbooks|odoo|siigo|alegra|contpaqi|aspel|loyverse|square|zettle|clip|point|pos|punto de venta|\
    whatsapp business|cuaderno|libreta|caderno|planilha|capcut|mailchimp|photoshop|illustrator|chatgpt|shopify|\
    wordpress|tiendanube|xubio|colppy|bsale|nubox|defontana|hubspot|zoho|slack|asana|calendly|google analytics|\
    meta ads|softrestaurant|soft restaurant|fudo|bling|conta azul|contaazul|maquininha|treinta|kyte|tango|\
    bejerman|poster|vend|figma|autocad|google forms|drive|sumup|posnet|datafono|datafast|terminal|izipay|niubiz|\
    culqi|agenda|pizarra|horno|agendapro|trinks|contifico|monday|airtable|wix|\
    google keep|google docs|google meet|google classroom|google workspace|zoom|teams|meet|coreldraw|corel draw|\
    corel|lightroom|premiere|after effects|davinci|davinci resolve|final cut|blender|sketchup|revit|archicad|\
    solidworks|inshot|silhouette|cricut|cricut design space|fusion 360|gemini|copilot|clickup|todoist|evernote|\
    dropbox|onedrive|power bi|tableau|typeform|jotform|acuity|simplybook|reservo|setmore|mindbody|trainingym|\
    virtuagym|contpaq|eleventa|sicar|loggro|world office|helisa|holded|xero|dentalink|parrot|wansoft|maxirest|\
    bistrosoft|zureo|kame|laudus|relbase|toteat|kommo|manychat|bitrix|pipedrive|mailerlite|metricool|hootsuite|\
    buffer|freshbooks|quickbooks online|siesa|gestionix|facturapi|omie|\
    nuvemshop|goomer|anota ai|saipos|ifood gestor|avec|zenvia|rd station|meu caderno|marketup|gestaoclick|\
    mercado pago point|getnet|cielo|moderninha|pagseguro|ualabis|payway|redelcom|compraqui|\
    mercado pago|whatsapp web|hoja de excel|libro de actas|libreta de notas|cuadernito|block de notas|google fotos|\
    bind erp|microsip|mybusiness|pulpos|contabilium|tactica|softland|nubefact|facturador sunat|vetesoft|okvet|medilink|\
    doctocliq|promob|cortecloud|miro|jira|basecamp|sap|tiny|bling erp|linx|totvs|sigo|restaurant.pe|odontosoft|clinicorp|simples dental|\
    google my business|mini print|shopify pos|vetter|mindbody|glofox|fitco|crossfy|tecfit|nex|yumminn|polotab|xetux";

/// Behind the name at a token, if one of a list stands there.
pub(super) fn name_at(reader: &Reader<'_>, at: usize, names: &'static str) -> Option<usize> {
    reader.one_of(at, names)
}
