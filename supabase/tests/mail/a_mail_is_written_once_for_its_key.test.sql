begin;
select plan(6);

select tests.create_user('ana');
update public.profiles set language = 'pt-BR' where id = tests.user_id('ana');
create temporary table s as select * from public.user_subscriptions where user_id = tests.user_id('ana');
create function pg_temp.send(p_key text) returns integer language sql as $$
  select private.send_mail(p_key, s, 'plan_ended', '{"a": 1}') from public.user_subscriptions as s where s.user_id = tests.user_id('ana')
$$;

select is(pg_temp.send('one'), 1, 'to her');
select is(pg_temp.send('one'), 0, 'not again');
select is(pg_temp.send('two'), 1, 'of something else');
select results_eq(
  $$select key, user_id, organization_id, address, template, language, parameters, status from private.outbox where key like 'one:%'$$,
  $$select 'one:' || tests.user_id('ana'), tests.user_id('ana'), null::uuid, 'ana@example.test', 'plan_ended', 'pt-BR', '{"a": 1}'::jsonb, 'queued'$$,
  'to her address, in her language');
select is((select count(*) from pgmq.q_mail), 2::bigint, 'a job each');
update public.profiles set email = id || '@no-email.invalid' where id = tests.user_id('ana');
select is(pg_temp.send('three'), 0, 'nobody writes to who has no address');

select * from finish();
rollback;
