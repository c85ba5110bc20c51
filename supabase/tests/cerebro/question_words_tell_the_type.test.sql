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
    | cuánto vale un almuerzo aquí
    | a como damos el kilo de mandarina | a cuánto la mandarina | cuanto esta el kilito de mandarinas | en cuánto tengo la mandarina
    | q precio tiene la mandarina | qué precio le tengo puesto al kilo de mandarina | en cuanto anda la mandarina
    | a qué precio larga uno la mandarina | cuánto pido por la mandarina | cuanto le saco al kilo de mandarina
    | por quanto vendo o quilo da mandarina | quanto tá a mandarina | la mandarina, a cuánto | cuánta plata es el kilo de mandarina
    | el kilo de mandarina cuánto es | cuanto le cobro a la doña por un kilo de mandarinas | cuanto cobro las uñas
    | en cuánto salen unas acrilicas | lo de las uñas en cuánto quedó | qué tal el precio de las acrílicas, cuánto
    | cuánto me pagan por poner uñas | cuánto vale ponerse uñas conmigo | a como pongo las uñas | con cuánto se hacen las uñas
    | cuanto hay que pagar por las acrilicas | valor de la manicure acrilica | quanto sai a unha de acrílico
    | cuanto sale hacerse las uñas | tarifa de uñas acrílicas | cuánto les bajo por unas uñas | las uñas acrilicas a cuantos pesos'),
  ('cost', 'cuánto se lleva el arriendo | cuánto le pago al muchacho que reparte | cuánto nos cuesta el saco de harina
    | en cuánto nos ponen el kilo de queso | cuánto pago de impuestos | quanto a gente gasta com embalagem
    | cuánto nos cobra el contador | qué gasto fijo tengo más grande | cuánto se me va de luz | a cuánto compro el bulto de cemento
    | cuánto gano... no, cuánto gasto en gasolina | cuánto le damos a la chica de limpieza | en qué se me va más el dinero
    | cuánto me cobran de renta | cuánto desembolso por la materia prima | qué tan cara me sale la tela
    | cuánto es el recibo de internet | quanto pago de aluguel | cuánto le doy al que me ayuda | cuánto cuesta mantener la camioneta
    | cuánto me descuenta la plataforma al mes | cuánto se paga de agua | a cuánto me dan el litro de pintura
    | cuánto nos cobra la app | quanto custa a farinha pra mim | cuánto va en comida de los animales | cuánto le pago a mi ayudante
    | cuánto es la renta del puesto | cuánto gasto en bolsas | quanto sai o salário da menina | cuánto pago por el sistema
    | cuánto me cuesta producir un jabón
    | cuánto pago de renta | cuánto se me va en el local | en cuánto tengo alquilado | cuánto me cobra el dueño del local
    | qué pago de arriendo | a cuánto me sale el local | cuanto nos sacan de alquiler | cuánto se lleva el casero
    | cuánto me cuesta el local por mes | cuánto pago de sueldos | cuánto se va en la gente | cuánto me cuesta el personal
    | cuánto le doy a los empleados | cuánto gasto en planilla | cuánto se me va en pagar a los muchachos | quanto gasto com salário
    | cuánto se lleva la nómina | de cuánto es la nómina | cuánto pongo en sueldos | a cuánto compro la harina
    | a cómo me la venden la harina | cuánto me cobran por la harina | en cuánto me sale la harina | qué pago por la harina
    | a cuánto me dejan la harina | cuánto vale la harina que compro | quanto pago na farinha | cuánto gasto en harina
    | a cómo consigo la harina | la harina a cuánto me la dan | cuánto viene de luz | de cuánto llega el recibo de la luz
    | cuánto pago de electricidad | qué me cobran de luz | cuánto gasto en corriente | quanto vem a conta de luz
    | cuánto me llega de luz | cuanto sale la luz'),
  ('revenue', 'cuánto vendemos en un día | cuánto deja el negocio al mes | cuánto se hace en caja un sábado | quanto entra por mês
    | cuánto estoy facturando | de cuánto es la venta diaria | a cuánto ascienden los ingresos | qué ingresos tenemos
    | cuánto se vende a la semana | cuánto saca la tienda | qué tanto entra al mes | quanto a gente vende por semana
    | cuánto produce de plata el negocio | cuánto queda limpio al mes | cuánto entra un buen fin de semana
    | cuánto factura la veterinaria al año | quanto dá o movimento do dia | cuánto vendo en promedio por día
    | cuánto levanta el puesto
    | cuánto entra al mes | cuánto hacemos mensual | cuánto vendo al mes | cuánta plata entra | cuánto facturo mensualmente
    | cuánto le saco al negocio | a cuánto ascienden las ventas del mes | cuánto hago en un mes | cuánto nos queda de caja al mes
    | qué tanto vendo | cuánto billete entra | cuánto se vende en el mes | quanto a gente fatura por mês | quanto entra no mês
    | cómo andan mis ventas | cuánto es mi ingreso | de cuánto es la venta mensual | cuánto levanto al mes | cuánto me hago
    | cuánta lana entra | cuánto genera el negocio | cuánto dejó el mes, lo normal | cuánto ganamos | cuánto recaudo
    | cuanto vendemos por mes | en cuánto anda la facturación | cuánto me rinde el negocio | cuanta guita hacemos por mes
    | cuánto produce la tienda al mes | qué ingresos tengo | por mes cuánto es que entra | cuánto hacemos al día
    | cuánto vendo por día | cuánto se hace en un día | cuánto cae por día | cuánto saco en el día | la venta diaria de cuánto es
    | cuánto entra en la caja cada día | de a cuánto por día sacamos'),
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
    | cuánto nos queda de margen | cuántas personas caben en el salón | cuántos litros fermentamos | cuál es el tamaño de la finca
    | cuántos clientes vienen al día | cuánta gente atiendo | cuántas personas pasan por día | a cuántos atiendo en un día
    | cuánta gente me entra | qué cantidad de clientes recibo | quantos clientes por dia | cuántos pasan por el local
    | cuántas mesas tengo | cuánta gente puedo sentar | cuántas mesas hay | de cuántas mesas dispongo | qué capacidad tiene el local
    | quantas mesas temos | qué margen manejo | cuánto me queda de ganancia | cuánto le gano a cada cosa | qué porcentaje gano
    | cuánto queda limpio | quanto é a minha margem | qué tanto le gano | de cuánto es la ganancia | cuántos me siguen
    | cuánta gente me sigue en ig | cuántos seguidores tengo | quantos seguidores | cuánto gasta cada cliente
    | cuánto consume en promedio la gente | de cuánto es el ticket | cuánto me compra cada persona | qué gasta la gente en promedio
    | cuánta tierra tengo | de qué tamaño es la finca | cuántas hectáreas trabajo | qué extensión tiene el campo
    | cuánto mide el terreno'),
  ('team_size', 'cuántos empleados tengo | con cuánta gente cuento | cuántos trabajan conmigo | quantas pessoas trabalham comigo
    | cuántas manos hay en la cocina | de cuántos es el equipo | somos muchos en el taller? | cuántas personas laboran
    | cuánto personal tengo | com quantos funcionários eu conto | cuánta gente labora en la fábrica | cuántos peones tengo
    | cuántas chicas hay en el salón | quantos somos na cozinha | cuántas personas me ayudan
    | cuántos somos | cuánta gente tengo | cuántas personas laboran conmigo | cuántos trabajan acá | con cuántas manos cuento
    | cuánta gente chambea conmigo | qué tan grande es mi equipo | cuantos empleaos tengo | cuantas personas hay en planilla
    | cuántos estamos en el taller | quantas pessoas trabalham aqui | quantos funcionários eu tenho | cuántos le metemos al negocio
    | somos muchos o pocos en el equipo | cuántos muchachos me ayudan | cuántos ayudantes tengo | qué cantidad de personal hay
    | a cuántos les pago sueldo | cuántos bocas dependen del negocio | de cuantas personas se compone el equipo
    | cuántas personas trabajan en la tienda | cuántos pelados tengo trabajando | somos cuantos | quantos a gente é na equipe
    | con cuánta gente laburo | cuantas empleadas hay | cuánto personal manejo | cuántas personas nos repartimos la pega
    | cuantos estamos trabajando'),
  ('person', 'quién me ayuda en la cocina | quién está en la caja | quién es Marta | cómo se llama el repartidor | quem cuida do caixa
    | quién se ocupa de las redes | con quién hago pareja en el negocio | a quién le toca cerrar | quién es el dueño
    | quién ve lo de los pedidos | quién nos lleva las cuentas | de quién me apoyo para las ventas | qué hace Rosa
    | a quién le pregunto por los envíos | quem é o meu sócio | quién me hace los diseños | quién se hace cargo cuando no estoy
    | quién anda en el reparto | quién me echa la mano con la cocina | cuál es el nombre de mi socia | quem é a gerente
    | qué papel tiene Julio | a quién contraté para las redes | quién sabe de las compras | quién fue mi maestro
    | quién peina a las novias | quién lleva las redes sociales | quién abre el local en la mañana | quién pinta los carros
    | quem dá aula de piano | quién diseña los bordados | quién ordeña | quién hace las compras | quién ve la parte legal
    | quem fica no balcão | quién saca las fotos | quién es la que cose | quién me reemplaza los sábados | cómo se llama mi hija
    | quién empezó el negocio conmigo | qué persona responde los correos
    | quien me echa la mano | quién cobra | quién se sienta en la caja | cómo se llama mi prima | quién me da una mano con la caja
    | quién maneja la caja | a quién tengo en caja | quién me ayuda en el negocio | qué familiar trabaja conmigo
    | a quién dejo a cargo de la plata | quién es Maribel | qué hace Maribel | de qué se encarga Maribel | quem fica no caixa
    | quem me ajuda | cómo se llama la cajera | quién recibe la plata | quién le cobra a la gente | con quién trabajo
    | a quién le encargo la caja | quién me lleva los impuestos | quién me hace la contabilidad | a quién le pregunto de impuestos
    | quién ve lo de hacienda | cómo se llama el contador | quién es mi contador | quién me declara
    | con quién veo lo de los impuestos | quem cuida dos impostos | quién me lleva los libros | a quién llamo por el tema fiscal
    | qué papel juega Esteban'),
  ('supplier', 'a quién le compramos la harina | de dónde sale la verdura | quién me surte los refrescos | con quién pido las telas
    | onde a gente compra farinha | quién es mi proveedor de carne | dónde consigo los empaques | quién me vende el café
    | de quem eu compro o leite | de qué mercado traemos la fruta | quién entrega la leche | en dónde surto la tienda
    | quién nos fía la mercancía | de qué rancho viene el queso | con qué distribuidora trabajo | a quién le encargo las cajas
    | de onde vem a carne | quién es el que nos lleva el gas | a qué casa le compro los repuestos | quién nos manda el queso
    | quién nos trae los huevos | de quién es el pan que vendemos | dónde compro las flores | con quién compro la madera
    | quem entrega as frutas pra gente | qué distribuidor me da la cerveza | dónde mando a imprimir las etiquetas
    | quién importa los repuestos | a quién le pedimos el hielo | de dónde vienen las plantas
    | con quién me surto | a quién le compro la harina | quién me vende la harina | de dónde traigo la harina
    | quién me trae la harina | dónde compro la harina | a quién le pido la harina | quién me fía la harina | qué proveedor tengo
    | quién es mi distribuidor de harina | de dónde sale la harina | con quién consigo la harina | de quem eu compro a farinha
    | quem fornece a farinha | quién me deja la harina | a quién le encargo la harina | quién nos abastece | quién me provee
    | de qué molino es la harina | dónde me surto | a quién llamo cuando falta harina | quién me manda la mercadería
    | con qué casa trabajo la harina | quien es el que me surte | qué distribuidora me atiende | quién me consigue la harina
    | de quién es la harina que uso | a quién le debo la harina | por dónde consigo la harina | con quien saco la harina'),
  ('customers', 'a quién le vendo | quiénes son mis compradores | quem compra da gente | qué tipo de clientes tengo
    | para quién hacemos los uniformes | quiénes vienen más | a quién le entregamos pan | quién nos pide más | cuál es mi clientela
    | qué empresas nos compran | quién es mi público | a quiénes les damos el servicio | quién se lleva más producto
    | a qué gente le gusta lo nuestro | de quiénes vivimos | quem são meus clientes | quiénes consumen acá
    | qué clase de negocios nos piden | a qué hoteles les vendemos | quién contrata los buses
    | quiénes son los que arriendan las canchas | a quién le lavamos la ropa | qué tipo de empresas atiendo
    | quem mais compra bolo aqui | quiénes se inscriben en los cursos | quién toma las clases | para quiénes cocinamos
    | a quién le vendo los huevos | quiénes hospedamos | qué gente llega al restaurante
    | quién me compra | quiénes son mis clientes | quiénes vienen al local | a quien le vendo más | qué tipo de gente me cae
    | qué gente entra a mi negocio | para qué público trabajo | quién es mi clientela | a quién le trabajo
    | qué clase de clientes tengo | quién me deja la plata | de quiénes vivo | pra quem eu vendo | quién es el que más consume
    | mi público cuál es | mis compradores quiénes son | qué empresas nos contratan | a qué oficinas les vendo | a quién surtimos
    | a quién le llevo comida | quiénes me encargan seguido | qué negocios me piden | con quiénes trabajamos como clientes
    | a quién abastezco | quiénes son los que más piden | a quiénes les facturo | para quién cocino | a quien atendemos
    | quién nos hace pedidos | quien es mi mercado'),
  ('competitor', 'quién es mi competencia | quién me quita clientes | qué otros negocios iguales hay por acá | quem são os concorrentes
    | con quién me comparo | a quién me enfrento en el barrio | quién más vende lo mismo | contra quiénes peleamos el mercado
    | qué tienda nos baja los clientes | quem é que rouba cliente nosso | hay alguien más que haga lo mismo
    | qué otra panadería hay en la cuadra | qué ferretería nos compite | quién vende más barato que yo
    | quem faz concorrência pra gente | quién es el otro gimnasio de la zona
    | con quién compito | contra quién peleo | quién me hace la competencia | qué otra panadería hay cerca | quién vende lo mismo
    | quién está enfrente vendiendo igual | quiénes son mis rivales | qué negocio me hace sombra | quem é o meu concorrente
    | com quem eu concorro | quién me está ganando | a quién le tengo que ganar | quién me baja la venta | qué otros hay por la zona
    | quién más hace lo que yo | con qué negocio me disputo la gente | quién me está robando clientela | a quién se me va la gente
    | a dónde se van mis clientes | con quién me comparan | la competencia quién es | qué local me compite
    | quién anda vendiendo más barato | quién es el que me jode el negocio | con quién me agarro por los clientes
    | con qué marcas compito | hay otra panadería que me pelea | contra quien competimos | quién es el otro de la cuadra'),
  ('location', 'dónde estamos | dónde queda mi tienda | en qué calle estamos | onde fica a loja | cuál es mi dirección | en qué ciudad vivo
    | dónde tengo la otra sucursal | en dónde pongo el puesto | de dónde somos | en qué parte de la ciudad estamos
    | por dónde queda el puesto | onde é o ateliê | dónde tengo el almacén | cuál es la dirección del local nuevo
    | en qué kilómetro está la finca | dónde está la planta | dónde doy las clases | em que bairro fica o salão
    | dónde parqueamos el food truck | en qué centro comercial estamos | cuál es la ubicación de la sede norte
    | en qué piso queda la oficina
    | por dónde estamos | dónde queda el local | en qué parte estoy | donde estoy ubicada | dónde nos encuentra el cliente
    | cómo llegan al local, en qué calle es | pásame la dirección del negocio | cuál es la dire | en dónde tengo el puesto
    | donde me instalé | en qué cuadra estamos | a qué altura de la avenida estamos | qual o endereço | por qué rumbo estamos
    | en qué esquina queda | dónde paramos | en que sector quedamos | por dónde queda la tienda | adonde tienen q venir
    | dónde atiendo al público | cuál es mi ubicación | adónde vienen los clientes | en qué lado del pueblo estoy
    | donde está parado el carrito | donde tenemos el changarro | donde atendemos | en donde pongo el toldo | qué dirección doy
    | en qué avenida está | en que bairro a gente tá'),
  ('coverage', 'a dónde enviamos | hacemos envíos a todo el país? | hasta dónde repartimos | pra onde a gente entrega | qué zonas cubro
    | llegamos a provincia? | dónde entregamos | qué tan lejos mandamos | a qué estados vendemos | em quais bairros a gente entrega
    | dónde hacemos instalaciones | por dónde pasa el camión de reparto | hasta qué ciudades mandamos | a qué zonas va el camión
    | onde a gente faz entrega | mandamos al extranjero? | en qué comunas atiendo a domicilio
    | hasta dónde llevamos | a dónde llega el reparto | a qué barrios mando | puedo aceptar trabajos afuera
    | hacemos envíos a otras zonas | hasta dónde me muevo | por qué lados reparto | en qué zonas andamos
    | qué tan lejos llevo pedidos | llegamos a Carrasco? | hasta qué parte entrego | a que colonias doy servicio
    | atiendo a domicilio en qué barrios | adonde despacho | hasta donde voy con el reparto | qué zona cubro
    | qué recorrido hago con el reparto | onde a gente entrega | até onde a gente leva | pra onde entregamos
    | en qué distritos hacemos delivery | mandamos a todo el país o no | cuál es mi radio de entrega | a qué sectores voy a instalar
    | hasta dónde alcanza el delivery | viajo a otros pueblos a trabajar | por dónde pasa el camión repartidor
    | agarro pedidos de otra ciudad | le llego a la gente de la costa | hago flete afuera de la ciudad'),
  ('hours', 'a qué hora abrimos | qué horario tenemos | abrimos los domingos? | que dias a gente abre | hasta qué hora hay servicio
    | cuándo descansamos | de qué hora a qué hora atiendo | qué días no se atiende | en la noche abrimos?
    | desde cuándo hasta cuándo abrimos en el día | qué días cierro | atendemos feriados? | até que horas funciona
    | los sábados hasta qué hora | cuál es mi día libre | hasta qué hora hay almuerzo | qué días hay mercado | los lunes se abre?
    | que horas abre no domingo | cuándo está cerrado | en qué horario dan turnos
    | a qué hora abro | q horario tenemos | cuál es el horario de atención | hasta qué hora estamos | a que hora bajo la cortina
    | a qué hora levanto la persiana | cuando estoy abierto | qué horas trabajo | que horas a gente abre | até que horas fica aberto
    | hasta que hora puede venir la gente | a qué hora cierro el chinchorro | desde qué hora recibo gente
    | a qué hora arranco el día en el local | cuántas horas abro | a qué hora puede pasar un cliente
    | en qué horario puedo recibir clientes | mi horario cual es | hasta que horas atienden | a qué hora ya no atiendo
    | tipo qué hora abrimos | que jornada hacemos | en qué turnos abrimos | qual o nosso horário | a qué hora apago las luces
    | abro el domingo | qué día descanso | los domingos trabajo | qué días no abrimos | se atiende los domingos
    | el domingo está cerrado verdad | que dia a gente folga | domingo a loja abre? | trabajamos los fines de semana
    | qué día no hay atención | a los domingos les damos | que dia me tomo | qué día baja la cortina todo el día'),
  ('founded', 'cuándo abrimos el negocio | cuántos años tenemos | cuánto tiempo llevamos abiertos | há quanto tempo a loja existe
    | en qué año empezó todo | qué antigüedad tiene la empresa | cuántos años cumple la tienda | cuándo nació la empresa
    | desde qué fecha funcionamos | cuánto hace que abrimos | quando a gente começou | desde cuándo tenemos la panadería
    | en qué año puse el taller | cuánto lleva el restaurante | quantos anos tem a empresa | qué año abrió mi abuela el local
    | qué tan viejo es el negocio | cuándo abrí | desde cuándo estoy | cuántos años tengo con esto | hace cuánto empecé
    | en qué año abrimos | cuánto llevo con la tienda | cuánto tiempo tiene el negocio | desde qué año trabajo
    | cuando fue que arranqué | hace rato que estamos, desde cuándo | quanto tempo a gente tem | desde quando a loja existe
    | qué edad tiene el local | cuántos añitos llevamos | en qué fecha nació el negocio | hace cuántos años puse esto
    | cuánto hace que estoy en esto | cuándo puse el local | de qué año es el negocio | que tan antigua es la panadería
    | cuántos años cumplimos | cuándo comenzó todo esto | qué tanto tiempo llevo abierto | desde cuando vendo
    | cuando fundé la empresa | q año empezamos | cuanto tenemos de trayectoria | hace cuanto existe el local
    | cuándo se creó el negocio | cuantos años de experiencia tenemos | es nuevo o viejo el negocio'),
  ('business_name', 'cómo se llama mi negocio | qué nombre tiene la tienda | qual o nome da minha empresa | cuál es mi marca
    | con qué nombre nos conocen | qué dice el letrero del local | cómo se llama la panadería | cómo se llama mi tienda
    | cuál es el nombre de la marca | como chama o salão
    | cómo se llama el negocio | qué nombre tiene mi tienda | cómo me llamo comercialmente | cómo le puse al local
    | cuál es el nombre de la empresa | cómo nos conoce la gente | con qué nombre salgo | qué dice el letrero | qual o nome da loja
    | como se chama a minha empresa | cómo le pusimos al emprendimiento | qué marca usamos | mi negocio cómo se llama
    | a nombre de qué sale el negocio | cómo es que se llama el changarro | qué nombre le puse | el nombre de fantasía cuál era
    | cómo se llama mi emprendimiento | bajo qué nombre trabajo | cómo le dicen a mi local | qué nombre aparece en las bolsas
    | cómo firmamos | nombre del negocio | cómo está registrado el negocio | recordame el nombre de la marca
    | cómo bauticé el negocio | con qué nombre facturo | como que se llama esta cosa'),
  ('business_type', 'a qué me dedico | de qué es mi negocio | o que a minha empresa faz | qué clase de negocio tengo | en qué rubro estoy
    | qué es lo que hago yo | qué tipo de empresa somos | qué hace mi empresa | qué tipo de local es
    | qué tipo de negocio tengo | qué rubro es el mío | en qué giro estoy | de qué va el negocio | a qué se dedica la empresa
    | qué clase de local tengo | que tengo yo, qué negocio | de qué vivo | qual o meu ramo | com que eu trabalho
    | o que é o meu negócio | a qué nos dedicamos | qué hacemos como empresa | en qué trabajo | cuál es mi oficio | qué somos
    | en qué ramo ando | de qué laburo | cuál es mi actividad | qué actividad tengo registrada | en qué la giro
    | qué onda mi negocio, de qué es | en qué me desempeño | de qué es el emprendimiento | cual es el giro | q negocio tengo
    | mi negocio es de qué | a que le hago'),
  ('payment', 'cómo nos pagan | qué formas de pago acepto | aceptamos tarjeta? | como o cliente paga | con qué pagan los clientes
    | reciben transferencia? | a dónde me depositan | tomamos dólares? | cómo les cobro a los clientes | se puede pagar con tarjeta?
    | por dónde me transfieren | aceitamos cartão? | qué billeteras recibo | cómo cancelan los clientes | puedo cobrar con QR?
    | aceptamos pagos en dólares? | qué tarjetas pasan | como a gente recebe dos clientes | por qué medio me pagan
    | cómo pagan los turistas
    | cómo me pagan | con qué me pueden pagar | qué medios de pago tengo | aceptamos transferencia | me pueden transferir
    | cómo le cobro a la gente | cómo recibo la plata | de qué forma cobro | reciben transferencias | se puede pagar por banco
    | me pueden depositar | aceita transferência? | cómo liquidan | por dónde me mandan la plata | recibo pagos por banco
    | qué aceptamos de pago | puedo cobrar con transferencia | cómo abonan | recibo yape | tenemos yape | se puede yapear
    | puedo cobrar con qr | con qué billetera me pagan | cómo me yapean, acepto eso | me pagan con el celular | agarramos yape'),
  ('tool', 'qué programa uso para facturar | con qué llevo las cuentas | dónde registro los pedidos | que sistema a gente usa
    | en qué anoto los fiados | qué carro uso para repartir | con qué hago el café | qué equipo tengo para cortar
    | en dónde llevo la agenda | con qué muelo el maíz | en qué vehículo entrego | qué uso para las cotizaciones
    | onde eu anoto os pedidos | qué app tengo para las citas | con qué aparato cobro | qué maquinaria hay en el taller
    | qué cámara uso | con qué programa llevo el inventario | dónde quedan anotadas las deudas | qué horno tenemos
    | em que aplicativo eu controlo o estoque | con qué agendamos | en qué programa edito | qué usamos para las facturas
    | con qué app reparto | qué app de delivery uso | en qué aplicación estoy para los envíos | con qué coso
    | en qué máquina trabajo | qué máquinas tengo | con qué equipo cuento en el taller | qué máquina de coser uso
    | qué fierros tengo en el taller | con qué maquinaria hago las prendas | qué aparato uso para coser | que máquina a gente usa
    | qué herramientas hay | con qué me las arreglo para coser | qué tengo para remallar | qué equipos uso
    | dónde apunto lo que vendo | en qué llevo las cuentas | con qué llevo el control | dónde anoto las ventas
    | qué uso para llevar los números | cómo llevo las cuentas | dónde apunto los fiados | con qué me organizo
    | onde eu anoto as vendas | en qué registro los gastos | qué sistema tengo para las cuentas | qué programa uso | qué soft tengo
    | con qué sistema facturo | en qué sistema cargo las ventas | qué aplicación manejo | con qué hago las boletas
    | qué software tenemos contratado | con qué tomo las órdenes'),
  ('channel', 'por dónde vendemos | en qué redes estamos | cómo nos encuentran los clientes | onde a gente anuncia
    | por dónde me hacen los pedidos | de dónde salen los clientes nuevos | dónde me hago publicidad | en qué app de delivery estoy
    | por onde marcam horário | cómo llega la gente a nosotros | a través de qué medio vendemos | dónde me encuentra la gente
    | qué redes manejo | por que canal chega mais cliente | en qué feria vendo | cómo me reservan | dónde publico los videos
    | cómo agendan los pacientes | por dónde llegan los huéspedes | onde o pessoal pede | en qué plataforma está el hostal
    | dónde están a la venta los quesos | quién nos recomienda
    | por dónde me escriben | por dónde vendo | en qué redes estoy | dónde publico mis cosas | cómo me encuentran
    | por dónde me piden | dónde promociono | dónde subo las fotos | cómo se entera la gente de mi negocio
    | por dónde me hablan los clientes | onde a gente divulga | por onde chegam os pedidos | de dónde me salen los clientes
    | cómo consigo clientes | en qué lado publicito | por cuál red me llega más gente | dónde estoy en internet | cómo me contactan
    | por qué medio vendo | cómo llega la gente a mí | cómo me conocen | en qué ferias vendo | dónde me pongo a vender los sábados
    | dónde más vendo aparte del local | en qué mercados participo | dónde ofrezco mis productos | en qué feria estoy
    | onde eu vendo aos sábados | dónde saco mis productos a la venta | en qué app de comida estamos | por cuál app nos piden
    | qué app de delivery uso | por qué plataforma vendo | con qué app reparto | en qué apps de reparto salimos
    | en que plataforma me encuentran | que aplicaciones de pedidos tengo | por qué aplicación llegan los pedidos'),
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
    | atiendo mascotas agresivas? | a cuántos meses damos crédito
    | de cuánto es el anticipo | cuánto tienen que dejar para apartar | cuánto pido adelantado | cuánto de seña
    | qué porcentaje dejan antes | cuánto me adelantan | qué adelanto cobro | piden seña | hay que dejar plata para reservar
    | cobro anticipo | cuánto hay que abonar para separar | qual o sinal | quanto o cliente deixa de entrada
    | se puede apartar sin plata | con qué se aparta una fecha | cuánto dan de enganche | cuánto se cobra por adelantado
    | exijo depósito | cuánto necesitan para congelar el precio | aceptamos devoluciones | qué pasa si quieren devolver
    | cuánto tiempo tienen para cambiar | se puede cambiar una prenda | devuelvo la plata | hago cambios
    | cuántos días hay para cambios | dá pra trocar? | hasta cuándo pueden devolver | y si no les queda lo cambian
    | regreso el dinero | qué hacemos con los reclamos de cambio | aceito troca | si no les gusta lo recibo de vuelta | damos fiado
    | fío o no fío | a los vecinos les fío | se puede llevar y pagar después | vendo fiado? | doy crédito
    | puedo dejar que paguen luego | desde cuántas piezas acepto | cuál es el mínimo | cuánto es lo menos que pueden pedir
    | a partir de cuántas unidades vendo | hay mínimo de compra | qual o pedido mínimo | cuánto tienen que comprar como mínimo
    | desde cuánto despacho | cuánta garantía doy | qué garantía tiene el trabajo | cuánto tiempo respondo | damos garantía
    | si se daña otra vez respondo | quanto tempo de garantia | por cuánto tiempo cubro'),
  ('problem', 'qué me está fallando | cuál es mi mayor problema | de qué se quejan los clientes | por qué bajaron las ventas
    | qual o maior problema da loja | qué nos preocupa | en qué batallo más | qué día se vende menos | qué me quita el sueño
    | qué anda mal con el proveedor | con qué tengo broncas | qué nos está matando | qué me estresa del negocio
    | dónde estamos perdiendo plata | por que os clientes reclamam | cuál es el cuello de botella | qué es lo más difícil
    | qué se daña siempre | de qué reclaman los huéspedes | en qué época se cae la venta | qué me cuesta más trabajo
    | o que mais dá dor de cabeça | por qué perdemos clientes | qué materia prima no se consigue | qué mes es malo
    | qué se me descompone | qué se me daña a cada rato | qué equipo da problemas | qué falla siempre | qué se malogra seguido
    | por qué me quedo sin hornear | qué se me rompe | qué aparato me da lata | o que vive quebrando
    | qué me tiene hasta la coronilla | qué máquina anda mal | quiénes me quedan debiendo | quién no me paga
    | qué problema tengo con los cobros | por qué no me alcanza la plata | qué dolor de cabeza tengo con la cobranza
    | en qué estoy fallando | qué me está pegando | cuál es mi drama | qué me preocupa | con qué batallo | qual o meu maior problema
    | qué anda mal | qué me está complicando la vida | dónde se me va el negocio | de qué me quejo | cuál es mi talón de aquiles
    | qué me frena | qué tranca el negocio | con qué tengo bronca | cuál es el cacho | qué día está flojo | qué días no vendo nada
    | cuándo baja la venta | cuándo está muerto | qué día es malo | que dia é fraco | en qué día se cae la venta
    | qué día no viene ni un alma'),
  ('goal', 'qué quiero lograr este año | cuál es mi meta | a cuánto quiero llegar en ventas | qual é o nosso objetivo
    | para qué estoy juntando dinero | qué planes tenemos | dónde quiero poner otra tienda | qué sueño con hacer
    | a qué mercado queremos entrar | cuántas tiendas quiero tener | qué me gustaría lograr | qué queremos comprar más adelante
    | cuánto quiero vender | hacia dónde vamos | o que eu quero conquistar | en qué quiero convertir el negocio
    | para cuándo quiero la segunda tienda | qué tengo en mente para el otro año | cuántas clases quiero dar
    | qué máquina quiero comprar | a qué cadena queremos entrar | quanto eu quero juntar | qué me propuse para diciembre
    | dónde sueño abrir
    | qué quiero lograr | a dónde quiero llegar | qué planes tengo | qué sueño tengo con el negocio | qué busco este año
    | para qué estoy juntando plata | qué tengo en mente | qual é a minha meta | onde quero chegar
    | en qué ando pensando para el futuro | qué me propuse | a qué le tiro | a qué le apunto | qué pretendo hacer
    | qué es lo que más quiero | cuál es mi objetivo | qué proyecto tengo | hacia dónde voy | qué me falta por lograr
    | cómo quiero crecer | qué quisiera yo | qué me gustaría hacer | cuál es el sueño | dónde me veo en unos años | qué aspiro
    | cuál es la idea a futuro | qué ganas tengo | qué espero del año | qué quiero montar | qué me traigo entre manos'),
  ('constraint', 'cuánto puedo gastar | cuál es mi presupuesto | hasta cuánto puedo pagar de renta | qual o meu limite de gasto
    | qué no puedo hacer | cuántos pedidos alcanzo a hacer como mucho | cuánto tengo para invertir
    | por qué no puedo contratar a nadie | cuánto es lo más que puedo invertir | cuál es el tope de gasto | até quanto posso gastar
    | con cuánta plata cuento | qué cosas no me permito | cuánto es lo máximo que pago de arriendo
    | cuántas tortas puedo hacer por día | quanto posso investir | qué tope tengo para el catering
    | hasta cuánto puedo meterle | cuál es mi tope | de cuánto es mi presupuesto | cuánto es lo máximo
    | con cuánto cuento para invertir | qué no puedo pasar | quanto eu posso gastar | qual o limite | para cuánto me alcanza
    | hasta dónde me da el bolsillo | cuánto le puedo poner | cuánto dispongo | qué límite de plata tengo
    | cuánto es lo más que puedo | de cuánto no me puedo pasar | cuánta plata tengo disponible | con qué presupuesto cuento
    | qué tanto puedo invertir | qué cosas no puedo | por qué no puedo trabajar los domingos | qué limitaciones tengo
    | qué me limita | qué no estoy dispuesto a hacer | qué restricciones tengo | o que eu não posso | a qué no le entro
    | qué es lo que no negocio'),
  ('decision', 'qué decidimos sobre el local | en qué quedamos con los precios | o que a gente decidiu | qué vamos a dejar de vender
    | al final qué hicimos con la sucursal | qué opción elegimos | qué íbamos a cambiar | con cuál proveedor nos quedamos
    | qué se resolvió del horario | al final con cuál nos quedamos | qué dejamos de hacer | o que ficou combinado
    | qué cambio aprobamos | qué plato sacamos de la carta | qué decidimos hacer con el local viejo
    | o que a gente resolveu sobre o delivery | de qué proveedor nos cambiamos | qué precio acordamos subir
    | qué decidí | en qué quedé | qué resolví | qué vamos a hacer con el proveedor | qué acordamos | cuál fue la decisión
    | cómo quedamos | qué determinamos | qué se decidió | o que ficou resolvido | en qué quedamos con lo del proveedor
    | qué voy a hacer | qué cambio hicimos | qué elegí | por qué opción me fui | qué me decidí a hacer | al final qué hice
    | con qué opción nos quedamos | qué definimos | qué opción agarré | qué dije que iba a hacer | cuál fue el acuerdo
    | ya decidí algo | qué fue lo último que resolvimos | a qué le dimos luz verde | qué dispuse | por cuál me decidí
    | qué pasó con el proveedor, qué decidí'),
  ('event', 'cuándo es la feria | qué día es la boda | cuándo me entregan la máquina | quando é a inauguração | qué fecha vence el permiso
    | qué tengo en agosto | para cuándo es el pedido grande | cuándo viene el inspector | qué día me toca la cita del banco
    | qué viene en el calendario | cuándo empiezan las clases | cuándo sale el próximo lote | qué día es el curso
    | cuándo se vence el contrato | quando começa a feira | para qué fecha es el matrimonio | en qué fecha es la entrega
    | cuándo es el torneo | cuándo abre la segunda tienda | quando chega a máquina | cuándo es el vencimiento del permiso
    | qué día hay degustación | cuándo me visitan los de la alcaldía
    | qué día cae la feria | para cuándo es la feria | en qué fecha es lo de la feria | qué tengo agendado | qué se viene
    | qué eventos tengo | cuándo me toca la feria | quando é a feira | que dia é o evento | cuánto falta para la feria
    | qué hay en la agenda | qué fechas tengo apartadas | qué compromisos tengo | qué tengo pendiente este mes
    | cuándo era lo de la feria | la feria cuándo es | ya mero es la feria, qué día | a cuántos estamos de la feria
    | qué día tengo que ir a la feria | qué hay en diciembre | cuándo se me vence el permiso | hasta cuándo tengo el permiso
    | qué día caduca el permiso | cuándo toca renovar el permiso | hasta qué fecha es válido el permiso | quando vence a licença
    | cuando expira el permiso | cuándo tengo que sacar otra vez el permiso | para cuándo debo renovar'),
  ('habit', 'qué día compro la mercancía | cada cuánto hago inventario | cuándo publico | que dia eu faço as compras
    | cuándo le pago a la gente | qué hago los lunes | qué días voy al mercado | cada cuándo limpiamos las máquinas
    | cómo suelo organizar la semana | a qué hora preparo la masa | cuándo voy por la mercancía | qué hago todos los días primero
    | qué días se hornea | com que frequência eu posto | cuándo cierro la caja | qué día riego | cuándo hago el pedido al proveedor
    | qué día se lava la máquina | quando eu faço o pagamento | a qué hora voy a la plaza | cada cuánto subo fotos
    | qué días salgo a vender
    | qué día publico | cuándo subo contenido | cada cuánto posteo | qué acostumbro los lunes | cuándo hago publicaciones
    | que dia eu posto | qué suelo hacer los lunes | con qué frecuencia publico | qué día subo cosas a las redes
    | cada cuándo publico | cuándo voy al mercado | a qué hora voy a comprar | cada cuánto voy al mercado | qué día hago la compra
    | cuándo salgo a surtir | qué es lo primero que hago | quando eu faço as compras | qué rutina tengo | qué hago siempre temprano
    | cuándo me surto | qué días voy por mercadería | cada cuánto cuento la mercadería | qué día hago inventario
    | cuándo reviso el stock | cuándo cuento lo que hay | cada cuánto hago el conteo | quando faço o inventário
    | cuándo hago el corte | qué costumbre tengo los viernes'),
  ('preference', 'cómo me gusta que me hables | cómo quiero las respuestas | me gusta formal o informal? | como eu prefiro as respostas
    | qué no me gusta que hagas | cómo debes escribirme | qué tono uso | de usted o de tú | qué quiero que evites
    | cómo me tienes que escribir | largo o corto me gustan las respuestas | con qué tono me contestas
    | o que eu não gosto nas respostas | cómo me gusta que me expliques | qué palabras no me gustan | em que formato prefiro os textos
    | cómo quiero que me contestes | cómo me gusta que me respondas | qué te pedí sobre las respuestas | cómo prefiero los mensajes
    | qué tan largo me tienes que escribir | de qué forma te dije que me hablaras | como eu gosto que você responda
    | te acuerdas cómo quiero las respuestas | me gustan largas o cortas las respuestas | en qué estilo me escribes
    | cómo debes responderme | qué estilo prefiero | cómo tienes que hablarme | qué cosas no me gustan de cómo escribes
    | me tratas de tú o de usted | cómo quiero que me trates | cómo me debes hablar | te dije que me trataras cómo
    | de usted o de vos | cómo te pedí que me dijeras | qué trato quiero | como me debes llamar | a qué hora me gusta trabajar
    | cómo prefiero trabajar | cuándo rindo más | qué me gusta más, día o noche | cómo me acomodo mejor para trabajar | qué prefiero
    | en qué momento prefiero hacer las cosas'),
  ('offers', 'qué vendo | qué productos tenemos | qué servicios damos | o que a gente vende | qué más hacemos aparte de pan
    | vendemos bebidas? | qué hay en el menú | qué cosas ofrecemos para fiestas | hacemos pasteles de boda?
    | qué prendas confeccionamos | qué manejamos | qué trabajos hacemos | qué sabores hay | alquilamos sillas?
    | quais serviços eu ofereço | qué clases damos | qué tipo de tortas hago | qué tratamientos ofrecemos | que salgados a gente faz
    | qué reparamos | qué se puede comer aquí
    | qué cosas hago para vender | qué le ofrezco a la gente | de qué es lo que vendo en mi negocio | q vendo
    | que productos manejo yo | hacemos tortas de cumple | vendemos pasteles de cumpleaños o no | qué hay en la carta de repostería
    | cuál es mi producto estrella | con qué arrancó la gente a conocerme, qué preparo | qué sale de mi cocina
    | o que a gente faz de bolo | oferecemos bolo de aniversario? | qué clase de tortas preparo
    | puedo hacer un queque de cumpleaños | tenemos pastel de cumpleaños en el catálogo | qué arreglo | qué aparatos reparo
    | le meto mano a las lavadoras también | arreglo lavarropas | qué servicios presto | en qué le puedo servir a un cliente
    | qué trabajos agarro | qué servicios doy en el taller | se arreglan lavadoras acá | consertamos máquina de lavar?
    | que es lo que hago en el taller | hago reparaciones de línea blanca | qué le cuento a un cliente que hago
    | a qué aparatos les entro | qué cositas compongo');

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
