// Words that generated texts are filled with. Even entries are for tuning, odd ones are held out.

export const products: string[] = ("tacos al pastor|chilaquiles verdes|arepas de choclo|empanadas de pino|choripán con chimichurri|" +
  "ceviche de corvina|pan de bono|alfajores de maicena|torta de tres leches|cochinita pibil|anticuchos|bandeja paisa|" +
  "medialunas de manteca|tlayudas con tasajo|lomo saltado|pastel de choclo|buñuelos|aguachile de camarón|milanesa napolitana|" +
  "gallo pinto|sopaipillas|humitas|tamales oaxaqueños|completo italiano|mole poblano|pollo a la brasa|locro|pupusas revueltas|" +
  "café de especialidad|jabón de avena|velas de soya|mochila de cuero|playera estampada|taladro percutor|llave stilson|" +
  "manguera de jardín|pintura vinílica|cable calibre 12|foco led 9W|cerradura multipunto|tinaco de 1100 L|cemento gris|" +
  "varilla corrugada|shampoo sin sulfatos|tinte cobrizo|uñas acrílicas|corte y barba|limpieza dental|resina compuesta|" +
  "consulta nutricional|clase de pilates|membresía anual|batería AGM|balatas delanteras|aceite sintético 5W-30|filtro de aire|" +
  "funda para iPhone 15|audífonos inalámbricos|cargador tipo C|memoria USB 64GB|cuaderno profesional|lápices de color|" +
  "arreglo de girasoles|corona fúnebre|alimento para gato|vacuna antirrábica|croquetas premium|correa retráctil").split("|");

export const productsPt: string[] = ("pão de queijo|brigadeiro gourmet|coxinha de frango|açaí na tigela|feijoada completa|moqueca baiana|" +
  "bolo de cenoura|pastel de feira|tapioca recheada|acarajé|caldo de cana|queijo coalho|marmita fitness|escova progressiva|" +
  "manicure e pedicure|troca de óleo|alinhamento e balanceamento|camiseta oversized|chinelo personalizado|vestido de festa|" +
  "caixa organizadora|torneira gourmet|argamassa AC-III|fio flexível 2,5mm|ração premium|banho e tosa").split("|");

export const people: string[] = ("María Fernanda Ocampo|José Luis Quispe Mamani|Guadalupe Xochitiotzin|Ignacio Etcheverry|Yesenia Castañeda|" +
  "Rodrigo Huenchumán|Luz Dary Valencia|Wilmer Ñahui|Ximena Arancibia|Diego Armando Caicedo|Rocío Benavides|Nahuel Sosa|" +
  "Itzel Cervantes|Edwin Zambrano|Carolina Echeverri|Santiago Iturbe|Milagros Condori|Julián Bustamante|Paola Güemes|" +
  "Ezequiel Romano|Beatriz Villalobos|Abelardo Tzul|Fernanda Riquelme|Óscar Iván Murillo|Thaís Albuquerque|João Pedro Nogueira|" +
  "Dona Lurdes|Wesley Sant'Anna|Ana Beatriz Figueiredo|Seu Raimundo|Don Chuy|la señora Meche|Maricarmen|el Güero|Doña Pochita").split("|");

export const places: string[] = ("Guadalajara|Iztapalapa|Tlaquepaque|Mérida|Chapinero|Envigado|Barranquilla|Bucaramanga|Palermo|Avellaneda|" +
  "Godoy Cruz|San Miguel de Tucumán|Miraflores|Chiclayo|Villa El Salvador|Huancayo|Ñuñoa|Puente Alto|Temuco|Valparaíso|" +
  "San Pedro Sula|Quetzaltenango|Zapopan|Aguascalientes|Cuernavaca|Coyoacán|Soacha|Ibagué|Quilmes|Rosario|Arequipa|" +
  "Concepción|Antofagasta|Belo Horizonte|Guarulhos|Jaboatão dos Guararapes|Ribeirão Preto|Uberlândia|Florianópolis|Niterói").split("|");

export const openings: string[] = ("Hola, ¿qué tal?|Buenos días|Buenas tardes, disculpe la molestia|Oye, una pregunta|Qué onda|Hola! 👋|" +
  "Buenas, vengo de Instagram|Estimados|Mira, te cuento|Perdón que insista|Buen día, equipo|Che, una consulta|Holaaa|" +
  "Hola buenas noches|Parce, ayúdame con esto|Oiga, ¿me puede ayudar?|Wena|Amigo, ¿todavía tienen?|Saludos cordiales|Urgente:").split("|");

export const openingsPt: string[] = ("Oi, tudo bem?|Bom dia!|Boa tarde, pessoal|Olá, vim pelo Insta|Moça, uma dúvida|Opa, beleza?|" +
  "Boa noite, desculpa o horário|Prezados|Gente, socorro|E aí").split("|");

export const requests: string[] = ("necesito un plan de contenidos para las próximas cuatro semanas|quiero saber cuánto cobrar por el servicio a domicilio|" +
  "ayúdame a responder este comentario sin pelear|¿me puedes armar una promoción para el martes?|no sé cómo organizar los turnos de diciembre|" +
  "quisiera comparar a dos proveedores de empaque|escríbeme un mensaje para recuperar clientes que no han vuelto|" +
  "¿cómo hago para que me encuentren en Google Maps?|tengo que despedir a alguien y no quiero lastimarlo|hazme una tabla con gastos fijos y variables|" +
  "¿conviene vender por Mercado Libre o por mi propia página?|revisa si este presupuesto está bien calculado|" +
  "dame ideas de nombre para la nueva sucursal|traduce este aviso al inglés y al portugués|¿qué documentos me piden para facturar?|" +
  "explícame la diferencia entre margen y ganancia|el repartidor llegó tarde otra vez y el cliente canceló|" +
  "quiero pedirle un aumento de línea al banco|prepara un guion para llamar a veinte restaurantes|me robaron la cuenta de Facebook del negocio").split("|");

export const requestsPt: string[] = ("preciso montar um cardápio novo para o inverno|quanto devo cobrar pela entrega no bairro vizinho|" +
  "como respondo a um cliente que quer desconto sempre|me ajuda a escrever a legenda da promoção|não sei se vale a pena contratar mais uma pessoa|" +
  "quero entender a diferença entre lucro e faturamento|faz uma tabela com os custos fixos|o fornecedor atrasou de novo e fiquei sem embalagem|" +
  "preciso emitir nota fiscal e não faço ideia por onde começar|como consigo mais avaliações no Google").split("|");

export const details: string[] = ("porque la temporada baja ya empezó|y mi socio no está de acuerdo|antes de que termine la quincena|" +
  "con lo que tenemos en bodega|sin gastar más de lo que vendemos en un fin de semana|para un público de señoras de cincuenta para arriba|" +
  "considerando que cerramos los lunes|ya que subió el precio del gas y del aceite|y que se pueda imprimir en una hoja|" +
  "tomando en cuenta las vacaciones escolares|aunque el local es chiquito y no hay estacionamiento|si no, nos va a comer la competencia|" +
  "que no suene a robot|con ejemplos de aquí, no de Estados Unidos|y dime qué harías primero|pues la neta ya no sé qué hacer|" +
  "cachái que nadie contesta el teléfono|ponele que vendemos doscientos por día|ahorita mismo si se puede|de una vez y sin tanta vuelta").split("|");

export const detailsPt: string[] = ("porque o movimento caiu bastante|e minha sócia não concorda|antes do fim do mês|sem gastar quase nada|" +
  "pensando em quem mora perto|já que o aluguel subiu de novo|de um jeito simples, que caiba no WhatsApp|com exemplos daqui|" +
  "e me diga por onde começar|porque o pessoal vive reclamando").split("|");

export const typos: [RegExp, string][] = [
  [/que/g, "q"], [/porque/g, "xq"], [/también/g, "tmb"], [/á/g, "a"], [/é/g, "e"], [/í/g, "i"], [/ó/g, "o"], [/ú/g, "u"],
  [/h/g, ""], [/ll/g, "y"], [/v/g, "b"], [/ñ/g, "n"], [/para/g, "pa"], [/¿|¡/g, ""], [/,/g, ""],
  [/você/g, "vc"], [/também/g, "tb"], [/não/g, "n"], [/ã/g, "a"], [/ç/g, "c"],
];

export const emoji: string[] = [..."😊🙏🔥🌮🎉💪😅👍😂🥳✨🚚📦💰📲✅❌⏰📍🎁🍰☕🌶🐶💅🏽🤝🙌👀😭🤔💯🇲🇽🇨🇴🇦🇷🇧🇷", "❤️", "☎️", "➡️", "⚠️", "👩‍🍳", "🙋🏻‍♀️", "1️⃣", "2️⃣"]
  .filter((text) => text.trim() !== "" && !/^[\u{1f1e6}-\u{1f1ff}\u{1f3fb}-\u{1f3ff}]$/u.test(text)).concat("🇲🇽", "🇨🇴", "🇦🇷", "🇧🇷", "💅🏽");

export const tags: string[] = ("#EmprendedoresMexicanos|#HechoEnColombia|#TacosAlPastor|#ventasonline|#negociolocal|#BuenFin2026|#CyberMonday|" +
  "#ComidaCasera|#BelezaNatural|#feitoamão|#pymes|#LimaPerú|#AmorPorElCafé|#promo2x1|#envíosatodoelpaís|#reposteríacreativa|" +
  "#MueblesAMedida|#empreendedorismofeminino|#santiagodechile|#DescuentoDelDía").split("|");

export const labels: string[] = ("Producto|Cantidad|Precio unitario|Subtotal|Descuento|IVA 16 %|Total a pagar|Fecha de entrega|Dirección|Referencias|" +
  "Método de pago|Anticipo|Folio|Vendedor|Sucursal|Observaciones|Teléfono|RFC|NIT|CUIT|RUC|Condiciones|Vigencia|Existencias").split("|");

export const codes: string[] = [
  'const total = items.reduce((suma, item) => suma + item.precio * item.cantidad, 0);',
  'select c.nombre, sum(v.total) as ventas from clientes c join ventas v on v.cliente_id = c.id where v.fecha >= \'2026-10-01\' group by 1 order by 2 desc limit 20;',
  '=SI(B2>0;SUMAR.SI(Ventas!$A:$A;A2;Ventas!$C:$C)/B2;"sin datos")',
  'def precio_con_iva(neto: float, tasa: float = 0.16) -> float:\n    """Devuelve el precio final."""\n    return round(neto * (1 + tasa), 2)',
  '{"pedido": {"id": 10482, "cliente": "Ferretería La Unión", "items": [{"sku": "TOR-114", "cantidad": 250}], "pagado": false}}',
  '<div class="producto">\n  <h2>Café de Huila 500 g</h2>\n  <span class="precio">$38.900</span>\n  <button onclick="agregar(42)">Agregar</button>\n</div>',
  '=BUSCARV(A2,Inventario!A:F,4,FALSO)*1.19',
  'curl -X POST https://api.ejemplo.mx/v1/facturas -H "Authorization: Bearer $TOKEN" -d \'{"rfc":"XAXX010101000","uso":"G03"}\'',
];
