//! Who may be a customer, by the heads of their names.

use super::phrase::Phrase;
use super::reader::Reader;
use crate::text::has_word;

/// People who buy, by the heads of their names.
pub(super) const PEOPLE: &str = "\
    oficinista hostel airbnb monotributista paisajista empacadora exportadora transportadora drogueria rotiseria \
    vinoteca acopiador estudiante familia mama mamas papa papas madre padre senora senor turista joven jovenes \
    adulto mujer hombre nino nina vecino vecina trabajador obrero empresa restaurante hotel escuela colegio \
    cafeteria tienda pareja novia novio ejecutivo doctor medico abogado profesionista profesional empleado albanil \
    taxista chofer camionero deportista runner ciclista mascota dueno revendedor mayorista distribuidor emprendedor \
    emprendedora pyme constructora arquitecto contratista extranjero gringo universitario universitaria maestro \
    maestra profesor adolescente bebe jubilado abuelita abuela abuelo ama gente persona publico cliente barrio \
    colonia oficina consultorio clinica hospital gimnasio agencia boutique salon spa iglesia municipio gobierno \
    negocio panaderia minimarket bodega supermercado super kiosco almacen mercado quinceanera embarazada influencer \
    millennial viajero mochilero huesped lojista escritorio crianca mulher homem moca noiva morador estudantes \
    estudante aluno alumno aposentado trabalhador funcionario condominio academia loja office worker student tourist \
    company parent woman men women families mecanico taller floristeria organizador wedding planner inquilino \
    propietario agricultor productor ganadero pescador minero minera chef fonda comerciante residente paciente corporativo \
    evento fiesta boda coleccionista artista musico gamer creador startup freelancer ferreteria inmobiliaria jardin \
    guarderia preescolar secundaria primaria preparatoria vegano vegana vegetariano diabetico celiaco obra edificio \
    casa hogar peluqueria barberia carpintero electricista plomero bar cafe oficial policia bombero enfermera \
    veterinario estetica dama caballero chavo chava chico chica morro secretaria banco bancario comensal \
    transportista operario adulta quincenera socio acomodado albanhil amateur anciano animador apoderado apostador \
    arquiteto arrendatario artesano aseguradora asistente asociacion asilo atleta atacadista autoservicio azafata \
    bachiller bailarin banda banquetero barbearia barraca bazar bicicletero bibliotecaria biker boliche botica \
    bodeguero bodeguita brasileno brasilero buffet cafetero cajera camarista campesino canchero capilla carnicero \
    casal casado cazador cerrajeria chapista chavito chavalo chileno chinero citadino cobrador colegial colectivero \
    comedor comercio compadre comunidad concesionaria condomino confeccionista confeitaria conserje consorcio \
    constructor consumidor contador contribuyente cooperativa corporacion corredor cosmetologo costurera crossfitero \
    cuidador decorador decoradora dentista desarrolladora desarrollador desempleado despacho dietetica director \
    discoteca disenador distribuidora ecommerce embajada emigrante emprendimiento empresario empreiteira enfermero \
    escritor escuelita espanol estanco esteticista estrangeiro estudio europeo exportador fabrica facultativo \
    fanatico farmacia feligres feriante ferretero fiestero finca fisioterapeuta fondita fotografo frutero fundacion \
    futbolista gasista gasolinera gerente gestante gimnasta guia hacendado herrero hospitalario hosteleria hosteria \
    huevero idoso igreja imobiliaria imprenta impresor industria ingeniero inmigrante institucion instituto \
    instalador interiorista inversionista investidor joyero juguera juzgado laboratorio lanchonete lechero librero \
    licorera liceano locatario logista loncheria madrina manicurista maquila maquiladora maquillista marisqueria \
    maestranza mecanica mensajero mercadinho mercearia mesero militar minimercado modista motel motociclista motoboy \
    motorista mototaxista mozo mueblera muchacho multimarca multinacional municipalidad negociante negocito notaria \
    ong operador optica orquesta panadero parrillero parroquia particular passageiro pasajero pasteleria peao \
    pedreiro peluquero pensionado pensionista pensao perrito petshop pibe piba piscinero pizzeria pintor poblador \
    podologo politico polleria portero prefeitura preparatoriano productora produtor professora professor profe \
    promotora proveedor puesto pulperia quiosco quiosquero rancho ranchero recreo rentista repartidor repostera \
    repostero reposteria representante residencia residencial resort restaurantero restaurantito restobar \
    revendedora rumbero sacerdote salonero sanatorio secundariano secundario senhora senhor sastre servidor \
    sindicato soldado sonidero surfista tapicero taquero taqueria tatuador taxi tecnico tendero terapeuta textilera \
    tiendita tintoreria torcedor trailero trailer transportador tractorista uber uberista universidad usuario \
    vacacionista vaquero vendedor ambulante verdulero verduleria verdureria veterinaria vigilante visitante viuda \
    vivero voluntario vulcanizadora zapatero zapateria hipermercado recicladora reciclador jugador padel tenista \
    yogui pilatera cosplayer gringa canadiense americano norteamericano japones aleman argentino colombiano peruano \
    mexicano venezolano boliviano ecuatoriano uruguayo paraguayo europea europeu gaucho mamita mamacita papito abu \
    viejito viejita chibolo chibola cabro cabra lola lolo huaso guri gurises botija pelado pelao peladito mina tio \
    tia morrita morrito morra adultos ninas ninos jovencita jovencito senorita senorito muchachita muchachito \
    pessoal povo galera turma mulherada molecada criancada maes mae pais pai filho noivo debutante formando formanda \
    gravida gravidas vizinho vizinhanca vizinha cadeirante caminhoneiro entregador diarista domestica advogado \
    advogada frances francesa brasilero brasilera italiano italiana suizo israeli chino coreano canadiense estadounidense portugues ingles ruso \
    holandes belga colegiala buseros busero fletero traileros constructora funeraria inmobiliaria aseguradora minera constructor \
    porteno cordobes limeno paulista carioca capitalino serrano costeno norteno regiomontano tapatio \
    contadora sacoleira consumidora aluna alunas concurseiro vestibulando";

pub(super) fn is_group(reader: &Reader<'_>, phrase: Phrase) -> bool {
    let words: Vec<String> = reader
        .tokens
        .get(phrase.start..phrase.end)
        .unwrap_or_default()
        .iter()
        .map(|token| crate::text::stem(&token.norm))
        .collect();
    let first = words.first().map(String::as_str).unwrap_or_default();
    // "Para 4 personas" is a size.
    if words
        .last()
        .is_some_and(|last| last == "persona" || last == "pessoa")
        && words.len() < 3
    {
        return false;
    }
    let is_alone = words.len() == 1;
    if is_alone
        && matches!(
            first,
            "cliente"
                | "gente"
                | "persona"
                | "publico"
                | "casa"
                | "mercado"
                | "super"
                | "ama"
                | "negocio"
                | "evento"
                | "socio"
        )
    {
        return matches!(first, "negocio" | "evento")
            && reader
                .token(phrase.start)
                .is_some_and(|token| token.norm.ends_with('s'));
    }
    has_word(PEOPLE, first)
        || words
            .iter()
            .any(|word| has_word(PEOPLE, word) && word != "cliente")
            && !matches!(
                first,
                "pastel"
                    | "torta"
                    | "mesa"
                    | "dia"
                    | "fin"
                    | "ropa"
                    | "uniforme"
                    | "zapato"
                    | "corte"
                    | "juguete"
                    | "cerca"
                    | "comida"
            )
}
