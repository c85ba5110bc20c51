//! Words for what is sold, which tell "tengo tacos" from "tengo dudas".

use super::reader::Reader;
use crate::text::{has_word, stem};

/// Goods and services by their heads, in the singular.
#[rustfmt::skip]
const GOODS: &str = "\
    abarrote abrigo acai accesorio aceite acrilica actividad agua aguacate ajo alebrije alfajor alfombra alimento \
    almuerzo alpargata anillo antojito anteojo anticucho aparato arena arete arepa aretes arreglo arroz artesania \
    artesanato articulo asado atole atun auto aula auriculares aviso azucar azulejo baleada balon balanceado banho \
    banner bandera barbacoa barra barro base baston bateria bebida bermuda biblia bicicleta billetera birria bisuteria \
    bizcocho bizcochuelo blusa bocadillo bocina bolillo bolo bolsa bolso boleta bombon bombilla boneca bordado bota \
    botana botella boton brasier brazalete brinquedo brigadeiro broche brownie budin buffet bunuelo burrito buso buzo \
    cabana cable cacao cachorro cadena cafe caja cajeta calcado calendario calzado calzon cama camara camarao camaron \
    camisa camiseta camote campera candado canasta canela carbon carcasa cargador carne carnita carpa cartera cartel \
    casaca casco cazuela cebolla celular cemento cemita cena ceramica cerveza ceviche cerdo cesta chaleco chamarra \
    chamoy champu chancla chaqueta charcuteria cheesecake chicharron chilaquil chile chinela chocolate chompa chorizo \
    choripan choclo churro cigarro cilantro cinturon clase clavo closet cobertor cobija cochinita coctel coco colcha \
    colchon collar comal combo comida completo concha conserva copia corbata corona corrientazo corsage cortina \
    cosmetico costilla coxinha crema crepa cristal croqueta cuaderno cuadro cubeta cubrebocas cuchillo cuero cumpleanos \
    cupcake curso curp cuy dedo dende desayuno desinfectante detergente dije dije disco disfraz doce documento dona \
    dulce durazno electrodomestico electronico elote elotes embutido empanada encaje enchilada ensalada equipaje \
    escoba escritorio escultura espejo espetinho esponja esquite estampado estampilla estuche estufa extension fajita \
    falda faixa farol ferreteria ficha fideo filtro flan flauta fleje flete flor foco foto fotocopia frapé frasco \
    fresa frijol fruta funda galleta gallina ganado garrafon gas gasolina gelatina gelish germinado girasol globo \
    golosina gordita gorra gorro granizado grano grua guante guagua guarana guiso hamaca hamburguesa harina helado \
    herramienta hielo hierba hilo hortaliza horchata hongo hotdog huarache huevo humita impresion incienso inflable \
    invitacion insumo jabon jalea jamon jarabe jarra jardin jeans joya joyeria juego jugo juguete kebab keke kombucha \
    keratina lacteo ladrillo lampara lana lapicero lapiz lasana leche lechuga lechona legumbre lena lenceria lente \
    lentes libreta libro licor licuado limon limpieza linterna llanta llavero lomito longaniza lona luz maceta madera \
    maiz malteada mamadera manta mantel mango mani maquillaje marmita marco mariscos marisco mascarilla masaje mate \
    material mechas medalla media medicamento medicina melcocha memela mermelada mesa mezcal micheladas michelada \
    miel milanesa milkshake milpa mochila moda mole molde molete moto mousse mueble muneca muneco naranja nacho nieve \
    nuez pad pai pale paleta palomita pambazo pan pancho panel panuelo pantalon pantufla pao papa papel papeleria \
    paquete parrilla parrillada pastel pasta pasteleria pastilla pastelito pastor pay pelota peluche pelo pena \
    perfume perfumeria periodico perro pescado pestana picadillo picaron pieza pierna pijama pilon pimenton pina \
    pinata pincho pintura piso pizarra pizza planta plastico platano plato playera plomeria pollo polo polera polvo \
    poncho porcelana portarretrato postre pozole prenda printer producto progressiva pulpa pulque pulsera pupusa \
    quesadilla quesillo queso quinua ramen ramo raspado rebozo recarga recuerdo refaccion refresco regalo remera \
    reloj relojeria remedio repuesto resina revista roll rollo ropa rosa rosca sabana saco salchicha salchipapa \
    salgado salsa salteña saltena sandalia sandwich sanduche sandia sarape sazonador semilla servilleta shampoo short \
    silla sillon soda sofa sombrero sope sopa sopaipilla sorvete sticker suculenta sudadera sueter sushi suplemento \
    suvenir souvenir tabla taco talavera tamal tambo tapete tapa tarta tarjeta taza te tejido tela televisor tenis \
    teni termo terapia ternera tinte tinto tlacoyo tlayuda tomate torta tortilla tostada traje trampa tres-leches \
    trigo trofeo trufa tupper uniforme unha una utensilio utiles uva vaca vajilla vape varilla vaso vela verdura \
    vestido vianda vidrio vinilo vino vitamina volante vitral waffle yerba yogur yogurt yuca zapatilla zapato \
    sofrito lechon cafecito tortita sandwichito taquito pastelito perfumito juguito cachito ravioles noquis empanadita \
    repelente sublimado serigrafia grabado escultura boda mudanza flete tramite acta impresiones masita \
    factura medialuna fugazzeta faina prepizza churrasco porotos cazuelas roupa calca vestido sapato bolsa bijuteria \
    sabonete vela planta flor artesanato doces bolos salgados paes pudim torta sobremesa suco lanche hamburguer pastel \
    tapioca cuscuz feijoada marmitex quentinha unhas sobrancelha cilios mecha escova corte barba penteado maquiagem \
    depilacao massagem banho tosa faxina frete reforma pintura conserto aula aulas aluguel brinde caneca convite topo \
    lembrancinha cesta queijo linguica mel cafe cachaca cerveja vinho gelo agua gas";

/// Whether a word names goods.
pub(super) fn is_goods(reader: &Reader<'_>, at: usize) -> bool {
    reader
        .token(at)
        .is_some_and(|token| token.is_word() && has_word(GOODS, &stem(&token.norm)))
}
