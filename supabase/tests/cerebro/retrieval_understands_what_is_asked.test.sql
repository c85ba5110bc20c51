begin;
select plan(12);

select tests.create_user('ana');
insert into public.user_insights (user_id, content, category, confidence, fact_key)
select tests.user_id('ana'), f.content, 'business', 0.5, f.fact_key
from (
  values
    ('Proveedor: Don Chuy (bolillo)', 'supplier:don chuy'), ('Lupita: lleva la caja', 'person:lupita'), ('Clientes: oficinistas', 'customers:oficinista'),
    ('Competidor: La Esquina', 'competitor:esquina'), ('Precio de playera: 120 MXN', 'price:playera'), ('Gasto en renta: 8000 MXN', 'cost:renta'),
    ('Horario: 09:00-18:00', 'hours:'), ('Ubicación: Roma Norte', 'location:'), ('Entrega en: toda la ciudad', 'coverage:'), ('Abrió en 2019', 'founded:'),
    ('Usa Excel', 'tool:excel'), ('Canal: Instagram', 'channel:instagram'), ('Vende tortas', 'offers:torta'), ('Vende playeras', 'offers:playera')
) as f (content, fact_key);
create function pg_temp.first(p_question text) returns text language sql as $$
  select private.current_insights(tests.user_id('ana'), p_question, 12) -> 0 ->> 'content';
$$;
select is(pg_temp.first('¿Quién nos surte?'), 'Proveedor: Don Chuy (bolillo)', 'quién with a verb of supply asks for a supplier');
select is(pg_temp.first('¿quién nos compra?'), 'Clientes: oficinistas', 'with one of buying for customers');
select is(pg_temp.first('contra quién competimos'), 'Competidor: La Esquina', 'of competition for a competitor');
select is(pg_temp.first('¿Quién maneja el dinero?'), 'Lupita: lleva la caja', 'else for a person');
select is(pg_temp.first('¿a cómo damos la camiseta?'), 'Precio de playera: 120 MXN', 'a word of another country');
select is(pg_temp.first('cuánto pagamos de alquiler'), 'Gasto en renta: 8000 MXN', 'what is paid is a cost, not a price');
select is(pg_temp.first('¿hasta qué hora abrimos?'), 'Horario: 09:00-18:00', 'the hours');
select is(pg_temp.first('¿dónde queda el local?'), 'Ubicación: Roma Norte', 'where it is');
select is(pg_temp.first('¿a dónde mandamos pedidos?'), 'Entrega en: toda la ciudad', 'where it delivers to');
select is(pg_temp.first('¿hace cuánto existimos?'), 'Abrió en 2019', 'since when');
select is(pg_temp.first('onde anoto as vendas'), 'Usa Excel', 'in Portuguese, too');
select is((select count(*)::integer from private.question_cues where lexeme like '%ñ%' or lexeme ~ '[áéíóú]'), 0, 'words of the reference data are stems without accents');

select * from finish();
rollback;
