//! Words for one thing, in the singular and without accents: the first of a row stands for all of it.

/// Each row is one thing. A name of several words is written with spaces.
pub(super) const ROWS: &[&[&str]] = &[
    // where one sells and is found
    &[
        "whatsapp",
        "whatsapp business",
        "wasap",
        "whatsap",
        "guasap",
        "wsp",
        "wpp",
        "what",
        "zap",
    ],
    &["instagram", "insta", "ig"],
    &["facebook", "face", "fb"],
    &["tiktok", "tik tok"],
    &[
        "mercadolibre",
        "mercado libre",
        "mercadolivre",
        "mercado livre",
        "meli",
    ],
    &["ubereat", "uber eat"],
    &["pedidosya", "pedido ya"],
    &[
        "web",
        "pagina web",
        "sitio web",
        "website",
        "site",
        "pagina internet",
    ],
    &[
        "tienda linea",
        "tienda online",
        "tienda virtual",
        "loja virtual",
        "loja online",
        "online store",
        "ecommerce",
    ],
    &["recomendacion", "boca boca", "indicacao"],
    // means of payment
    &["efectivo", "dinero efectivo", "cash", "dinheiro", "contado"],
    &["tarjeta", "cartao", "card"],
    &["transferencia", "transferencia bancaria", "transfer"],
    &["mercadopago", "mercado pago"],
    &[
        "contraentrega",
        "contra entrega",
        "pago contra entrega",
        "pago contraentrega",
    ],
    &["qr", "codigo qr"],
    &["link pago", "liga pago", "enlace pago", "link pagamento"],
    // food
    &["cerdo", "marrano", "chancho", "puerco"],
    &["milanesa", "mila"],
    // tools
    &["sheets", "google sheets", "google sheet"],
    &["libreta", "cuaderno", "caderno", "notebook"],
    &["hoja calculo", "planilha", "spreadsheet"],
    &["pos", "punto venta"],
    // what is paid for
    &["renta", "alquiler", "arriendo", "aluguel", "rent"],
    &["luz", "electricidad", "energia", "energia electrica"],
    &["sueldo", "salario", "nomina"],
    &[
        "envio",
        "domicilio",
        "reparto",
        "entrega",
        "delivery",
        "frete",
        "entrego",
        "entregamo",
    ],
    &["apartado", "aparta", "apartan", "aparto", "apartamo"],
    &["fiado", "fio", "fiamo", "fia", "fian"],
    &["publicidad", "anuncio", "ads", "propaganda"],
    // figures and rules
    &[
        "ticket promedio",
        "ticket medio",
        "compra promedio",
        "gasto promedio",
    ],
    &["margen", "margem"],
    &["anticipo", "adelanto", "sena", "sinal"],
    &["devolucion", "devolucao", "reembolso"],
    &["garantia", "warranty"],
    &["pedido minimo", "minimo pedido", "compra minima"],
    &["empleado", "trabajador", "colaborador", "funcionario"],
    // places
    &["colonia", "col"],
    &["avenida", "av", "avda"],
    &["barrio", "bairro"],
    &["cdmx", "ciudad mexico"],
    // days
    &["lunes", "segunda", "segunda feira", "monday"],
    &["martes", "terca", "terca feira", "tuesday"],
    &["miercoles", "quarta", "quarta feira", "wednesday"],
    &["jueves", "quinta", "quinta feira", "thursday"],
    &["viernes", "sexta", "sexta feira", "friday"],
    &["sabado", "saturday"],
    &["domingo", "sunday"],
];

/// The longest name, in words.
const LONGEST: usize = 3;

/// The words, with each name that has another for the same thing replaced by it; the longest name first.
pub(super) fn canonical(words: &[String]) -> Vec<String> {
    let mut found = Vec::with_capacity(words.len());
    let mut at = 0;
    while at < words.len() {
        let known = (1..=LONGEST.min(words.len() - at))
            .rev()
            .find_map(|length| {
                let name = words.get(at..at + length)?.join(" ");
                let row = ROWS.iter().find(|row| row.contains(&name.as_str()))?;
                row.first().map(|first| (*first, length))
            });
        if let Some((first, length)) = known {
            found.extend(first.split(' ').map(str::to_owned));
            at += length;
        } else {
            found.extend(words.get(at).cloned());
            at += 1;
        }
    }
    found
}
