-- Which words ask for which type of fact. Written as people write them, without accents; what is stored are their stems, so a regular verb
-- stands in one form only. A question has several: the surest of each type counts.

insert into private.question_cues (asked, lexeme, type, likeness)
select c.asked, w.lexeme, c.type, max(c.likeness)
from (
  values
    -- price: what customers pay
    ('price', 'a cuanto', 0.9, ''), ('price', 'cuanto', 0.5, ''), ('price', 'desde cuanto', 0.6, ''),
    ('price', 'cuanto', 0.9, 'cuesta cuestan costar costaba vale valen valer sale salen salir cobro cobramos cobran cobra cobraria queda quedan quedo dejo dejamos anda andan damos doy pongo pusimos vendo vendemos es esta estan custa custam sai fica cobrar precio mensualidad tarifa rentamos alquilamos ofrecemos hacerse ponerse'),
    ('price', 'cuanto', 0.8, 'pagan paga cliente socio papas alumno paciente huesped turista cada hora clase noche kilo docena litro metro pieza'),
    ('price', 'que', 0.9, 'precio precios costo vale valor tarifa cuesta preco'), ('price', 'en que', 0.8, 'precio vendemos dejamos'),
    ('price', '', 0.6, 'precio precios tarifa costo cuesta vale preco valor cobramos cobro'),
    ('price', 'a cuanto', 1, 'vendo vendemos damos doy dejamos dejo ofrezco ofrecemos alquilamos rentamos ponemos pongo'),
    -- cost: what the business pays
    ('cost', 'cuanto', 0.4, ''), ('cost', 'cuanto nos', 0.6, ''), ('cost', 'a cuanto', 0.3, ''),
    ('cost', 'cuanto', 0.9, 'pago pagamos pagando pagar gasto gastamos gastar gastando va van vamos ido invertimos metemos meto metiendo ponemos destinamos debemos recibo renta alquiler arriendo arrendamiento sueldo sueldos salario nomina luz agua gas internet electricidad pagamento desembolsamos cuestan egresos gastos despesa despesas'),
    ('cost', 'cuanto nos', 0.9, 'llega cobra cobran cuesta cuestan sale salen deja dejan vende venden viene come custa sai representa'),
    ('cost', 'a cuanto', 0.8, 'compro compramos consigo conseguimos traemos pagamos nos'), ('cost', 'cuanto', 0.8, 'compro compramos conseguimos damos insumo materia proveedor'),
    ('cost', 'que', 0.7, 'gastos gasto pagamos pago costos egresos despesas'), ('cost', 'en que', 0.9, 'gasto gastamos gastamos va plata dinero'),
    ('cost', '', 0.6, 'gasto gastos egreso egresos recibo sueldo sueldos nomina renta alquiler arriendo aluguel despesa despesas custo custos impuestos pagamos'),
    -- revenue: what comes in
    ('revenue', 'cuanto', 0.3, ''),
    ('revenue', 'cuanto', 0.9, 'ingresa ingresan ingreso entra entran facturamos facturo factura facturan ganamos gano gana saco sacamos saca caja faturamos fatura faturam faturamento entradas ingresos vendemos vende vendo venden venta ventas moviendo movemos mueve hacemos recaudo recaudamos recauda percibimos tira deja rinde embolsamos ganha ganhamos vendeu'),
    ('revenue', 'cuanto', 0.6, 'diario dia semana mes mensual ano anual diario'), ('revenue', '', 0.7, 'ingresos ventas facturacion faturamento vendas entradas recaudacion'), ('revenue', 'de cuanto', 0.9, 'ventas ingresos caja'),
    -- metric: a figure of the business
    ('metric', 'cuantos', 0.7, ''), ('metric', 'cuanto', 0.3, ''), ('metric', 'que', 0.1, ''),
    ('metric', 'cuantos', 0.9, 'cliente clientas clientes gente atendemos atiendo pedidos hacemos hago lavamos vendemos vendo usan inscritos inscrita inscritas alumnos alumnas seguidores visitas van vienen entran llegan compran diario dia semana mes socios hay tenemos caben entran producimos fabricamos despachamos entregamos sacamos reservas citas pacientes camas mesas sillas cuartos habitaciones hectareas cabezas plantas colmenas unidades litros kilos botellas metros servicios cortes'),
    ('metric', 'cuanto', 0.9, 'gente promedio porcentaje margen ganancia clienta clientes ticket mide miden producimos produzco produce producir fabricamos fabrica procesamos elaboramos despachamos atendemos produzimos cosechamos cultivamos sembramos rinde seguidores espacio capacidad merma pierde perdemos cabe media medio'),
    ('metric', 'que', 0.9, 'porcentaje tan promedio margen ganancia tamano tasa ocupacion cartera porte capacidad nivel proporcion parte percentual cantidad volumen superficie'), ('metric', 'de que', 0.8, 'tamano porte capacidad'),
    ('metric', '', 0.7, 'promedio porcentaje margen ocupacion conversion merma seguidores rotacion desercion ticket media percentual capacidad morosidad produccion churn inadimplencia aforo'),
    -- team_size
    ('team_size', 'cuantos', 0.4, ''), ('team_size', 'cuantos somos', 1, ''), ('team_size', 'cuanto', 0.9, 'gente plantilla trabaja personal equipo empleo'),
    ('team_size', 'cuantos', 0.95, 'somos personas empleado trabajador trabajan trabaja trabajamos trabajando ayudantes chalanes muchachos muchachas costureras meseros mozos vendedores equipo personal plantilla empleadas colaboradores funcionarios operarios obreros artesanas estamos trabalham trabalhamos trabalhando pessoas integran nomina integrantes choferes maestros cocineros estilistas barberos tecnicos'),
    ('team_size', '', 0.5, 'equipo empleados personal plantilla equipe integrantes'), ('team_size', 'de que', 0.7, 'tamano equipo'),
    -- person: who has a name
    ('person', 'quien', 0.8, ''), ('person', 'a quien', 0.6, ''), ('person', 'de quien', 0.4, ''), ('person', 'con quien', 0.5, ''),
    ('person', 'quien', 0.95, 'lleva llevan maneja hace hacen encarga encargado ocupa cargo atiende dirige coordina reparte contesta responde publica ayuda entrega cocina cuida administra responsable socio socia encargada ensena enseno jefe jefa duena dueno manda cobra vende limpia corta bana trabaja prepara hornea arregla repara disena diseno instala maneja conduce supervisa organiza toma recibe cuenta programa faz cuida atende comanda entrega'),
    ('person', 'con quien', 0.9, 'socio sociedad asocie trabajo trabajamos comparto negocio tengo'), ('person', 'a quien', 0.8, 'llamo aviso pregunto delego tengo contrate'),
    ('person', 'como', 0.8, 'llama llaman chama nombre socio contador empleado esposa hermano'), ('person', 'que', 0.6, 'empleado persona familiar pariente nombre muchacho companero'),
    ('person', '', 0.4, 'socio socia encargado encargada empleado hermano hermana esposa esposo hijo hija mama papa primo prima gerente contador contadora cunado suegra sobrino tio irmao irma marido'),
    -- supplier: from whom it buys
    ('supplier', 'quien', 0.35, ''), ('supplier', 'a quien', 0.4, ''), ('supplier', 'de quien', 0.8, ''), ('supplier', 'de donde', 0.9, ''), ('supplier', 'con quien', 0.5, ''),
    ('supplier', 'quien', 0.9, 'vende venden surte surten surto provee proveen trae traen trajo abastece abastecen manda mandan fornece fornecem fornecedor suministra proveedor distribuye despacha consigue facilita dota da dan deja fia alquila'),
    ('supplier', 'a quien', 1, 'compro compramos comprar pedimos pido encargamos encargo surtimos adquirimos pedimos'), ('supplier', 'con quien', 1, 'compro compramos conseguimos consigo surtimos surto abastecemos pedimos proveemos'),
    ('supplier', 'de quien', 0.95, 'compro compramos viene vienen recibimos traemos es son'),
    ('supplier', 'donde', 0.95, 'compro compramos comprar surtimos surto traemos traen traigo conseguimos consigo abastecemos abastezco adquirimos sacamos saco pedimos materia insumos mercaderia mercancia ingredientes'),
    ('supplier', 'que', 0.8, 'proveedor proveedores marca distribuidor distribuidora fabrica fornecedor surte provee abastece'), ('supplier', 'de que', 0.8, 'marca casa fabrica proveedor viene finca'), ('supplier', 'en que', 0.7, 'mercado compramos compro surto surtimos'),
    ('supplier', '', 0.8, 'proveedor proveedora surte surten provee proveen abastece abastecen fornecedor fornece distribuidor insumos suministra'),
    -- customers: who buys
    ('customers', 'quien', 0.35, ''), ('customers', 'a quien', 0.6, ''), ('customers', 'para quien', 0.8, ''),
    ('customers', 'quien', 0.95, 'compra compran contrata contratan viene vienen busca buscan toma toman cliente clientes vendemos consume consumen llega llegan usa usan visita visitan pide piden prefiere lleva alquila elige frecuenta encargan publico atendemos adquieren entran inscriben procura'),
    ('customers', 'a quien', 0.95, 'vendemos vendo vender servimos servicio atendemos atiendo dirigimos publico entregamos ofrecemos apuntamos damos hacemos'), ('customers', 'para quien', 0.9, 'trabajamos hacemos vendemos producimos cosemos cocinamos'),
    ('customers', 'que', 0.8, 'gente publico cliente clientela negocios empresas contratan contrata compran compra tiendas mercado segmento vienen visitan personas edad agarran llevan perfil pessoal'),
    ('customers', 'de que', 0.7, 'edad clientes gente publico'), ('customers', 'a que', 0.9, 'publico clientes gente mercado segmento empresas negocios vendemos atendemos'),
    ('customers', '', 0.7, 'clientes clientela publico compradores consumidores segmento fregueses freguesia compradores'), ('customers', '', 0.5, 'edad'),
    -- competitor
    ('competitor', '', 0.95, 'competencia competidor competidores competimos compite compiten rival rivales concorrente concorrentes concorrencia disputa disputan'), ('competitor', 'quien', 0.2, ''), ('competitor', 'contra quien', 1, ''),
    ('competitor', 'quien', 1, 'competimos compite compiten quita quitan quitando rival rivales competencia sombra disputa parecido concorre rouba roba'),
    ('competitor', 'que', 0.95, 'sombra quita quitan quitando compite rival mismo misma parecido similar enfrente vecindad ganar disputa'), ('competitor', 'a que', 0.9, 'ganar rival'), ('competitor', '', 0.7, 'sombra'),
    -- location: where it is
    ('location', 'donde', 0.75, ''), ('location', 'por donde', 0.5, 'instalados estamos queda quedamos'),
    ('location', 'donde', 0.95, 'esta estan estamos estoy queda quedan quedo quedamos ubicado ubicada ubicamos ubica local taller tienda guardamos guardo bodega sucursal sede fica ficamos fabrica oficina atiendo atendemos trabajo trabajamos encuentra instalados operamos puesto negocio funciona sala consultorio cocina almacen planta lote loja'),
    ('location', 'en que', 0.9, 'local calle zona barrio colonia direccion ciudad lugar esquina avenida sector comuna distrito municipio piso numero puesto cuadra plaza mercado centro pueblo bairro rua cidade pais provincia estado departamento altura parte'), ('location', 'que', 0.8, 'calle direccion colonia esquina numero puesto piso domicilio cuadra rua endereco bairro local'),
    ('location', '', 0.6, 'direccion ubicacion endereco ubicados ubicado localizacion'),
    -- coverage: where it goes to
    ('coverage', 'a donde', 0.85, ''), ('coverage', 'donde', 0.2, ''), ('coverage', 'por donde', 0.4, ''),
    ('coverage', 'donde', 0.9, 'llegamos mandamos enviamos llevamos repartimos entregamos envios entregas llega reparto despachamos despacho exportamos cubrimos distribuimos'), ('coverage', 'por donde', 0.9, 'repartimos reparto entregamos viajo viajamos vamos'),
    ('coverage', 'a donde', 1, 'llegamos mandamos enviamos llevamos repartimos entregamos envios entregas llega despachamos exportamos vamos viajo cubrimos entregamos'),
    ('coverage', 'a que', 0.95, 'municipios zonas ciudades colonias barrios comunas distritos paises estados sectores lugares partes provincias llegamos enviamos repartimos mandamos'),
    ('coverage', 'que', 0.85, 'municipios zonas ciudades colonias barrios comunas distritos llegamos enviamos entregamos repartimos mandamos envios cubrimos cobertura abarcamos regiones'), ('coverage', 'en que', 0.7, 'zonas ciudades barrios distritos comunas entregamos repartimos'),
    ('coverage', '', 0.6, 'envios domicilios reparto cobertura delivery entregas frete entregamos repartimos llegamos cubrimos despachamos'),
    -- hours
    ('hours', 'que hora', 0.9, ''), ('hours', 'que dia', 0.6, ''), ('hours', 'cuando', 0.2, ''),
    ('hours', 'que dia', 0.95, 'abro abrimos cerramos cierro trabajamos trabajo atendemos atiendo descansamos descanso consulta hay abre cierra cerrado cerrada abierto libre libramos folga fechamos fechada fechado aberto salgo damos estamos laburamos'),
    ('hours', 'que', 0.9, 'hora horas horario horarios abrimos cerramos jornada turno turnos'), ('hours', 'cuando', 0.9, 'abro abrimos cierro cerramos abre cierra atiendo atendemos descansamos fechamos'),
    ('hours', 'que hora', 1, 'abro abrimos cierro cerramos abre cierra atiendo atendemos empezamos termino terminamos bajamos subimos cortina fecha fechamos abrimos llegamos trabajamos'),
    ('hours', '', 0.75, 'horario horarios abrimos abro cerramos cierro abierto cerrado abre cierra horas fechado aberto fechamos descansamos atendemos'),
    ('hours', '', 0.5, 'lunes martes miercoles jueves viernes sabado domingo segunda terca quarta quinta sexta feriados festivos'), ('hours', 'si', 0.9, 'lunes martes miercoles jueves viernes sabado domingo feriados festivos noche tarde trabajamos trabaja abrimos atendemos cerramos'),
    -- founded
    ('founded', 'desde cuando', 0.95, ''), ('founded', 'cuando', 0.9, 'abrimos abri fundamos fundo fundaron fundado empezamos empece empezo empezaron arrancamos arranco iniciamos inicio nacio nacimos comenzamos comenzo surgio comecou comecamos'),
    ('founded', 'que', 0.9, 'existimos fundamos fundo empezamos empezo fundado nacio arrancamos iniciamos inicio antiguedad'), ('founded', 'en que', 0.8, 'ano'),
    ('founded', 'cuanto tiempo', 0.9, 'llevamos llevo lleva existe existimos abiertos tenemos tiene operando funcionando mercado'), ('founded', 'cuantos', 0.8, 'anos llevamos antiguedad cumplimos cumple'), ('founded', 'cuantos', 0.9, 'llevamos antiguedad'),
    ('founded', '', 0.6, 'existimos fundado antiguedad fundacion fundamos aniversario'),
    -- event
    ('event', 'cuando', 0.75, ''), ('event', 'que dia', 0.55, ''), ('event', 'hasta cuando', 0.8, ''), ('event', 'cuando', 0.6, 'es'),
    ('event', 'cuando', 0.9, 'arranca empieza inicia sale llega vence toca termina presentacion feria evento lanzamos inauguramos entrega comeca abertura reune reunion junta asamblea vacaciones cita viaje cae viene seria celebramos fiesta prevista programado agenda examen curso taller inscripciones festival concierto boda temporada promocion visita mudamos abrimos renueva fecha proximo proxima comienza acaba festa encomenda'),
    ('event', 'que dia', 0.95, 'es sale arranca empieza llega fecha evento lanzamos feria entrega vence cae inauguramos comienza festa promo promocion reunion visita viajo'), ('event', '', 0.6, 'evento feria inauguracion lanzamiento vence fecha vencimiento estreno congreso festival asamblea'),
    -- habit
    ('habit', 'cuando', 0.55, ''), ('habit', 'que dia', 0.55, ''), ('habit', 'cada cuanto', 0.95, ''), ('habit', 'que hora', 0.3, ''), ('habit', 'con que', 0.3, 'frecuencia'),
    ('habit', 'cuando', 0.95, 'compro compramos hago hacemos tuesta tuesto preparo preparamos reviso revisamos publico publicamos surto surtimos pago pagamos pagan cobro cobramos limpio limpiamos mantenimiento mantencion inventario repongo reponemos horneo horneamos cocino cocinamos reparto repartimos cuadro cuento contamos hacemos riego regamos cosecho vamos voy produzco confiro lavo lavamos'),
    ('habit', 'que dia', 0.95, 'hago hacemos compro compramos pagamos paga pago preparo preparamos publico publicamos reviso surtimos surto vamos voy recibimos repongo reparto repartimos entregamos salgo limpio limpiamos horneamos cocinamos cobro cobramos fecho caja cuadro riego inventario saem faco compramos entregar'),
    ('habit', 'que', 0.6, 'hago siempre rutina semana costumbre acostumbro sueles suelo manana'), ('habit', '', 0.7, 'costumbre rutina acostumbro acostumbramos suelo solemos frecuencia seguido siempre'),
    -- tool
    ('tool', 'con que', 0.7, ''), ('tool', 'en que', 0.45, ''), ('tool', 'donde', 0.2, ''),
    ('tool', 'donde', 0.95, 'anoto anotamos apunto apuntamos registro registramos cuentas tareas inventario control escribo guardo llevo datos contabilidad cotizaciones presupuestos agendo notas'), ('tool', 'con que', 0.95, 'llevo llevamos hacemos hago disenamos diseno edito editamos facturamos facturo cobramos trabajo trabajamos controlo controlamos registro registramos usamos manejo manejamos corto cortamos programa sistema app software maquina equipo herramienta apunto anoto organizo agendo imprimo imprimimos repartimos reparto transporto movemos cocinamos horneamos'),
    ('tool', 'en que', 0.9, 'programa app aplicacion sistema software anoto anotamos apunto apuntamos llevo llevamos registro registramos facturamos hacemos reparto repartimos transportamos horneamos cocinamos maquina disenamos editamos cuentas inventario toman apartan agendan'),
    ('tool', 'que', 0.9, 'programa app aplicacion aplicativo sistema software herramienta maquina maquinaria equipo usamos uso aparato vehiculo planilla plataforma usa usan utilizamos camara carro auto ferramenta'),
    ('tool', '', 0.7, 'programa programas app aplicacion aplicativo sistema software herramienta herramientas planilla planilha maquinaria'), ('tool', 'como', 0.5, 'llevo llevamos registro registramos anoto controlo controlamos cuentas inventario facturo'),
    -- channel
    ('channel', 'por donde', 0.85, ''), ('channel', 'donde', 0.35, ''), ('channel', 'con que', 0.1, ''),
    ('channel', 'donde', 0.9, 'vendo vendemos vende publico publicamos anuncio anunciamos anunciando promociono promocionamos encuentran encuentro reservan piden pedidos ofrecemos comprar conocen contactan escriben consiguen divulgamos difundimos pautamos'), ('channel', 'por donde', 0.95, 'vendemos vendo piden pedidos reservan escriben contactan llegan clientes encuentran compran publicamos recebe recibimos entran consultan agendan'),
    ('channel', 'en que', 0.9, 'red redes plataforma pagina anunciamos anunciando publicamos vendemos promocionamos feria app portal sitio'), ('channel', 'que', 0.85, 'red redes plataforma plataformas pagina canal canales anunciamos anunciando publicamos portal medios medio'),
    ('channel', 'como', 0.9, 'entera enteran conocen conoce llega llegan encuentran encuentra piden reservan contactan vendo vendemos consigo conseguimos captamos atraemos promocionamos da dan hallan ubican descubren publicitamos'), ('channel', 'de donde', 0.8, 'llegan clientes vienen pedidos'),
    ('channel', '', 0.5, 'redes plataforma canal publicidad anuncio anunciando publicamos reservan'),
    -- payment
    ('payment', 'como', 0.95, 'pagan pagar paga pago cobramos cobro cobrar abonar abonan cancelan depositan pagamento reciben recibimos pagos'), ('payment', 'con que', 0.95, 'pagan pagar paga abonar abonan cancelan cobramos cobro pago pagamento'),
    ('payment', 'que', 0.9, 'pagos tarjetas aceptamos acepto medios metodos formas recibimos recibo aceitamos'), ('payment', 'que', 0.7, 'pago pagar pagan abonar'), ('payment', 'si', 0.9, 'pagar pagan tarjeta efectivo transferencia plastico transferir qr pix yape plin nequi credito debito cuotas acepta aceptamos aceptan recibimos reciben aceita aceitamos dolares'),
    ('payment', '', 0.65, 'pagar tarjeta tarjetas efectivo transferencia plastico transferir cuotas pix yape plin nequi daviplata cartao dinheiro sinpe deposito qr'), ('payment', '', 0.5, 'aceptamos aceptan acepto reciben recibimos aceita aceitamos pagan'),
    -- policy
    ('policy', 'si', 0.8, ''), ('policy', 'cuanto tiempo', 0.85, ''), ('policy', 'desde cuanto', 0.8, ''), ('policy', 'cuantos', 0.3, ''), ('policy', 'cuanto', 0.1, ''), ('policy', 'hasta cuando', 0.5, ''),
    ('policy', '', 0.75, 'permitimos permitido prohibido obligatorio cancelan cancelar devuelven devolvemos devolucion devoluciones devolver devuelve devolve cambian cambiar garantia anticipo minimo minima credito fiado fiar fiamos regla reglas politica politicas descuento descuentos rebaja adelanto apartado apartar aparta encargar anticipacion antelacion reembolso reembolsamos deposito sena sinal requisito requisitos papeles condicion condiciones multa comision recargo penalidad tolerancia prazo plazo antecedencia troca trocar adianta exigimos exigen anular anulan vencen caducan separar separa reservar abono'),
    ('policy', '', 0.5, 'puede pueden pode podem deja dejan levar llevar traer atrasa atrasan demora esperamos espera cobre aceita agendar previa cita sin requerimos pedimos piden falla malo roto danado responde respondemos'),
    ('policy', 'cuanto', 0.95, 'tiempo aparta apartar dejan dejar deja demoramos demoran tardamos tarda anticipacion encargar responde respondemos descuento rebaja adelanto adelantan anticipo plazo garantia comision esperamos espera atrasa adianta sinal piden pedimos porcentaje separa separar reserva reservar confirma antes entregamos entrega senan sena multa recargo abonan minimo penalidad'),
    ('policy', 'cuantos', 0.9, 'encargar minimo desde lanzamos como aceptamos'), ('policy', 'cuanto tiempo', 0.95, 'pagan fiado credito encargar anticipacion demoramos tardamos entrega entregamos garantia responde respondemos cambiar devolver cancelar recibe recebe cobre marcar listo trocar avisar reservar vence esperamos'),
    ('policy', 'desde cuanto', 0.95, 'unidades prendas piezas kilos personas pedido docenas aceptamos recibimos vendemos mayorista mayoreo mayor festa fiesta atacado envio gratis despacho domicilio descuento'),
    ('policy', 'que', 0.85, 'descuento rebaja comision pedimos piden papeles documentos requisitos exigimos porcentaje sena sinal politica condiciones garantia regla plazo dejar anticipo pasa'), ('policy', 'cuanto nos', 0.9, 'pagan adelantan dejan abonan depositan'),
    ('policy', 'con que', 0.7, 'aparta separa reserva anticipacion'), ('policy', 'a cuanto', 0.7, 'dias plazo credito'), ('policy', 'hasta cuando', 0.9, 'cancelar cancelan anular anulan cambiar devolver reclamar pueden'), ('policy', 'si', 0.9, 'comprar mucho minimo mayor fiar fiado cancelan cancelar devolver cambiar traer llevar reservar cita anotar sacar entrar'),
    -- goal
    ('goal', '', 0.8, 'queremos quiero querer meta metas objetivo objetivos lograr alcanzar conseguir crecer aspiramos aspiro ahorrando ahorrar ahorramos ahorro juntando juntamos guardando sueno sonamos planeamos planeo planes planeando pretendemos proposito proyecto pensamos pienso buscamos apuntamos apunto anhelo proyectamos esperamos chegar pretendo pensando'),
    ('goal', 'que', 0.95, 'queremos quiero buscamos lograr logramos meta planeamos objetivo sueno aspiramos construir proposito alcanzar pretendemos quero'), ('goal', 'para que', 0.9, ''), ('goal', 'para que', 1, 'ahorramos ahorrando ahorro juntamos juntando juntando guardando guardamos plata'),
    ('goal', 'a donde', 0.9, 'queremos quiero vamos apuntamos chegar llegar'), ('goal', 'donde', 0.95, 'queremos quiero crecer abrir pensamos'), ('goal', 'cuanto', 0.95, 'queremos quiero llegar vender alcanzar meta aspiramos'), ('goal', 'cuantos', 0.95, 'queremos quiero llegar meta aspiramos'), ('goal', 'a que', 0.9, 'queremos quiero apuntamos aspiramos llegar pais paises'),
    ('goal', 'a quien', 0.95, 'queremos quiero llegar'), ('goal', 'vamos', 0.5, ''), ('goal', 'en que', 0.8, 'pensamos queremos quiero pienso'), ('goal', 'cuando', 0.5, 'quiero queremos'),
    -- constraint
    ('constraint', '', 0.85, 'maximo limite limites tope topes presupuesto alcanza alcanzamos dispongo disponemos dispuesto dispuestos techo orcamento restriccion capaces aguantamos'), ('constraint', '', 0.4, 'podemos puedo poder'), ('constraint', 'por que', 0.6, ''),
    ('constraint', 'cuanto', 0.95, 'maximo limite tope presupuesto podemos puedo alcanzamos alcanza dispuesto dispuestos dispongo disponemos invertir gastar tenemos inversion mejoras da orcamento aguantamos pasar pasarme contamos'), ('constraint', 'a donde', 0.5, 'podemos alcanza'), ('constraint', 'que', 0.9, 'maximo limite tope presupuesto podemos puedo'), ('constraint', 'cuantos', 0.8, 'maximo podemos alcanzamos tope limite'),
    -- decision
    ('decision', '', 0.95, 'decidimos decidi decidido decision decisiones resolvimos resolvi acordamos acordado acuerdo quedamos definimos definido determinamos resuelto aprobo aprobamos aprobado elegimos escogimos optamos decidiu decidimos combinamos'), ('decision', 'que', 1, 'decidimos decidi resolvimos acordamos quedamos definimos determinamos aprobo elegimos optamos'),
    ('decision', 'con que', 0.95, 'quedamos quedo'), ('decision', 'vamos', 0.75, ''), ('decision', 'que', 0.7, 'vamos adquirir cambiar dejamos dejar nuevo nueva sacamos quitamos saiu linea linha'), ('decision', 'en que', 0.9, 'quedamos enfocar enfocarnos apostar vamos concentrar'), ('decision', '', 0.6, 'enfocar apostar descontinuamos suspendimos eliminamos quitamos mudar'), ('decision', 'para que', 0.7, 'vamos mudar cambiar'),
    -- problem
    ('problem', '', 0.75, 'problema problemas mal falla fallas fallando queja quejas quejan preocupa preocupacion flojo floja baja bajas bajon peor batallamos batallo dificil dificultad dificultades complica complicado duele dolor dolores lio lios inconveniente sufrimos sufro estresa atrapalha reclama reclaman reclamo molesta pierdo perdemos atrasan atrasamos robos faltan escasea muerto muertos vacio fraco fraca nadie trava incomoda'),
    ('problem', 'por que', 0.8, ''), ('problem', 'que', 0.9, 'problema falla mal pasa preocupa duele complica molesta cabeza cuesta dificulta frena queja afecta atrapalha dificil batallamos'), ('problem', 'de que', 0.95, 'quejan queja reclaman sufrimos'), ('problem', 'por que', 0.95, 'alcanza plata dinero caja van vamos pierdo perdemos caen atrasamos bajan venden'),
    ('problem', 'que dia', 1, 'mal muerto muertos flojo floja baja bajo peor poco vacio fraco fraca movimiento tranquilo lento menos nadie'), ('problem', 'cuando', 1, 'mal muerto flojo floja baja bajo peor poco vacio fraco fraca movimiento lento menos nadie'), ('problem', 'en que', 0.8, 'fallamos batallamos fraco muerto flojo perdemos movimiento'), ('problem', 'con que', 0.9, 'batallamos batallo sufrimos sufro lidiamos problema'), ('problem', 'que hora', 0.9, 'mal muerto flojo floja fraco movimiento baja menos nadie'),
    -- preference
    ('preference', '', 0.8, 'prefiero prefieres prefere prefiro gusta gustaria gusto gosto tono estilo hablame hables hablar respondas respondeme contestes contesten contestame escribas tutear tutees vosear trates trates trato formato evitar evites respuestas respostas responda fale fales expliques'),
    ('preference', 'como', 0.95, 'prefiero gusta hables hablar hablen respondas respondan quiero contestes contesten trates traten escribas expliques llames llamen ensenes gosto digas fale responda quero'), ('preference', 'en que', 0.9, 'tono formato idioma estilo tom quiero respuestas'), ('preference', 'que', 0.8, 'pedi tono idioma estilo formato prefiero gusta evitar moleste'),
    -- the business itself
    ('business_name', 'como', 0.9, 'llama llamamos llamo negocio empresa tienda local marca nombre pusimos puse bautizamos bautice nombramos chama chamamos'), ('business_name', 'que', 0.8, 'nombre marca'), ('business_name', '', 0.6, 'nombre marca nome'), ('business_name', '', 0.8, 'pusimos bautizamos'),
    ('business_type', 'que', 0.6, 'negocio giro rubro ramo empresa tipo trabajo hago'), ('business_type', 'que', 0.95, 'dedico dedicamos giro rubro ramo'), ('business_type', 'a que', 1, 'dedico dedicamos dedica'), ('business_type', 'de que', 0.9, 'negocio trata vivo vivimos'), ('business_type', 'en que', 0.8, 'trabajo trabajamos rubro giro ramo'), ('business_type', '', 0.7, 'giro rubro dedicamos dedico ramo'),
    -- offers
    ('offers', 'que', 0.4, ''), ('offers', 'que', 0.9, 'vendemos vendo vende ofrecemos ofrezco producto productos servicio servicios tenemos catalogo menu carta hacemos despachamos preparamos fabricamos manejamos damos brindamos oferecemos producimos cocinamos elaboramos confeccionamos cosas cultivamos reparamos fazemos'),
    ('offers', 'si', 0.8, 'vendemos ofrecemos hacemos damos servicio tenemos manejamos preparamos vendo hago reparamos alquilamos'), ('offers', '', 0.5, 'catalogo productos servicios menu carta cardapio surtido')
) as c (type, asked, likeness, words)
cross join lateral (
  select unnest(case when c.words = '' then array[''] else private.insight_lexemes(c.words) end) as lexeme
) as w
group by c.asked, w.lexeme, c.type;
