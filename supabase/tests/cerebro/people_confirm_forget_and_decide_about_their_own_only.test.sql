begin;
select plan(9);

select tests.create_user('ana');
select tests.put_on_plan('ana', 'professional');

select tests.create_user('beto');
insert into public.user_insights (user_id, content, category, fact_key) values (tests.user_id('ana'), 'Vende tortas', 'business', 'offers:torta');
create temporary table i as select id from public.user_insights where user_id = tests.user_id('ana');
grant select on i to authenticated;
insert into public.user_projects (user_id, name, is_proposal, proposal_key) values (tests.user_id('ana'), 'Crecer', true, 'goal:crecer');
insert into private.recommendations (user_id, key, title, body) values (tests.user_id('ana'), 'r', 'Haz algo', 'Algo');
select tests.sign_in('beto');
select throws_ok($$select public.confirm_insight((select id from i), 1)$$, '23514', 'insight_not_found', 'a stranger confirms nothing');
select lives_ok($$select public.forget_insight((select id from i))$$, 'and forgets nothing');
select is(public.insight_evidence((select id from i))::text, '[]', 'and reads nothing');
select is(public.cerebro_recommendations()::text, '[]', 'and is recommended nothing of hers');
select tests.sign_in('ana');
select throws_ok($$select public.confirm_insight((select id from i), 7)$$, '23514', 'insight_changed', 'a device that has not seen the change is told');
select is(public.confirm_insight((select id from i), 1) ->> 'status', 'validated', 'the one that has confirms');
select lives_ok($$select public.decide_project((select id from public.user_projects), true)$$, 'a proposal is taken up');
select is((select status::text from public.user_projects), 'active', 'and is active');
select lives_ok($$select public.decide_recommendation((public.cerebro_recommendations() #>> '{0,id}')::uuid, 'dismissed')$$, 'a recommendation is put aside');
select tests.sign_out();

select * from finish();
rollback;
