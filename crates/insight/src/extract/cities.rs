//! Places that are known also without a capital: people who write fast write "en neza" and "soy de tijuana".

/// Cities, and districts that are named as often as cities.
pub(super) const CITIES: &str = "\
    cdmx|ciudad de mexico|df|edomex|estado de mexico|guadalajara|gdl|monterrey|mty|puebla|toluca|tijuana|leon|\
    leon gto|ciudad juarez|cd juarez|torreon|queretaro|qro|san luis potosi|slp|merida|mexicali|aguascalientes|ags|\
    cuernavaca|acapulco|tampico|chihuahua|culiacan|saltillo|hermosillo|villahermosa|veracruz|xalapa|jalapa|cancun|\
    playa del carmen|tulum|oaxaca|tuxtla|tuxtla gutierrez|morelia|irapuato|celaya|zapopan|tlaquepaque|tonala|ecatepec|\
    neza|nezahualcoyotl|naucalpan|tlalnepantla|chalco|ixtapaluca|texcoco|coacalco|iztapalapa|coyoacan|xochimilco|\
    tlalpan|tlahuac|milpa alta|azcapotzalco|iztacalco|tepito|la condesa|polanco|la narvarte|narvarte|la roma|\
    roma norte|la doctores|la portales|satelite|pachuca|tlaxcala|durango|zacatecas|colima|manzanillo|puerto vallarta|\
    vallarta|mazatlan|los mochis|ensenada|la paz|los cabos|cabo san lucas|campeche|chetumal|tapachula|san cristobal|\
    taxco|cuautla|apodaca|guadalupe nl|san nicolas|escobedo|reynosa|matamoros|nuevo laredo|uruapan|zamora|salamanca|\
    tepatitlan|tehuacan|cholula|atlixco|orizaba|cordoba|coatzacoalcos|poza rica|bogota|medellin|cali|barranquilla|\
    cartagena|bucaramanga|cucuta|pereira|manizales|armenia|ibague|neiva|pasto|popayan|villavicencio|santa marta|\
    monteria|sincelejo|valledupar|soacha|bello|itagui|envigado|sabaneta|rionegro|palmira|tulua|buga|tunja|sogamoso|\
    duitama|chia|cajica|zipaquira|facatativa|fusa|fusagasuga|girardot|yopal|floridablanca|giron|piedecuesta|\
    dosquebradas|riohacha|quibdo|chapinero|suba|kennedy|bosa|usaquen|fontibon|engativa|laureles|el poblado|\
    buenos aires|caba|capital federal|la plata|mar del plata|mardel|rosario|mendoza|tucuman|salta|santa fe|parana|\
    resistencia|corrientes|posadas|neuquen|bariloche|bahia blanca|san juan|san luis|rio cuarto|villa maria|comodoro|\
    ushuaia|jujuy|catamarca|la rioja|santiago del estero|formosa|pilar|tigre|escobar|moron|merlo|moreno|quilmes|lanus|\
    avellaneda|lomas de zamora|banfield|san isidro|vicente lopez|san martin|san miguel|ituzaingo|caseros|ramos mejia|\
    la matanza|san justo|berazategui|florencio varela|adrogue|ezeiza|palermo|caballito|flores|almagro|villa crespo|\
    belgrano|once|boedo|mataderos|liniers|zona norte|zona sur|zona oeste|conurbano|gba|tandil|pergamino|junin|\
    santiago|valparaiso|vina del mar|vina|concepcion|conce|la serena|coquimbo|antofagasta|iquique|arica|calama|\
    copiapo|rancagua|talca|curico|chillan|temuco|valdivia|osorno|puerto montt|puerto varas|castro|punta arenas|maipu|\
    puente alto|la florida|nunoa|providencia|las condes|quilicura|pudahuel|estacion central|san bernardo|penalolen|\
    recoleta|la cisterna|quilpue|villa alemana|talcahuano|los angeles|linares|melipilla|lima|arequipa|trujillo|\
    chiclayo|piura|cusco|cuzco|iquitos|huancayo|tacna|pucallpa|cajamarca|puno|juliaca|chimbote|ica|ayacucho|huaraz|\
    sullana|tarapoto|callao|el callao|miraflores|surco|surquillo|san borja|la molina|barranco|san juan de lurigancho|\
    sjl|comas|los olivos|ate|villa el salvador|san martin de porres|smp|lince|jesus maria|brena|la victoria|gamarra|\
    chorrillos|san miguel|magdalena|pueblo libre|independencia|puente piedra|carabayllo|quito|guayaquil|cuenca|ambato|\
    manta|machala|portoviejo|loja|riobamba|esmeraldas|ibarra|latacunga|duran|montevideo|punta del este|maldonado|\
    salto|paysandu|las piedras|rivera|tacuarembo|ciudad de la costa|pocitos|asuncion|santa cruz|cochabamba|el alto|\
    sucre|caracas|maracaibo|valencia|barquisimeto|panama|san jose|guatemala|tegucigalpa|san pedro sula|managua|\
    san salvador|santo domingo|sao paulo|sp|rio de janeiro|rj|belo horizonte|bh|salvador|fortaleza|recife|brasilia|\
    curitiba|manaus|belem|porto alegre|goiania|campinas|guarulhos|sao luis|maceio|natal|joao pessoa|teresina|aracaju|\
    cuiaba|campo grande|florianopolis|floripa|vitoria|niteroi|santos|osasco|santo andre|sao bernardo|sorocaba|\
    ribeirao preto|uberlandia|contagem|betim|londrina|maringa|joinville|blumenau|caxias do sul|pelotas|\
    feira de santana|olinda|jundiai|juiz de fora|sao goncalo|duque de caxias|nova iguacu|vila velha|moema|pinheiros|\
    vila madalena|tatuape|copacabana|tijuca|savassi|zona leste|zona norte|jalostotitlan|lagos de moreno|\
    san juan de los lagos|ocotlan|autlan|puerto penasco|guaymas|ciudad obregon|cd obregon|navojoa|nogales|\
    san luis rio colorado|parral|cuauhtemoc|gomez palacio|monclova|piedras negras|sabinas|ramos arizpe|santa catarina|\
    san pedro garza garcia|ciudad victoria|cd victoria|ciudad valles|cd valles|matehuala|rioverde|fresnillo|calvillo|\
    silao|guanajuato|san miguel de allende|dolores hidalgo|penjamo|valle de santiago|san juan del rio|tequisquiapan|\
    tula|tulancingo|actopan|ixmiquilpan|huejutla|apizaco|huamantla|zacatlan|teziutlan|izucar|tepeaca|\
    san martin texmelucan|cuautitlan|cuautitlan izcalli|izcalli|tultitlan|tultepec|chimalhuacan|la paz edomex|metepec|\
    lerma|zinacantepec|atlacomulco|valle de bravo|tenancingo|tianguistenco|santiago tianguistenco|amecameca|tepoztlan|\
    jiutepec|temixco|yautepec|jojutla|iguala|chilpancingo|zihuatanejo|ixtapa|lazaro cardenas|apatzingan|la piedad|\
    patzcuaro|sahuayo|zacapu|maravatio|cordoba veracruz|tuxpan|martinez de la torre|papantla|san andres tuxtla|\
    minatitlan|acayucan|boca del rio|comalcalco|huimanguillo|comitan|palenque|tonala chiapas|ciudad del carmen|\
    champoton|valladolid|tizimin|uman|cozumel|isla mujeres|bacalar|huatulco|puerto escondido|juchitan|salina cruz|\
    tehuantepec|tuxtepec|huajuapan|tecate|rosarito|san quintin|ciudad constitucion|tepic|nuevo vallarta|sayulita|\
    bucerias|compostela|tecoman|iztapaluca|cuajimalpa|santa fe cdmx|la del valle|napoles|lindavista|coapa|tacubaya|\
    escandon|san angel|mixcoac|agricola oriental|pantitlan|olavarria|tres arroyos|necochea|chivilcoy|zarate|\
    san nicolas de los arroyos|canuelas|pinamar|villa gesell|carilo|miramar|balcarce|villa carlos paz|carlos paz|\
    rio tercero|san francisco|jesus maria cordoba|alta gracia|bell ville|rafaela|venado tuerto|santo tome|concordia|\
    gualeguaychu|gualeguay|concepcion del uruguay|villaguay|paso de los libres|eldorado|puerto iguazu|iguazu|\
    tafi viejo|yerba buena|concepcion tucuman|tartagal|cafayate|palpala|san pedro de jujuy|termas de rio hondo|\
    chilecito|san rafael|godoy cruz|guaymallen|las heras|lujan de cuyo|maipu mendoza|villa mercedes|merlo san luis|\
    rawson|pocito|caucete|general roca|cipolletti|viedma|el bolson|villa la angostura|san martin de los andes|zapala|\
    plottier|trelew|puerto madryn|rawson chubut|esquel|comodoro rivadavia|rio gallegos|el calafate|caleta olivia|\
    rio grande|villa urquiza|villa devoto|villa del parque|colegiales|chacarita|parque patricios|san telmo|la boca|\
    barracas|floresta|villa luro|puerto madero|monserrat|balvanera|parque chacabuco|lugano|burzaco|monte grande|\
    temperley|don torcuato|villa ballester|munro|boulogne|beccar|tortuguitas|jose c paz|hurlingham|el palomar|haedo|\
    castelar|laferrere|gonzalez catan|san felipe|quillota|la calera|limache|olmue|concon|renaca|casablanca|\
    san antonio|cartagena chile|el quisco|algarrobo|ovalle|vicuna|vallenar|tocopilla|mejillones|san pedro de atacama|\
    alto hospicio|rengo|san fernando|santa cruz chile|pichilemu|machali|graneros|san vicente|constitucion chile|\
    cauquenes|parral chile|san carlos|coronel|hualpen|san pedro de la paz|chiguayante|lautaro|villarrica|pucon|\
    loncoche|panguipulli|frutillar|llanquihue|ancud|quellon|chonchi|dalcahue|coyhaique|aysen|puerto natales|lo prado|\
    cerro navia|conchali|huechuraba|chicureo|batuco|padre hurtado|talagante|penaflor|paine|isla de maipo|san joaquin|\
    macul|la granja|la pintana|lo espejo|pedro aguirre cerda|quinta normal|vitacura|lo barnechea|santiago centro|\
    barrio italia|barrio franklin|patronato|barueri|carapicuiba|cotia|taboao da serra|embu das artes|itapecerica|\
    ribeirao pires|sao caetano|suzano|mogi das cruzes|itaquaquecetuba|franco da rocha|atibaia|braganca paulista|\
    campos do jordao|taubate|sao jose dos campos|jacarei|pindamonhangaba|guaratingueta|caraguatatuba|ubatuba|ilhabela|\
    guaruja|praia grande|sao vicente|cubatao|itanhaem|indaiatuba|valinhos|vinhedo|limeira|piracicaba|rio claro|\
    sao carlos|araraquara|barretos|catanduva|sao jose do rio preto|rio preto|votuporanga|aracatuba|birigui|\
    presidente prudente|marilia|bauru|botucatu|ourinhos|petropolis|teresopolis|nova friburgo|volta redonda|resende|\
    angra dos reis|paraty|cabo frio|buzios|arraial do cabo|araruama|macae|campos dos goytacazes|itaborai|marica|\
    belford roxo|nilopolis|mesquita|barra da tijuca|campo grande rj|madureira|meier|botafogo|ipanema|leblon|\
    santa teresa|uberaba|montes claros|governador valadares|ipatinga|divinopolis|sete lagoas|pocos de caldas|varginha|\
    pouso alegre|barbacena|ouro preto|tiradentes|sao joao del rei|ribeirao das neves|nova lima|araxa|patos de minas|\
    cariacica|guarapari|linhares|cachoeiro|colatina|camacari|lauro de freitas|vitoria da conquista|ilheus|itabuna|\
    porto seguro|trancoso|juazeiro|petrolina|caruaru|garanhuns|jaboatao|porto de galinhas|campina grande|mossoro|\
    parnamirim|sobral|juazeiro do norte|jericoacoara|caucaia|imperatriz|sao jose de ribamar|parnaiba|araguaina|\
    anapolis|aparecida de goiania|rio verde|caldas novas|taguatinga|ceilandia|aguas claras|asa norte|asa sul|\
    sobradinho|dourados|tres lagoas|rondonopolis|sinop|varzea grande|porto velho|ji-parana|rio branco|macapa|\
    boa vista|santarem|maraba|ananindeua|castanhal|ponta grossa|cascavel|foz do iguacu|guarapuava|\
    sao jose dos pinhais|araucaria|paranagua|umuarama|apucarana|itajai|balneario camboriu|camboriu|brusque|\
    jaragua do sul|chapeco|criciuma|tubarao|palhoca|bombinhas|garopaba|canoas|novo hamburgo|sao leopoldo|gravatai|\
    viamao|cachoeirinha|gramado|bento goncalves|santa maria|passo fundo|uruguaiana|erechim|capao da canoa|bixiga|\
    mooca|vila mariana|itaim|lapa sp|itaquera|santo amaro|butanta|perdizes";
