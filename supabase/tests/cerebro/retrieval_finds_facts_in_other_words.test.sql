-- Facts of a small business of each type, and questions in other words than theirs, in the Spanish of several countries and in Portuguese. One
-- person knows them all, so that each stands in the way of the others.
begin;
select plan(3);

create temporary table asked (question text, content text, fact_key text);
insert into asked values
  ('¿A qué precio estamos dando la libra de camarón?', 'Precio de libra de camarón: 9 USD', 'price:libra camaron'),
  ('qué vale cambiarle la pantalla a un celular', 'Precio de cambio de pantalla: 180 000 COP', 'price:cambio pantalla'),
  ('¿Por cuánto sale la noche en la cabaña?', 'Precio de cabaña por noche: 65 000 CLP', 'price:cabana noche'),
  ('quanto a gente cobra pela escova progressiva', 'Preço de escova progressiva: 180 BRL', 'price:escova progressiva'),
  ('¿qué tarifa manejamos para el retiro de muebles?', 'Precio de retiro de muebles: 40 000 ARS', 'price:retiro mueble'),
  ('¿Cuánto se nos va en combustible?', 'Gasto en gasolina: 3200 MXN', 'cost:gasolina'),
  ('¿En cuánto nos sale el arrendamiento del galpón?', 'Gasto en arriendo: 1 800 000 COP', 'cost:arriendo'),
  ('quanto sai a conta de energia', 'Custo de luz: 640 BRL', 'cost:luz'),
  ('¿cuánto le pagamos al contador?', 'Gasto en contador: 350 PEN', 'cost:contador'),
  ('¿a cómo nos dejan la leche?', 'Gasto en litro de leche: 1900 COP', 'cost:litro leche'),
  ('¿Qué tipo de personas nos contratan?', 'Clientes: administradores de edificios', 'customers:administrador edificio'),
  ('¿quiénes son los que más nos buscan?', 'Clientes: quinceañeras', 'customers:quinceanera'),
  ('pra quem a gente vende', 'Clientes: lojistas do Brás', 'customers:lojista bra'),
  ('¿A quién le damos servicio?', 'Clientes: minas de Antofagasta', 'customers:mina antofagasta'),
  ('¿Con quién conseguimos el pescado?', 'Proveedor: Pesquera Doña Rosa (pescado)', 'supplier:pesquera dona rosa'),
  ('¿de quién es la leche que usamos?', 'Proveedor: Finca El Roble (leche)', 'supplier:finca roble'),
  ('quem fornece as embalagens', 'Fornecedor: Plastpack (embalagens)', 'supplier:plastpack'),
  ('¿dónde nos abastecemos de telas?', 'Proveedor: Gamarra Textil (telas)', 'supplier:gamarra textil'),
  ('¿Quién nos hace la competencia en la zona?', 'Competidor: Fotocopias Rex', 'competitor:fotocopia rex'),
  ('¿a qué negocio le tenemos que ganar?', 'Competidor: Gimnasio Titán', 'competitor:gimnasio titan'),
  ('¿Quién está a cargo de los envíos?', 'Ramiro: empleado; envíos', 'person:ramiro'),
  ('¿cómo se llama mi contadora?', 'Graciela: contadora', 'person:graciela'),
  ('¿quién se ocupa de las uñas?', 'Yadira: empleada; uñas', 'person:yadira'),
  ('quem é que faz as entregas', 'Seu Jorge: motoboy; entregas', 'person:seu jorge'),
  ('¿con quién tengo la sociedad?', 'Fabián: socio', 'person:fabian'),
  ('¿De cuánta gente es la plantilla?', 'Personas en el equipo: 7', 'team_size:'),
  ('¿Por dónde andamos instalados?', 'Ubicación: Avenida Brasil 1240', 'location:'),
  ('¿en qué sector está la segunda tienda?', 'Ubicación de segunda tienda: Ñuñoa', 'location:segunda tienda'),
  ('¿hasta qué barrios hacemos domicilios?', 'Entrega en: Chapinero y Teusaquillo', 'coverage:'),
  ('¿A qué hora bajamos la cortina?', 'Horario: 10:00-20:30', 'hours:'),
  ('¿los domingos se trabaja?', 'Cierra: domingos', 'hours:domingo'),
  ('que horas a gente fecha no sábado', 'Horário (sábado): 08:00-14:00', 'hours:sabado'),
  ('¿En qué año arrancamos?', 'Abrió en 2014', 'founded:'),
  ('¿cuánto llevamos en esto?', 'Abrió en 2014', 'founded:'),
  ('¿Cómo le pusimos al local?', 'El negocio se llama La Buena Mesa', 'business_name:'),
  ('¿a qué me dedico yo?', 'Giro: tienda de mascotas', 'business_type:'),
  ('¿Con qué medios nos pueden abonar?', 'Acepta Daviplata', 'payment:daviplata'),
  ('dá pra pagar com o quê', 'Aceita pix', 'payment:pix'),
  ('¿reciben plata en la mano?', 'Acepta efectivo', 'payment:efectivo'),
  ('¿Cuánto hacemos de caja a la semana?', 'Ingresos por semana: 900 000 CLP', 'revenue:semana'),
  ('¿Cuánto estamos moviendo al mes?', 'Ingresos por mes: 45 000 MXN', 'revenue:me'),
  ('quanto a loja fatura por dia', 'Faturamento por dia: 1200 BRL', 'revenue:dia'),
  ('¿cuántas tortas despachamos los fines de semana?', 'tortas por fin de semana: 25', 'metric:torta fin semana'),
  ('¿de qué porte es el taller?', 'metros cuadrados: 120', 'metric:metro cuadrado'),
  ('¿cuántas camas hay?', 'camas: 14', 'metric:cama'),
  ('¿qué tan llenos solemos estar?', 'ocupación: 70%', 'metric:ocupacion'),
  ('¿Con qué llevo el inventario?', 'Usa Alegra', 'tool:alegra'),
  ('¿en qué hacemos las boletas?', 'Usa sistema de facturación', 'tool:sistema facturacion'),
  ('qual máquina a gente tem pra costura', 'Usa máquina overloque', 'tool:maquina overloque'),
  ('¿en qué reparto los pedidos?', 'Usa moto', 'tool:moto'),
  ('¿Por dónde nos escriben los interesados?', 'Canal: Marketplace', 'channel:marketplace'),
  ('¿cómo da con nosotros la gente?', 'Canal: recomendación', 'channel:recomendacion'),
  ('por onde a gente recebe os pedidos', 'Canal: iFood', 'channel:ifood'),
  ('¿Qué hay que dejar para separar la fecha?', 'anticipo: 40%', 'policy:anticipo'),
  ('¿qué pasa si el producto sale malo?', 'garantía: 6 meses', 'policy:garantia'),
  ('¿se le puede fiar a la gente?', 'no fiamos', 'policy:fiar'),
  ('com quanto tempo tem que encomendar', 'encomenda: 3 dias', 'policy:encomenda'),
  ('¿hay que comprar mucho para el por mayor?', 'compra mínima: 12', 'policy:compra minima'),
  ('¿Qué nos está dando dolores de cabeza?', 'Problema: llegan tarde los despachos', 'problem:tarde despacho'),
  ('¿por qué se nos van los alumnos?', 'Problema: alumnos abandonan en verano', 'problem:alumno abandonan verano'),
  ('o que mais atrapalha a gente', 'Problema: falta de mão de obra', 'problem:falta mao obra'),
  ('¿A qué le apuntamos este año?', 'Meta: segunda sucursal', 'goal:segunda sucursal'),
  ('¿para qué estamos guardando plata?', 'Meta: camión frigorífico', 'goal:camion frigorifico'),
  ('onde queremos chegar em vendas', 'Meta: vender 50 mil por mês', 'goal:vender'),
  ('¿De cuánto dispongo para publicidad?', 'Límite: presupuesto de publicidad 2000 MXN', 'constraint:presupuesto publicidad'),
  ('¿hasta cuánto podemos gastar en el arreglo?', 'Límite: gastar más de 500 000', 'constraint:gastar'),
  ('¿Qué determinamos sobre los sábados?', 'Decisión: dejar de abrir los sábados', 'decision:abrir sabado'),
  ('¿con qué nos quedamos al final, local propio o franquicia?', 'Decisión: local propio', 'decision:local propio'),
  ('¿Cuándo cae la fiesta del pueblo?', 'fiesta patronal: 2026-08-15', 'event:fiesta patronal'),
  ('¿para cuándo está prevista la auditoría?', 'auditoría: 2026-10-03', 'event:auditoria'),
  ('que dia é a feira de artesanato', 'feira de artesanato: 2026-09-12', 'event:feira artesanato'),
  ('¿Qué hago cada lunes por la mañana?', 'Costumbre: voy al mercado mayorista los lunes', 'habit:voy mercado mayorista lune'),
  ('¿con qué frecuencia hago inventario?', 'Costumbre: inventario cada quincena', 'habit:inventario quincena'),
  ('¿Cómo quiero que me contesten?', 'Prefiere: respuestas cortas', 'preference:respuesta corta'),
  ('como eu gosto que fale comigo', 'Prefere: sem formalidade', 'preference:formalidade'),
  ('¿Qué clase de cosas despachamos?', 'Vende empanadas congeladas', 'offers:empanada congelada'),
  ('¿damos servicio de bordado?', 'Vende bordado de gorras', 'offers:bordado gorra'),
  ('a gente faz o quê de doce', 'Vende brigadeiros', 'offers:brigadeiro');

select tests.create_user('ana');
insert into public.user_insights (user_id, content, category, confidence, fact_key)
-- what there is one of has one key; here it says a few things
select tests.user_id('ana'), a.content, 'business', 0.8, a.fact_key || ' ' || row_number() over (partition by a.fact_key)
from (select distinct content, fact_key from asked) as a;

create temporary table found as
select a.question, a.content, min(g.place) as place
from asked as a
cross join lateral json_array_elements(private.current_insights(tests.user_id('ana'), a.question, 12)) with ordinality as g (insight, place)
where g.insight ->> 'content' = a.content
group by a.question, a.content;

select cmp_ok((select count(*) from asked), '>=', 70::bigint, 'questions enough to tell');
select cmp_ok(
  (select count(*) from found where place <= 5)::numeric / (select count(*) from asked), '>=', 0.95,
  'the answer is among the first five, but for one in twenty: ' || (
    select coalesce(string_agg(a.question, '; '), 'all') from asked as a where not exists (select from found as f where f.question = a.question and f.place <= 5)
  )
);
select cmp_ok((select sum(1.0 / place) from found)::numeric / (select count(*) from asked), '>=', 0.75, 'and mostly the first');

select * from finish();
rollback;
