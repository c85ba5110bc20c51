begin;
select plan(2);

select tests.create_user('ana');
insert into public.user_insights (user_id, content, category, confidence, fact_key)
select tests.user_id('ana'), 'Vende torta número ' || n || ' con salsa ' || n % 700, 'business', 0.5, 'offers:torta ' || n
from generate_series(1, 5000) n;
insert into public.user_insights (user_id, content, category, confidence) values (tests.user_id('ana'), 'El proveedor de bolillo es Don Chuy', 'business', 0.2);
analyze public.user_insights, private.insight_terms, private.insight_vocabulary, private.insight_spellings;

select is(
  private.current_insights(tests.user_id('ana'), '¿quién es el proveedor del bolillo de la torta?', 12) -> 0 ->> 'content',
  'El proveedor de bolillo es Don Chuy', 'the one that matters, among five thousand'
);

-- rows of the tables that the question touched, as the statistics of this transaction count them
create function pg_temp.touched() returns bigint language sql as $$
  select sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::bigint from pg_catalog.pg_stat_xact_all_tables
  where relname in ('user_insights', 'insight_terms', 'insight_vocabulary', 'insight_spellings');
$$;
create temporary table before as select pg_temp.touched() as rows;
select private.current_insights(tests.user_id('ana'), '¿cuánto cuesta la torta con salsa 77 y la tortta 12?', 12);
select cmp_ok(pg_temp.touched() - (select rows from before), '<', 400::bigint, 'a question reads a few hundred rows, not five thousand');

select * from finish();
rollback;
