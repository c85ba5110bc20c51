-- How people ask. A question rarely has the words of its answer: "¿quién nos surte?" is answered by "Proveedor: Don Beto", "¿cuánto
-- pagamos de alquiler?" by "Gasto en renta". So a question is asked twice: for its words, and for the type of fact that its
-- interrogative and its verb ask for; and each word stands for those that mean the same in one country or another.

create table private.question_cues (
  asked text not null,
  lexeme text not null,
  type text not null,
  likeness real not null,

  constraint question_cues_pkey primary key (asked, lexeme, type),
  constraint likeness_is_a_share check (likeness > 0 and likeness <= 1)
);

alter table private.question_cues enable row level security;

comment on table private.question_cues is
  'Which type of fact a question asks for, by its interrogative and one of its words. Reference data; written by migrations.';
comment on column private.question_cues.asked is 'Interrogative as private.interrogatives gives it; empty for a word that says it whatever is asked.';
comment on column private.question_cues.lexeme is 'Stem of a word of the question; empty for the interrogative alone.';
comment on column private.question_cues.type is 'First half of user_insights.fact_key.';
comment on column private.question_cues.likeness is 'How much it says so, up to 1.';

create table private.related_words (
  lexeme text not null,
  meaning integer not null,

  constraint related_words_pkey primary key (lexeme, meaning)
);

create index related_words_meaning_idx on private.related_words (meaning);

alter table private.related_words enable row level security;

comment on table private.related_words is
  'Words of small business that mean the same, or nearly, somewhere in Latin America. Reference data; written by migrations.';
comment on column private.related_words.lexeme is 'Stem of the word.';
comment on column private.related_words.meaning is 'Words with the same number stand for each other.';

create function private.interrogatives(p_text text)
returns text[]
language plpgsql
immutable
parallel safe
set search_path = ''
as $$
declare
  v_found text[];
begin
  v_found := array(
    select distinct case
      when m.word[1] ~ '^(a|en) (como|cuanto)$' then 'a cuanto'
      when m.word[1] ~ '^(desde|a partir de) [cq]uant' then 'desde cuanto'
      when m.word[1] ~ '^(hace|ha|faz) [cq]uant' then 'desde cuando'
      when m.word[1] ~ '^[cq]uant.* tiempo$|^quanto tempo$|^[cq]uant[oa]s dias$' then 'cuanto tiempo'
      when m.word[1] ~ '^[cq]uant[oa]s (somos|trabajamos|trabalhamos)$' then 'cuantos somos'
      when m.word[1] ~ '^(a|de) (quien|quem)' then left(m.word[1], -char_length(split_part(m.word[1], ' ', 2))) || 'quien'
      when m.word[1] ~ '^quie|^quem' then 'quien'
      when m.word[1] ~ '^[cq]uant[oa]s$' then 'cuantos'
      when m.word[1] ~ '^[cq]uant[oa]$' then 'cuanto'
      when m.word[1] in ('adonde', 'a onde', 'aonde', 'pra onde', 'para donde', 'hacia donde', 'hasta donde') then 'a donde'
      when m.word[1] in ('de onde') then 'de donde'
      when m.word[1] = 'onde' then 'donde'
      when m.word[1] = 'quando' then 'cuando'
      when m.word[1] ~ '^(que|q|qual|cual|cuales|quais) (dia|noche|fecha|data|noite)s?$' then 'que dia'
      when m.word[1] ~ '^(que pasa|que pasaria|o que acontece)$|^si$|^se$' then 'si'
      when m.word[1] = 'vamos a' then 'vamos'
      when m.word[1] in ('q', 'cual', 'cuales', 'qual', 'quais') then 'que'
      else m.word[1]
    end
    from regexp_matches(
      private.unaccent_immutable(lower(left(p_text, 1000))),
      '\m((?:a|en) (?:como|cuanto)|(?:desde|a partir de) [cq]uant[oa]s?|(?:hace|ha|faz) [cq]uant[oa]s?|[cq]uant[oa] tiempo|quanto tempo|'
        || '[cq]uant[oa]s dias|[cq]uant[oa]s (?:somos|trabajamos|trabalhamos)|[cq]uant[oa]s?|por que|para que|que pasa(?:ria)?|o que acontece|'
        || 'de d?onde|a d?onde|aonde|pra onde|(?:para|hacia|hasta) donde|adonde|d?onde|(?:desde|hasta) cuando|[cq]uando|(?:(?:a|de) )?(?:quien(?:es)?|quem)|'
        || '(?:que|q|cual(?:es)?|qual|quais) (?:dia|noche|fecha|data|noite)s?|vamos a|que|q|cual(?:es)?|qual|quais|como|^si|^se)\M',
      'g'
    ) as m (word)
    limit 4
  );
  return v_found;
end;
$$;

comment on function private.interrogatives(text) is
  'What a text asks for: a cuanto, cuanto, desde cuanto, cuanto tiempo, cuantos, cuantos somos, quien, a quien, de quien, donde, de donde, a donde, cuando, desde cuando, hasta cuando, que dia, que, como, por que, para que, si, vamos; of the first 1,000 characters, at most four. Pure.';

create function private.asked_types(p_text text, p_lexemes text[])
returns table (type text, likeness real)
language plpgsql
stable
set search_path = ''
set plan_cache_mode = force_generic_plan
as $$
begin
  return query
  select c.type, max(c.likeness)
  from unnest(private.interrogatives(p_text) || array['']) as a (asked)
  cross join unnest(p_lexemes || array['']) as l (lexeme)
  cross join lateral (
    select q.type, q.likeness from private.question_cues as q where q.asked = a.asked and q.lexeme = l.lexeme limit 30
  ) as c
  group by c.type;
end;
$$;

comment on function private.asked_types(text, text[]) is
  'The types of fact that a text asks for, and how surely. p_lexemes are private.insight_lexemes of the text.';

-- =====================================================================================================================
-- Cues. Words are written as people write them; what is stored are their stems.
-- =====================================================================================================================

insert into private.question_cues (asked, lexeme, type, likeness)
select c.asked, w.lexeme, c.type, max(c.likeness)
from (
  values
    ('a cuanto', '', 'price', 0.9),
    ('cuanto', '', 'price', 0.4), ('cuanto', '', 'cost', 0.3), ('cuanto', '', 'metric', 0.2), ('cuanto', '', 'revenue', 0.2),
    ('cuanto', 'cuesta cuestan cuesta costar costaba vale valen sale salen cobro cobra cobramos cobran queda quedo anda damos dejamos pongo pusimos es custa custam sai cobra precio mensualidad', 'price', 0.9),
    ('', 'precio precios tarifa costo cuesta vale preco valor', 'price', 0.6),
    ('cuanto', 'pago pagamos gasto gastamos gasta llega cobran va metemos invertimos debemos recibo cuesta damos renta alquiler arriendo sueldo luz agua internet electricidad pagamento pagar gastar', 'cost', 0.8),
    ('', 'gasto gastos egreso recibo factura sueldo nomina renta alquiler arriendo aluguel despesa custo', 'cost', 0.5),
    ('cuanto', 'ingresa entra entran vendemos vendo venden facturamos facturo ganamos gano sacamos saco faturamos vende caja', 'revenue', 0.9),
    ('', 'ingresos ventas facturacion faturamento vendas', 'revenue', 0.6),
    ('cuantos', '', 'metric', 0.6), ('cuantos', '', 'team_size', 0.4), ('cuantos', '', 'policy', 0.2),
    ('cuantos', 'clientes clientas gente atendemos pedidos hacemos lavamos vendemos usan inscritos inscrita alumnos seguidores visitas van diario dia mes socios', 'metric', 0.9),
    ('cuanto', 'gente promedio porcentaje margen gana ganancia cliente clienta ticket', 'metric', 0.9),
    ('que', 'porcentaje tan promedio margen ganancia tamano tasa ocupacion cartera', 'metric', 0.8),
    ('', 'promedio porcentaje margen ocupacion conversion merma seguidores rotacion desercion ticket', 'metric', 0.6),
    ('cuantos', 'somos personas empleados trabajadores trabajan trabajamos ayudantes chalanes muchachos costureras meseros vendedores equipo personal empleadas colaboradores funcionarios operarios estan', 'team_size', 0.9),
    ('', 'equipo empleados personal plantilla equipe', 'team_size', 0.5),
    ('quien', '', 'person', 0.7), ('quien', '', 'supplier', 0.3), ('quien', '', 'customers', 0.3), ('quien', '', 'competitor', 0.2),
    ('como', 'llama llaman nombre', 'person', 0.5),
    ('quien', 'lleva maneja hace hacen encarga atiende dirige coordina reparte contesta publica ayuda entrega cocina cuida administra responsable socio socia encargado encargada ensena enseno jefe duena dueno', 'person', 0.9),
    ('', 'socio socia encargado encargada empleado hermano hermana esposa esposo hijo hija mama papa primo prima gerente', 'person', 0.4),
    ('quien', 'vende venden surte surten provee proveen trae traen abastece manda mandan fornece suministra proveedor distribuye', 'supplier', 0.9),
    ('a quien', '', 'person', 0.6), ('a quien', '', 'supplier', 0.3), ('a quien', '', 'customers', 0.4), ('a quien', 'compramos compro compra pedimos encargamos', 'supplier', 0.9),
    ('a quien', 'vendemos vendo servimos atendemos dirigimos publico', 'customers', 0.9), ('de quien', '', 'supplier', 0.8),
    ('de donde', '', 'supplier', 0.8), ('donde', 'compro compramos surtimos surto traemos traen conseguimos', 'supplier', 0.8),
    ('', 'proveedor proveedora surte provee abastece fornecedor distribuidor insumos', 'supplier', 0.7),
    ('quien', 'compra compran contrata contratan viene vienen busca toman cliente clientes vendemos consumen llega llegan usa usan', 'customers', 0.9),
    ('que', 'gente publico clientes clientela negocios contratan compran tiendas mercado segmento vienen', 'customers', 0.7),
    ('', 'clientes clientas clientela publico compradores consumidores', 'customers', 0.6),
    ('', 'competencia competidor competimos compite rival quitando quita concorrente concorrencia', 'competitor', 0.9),
    ('quien', 'competimos compite quitando quita rival competencia', 'competitor', 1),
    ('donde', '', 'location', 0.7), ('donde', '', 'tool', 0.2), ('donde', '', 'channel', 0.3), ('donde', '', 'coverage', 0.2),
    ('donde', 'esta estan estamos queda quedo ubicado local taller tienda guardamos bodega sucursal fica', 'location', 0.9),
    ('que', 'local calle zona barrio colonia direccion ciudad lugar esquina avenida', 'location', 0.8),
    ('', 'direccion ubicacion domicilio endereco ubicados sucursal', 'location', 0.5),
    ('a donde', '', 'coverage', 0.8),
    ('donde', 'llegamos mandamos enviamos llevamos repartimos entregamos envios entregas llega', 'coverage', 0.9),
    ('que', 'municipios zonas ciudades colonias barrios comunas distritos llegamos enviamos entregamos repartimos mandamos envios', 'coverage', 0.8),
    ('', 'envios domicilios reparto cobertura delivery entregas frete entregamos', 'coverage', 0.5),
    ('que dia', '', 'hours', 0.6), ('que dia', '', 'event', 0.5), ('que dia', '', 'habit', 0.4), ('que dia', '', 'problem', 0.2),
    ('que dia', 'abrimos cerramos trabajamos atendemos descansamos reparto consulta descanso hay abre cierra cerrado', 'hours', 0.9),
    ('que', 'hora horas horario abrimos cerramos', 'hours', 0.9),
    ('cuando', 'abrimos cerramos abre cierra atendemos', 'hours', 0.8),
    ('', 'horario horarios hora abrimos cerramos abierto cerrado abre cierra horas', 'hours', 0.7),
    ('', 'lunes martes miercoles jueves viernes sabado domingo', 'hours', 0.3),
    ('cuando', '', 'event', 0.7), ('cuando', '', 'habit', 0.4), ('hasta cuando', '', 'event', 0.8), ('desde cuando', '', 'founded', 0.7), ('desde cuando', '', 'event', 0.4),
    ('cuando', 'arranca empieza inicia sale llega vence toca termina presentacion feria evento lanzamos inauguramos entrega comeca abertura', 'event', 0.9),
    ('que dia', 'es sale arranca empieza llega fecha evento lanzamos feria entrega recibimos', 'event', 0.8),
    ('', 'evento feria inauguracion lanzamiento vence aniversario fecha', 'event', 0.5),
    ('desde cuando', 'existe existimos abrimos tenemos estamos negocio empezamos', 'founded', 0.9),
    ('que', 'ano existimos inicio fundamos empezamos empezo fundado nacio', 'founded', 0.9),
    ('cuantos', 'anos llevamos tenemos', 'founded', 0.7),
    ('', 'existimos fundado antiguedad fundacion aniversario', 'founded', 0.5),
    ('cuando', 'compro hago hacemos compramos tuesta preparo preparamos reviso publico publicamos surtimos pago pagamos', 'habit', 0.9),
    ('que dia', 'hago hacemos compro compramos pagamos paga pago preparamos publico publicamos reviso surtimos', 'habit', 0.9),
    ('', 'costumbre rutina', 'habit', 0.6),
    ('donde', 'anoto anotamos apunto apuntamos llevamos registro registramos cuentas tareas guardamos inventario control', 'tool', 0.9),
    ('que', 'programa app aplicacion sistema software herramienta maquina equipo usamos uso aparato', 'tool', 0.8),
    ('', 'programa app aplicacion sistema software herramienta planilla sistema', 'tool', 0.6),
    ('donde', 'vendemos vendo publicamos anunciamos publico promocionamos encuentran reservan piden pedidos anuncio', 'channel', 0.9),
    ('que', 'red redes plataforma pagina canal anunciamos anunciando publicamos', 'channel', 0.8),
    ('como', 'entera enteran conocen llegan encuentran piden reservan contactan', 'channel', 0.8),
    ('', 'redes plataforma canal publicidad anuncio', 'channel', 0.4),
    ('como', 'pagan pagar cobramos pago paga', 'payment', 0.9),
    ('que', 'pagos pago pagar pagan tarjetas aceptamos recibimos', 'payment', 0.7),
    ('', 'pagar tarjeta efectivo transferencia plastico transferir cuotas pix yape nequi', 'payment', 0.6),
    ('', 'aceptamos aceptan reciben recibimos', 'payment', 0.5),
    ('', 'puede pueden permitimos cancelan devuelven devolvemos devolucion devoluciones cambian cambio garantia anticipo minimo credito fiado regla politica descuento rebaja adelanto apartado apartar aparta encargar anticipacion reembolso deposito sena requisito requisitos papeles condicion multa comision', 'policy', 0.7),
    ('cuanto', 'tiempo aparta dejan demoramos tardamos anticipacion encargar responde respondemos descuento rebaja adelanto anticipo plazo garantia comision', 'policy', 0.9),
    ('cuantos', 'dias encargar unidades pagan kilos piezas minimo desde lanzamos', 'policy', 0.7),
    ('que', 'descuento rebaja comision pedimos papeles requisitos exigimos cobramos porcentaje', 'policy', 0.7),
    ('', 'queremos quiero meta metas objetivo lograr crecer aspiramos ahorrando ahorrar sueno planeamos buscamos llegar alcanzar proposito', 'goal', 0.8),
    ('que', 'queremos quiero buscamos lograr logramos meta planeamos', 'goal', 0.9), ('para que', '', 'goal', 0.5), ('a donde', 'queremos', 'goal', 0.8),
    ('', 'maximo limite tope presupuesto podemos alcanza alcanzamos', 'constraint', 0.7), ('por que', '', 'constraint', 0.5),
    ('cuanto', 'maximo limite tope presupuesto gastar podemos alcanzamos', 'constraint', 0.9),
    ('', 'decidimos decidi decision resolvimos acordamos quedamos acordado definimos', 'decision', 0.9),
    ('que', 'decidimos resolvimos acordamos quedamos definimos', 'decision', 1),
    ('', 'problema problemas mal falla queja quejan preocupa flojo baja bajas peor batallamos dificil cuesta complica duele', 'problem', 0.7),
    ('que', 'va falla problema mal anda pasa', 'problem', 0.5),
    ('como', 'prefiero gusta hables respondas quiero contestes trates escribas', 'preference', 0.8),
    ('', 'prefiero prefieres gusta tono estilo hablame respuestas', 'preference', 0.6),
    ('como', 'negocio empresa tienda local marca nombre', 'business_name', 0.8), ('', 'nombre marca', 'business_name', 0.4),
    ('desde cuanto', '', 'price', 0.6), ('desde cuanto', '', 'policy', 0.7), ('desde cuanto', 'unidades prendas piezas kilos personas pedido docenas aceptamos recibimos vendemos mayorista mayoreo festa fiesta atacado', 'policy', 0.9),
    ('cuanto tiempo', '', 'policy', 0.8), ('cuanto tiempo', 'llevamos existe existimos abiertos', 'founded', 0.9), ('cuanto tiempo', 'pagan fiado credito encargar anticipacion', 'policy', 0.9),
    ('cuantos somos', '', 'team_size', 1), ('desde cuando', '', 'habit', 0.2),
    ('si', '', 'policy', 0.8), ('', 'pode podem atrasa atrasan demora tolerancia esperamos espera cobre adianta sinal devolve troca trocar aceita antecedencia anotar prazo multa permitido permite prohibido obligatorio exigimos', 'policy', 0.6),
    ('cuanto', 'esperamos atrasa adianta sinal dejar piden porcentaje', 'policy', 0.8), ('que', 'porcentaje piden pedimos sena sinal politica', 'policy', 0.8),
    ('cuanto', 'producimos produce fabricamos fabrica procesamos elaboramos despachamos atendemos produzimos', 'metric', 0.9), ('cuantos', 'producimos fabricamos despachamos entregamos', 'metric', 0.9),
    ('vamos', '', 'decision', 0.6), ('vamos', '', 'goal', 0.5), ('', 'pensamos pienso planeo planeamos planeando pretendemos proyectamos sonamos', 'goal', 0.7), ('que', 'vamos adquirir comprar cambiar', 'decision', 0.5),
    ('que dia', 'mal muerto muertos flojo floja baja bajo peor poco vacio fraco fraca movimiento tranquilo lento menos nadie', 'problem', 1), ('cuando', 'mal muerto flojo floja baja bajo peor poco vacio fraco fraca movimiento lento menos nadie', 'problem', 1),
    ('que', 'hora horario mal muerto flojo baja peor poco fraco fraca complica duele preocupa menos', 'problem', 0.5), ('', 'muerto muertos vacio fraco fraca nadie atrasan robos faltan', 'problem', 0.7), ('por que', 'alcanza plata dinero caja', 'problem', 0.9),
    ('que', 'contratan publico edad compran visitan prefieren piden', 'customers', 0.9), ('', 'edad', 'customers', 0.5), ('', 'aplicativo planilha programas', 'tool', 0.7), ('que', 'aplicativo usa usamos usan', 'tool', 0.9),
    ('', 'sin agendar reservar previa cita recibimos requerimos', 'policy', 0.4), ('', 'enfocar apostar elegimos', 'decision', 0.7), ('quien', 'trae traen trajo', 'supplier', 1), ('de quien', '', 'person', 0.4),
    ('por que', '', 'problem', 0.7), ('', 'pierdo perdemos caen quejan reclaman molesta atrasamos falta', 'problem', 0.5),
    ('que', 'numero puesto piso barrio cuadra', 'location', 0.7), ('', 'evitar evitaras evites pedi hablar hablarme escribir escribas tutear vosear', 'preference', 0.6),
    ('cuando', 'reune reunen reunion junta asamblea vacaciones cita viaje', 'event', 0.9), ('cuando', 'mantenimiento mantencion reviso inventario limpio', 'habit', 0.9), ('que', 'hago hacemos siempre rutina semana', 'habit', 0.5),
    ('cuanto', 'plata dinero tenemos invertir inversion mejoras', 'constraint', 0.6),
    ('quien', 'bana corta entrega reparte cobra ensena diseno disena vende trabaja prepara hornea arregla repara', 'person', 0.8), ('quien', 'nos', 'supplier', 0.3),
    ('que', 'negocio giro rubro dedico dedicamos ramo', 'business_type', 0.6), ('que', 'dedico dedicamos giro rubro ramo', 'business_type', 0.9), ('', 'giro rubro dedicamos', 'business_type', 0.6),
    ('que', 'vendemos vendo ofrecemos ofrezco productos servicios tenemos catalogo menu carta hacemos', 'offers', 0.8),
    ('', 'catalogo productos servicios menu carta', 'offers', 0.5)
) as c (asked, words, type, likeness)
cross join lateral (
  select unnest(case when c.words = '' then array[''] else private.insight_lexemes(c.words) end) as lexeme
) as w
group by c.asked, w.lexeme, c.type;

-- =====================================================================================================================
-- Words that stand for each other.
-- =====================================================================================================================

insert into private.related_words (lexeme, meaning)
select distinct w.lexeme, g.meaning
from (
  select row_number() over () as meaning, g.words
  from (
    values
      -- money and the house
      ('renta alquiler arriendo aluguel local'), ('luz electricidad corriente energia electrica'), ('agua acueducto'),
      ('internet conexion wifi fibra'), ('sueldo salario nomina planilla jornal paga'), ('impuesto impuestos iva contribucion hacienda sat dian sunat afip sii'),
      ('publicidad pauta anuncios ads propaganda marketing'), ('deuda prestamo credito banco endeudar financiamiento'), ('plata dinero efectivo dinheiro caja lana'),
      ('cuentas contabilidad contable contador finanzas libros'), ('ganancia utilidad margen lucro'), ('ventas venta ingresos facturacion facturar'),
      ('descuento rebaja promocion oferta rebajado rebajados'), ('cuota cuotas meses mensualidad mensual colegiatura pension iguala membresia'), ('ahorro ahorrar ahorrando juntar comprar'),
      ('deposito anticipo adelanto sena apartado garantia apartar reservar abono'), ('propina propinas'), ('mayoreo mayorista mayor mayoristas'),
      ('minimo minima pedido unidades kilos personas pasajeros'), ('credito fiado fiar fiamos fiamos fiado'), ('cambio devolucion devoluciones cambiar reembolso devolver'),
      ('tarjeta plastico debito posnet datafono terminal'), ('fertilizante abono'), ('cargo recargo'), ('comision porcentaje'),
      -- people
      ('empleado empleados trabajador trabajadores ayudante ayudantes chalan chalanes muchachos personal colaborador operario pelaos equipo funcionario'), ('cliente clientes clienta clientas comprador compradores clientela consumidor'),
      ('senores caballero caballeros hombre hombres varon'), ('senoras dama damas mujer mujeres'), ('ninos nino ninas chicos pequenos infantil crianca'), ('alumno alumnos estudiante estudiantes inscrito inscritos inscrita'),
      ('socio socia socios miembro miembros inscrita inscrito'), ('jefe jefa dueno duena encargado encargada gerente dirige directora director coordinadora coordina coordinador administra'), ('repartidor repartidores reparte reparto mensajero entregas entrega motociclista repartir'),
      ('turista turistas extranjeros gringos visitantes huesped huespedes'), ('mama mamas madre madres papas padres padre papa'), ('abuela abuelo'), ('pelado pelaos joven jovenes universitarios universidad'),
      -- how it goes round
      ('envio envios domicilio domicilios reparto entrega entregas delivery paquetes mandar mandamos enviar enviamos despacho flete frete'), ('pedido pedidos encargo encargos orden ordenes encargar encomenda'), ('reserva reservas reservar reservan cita citas apartar apartan turno turnos agendar agenda cupo cupos'),
      ('proveedor surte surtir provee abastece insumo insumos fornecedor'), ('bodega deposito almacen guardar guardamos mercancia inventario'), ('sucursal sede local tienda negocio punto filial'), ('taller fabrica planta'),
      ('competencia competidor competimos rival'), ('cierre cerrar cerrado cierra descansamos descanso descansar libre'), ('abrir abierto abre abrimos atender atendemos trabajamos trabajar'), ('diario dia diarios diaria jornada'), ('quincena quincenal'), ('semana semanal semanales'),
      ('ano anos anual'), ('demora demoramos tardar tardamos tiempo entrega plazo dias anticipacion'), ('redes instagram facebook tiktok publicar publica publicamos social'), ('whatsapp wasap mensajes mensaje chat wpp'), ('pagina web sitio site'), ('app aplicacion programa software sistema plataforma'),
      ('cuaderno libreta anotar anoto apuntar apunto excel planilla hoja registro cuentas'), ('tarea tareas pendientes proyectos'), ('vacuna vacunas carne vacunacion papeles requisitos documentos'), ('mascota mascotas perro perros perrito gato gatos peludos peluditos animal animales'),
      ('cancelar cancelan cancelacion anular'), ('certificar certificacion certificarnos sello organico organicos'), ('exportar exportacion extranjero pais afuera embarque contenedor'), ('crecer expandir sucursal segunda abrir expansion'), ('lograr meta objetivo llegar alcanzar aspirar aspiramos'),
      ('inauguracion inaugurar apertura abrir'), ('presentacion show funcion concierto'), ('feria expo exposicion bazar'), ('clase clases curso cursos taller talleres'), ('inscripcion inscripciones inscribir inscribirse matricula matriculas'),
      -- goods and services
      ('pelo cabello corte cortar cortarse'), ('alisado keratina planchado'), ('unas manicura manicure pedicure'), ('barba afeitado rasurado'), ('dientes dental dentista limpieza profilaxis blanqueamiento aclarar'), ('lentes gafas anteojos'), ('camiseta camisetas playera playeras remera remeras polera poleras polo franela'),
      ('zapatos zapato calzado tenis zapatillas'), ('ropa prenda prendas vestimenta'), ('saco chaqueta campera chamarra casaca'), ('bolso bolsa mochila cartera bolsos mochilas'), ('falda pollera'), ('pantalon pantalones jean jeans'), ('material tela cuero materia materiales telas'),
      ('carro carros auto autos coche coches vehiculo unidades automovil'), ('moto motos motocicleta'), ('llanta llantas neumatico neumaticos goma caucho'), ('piezas repuestos refacciones autopartes partes'), ('encerar encerado pulido'), ('bicicleta bicicletas bici bicis'), ('mudanza mudanzas flete mover trasteo acarreo'),
      ('comida menu almuerzo corrientazo corrida ejecutivo plato colacion'), ('desayuno desayunos'), ('cena comida'), ('pan panes bolillo'), ('pastel pasteles torta tortas bizcocho queque bolo'), ('choclo chocolo elote maiz'), ('papa papas patata'), ('frijol frijoles poroto porotos caraota'), ('aguacate palta'),
      ('durazno melocoton'), ('cerdo chancho puerco cochino'), ('carne res bife cecina carniceria'), ('pollo pollos rostizado asado'), ('cafe grano granos'), ('jugo jugos zumo fruta frutas'), ('refresco gaseosa soda'), ('agua garrafon botellon bidon'), ('miel frasco frasquito tarro'), ('helado paleta nieve helados paletas'),
      ('pastilla medicamento remedio farmacia drogueria droguerias'), ('juguete juguetes'), ('mueble muebles amueblar cocina'), ('mesa mesas tablon tablones mesita'), ('flor flores ramo ramos'), ('tierra abono sustrato maceta'), ('paseo pasadia tour excursion isla viaje'), ('habitacion cuarto hostal hotel hospedaje'), ('lavadora lavadoras aparato aparatos electrodomestico electrodomesticos'),
      ('impresora impresion imprimir maquina'), ('pelota balon'), ('celular telefono movil'), ('computadora ordenador compu computador laptop'), ('arreglo reparacion reparar arreglar compostura'), ('lavado lavar lavamos limpiar limpieza'), ('musico musica toca banda tocar'), ('tatuaje tatuajes tattoo flash'), ('foto fotos fotografia sesion'),
      ('boda bodas matrimonio casamiento'), ('cumpleanos fiesta fiestas celebracion'), ('navidad diciembre'), ('escolar escuela colegio clases escolares jardin guarderia plantel escuelita'), ('hora horas'), ('kilo kilos kilogramo libra arroba bulto'), ('docena docenas'), ('paquete combo plan promo'), ('grande completo premium'), ('desercion irse va abandono churn perdemos perder cancelan'),
      ('mechas luces luzes reflejos balayage iluminacion rayitos'), ('cerveza birra chela artesanal litros produccion producimos'),
      ('flyer flyers volante volantes folleto folletos panfleto'), ('tarjetas presentacion'), ('lona lonas cartel carteles letrero aviso'), ('mil millar'), ('bandeja maple carton cubeta huevos huevo'), ('acai copo pote vaso'), ('balon cilindro gas bombona garrafa'),
      ('bebe bebes nino ninos crianca criancas menor menores'), ('atraso atrasa atrasan atrasos demora tardanza tolerancia mora tarde recargo impuntual'), ('sena sinal anticipo adelanto adianta adelanta reserva porcentaje deposito'),
      ('tiempo anticipacion antecedencia antes dias plazo'), ('garantia responde respondemos respaldo cobre servico trabajo'), ('horno hornos rotativo'), ('adquirir comprar compra'), ('bar taproom pub cerveceria'), ('reunir reunen reune asamblea junta reunion'),
      ('mantencion mantenimiento reviso revision aceite'), ('noche noches'), ('tutear tuteame vosear voseame usted trato trates hables hablame'), ('corto breve breves cortas resumido'), ('formal informal tono'), ('imprenta impresos grafica'), ('dinero plata invertir gastar presupuesto'),
      ('fiado fiar anotar cuenta cuaderno'), ('vecino vecinos barrio'), ('ensenar enseno maestro abuelo aprendio'), ('banar bana bano peluquero groomer estetica bichos mascotas'), ('cocinar cocina cocinero cocinera chef'), ('corte cortes peluqueria peluquero barbero'),
      ('caja cobra cobrar cajera cajero'), ('manejar maneja conduce chofer conductor'), ('disena diseno disenador disenadora logo'), ('limpia limpieza aseo'), ('vender vende vendedor vendedora ventas'), ('atender atiende recepcion recepcionista mostrador'),
      ('visitas consultas atenciones pacientes'), ('seguidores followers'), ('torta tortas pastel queque'), ('empanada empanadas'), ('salon local consultorio'), ('gimnasio gym'), ('veterinaria veterinario'), ('libro libros cuadernos utiles'), ('pintura pintar'), ('puerta puertas ventana ventanas'), ('silla sillas sillon'),
      ('anillo anillos aro aros joya joyas'), ('vino vinos botella botellas'), ('queso quesos lacteos'), ('pescado pescados mariscos camaron'), ('harina trigo insumo'), ('semilla semillas'), ('planta plantas maceta vivero'), ('riego agua'), ('cosecha cosechas temporada'), ('ganado vacas leche'), ('huesped huespedes alojamiento noche'),
      -- Portuguese beside Spanish
      ('quilo quilos kilo kilos'), ('loja tienda negocio local'), ('funcionario funcionarios empleado empleados'), ('cartao tarjeta credito debito'), ('dinheiro efectivo'), ('entrega entregas domicilio frete motoboy'), ('encomenda encomendas pedido pedidos'), ('salao peluqueria cabelo cabelos corte'),
      ('bolo bolos pastel torta'), ('almoco almuerzo marmita quentinha prato'), ('salgado salgados coxinha'), ('doce doces postre postres dulce dulces brigadeiro'), ('oficina taller mecanica'), ('aula aulas clase clases'), ('aluno alunos alumno alumnos'), ('roupa roupas ropa vestido'), ('sapato sapatos zapato'), ('preco precos precio'), ('consulta consultas sessao sessoes sesion sesiones'),
      -- more of the trades
      ('lunch vianda viandas lonchera colacion'), ('postre postres dulce dulces'), ('bebida bebidas trago tragos coctel cocteles'), ('mozo mozos mesero meseros camarero garcon'), ('parrilla asado parrillada'), ('sandwich sanguche emparedado torta lonche'), ('hamburguesa hamburguesas burger'), ('pizza pizzas muzza'), ('masa masas factura facturas medialuna medialunas'), ('frenos freno balatas pastillas'),
      ('plomero plomeria gasfiter fontanero'), ('electricista electrico'), ('albanil construccion obra obras'), ('cemento concreto'), ('madera maderas carpintero carpinteria'), ('fierro hierro metal herrero soldar soldadura'), ('vidrio cristal vidrios'), ('costura coser confeccion modista costurera costureras'), ('medias calcetines'), ('abrigo abrigos poncho chompa sueter'), ('tejido tejidos tejer lana'), ('artesania artesanias artesanal'), ('barro ceramica alfareria'),
      ('crema cremas cosmetico cosmeticos maquillaje'), ('masaje masajes spa'), ('depilacion cera'), ('tinte tintura color coloracion'), ('entrenador entrenadora coach instructor profesor profesora maestra profe'), ('terapia psicologo psicologa sesion'), ('medico doctor doctora'), ('examen examenes prueba'), ('alquilar rentar rentamos alquilamos arrendar'), ('departamento depto apartamento casa'), ('terreno lote'), ('boleto ticket tickets entrada entradas pasaje'), ('transporte traslado traslados van camioneta'), ('camion camiones furgon flete'),
      ('gasolina nafta bencina combustible diesel'), ('estacionamiento parqueo parking cochera'), ('factura boleta comprobante facturar'), ('abogado legal tramite tramites'), ('seguro seguros poliza'), ('inversion invertir inversionista'), ('feriado feriados festivo festivos'), ('fin finde sabado domingo'), ('lluvia llover llueve'), ('lento lenta flojo floja bajo bajon'), ('robo robos hurto'), ('falta faltan faltante faltantes escasez'), ('roto rota rotura dano danado malogra malogrado descompone'),
      ('resena resenas opinion opiniones estrellas'), ('recompra vuelven regresan fidelidad recurrentes'), ('bolsa bolsas costal saco sacos funda'), ('mensual mes mensualmente'), ('jornada turno turnos'), ('mensajeria courier paqueteria'), ('vegano vegana vegetariano'), ('celiaco celiacos gluten'),
      ('lleno ocupacion ocupado'), ('gente personas publico'), ('barato economico'), ('calidad bueno buenos'), ('queja quejas reclamo reclamos')
  ) as g (words)
) as g
cross join lateral unnest(private.insight_lexemes(g.words)) as w (lexeme);
