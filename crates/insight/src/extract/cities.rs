//! Places that are known also without a capital: people who write fast write "en neza" and "soy de tijuana".

/// Cities, and districts that are named as often as cities.
pub(super) const CITIES: &str = "\
    cdmx|ciudad de mexico|df|edomex|estado de mexico|guadalajara|gdl|monterrey|mty|puebla|toluca|tijuana|leon|leon gto|\
    ciudad juarez|cd juarez|torreon|queretaro|qro|san luis potosi|slp|merida|mexicali|aguascalientes|ags|cuernavaca|\
    acapulco|tampico|chihuahua|culiacan|saltillo|hermosillo|villahermosa|veracruz|xalapa|jalapa|cancun|\
    playa del carmen|tulum|oaxaca|tuxtla|tuxtla gutierrez|morelia|irapuato|celaya|zapopan|tlaquepaque|tonala|ecatepec|\
    neza|nezahualcoyotl|naucalpan|tlalnepantla|chalco|ixtapaluca|texcoco|coacalco|iztapalapa|coyoacan|xochimilco|\
    tlalpan|tlahuac|milpa alta|azcapotzalco|iztacalco|tepito|la condesa|polanco|la narvarte|narvarte|la roma|\
    roma norte|la doctores|la portales|satelite|pachuca|tlaxcala|durango|zacatecas|colima|manzanillo|\
    puerto vallarta|vallarta|mazatlan|los mochis|ensenada|la paz|los cabos|cabo san lucas|campeche|chetumal|\
    tapachula|san cristobal|taxco|cuautla|apodaca|guadalupe nl|san nicolas|escobedo|reynosa|matamoros|nuevo laredo|\
    uruapan|zamora|salamanca|tepatitlan|tehuacan|cholula|atlixco|orizaba|cordoba|coatzacoalcos|poza rica|\
    bogota|medellin|cali|barranquilla|cartagena|bucaramanga|cucuta|pereira|manizales|armenia|ibague|neiva|pasto|\
    popayan|villavicencio|santa marta|monteria|sincelejo|valledupar|soacha|bello|itagui|envigado|sabaneta|rionegro|\
    palmira|tulua|buga|tunja|sogamoso|duitama|chia|cajica|zipaquira|facatativa|fusa|fusagasuga|girardot|yopal|\
    floridablanca|giron|piedecuesta|dosquebradas|riohacha|quibdo|chapinero|suba|kennedy|bosa|usaquen|fontibon|\
    engativa|laureles|el poblado|\
    buenos aires|caba|capital federal|la plata|mar del plata|mardel|rosario|mendoza|tucuman|salta|santa fe|parana|\
    resistencia|corrientes|posadas|neuquen|bariloche|bahia blanca|san juan|san luis|rio cuarto|villa maria|comodoro|\
    ushuaia|jujuy|catamarca|la rioja|santiago del estero|formosa|pilar|tigre|escobar|moron|merlo|moreno|quilmes|lanus|\
    avellaneda|lomas de zamora|banfield|san isidro|vicente lopez|san martin|san miguel|ituzaingo|caseros|ramos mejia|\
    la matanza|san justo|berazategui|florencio varela|adrogue|ezeiza|palermo|caballito|flores|almagro|villa crespo|\
    belgrano|once|boedo|mataderos|liniers|zona norte|zona sur|zona oeste|conurbano|gba|tandil|pergamino|junin|\
    santiago|valparaiso|vina del mar|vina|concepcion|conce|la serena|coquimbo|antofagasta|iquique|arica|calama|\
    copiapo|rancagua|talca|curico|chillan|temuco|valdivia|osorno|puerto montt|puerto varas|castro|punta arenas|\
    maipu|puente alto|la florida|nunoa|providencia|las condes|quilicura|pudahuel|estacion central|san bernardo|\
    penalolen|recoleta|la cisterna|quilpue|villa alemana|talcahuano|los angeles|linares|melipilla|\
    lima|arequipa|trujillo|chiclayo|piura|cusco|cuzco|iquitos|huancayo|tacna|pucallpa|cajamarca|puno|juliaca|chimbote|\
    ica|ayacucho|huaraz|sullana|tarapoto|callao|el callao|miraflores|surco|surquillo|san borja|la molina|barranco|\
    san juan de lurigancho|sjl|comas|los olivos|ate|villa el salvador|san martin de porres|smp|lince|jesus maria|\
    brena|la victoria|gamarra|chorrillos|san miguel|magdalena|pueblo libre|independencia|puente piedra|carabayllo|\
    quito|guayaquil|cuenca|ambato|manta|machala|portoviejo|loja|riobamba|esmeraldas|ibarra|latacunga|duran|\
    montevideo|punta del este|maldonado|salto|paysandu|las piedras|rivera|tacuarembo|ciudad de la costa|pocitos|\
    asuncion|santa cruz|cochabamba|el alto|sucre|caracas|maracaibo|valencia|barquisimeto|panama|san jose|guatemala|\
    tegucigalpa|san pedro sula|managua|san salvador|santo domingo|\
    sao paulo|sp|rio de janeiro|rj|belo horizonte|bh|salvador|fortaleza|recife|brasilia|curitiba|manaus|belem|\
    porto alegre|goiania|campinas|guarulhos|sao luis|maceio|natal|joao pessoa|teresina|aracaju|cuiaba|campo grande|\
    florianopolis|floripa|vitoria|niteroi|santos|osasco|santo andre|sao bernardo|sorocaba|ribeirao preto|uberlandia|\
    contagem|betim|londrina|maringa|joinville|blumenau|caxias do sul|pelotas|feira de santana|olinda|jundiai|\
    juiz de fora|sao goncalo|duque de caxias|nova iguacu|vila velha|moema|pinheiros|vila madalena|tatuape|copacabana|\
    tijuca|savassi|zona leste|zona norte";
