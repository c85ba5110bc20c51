//! Given names, which are known also without a capital: "mi hermano beto".

/// Given names and what they are shortened to.
#[rustfmt::skip]
const GIVEN: &str = "\
    aaron abel abigail abraham ada adan adela adelina adolfo adrian adriana agustin agustina aida alan alba alberto aldo \
    alejandra alejandro alex alexander alexandra alexis alfonso alfredo alicia alma alonso alvaro amalia amanda amparo ana \
    anabel anahi andrea andreia andres andressa angel angela angelica angelina anibal anita antonia antonio araceli \
    ariana ariel armando arnulfo arturo astrid aurelia aurelio aurora ayelen azucena barbara bartolo beatriz belen benita \
    benito benjamin bernarda bernardo berta bertha beto bianca blanca boris braulio brayan brenda brian bruna bruno bryan \
    camila camilo candela candelaria carina carla carlitos carlos carmen carmela caro carol carola carolina catalina cecilia \
    celeste celia celina cesar chabela chabelo chana charly chava chavela chayo chela chelo chema chepe chepo chuy chucho cindy cintia clara \
    clarisa claudia claudio clau cleide cleber clemente clotilde concha conchita consuelo cristian cristina cristobal cuca cuco cynthia dafne \
    dalia damian daniel daniela danilo dario david dayana dayane debora deisy delfina delia denis denise diana diego \
    dina dolores domingo doris dora eder edgar edgardo edith edson eduarda eduardo edwin efrain elba elena eleazar elias \
    elisa elizabeth elmer eloisa elsa elvia elvira emanuel emilia emiliano emilio emma enrique erica erik erika ernesto esmeralda \
    esperanza estefania estela esteban ester esther eugenia eusebio eva evaristo evelin evelyn ezequiel fabian fabiana fabiola fabio fabricio \
    facundo fatima fausto federico fede felicia felipe felix fermin fernanda fernando fernandinho fer fidel filomena fito flavia flavio florencia \
    francisca francisco franco fran freddy frida gabino gabi gabriel gabriela gaston genaro genoveva geovanny german gerardo \
    gilberto gisela gise gisele giovanni giovanna gladys gloria gonza gonzalo goyo graciela gregoria gregorio griselda guadalupe guido guillermina guillermo gume \
    gustavo hector heidi helena heriberto hernan higinio hilda horacio hugo humberto ignacia ignacio iker ilda ileana imelda \
    ines ingrid irene iris irma isaac isabel isabela isaias isidora isidro ismael israel ivan ivana ivone ivonne jacinta jacinto \
    jackeline jacobo jaime janet jaqueline javi javier javiera jazmin jeferson jenny jennifer jeremias jessica jesica jesus jhon jimena joana joao joaquin joel \
    johana johanna jonatan jonathan jorge jorgito jose josefa josefina josue juan juana juanita juanito juancho julia julian juliana julieta julio junior \
    justina justo karen karina karla katia katy keila kelly kevin kiara laura lautaro leandro leidy leila lencho lenny leo leonardo \
    leonor leopoldo leticia leti lety lidia ligia lila lilia liliana lili lina linda lisa livia liz lizbeth lola lorena lorenza lorenzo \
    loreto lourdes lucas lucero lucho lucia luciana luciano lucila lucio lucy luigi luis luisa luisito luisina lulu luli lupe lupita luz lydia macarena \
    magali magdalena maico maicon malena manolo manuel manuela manu mara marcela marcelino marcelo marcia marcial marcio marco marcos margarita margot \
    maria mariana mariano maribel maricarmen maricela mariela marilu marina mario marisa marisol maritza marlen marleny marta martha martin \
    martina maru mary mateo mateus mathias matias matilde mauricio mauro maxi maximiliano maximo mayra melany melina melisa memo mercedes micaela \
    miguel mike milagros milena milton mimi mina miriam mirian mirna mirta mirtha moises monica montse moni nacho nadia nahuel nancy natalia \
    natalio natanael nati neide nelida nelly nelson nestor neto nestora nicanor nico nicol nicolas nidia noe noelia noemi nora norberto norma nubia \
    octavio odalys ofelia olga oliver olivia omar orlando oscar osvaldo otilia pablo paco pacho pachita paloma pame pamela panchita pancho paola \
    patricia patricio patty pati paula paulina paulo pedro pedrito pepe pepa perla petra piedad piero pilar pili polo priscila \
    quique rafa rafael rafaela raimundo ramiro ramon ramona raquel raul rebeca regina reinaldo renata renato rene rigoberto \
    rita roberta roberto robertito rocio rodolfo rodrigo rogelio rolando roman romina romulo ronald roque rosa rosalba rosalia rosana rosario \
    rosaura rosendo rosi rosita roxana ruben rufino rulo ruth sabina sabrina salomon salvador samantha samira samuel sandra santi \
    santiago santino santos sara saul sebas sebastian selene sergio severino sheila silvana silvia silvio simon sofia sol sole soledad \
    sonia stefany stella sthefany susana susy tadeo talia tania tati tatiana tere teresa teresita tiago thiago thais tito tobias tomas tono tonito tonio toni \
    trini trinidad ulises valentin valentina valeria valerio vanesa vanessa vania vero veronica vicente vicky victor victoria vilma \
    vinicius violeta virginia virgilio viviana vivi walter wagner wanda wendy wellington wilber wilfredo wilmer wilson xavi xavier ximena xiomara yadira yamila yamile \
    yanet yanina yasmin yazmin yeimy yenny yeni yesenia yesica yessi yessica yolanda yoli yuliana yuli yuri zaira zoe zoila zulema zulma \
    joaozinho zeca toninho chico tiao marquinhos fabinho juninho neusa marli marlene sueli cida aparecida creuza zelia ivete rosangela rosane edna \
    solange cleonice socorro raimunda severina francisquinha terezinha luizinho luiz luiza heitor enzo caio igor yago cauã ruan davi iago jussara jurema";

/// Whether a folded word is a given name.
pub(super) fn is_given(word: &str) -> bool {
    crate::text::has_word(GIVEN, word)
}
