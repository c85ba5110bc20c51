begin;
select plan(3);

insert into public.system_config (key, value, is_public) values ('t.open', '1', true), ('t.closed', '1', false), ('t.unsaid', '1', null);
select tests.become_anonymous();
select results_eq($$select key from public.system_config where key like 't.%'$$, $$values ('t.open')$$, 'visitors');
select throws_ok($$insert into public.system_config (key, value) values ('t.x', '1')$$, '42501', null, 'who write nothing');
select tests.sign_out();
select tests.create_user('ana');
select tests.sign_in('ana');
select results_eq($$select key from public.system_config where key like 't.%'$$, $$values ('t.open')$$, 'and people');

select * from finish();
rollback;
