begin;
select plan(7);

select tests.create_user('ana');
select tests.put_on_plan('ana', 'professional');

create temporary table t as select tests.turn('m-1', 'Ahora la torta cuesta 50') as message_id;
insert into public.user_insights (user_id, content, category, fact_key, value)
values (tests.user_id('ana'), 'La torta cuesta 45', 'business', 'price:torta', '{"number": "45"}');
select is(
  public.apply_learning(null, tests.user_id('ana'), (select message_id from t), jsonb_build_array(jsonb_build_object(
    'op', 'supersede', 'id', (select id from public.user_insights where fact_key = 'price:torta'), 'version', 1,
    'reason', 'superseded', 'insight', tests.fact('price:torta', 'La torta cuesta 50', '50'), 'span', '{"start": 0, "end": 24}'::jsonb,
    'valid_from', now()))) ->> 'applied', '1', 'the newer one takes the place');
select is((select content from public.user_insights where fact_key = 'price:torta' and valid_until is null), 'La torta cuesta 50', 'one holds');
create temporary table old as select * from public.user_insights where fact_key = 'price:torta' and valid_until is not null;
select is((select (status::text, ended_reason) from old), ('expired'::text, 'superseded'::text), 'the other has ended, and says why');
select is((select superseded_by from old), (select id from public.user_insights where fact_key = 'price:torta' and valid_until is null), 'and by what');
select tests.sign_in('ana');
select is(public.cerebro_timeline() #>> '{0,kind}', 'superseded', 'the timeline tells it');
select is(public.cerebro_timeline() #>> '{0,previous_content}', 'La torta cuesta 45', 'with what was there before');
select is(
  public.insight_evidence((select id from public.user_insights where fact_key = 'price:torta' and valid_until is null)) #>> '{0,quote}',
  'Ahora la torta cuesta 50', 'and where it was said, in the very words'
);
select tests.sign_out();

select * from finish();
rollback;
