-- What people ask, by the type of fact that answers it.
begin;
select plan(27);

create temporary table asked (type text, questions text);
insert into asked values
  ('price', 'qué le cobro a la señora por el vestido | a cuánto les dejo el ciento de tamales | ¿cuánto por la docena?
    | qué precio le pusimos al combo familiar | cuánto piden por una torta de tres leches | cuánto me pagan por cada corte
    | quanto tá o quilo da picanha | por quanto sai a diária | cuál es la tarifa de la consulta | cuánto cuesta entrar
    | lo de las gorras a cómo quedó | qué valor tiene el plan básico | cuánto se cobra el domicilio | cuánto le saco a cada pulsera
    | qué cobran por pintar una pieza | el corte de niño en cuánto va | qué tan caro es el tour
    | cuánto tienen que pagar por inscribirse | quanto custa uma unha de gel | a qué precio sacamos la promo
    | cuánto vale arreglar una licuadora | a cómo la chuleta ahumada | qué cobro por una hora de asesoría
    | cuánto sale el plan de doce clases | cuánto cuesta la suscripción de la caja de verduras | en cuánto vendo la bolsa de hielo
    | quanto é o corte infantil | quanto cobro pra pintar um quarto | cuánto les cobro a las empresas por limpiar oficinas
    | cuánto cuesta la entrada de los niños | a cuánto la pieza de pan dulce | cuánto vale el alquiler de la cancha
    | cuánto cobra el taller por cambiar aceite | cuánto por pasear al perro | quanto sai a marmita grande
    | a cuánto el metro de mesón | cuánto cobramos por sesión de fotos | cuánto pagan por el parqueadero
    | cuánto vale un almuerzo aquí'),
  ('cost', 'cuánto se lleva el arriendo | cuánto le pago al muchacho que reparte | cuánto nos cuesta el saco de harina
    | en cuánto nos ponen el kilo de queso | cuánto pago de impuestos | quanto a gente gasta com embalagem
    | cuánto nos cobra el contador | qué gasto fijo tengo más grande | cuánto se me va de luz | a cuánto compro el bulto de cemento
    | cuánto gano... no, cuánto gasto en gasolina | cuánto le damos a la chica de limpieza | en qué se me va más el dinero
    | cuánto me cobran de renta | cuánto desembolso por la materia prima | qué tan cara me sale la tela
    | cuánto es el recibo de internet | quanto pago de aluguel | cuánto le doy al que me ayuda | cuánto cuesta mantener la camioneta
    | cuánto me descuenta la plataforma al mes | cuánto se paga de agua | a cuánto me dan el litro de pintura
    | cuánto nos cobra la app | quanto custa a farinha pra mim | cuánto va en comida de los animales | cuánto le pago a mi ayudante
    | cuánto es la renta del puesto | cuánto gasto en bolsas | quanto sai o salário da menina | cuánto pago por el sistema
    | cuánto me cuesta producir un jabón'),
  ('revenue', 'cuánto vendemos en un día | cuánto deja el negocio al mes | cuánto se hace en caja un sábado | quanto entra por mês
    | cuánto estoy facturando | de cuánto es la venta diaria | a cuánto ascienden los ingresos | qué ingresos tenemos
    | cuánto se vende a la semana | cuánto saca la tienda | qué tanto entra al mes | quanto a gente vende por semana
    | cuánto produce de plata el negocio | cuánto queda limpio al mes | cuánto entra un buen fin de semana
    | cuánto factura la veterinaria al año | quanto dá o movimento do dia | cuánto vendo en promedio por día
    | cuánto levanta el puesto'),
  ('metric', 'cuántos clientes tengo | cuántas mesas tiene el restaurante | cuántos seguidores tenemos en Instagram
    | cuántos pedidos salen por día | qué porcentaje de ganancia me queda | cuántas hectáreas sembramos
    | quantos pratos a gente serve por dia | cuántos alumnos tiene la academia | cuál es el ticket promedio | de cuánto es la merma
    | cuántos huevos ponen al día | cuánta gente viene un sábado | cuántas habitaciones tiene el hotel | cuánto mide el local
    | cuál es mi margen | cuántas unidades salen por semana | cuántos cortes hago al día | qué proporción de clientes vuelve
    | quantos clientes eu atendo | cuántos animales tengo | cuánto es mi inventario | cuál es la tasa de ocupación
    | cuántos socios hay en la cooperativa | cada cliente cuánto gasta más o menos | cuántas cabañas tenemos
    | cuántos kilos de masa sacamos al día | cuántos pares hacemos por semana | cuántos pacientes atiende la clínica
    | quantas mesas cabem no salão | cuántas vacas ordeñamos | cuánta leche sacamos | cuántas suscripciones activas hay
    | qué porcentaje vuelve a comprar | cuánto rinde la parcela | cuántos vehículos tiene la flota | quantos seguidores a loja tem
    | cuánto nos queda de margen | cuántas personas caben en el salón | cuántos litros fermentamos | cuál es el tamaño de la finca'),
  ('team_size', 'cuántos empleados tengo | con cuánta gente cuento | cuántos trabajan conmigo | quantas pessoas trabalham comigo
    | cuántas manos hay en la cocina | de cuántos es el equipo | somos muchos en el taller? | cuántas personas laboran
    | cuánto personal tengo | com quantos funcionários eu conto | cuánta gente labora en la fábrica | cuántos peones tengo
    | cuántas chicas hay en el salón | quantos somos na cozinha | cuántas personas me ayudan'),
  ('person', 'quién me ayuda en la cocina | quién está en la caja | quién es Marta | cómo se llama el repartidor | quem cuida do caixa
    | quién se ocupa de las redes | con quién hago pareja en el negocio | a quién le toca cerrar | quién es el dueño
    | quién ve lo de los pedidos | quién nos lleva las cuentas | de quién me apoyo para las ventas | qué hace Rosa
    | a quién le pregunto por los envíos | quem é o meu sócio | quién me hace los diseños | quién se hace cargo cuando no estoy
    | quién anda en el reparto | quién me echa la mano con la cocina | cuál es el nombre de mi socia | quem é a gerente
    | qué papel tiene Julio | a quién contraté para las redes | quién sabe de las compras | quién fue mi maestro
    | quién peina a las novias | quién lleva las redes sociales | quién abre el local en la mañana | quién pinta los carros
    | quem dá aula de piano | quién diseña los bordados | quién ordeña | quién hace las compras | quién ve la parte legal
    | quem fica no balcão | quién saca las fotos | quién es la que cose | quién me reemplaza los sábados | cómo se llama mi hija
    | quién empezó el negocio conmigo | qué persona responde los correos'),
  ('supplier', 'a quién le compramos la harina | de dónde sale la verdura | quién me surte los refrescos | con quién pido las telas
    | onde a gente compra farinha | quién es mi proveedor de carne | dónde consigo los empaques | quién me vende el café
    | de quem eu compro o leite | de qué mercado traemos la fruta | quién entrega la leche | en dónde surto la tienda
    | quién nos fía la mercancía | de qué rancho viene el queso | con qué distribuidora trabajo | a quién le encargo las cajas
    | de onde vem a carne | quién es el que nos lleva el gas | a qué casa le compro los repuestos | quién nos manda el queso
    | quién nos trae los huevos | de quién es el pan que vendemos | dónde compro las flores | con quién compro la madera
    | quem entrega as frutas pra gente | qué distribuidor me da la cerveza | dónde mando a imprimir las etiquetas
    | quién importa los repuestos | a quién le pedimos el hielo | de dónde vienen las plantas'),
  ('customers', 'a quién le vendo | quiénes son mis compradores | quem compra da gente | qué tipo de clientes tengo
    | para quién hacemos los uniformes | quiénes vienen más | a quién le entregamos pan | quién nos pide más | cuál es mi clientela
    | qué empresas nos compran | quién es mi público | a quiénes les damos el servicio | quién se lleva más producto
    | a qué gente le gusta lo nuestro | de quiénes vivimos | quem são meus clientes | quiénes consumen acá
    | qué clase de negocios nos piden | a qué hoteles les vendemos | quién contrata los buses
    | quiénes son los que arriendan las canchas | a quién le lavamos la ropa | qué tipo de empresas atiendo
    | quem mais compra bolo aqui | quiénes se inscriben en los cursos | quién toma las clases | para quiénes cocinamos
    | a quién le vendo los huevos | quiénes hospedamos | qué gente llega al restaurante'),
  ('competitor', 'quién es mi competencia | quién me quita clientes | qué otros negocios iguales hay por acá | quem são os concorrentes
    | con quién me comparo | a quién me enfrento en el barrio | quién más vende lo mismo | contra quiénes peleamos el mercado
    | qué tienda nos baja los clientes | quem é que rouba cliente nosso | hay alguien más que haga lo mismo
    | qué otra panadería hay en la cuadra | qué ferretería nos compite | quién vende más barato que yo
    | quem faz concorrência pra gente | quién es el otro gimnasio de la zona'),
  ('location', 'dónde estamos | dónde queda mi tienda | en qué calle estamos | onde fica a loja | cuál es mi dirección | en qué ciudad vivo
    | dónde tengo la otra sucursal | en dónde pongo el puesto | de dónde somos | en qué parte de la ciudad estamos
    | por dónde queda el puesto | onde é o ateliê | dónde tengo el almacén | cuál es la dirección del local nuevo
    | en qué kilómetro está la finca | dónde está la planta | dónde doy las clases | em que bairro fica o salão
    | dónde parqueamos el food truck | en qué centro comercial estamos | cuál es la ubicación de la sede norte
    | en qué piso queda la oficina'),
  ('coverage', 'a dónde enviamos | hacemos envíos a todo el país? | hasta dónde repartimos | pra onde a gente entrega | qué zonas cubro
    | llegamos a provincia? | dónde entregamos | qué tan lejos mandamos | a qué estados vendemos | em quais bairros a gente entrega
    | dónde hacemos instalaciones | por dónde pasa el camión de reparto | hasta qué ciudades mandamos | a qué zonas va el camión
    | onde a gente faz entrega | mandamos al extranjero? | en qué comunas atiendo a domicilio'),
  ('hours', 'a qué hora abrimos | qué horario tenemos | abrimos los domingos? | que dias a gente abre | hasta qué hora hay servicio
    | cuándo descansamos | de qué hora a qué hora atiendo | qué días no se atiende | en la noche abrimos?
    | desde cuándo hasta cuándo abrimos en el día | qué días cierro | atendemos feriados? | até que horas funciona
    | los sábados hasta qué hora | cuál es mi día libre | hasta qué hora hay almuerzo | qué días hay mercado | los lunes se abre?
    | que horas abre no domingo | cuándo está cerrado | en qué horario dan turnos'),
  ('founded', 'cuándo abrimos el negocio | cuántos años tenemos | cuánto tiempo llevamos abiertos | há quanto tempo a loja existe
    | en qué año empezó todo | qué antigüedad tiene la empresa | cuántos años cumple la tienda | cuándo nació la empresa
    | desde qué fecha funcionamos | cuánto hace que abrimos | quando a gente começou | desde cuándo tenemos la panadería
    | en qué año puse el taller | cuánto lleva el restaurante | quantos anos tem a empresa | qué año abrió mi abuela el local'),
  ('business_name', 'cómo se llama mi negocio | qué nombre tiene la tienda | qual o nome da minha empresa | cuál es mi marca
    | con qué nombre nos conocen | qué dice el letrero del local | cómo se llama la panadería | cómo se llama mi tienda
    | cuál es el nombre de la marca | como chama o salão'),
  ('business_type', 'a qué me dedico | de qué es mi negocio | o que a minha empresa faz | qué clase de negocio tengo | en qué rubro estoy
    | qué es lo que hago yo | qué tipo de empresa somos | qué hace mi empresa | qué tipo de local es'),
  ('payment', 'cómo nos pagan | qué formas de pago acepto | aceptamos tarjeta? | como o cliente paga | con qué pagan los clientes
    | reciben transferencia? | a dónde me depositan | tomamos dólares? | cómo les cobro a los clientes | se puede pagar con tarjeta?
    | por dónde me transfieren | aceitamos cartão? | qué billeteras recibo | cómo cancelan los clientes | puedo cobrar con QR?
    | aceptamos pagos en dólares? | qué tarjetas pasan | como a gente recebe dos clientes | por qué medio me pagan
    | cómo pagan los turistas'),
  ('tool', 'qué programa uso para facturar | con qué llevo las cuentas | dónde registro los pedidos | que sistema a gente usa
    | en qué anoto los fiados | qué carro uso para repartir | con qué hago el café | qué equipo tengo para cortar
    | en dónde llevo la agenda | con qué muelo el maíz | en qué vehículo entrego | qué uso para las cotizaciones
    | onde eu anoto os pedidos | qué app tengo para las citas | con qué aparato cobro | qué maquinaria hay en el taller
    | qué cámara uso | con qué programa llevo el inventario | dónde quedan anotadas las deudas | qué horno tenemos
    | em que aplicativo eu controlo o estoque | con qué agendamos | en qué programa edito | qué usamos para las facturas'),
  ('channel', 'por dónde vendemos | en qué redes estamos | cómo nos encuentran los clientes | onde a gente anuncia
    | por dónde me hacen los pedidos | de dónde salen los clientes nuevos | dónde me hago publicidad | en qué app de delivery estoy
    | por onde marcam horário | cómo llega la gente a nosotros | a través de qué medio vendemos | dónde me encuentra la gente
    | qué redes manejo | por que canal chega mais cliente | en qué feria vendo | cómo me reservan | dónde publico los videos
    | cómo agendan los pacientes | por dónde llegan los huéspedes | onde o pessoal pede | en qué plataforma está el hostal
    | dónde están a la venta los quesos | quién nos recomienda'),
  ('policy', 'cuánto de anticipo pido | se aceptan devoluciones? | qué garantía damos | a gente troca produto? | cuál es el pedido mínimo
    | cuánto tiempo antes hay que pedir | damos crédito? | qué pasa si no se presentan a la cita | hay descuento por mayoreo?
    | cuánto tarda un pedido | puedo traer mi perro? | qué regla tenemos con los fiados | con cuánto apartan
    | a partir de cuánto es gratis el envío | cuánto se deja para reservar | qué hago si el cliente cancela
    | qual é o prazo de entrega | atendemos sin cita? | cobramos por cancelar? | cuánto hay que dar por adelantado
    | qué condiciones ponemos para alquilar | hasta cuándo se puede devolver | qué documentos pido | cuánta anticipación necesito
    | pode cancelar sem pagar? | a los cuántos días entregamos | si llegan tarde qué hacemos | desde qué monto no cobramos envío
    | qué no aceptamos | cuántas cuotas damos | cuánto cobro si llegan tarde | con cuánta plata se aparta el vestido
    | se puede devolver un pastel? | cuánto tiempo guardo las prendas | qué descuento hay para grupos | quantos dias pra ficar pronto
    | qué piden para alquilar un carro | cuánto tiempo tiene de garantía la reparación | desde cuántas personas armamos el tour
    | qué pasa si llueve | con cuánto tiempo se cancela | cuánto hay que pagar para reservar | aceita encomenda de última hora?
    | atiendo mascotas agresivas? | a cuántos meses damos crédito'),
  ('problem', 'qué me está fallando | cuál es mi mayor problema | de qué se quejan los clientes | por qué bajaron las ventas
    | qual o maior problema da loja | qué nos preocupa | en qué batallo más | qué día se vende menos | qué me quita el sueño
    | qué anda mal con el proveedor | con qué tengo broncas | qué nos está matando | qué me estresa del negocio
    | dónde estamos perdiendo plata | por que os clientes reclamam | cuál es el cuello de botella | qué es lo más difícil
    | qué se daña siempre | de qué reclaman los huéspedes | en qué época se cae la venta | qué me cuesta más trabajo
    | o que mais dá dor de cabeça | por qué perdemos clientes | qué materia prima no se consigue | qué mes es malo'),
  ('goal', 'qué quiero lograr este año | cuál es mi meta | a cuánto quiero llegar en ventas | qual é o nosso objetivo
    | para qué estoy juntando dinero | qué planes tenemos | dónde quiero poner otra tienda | qué sueño con hacer
    | a qué mercado queremos entrar | cuántas tiendas quiero tener | qué me gustaría lograr | qué queremos comprar más adelante
    | cuánto quiero vender | hacia dónde vamos | o que eu quero conquistar | en qué quiero convertir el negocio
    | para cuándo quiero la segunda tienda | qué tengo en mente para el otro año | cuántas clases quiero dar
    | qué máquina quiero comprar | a qué cadena queremos entrar | quanto eu quero juntar | qué me propuse para diciembre
    | dónde sueño abrir'),
  ('constraint', 'cuánto puedo gastar | cuál es mi presupuesto | hasta cuánto puedo pagar de renta | qual o meu limite de gasto
    | qué no puedo hacer | cuántos pedidos alcanzo a hacer como mucho | cuánto tengo para invertir
    | por qué no puedo contratar a nadie | cuánto es lo más que puedo invertir | cuál es el tope de gasto | até quanto posso gastar
    | con cuánta plata cuento | qué cosas no me permito | cuánto es lo máximo que pago de arriendo
    | cuántas tortas puedo hacer por día | quanto posso investir | qué tope tengo para el catering'),
  ('decision', 'qué decidimos sobre el local | en qué quedamos con los precios | o que a gente decidiu | qué vamos a dejar de vender
    | al final qué hicimos con la sucursal | qué opción elegimos | qué íbamos a cambiar | con cuál proveedor nos quedamos
    | qué se resolvió del horario | al final con cuál nos quedamos | qué dejamos de hacer | o que ficou combinado
    | qué cambio aprobamos | qué plato sacamos de la carta | qué decidimos hacer con el local viejo
    | o que a gente resolveu sobre o delivery | de qué proveedor nos cambiamos | qué precio acordamos subir'),
  ('event', 'cuándo es la feria | qué día es la boda | cuándo me entregan la máquina | quando é a inauguração | qué fecha vence el permiso
    | qué tengo en agosto | para cuándo es el pedido grande | cuándo viene el inspector | qué día me toca la cita del banco
    | qué viene en el calendario | cuándo empiezan las clases | cuándo sale el próximo lote | qué día es el curso
    | cuándo se vence el contrato | quando começa a feira | para qué fecha es el matrimonio | en qué fecha es la entrega
    | cuándo es el torneo | cuándo abre la segunda tienda | quando chega a máquina | cuándo es el vencimiento del permiso
    | qué día hay degustación | cuándo me visitan los de la alcaldía'),
  ('habit', 'qué día compro la mercancía | cada cuánto hago inventario | cuándo publico | que dia eu faço as compras
    | cuándo le pago a la gente | qué hago los lunes | qué días voy al mercado | cada cuándo limpiamos las máquinas
    | cómo suelo organizar la semana | a qué hora preparo la masa | cuándo voy por la mercancía | qué hago todos los días primero
    | qué días se hornea | com que frequência eu posto | cuándo cierro la caja | qué día riego | cuándo hago el pedido al proveedor
    | qué día se lava la máquina | quando eu faço o pagamento | a qué hora voy a la plaza | cada cuánto subo fotos
    | qué días salgo a vender'),
  ('preference', 'cómo me gusta que me hables | cómo quiero las respuestas | me gusta formal o informal? | como eu prefiro as respostas
    | qué no me gusta que hagas | cómo debes escribirme | qué tono uso | de usted o de tú | qué quiero que evites
    | cómo me tienes que escribir | largo o corto me gustan las respuestas | con qué tono me contestas
    | o que eu não gosto nas respostas | cómo me gusta que me expliques | qué palabras no me gustan | em que formato prefiro os textos'),
  ('offers', 'qué vendo | qué productos tenemos | qué servicios damos | o que a gente vende | qué más hacemos aparte de pan
    | vendemos bebidas? | qué hay en el menú | qué cosas ofrecemos para fiestas | hacemos pasteles de boda?
    | qué prendas confeccionamos | qué manejamos | qué trabajos hacemos | qué sabores hay | alquilamos sillas?
    | quais serviços eu ofereço | qué clases damos | qué tipo de tortas hago | qué tratamientos ofrecemos | que salgados a gente faz
    | qué reparamos | qué se puede comer aquí');

create function pg_temp.is_told(p_type text, p_question text) returns boolean language sql as $$
  -- at most one type is as likely
  select coalesce(
    (
      select count(*) filter (where t.likeness >= a.likeness and t.type <> p_type) <= 1
      from private.asked_types(p_question, private.insight_lexemes(p_question)) as t
      where a.likeness is not null
    ),
    false
  )
  from (
    select max(l.likeness) as likeness from private.asked_types(p_question, private.insight_lexemes(p_question)) as l where l.type = p_type
  ) as a;
$$;

select cmp_ok(
  count(*) filter (where pg_temp.is_told(a.type, btrim(q.question))), '>=', ceil(0.8 * count(*))::bigint,
  a.type || ': ' || coalesce(string_agg(btrim(q.question), '; ') filter (where not pg_temp.is_told(a.type, btrim(q.question))), 'all')
)
from asked as a
cross join lateral unnest(string_to_array(a.questions, '|')) as q (question)
group by a.type
order by a.type;

select * from finish();
rollback;
