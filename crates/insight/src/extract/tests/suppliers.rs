//! Who supplies, and what.

use super::tables::{Row, check};

#[rustfmt::skip]
const SAID: &[Row] = &[
    ("MX", "compro la harina en la Central de Abasto", "supplier:Central de Abasto=harina"),
    ("MX", "le compro la harina a Don Chuy", "supplier:Don Chuy=harina"),
    ("MX", "la harina se la compro a Molinos del Sur", "supplier:Molinos del Sur=harina"),
    ("MX", "la harina la compro con Molinos del Sur", "supplier:Molinos del Sur=harina"),
    ("MX", "compro con Grupo Bimbo", "supplier:Grupo Bimbo"),
    ("MX", "me surto en la Central de Abasto", "supplier:Central de Abasto"),
    ("MX", "me surto con Abarrotera Díaz", "supplier:Abarrotera Diaz"),
    ("MX", "me surte Bachoco", "supplier:Bachoco"),
    ("MX", "el pollo me lo surte Bachoco", "supplier:Bachoco=pollo"),
    ("MX", "Bachoco me surte el pollo", "supplier:Bachoco=pollo"),
    ("MX", "Bachoco nos entrega el pollo diario", "supplier:Bachoco=pollo"),
    ("MX", "mi proveedor de pollo es Bachoco", "supplier:Bachoco=pollo"),
    ("MX", "mi proveedor es Bachoco", "supplier:Bachoco"),
    ("MX", "nuestros proveedores son Lala y Alpura", "supplier:Lala; supplier:Alpura"),
    ("MX", "tengo de proveedor a Lala", "supplier:Lala"),
    ("MX", "trabajo con Lala como proveedor", "supplier:Lala"),
    ("MX", "el proveedor se llama Telas Parisina", "supplier:Telas Parisina"),
    ("MX", "las telas son de Parisina", "supplier:Parisina=telas"),
    ("MX", "las telas las traigo de Puebla", "supplier:Puebla=telas"),
    ("MX", "traigo la ropa de Moroleón", "supplier:Moroleon=ropa"),
    ("MX", "las flores vienen de Villa Guerrero", "supplier:Villa Guerrero=flores"),
    ("CO", "la carne me la trae Don Hernando", "supplier:Hernando=carne"),
    ("CO", "el queso me lo vende Doña Rosa", "supplier:Rosa=queso"),
    ("EC", "la tela me la da Textiles del Norte", "supplier:Textiles del Norte=tela"),
    ("MX", "la res me la baja un señor de Jalpa que se llama Eusebio", "supplier:Eusebio=res"),
    ("MX", "las piezas me las hace un artesano llamado Isidro", "supplier:Isidro=piezas"),
    ("CO", "el cuero lo consigo en San Victorino", "supplier:San Victorino=cuero"),
    ("CO", "compro en Corabastos", "supplier:Corabastos"),
    ("CO", "compramos todo en Corabastos", "supplier:Corabastos"),
    ("CO", "mercamos en Corabastos", "supplier:Corabastos"),
    ("CO", "Alpina me provee los lácteos", "supplier:Alpina=lacteos"),
    ("CO", "los lácteos los distribuye Alpina", "supplier:Alpina=lacteos"),
    ("AR", "la carne viene del frigorífico Rioplatense", "supplier:Rioplatense=carne"),
    ("AR", "la harina se la compro al molino Cañuelas", "supplier:Cañuelas=harina"),
    ("AR", "los vinos me los manda Bodega Norton", "supplier:Norton=vinos"),
    ("AR", "compro en Once", "supplier:Once"),
    ("AR", "la fruta la busco en el Mercado Central", "supplier:Mercado Central=fruta"),
    ("AR", "me abastezco en el Mercado Central", "supplier:Mercado Central"),
    ("AR", "nos provee Distribuidora Norte", "supplier:Distribuidora Norte"),
    ("AR", "Distribuidora Norte nos provee la muzza", "supplier:Distribuidora Norte=muzza"),
    ("PE", "compro mi tela en Gamarra", "supplier:Gamarra=tela"),
    ("PE", "el pescado lo compro en el terminal de Villa María", "supplier:terminal de Villa Maria=pescado"),
    ("PE", "el arroz lo traigo de Costeño", "supplier:Costeño=arroz"),
    ("PE", "mi casero de papas es Don Julián", "supplier:Julian=papas"),
    ("PE", "me abastece Makro", "supplier:Makro"),
    ("CL", "la palta la traemos de Quillota", "supplier:Quillota=palta"),
    ("CL", "le compro a Soprole", "supplier:Soprole"),
    ("CL", "mi distribuidor es Agrosuper", "supplier:Agrosuper"),
    ("EC", "la leche me la deja Don Vicente", "supplier:Vicente=leche"),
    ("UY", "la harina la trae Molino San José", "supplier:Molino San Jose=harina"),
    ("BR", "a carne vem do frigorífico Boi Bom", "supplier:Boi Bom=carne"),
    ("BR", "compro a farinha no Atacadão", "supplier:Atacadao=farinha"),
    ("BR", "compro na Ceasa", "supplier:Ceasa"),
    ("BR", "meu fornecedor é a Duratex", "supplier:Duratex"),
    ("BR", "pego as flores na Holambra", "supplier:Holambra=flores"),
    ("BR", "as embalagens são da Embalex", "supplier:Embalex=embalagens"),
    ("BR", "a Embalex entrega as embalagens pra gente", "supplier:Embalex=embalagens"),
    ("BR", "o seu Antônio traz os ovos", "supplier:Antonio=ovos"),
    ("MX", "le compro a puros productores de Oaxaca", "supplier:productores de Oaxaca"),
    ("MX", "casi todo lo compro en Sams", "supplier:Sams"),
    ("CO", "las telas me llegan de Medellin", "supplier:Medellin=telas"),
    ("CO", "Colanta me despacha los martes", "supplier:Colanta"),
    ("CO", "mis proveedores principales son Alpina y Colanta", "supplier:Alpina; supplier:Colanta"),
    ("AR", "la mercaderia la traigo de Flores", "supplier:Flores=mercaderia"),
    ("AR", "compro todo en Makro", "supplier:Makro"),
    ("PE", "mi proveedor de pollo, San Fernando, me trae diario", "supplier:San Fernando=pollo"),
    ("PE", "compro en el mercado de frutas", "supplier:mercado de frutas"),
    ("CL", "me surto en el Lo Valledor", "supplier:Lo Valledor"),
    ("BR", "compro tudo no Assaí", "supplier:Assai"),
    ("BR", "meus fornecedores são a Ambev e a Coca", "supplier:Ambev"),
    ("BR", "a farinha eu pego com o seu Zé", "supplier:Ze=farinha"),
    ("BR", "trabalho com a Embalex de fornecedor", "supplier:Embalex"),
];

/// Questions, hypotheses, other people, what is past, what happened once, and what belongs to another slot.
#[rustfmt::skip]
const NOT_SAID: &[Row] = &[
    ("MX", "busco un proveedor de harina", ""),
    ("MX", "mi proveedor es muy caro", ""),
    ("MX", "los clientes me compran por Instagram", ""),
    ("MX", "compro los lunes", ""),
    ("MX", "compre un horno en Coppel", ""),
    ("MX", "quiero comprar en Corabastos", ""),
    ("MX", "mi vecino le compra a Bachoco", ""),
    ("MX", "la tienda es de Laura", ""),
    ("MX", "el local es de mi papá", ""),
    ("MX", "los clientes son de Polanco", ""),
    ("MX", "vienen de Toluca a comprarme", ""),
    ("MX", "si le comprara a Lala me saldria mas barato", ""),
    ("MX", "ya no le compro a Lala", ""),
    ("AR", "trabajo con Pedidos Ya", ""),
    ("CO", "pago por Nequi", ""),
    ("MX", "mi hija me trae la comida", ""),
    ("MX", "Laura me hace las uñas", ""),
    ("MX", "le vendo a Soriana", ""),
    ("MX", "la masa la traigo del molino de la esquina", ""),
    ("AR", "laburo con harina Cañuelas", ""),
];

#[test]
fn what_is_said_is_learned() {
    check(SAID, "supplier");
}

#[test]
fn what_is_not_said_is_not_learned() {
    check(NOT_SAID, "supplier");
}
