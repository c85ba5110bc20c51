begin;
select plan(5);

select tests.create_user('ana');
insert into public.user_insights (user_id, content, category, confidence, fact_key, tags)
select tests.user_id('ana'), 'Vende torta número ' || n, 'business'::public.insight_category_enum, 0.9, 'offers:torta ' || n, null::text[] from generate_series(1, 20) n
union all
select tests.user_id('ana'), 'La torta cuesta ' || n, 'performance', 0.5, 'price:torta ' || n, null from generate_series(1, 2) n
union all
select tests.user_id('ana'), 'Usa Excel ' || n, 'business', 0.95, 'tool:excel ' || n, null from generate_series(1, 9) n;

create temporary table given as
select n, split_part(i.fact_key, ':', 1) as type
from json_array_elements(private.current_insights(tests.user_id('ana'), 'hablemos de la torta', 12)) with ordinality as g (e, n)
join public.user_insights as i on i.id = (e ->> 'id')::uuid;
select is((select count(*)::integer from given), 12, 'twelve');
select is((select count(*)::integer from given where n <= 6 and type = 'offers'), 4, 'four of one type');
select is((select count(*)::integer from given where n <= 6 and type = 'price'), 2, 'before what else matches');
select is((select string_agg(type, ' ' order by n) from given where n > 6), 'offers offers offers offers tool tool', 'then others of the type, then the surest');

delete from public.user_insights where user_id = tests.user_id('ana');
insert into public.user_insights (user_id, content, category, confidence)
select tests.user_id('ana'), 'Regla ' || n || ': ' || repeat('siempre se factura igual ', 30), 'business', 0.5 from generate_series(1, 8) n;
select is(json_array_length(private.current_insights(tests.user_id('ana'), 'regla', 12)), 3, 'no more than 2,400 characters');

select * from finish();
rollback;
