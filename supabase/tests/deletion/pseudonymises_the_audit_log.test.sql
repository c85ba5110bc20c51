begin;
select plan(5);

select tests.create_user('ana');
select tests.sign_in('ana');
update public.profiles set full_name = 'Ana Torres', phone = '+52 55 1234 5678' where id = tests.user_id('ana');
insert into public.integrations (user_id, integration_type, name) values (tests.user_id('ana'), 'email', 'Correo de Ana');
select tests.sign_out();
select is((select count(*) from public.audit_logs where user_id = tests.user_id('ana') and user_email = 'ana@example.test'), 2::bigint,
  'what she did was logged with her address');

delete from auth.users where id = tests.user_id('ana');

create temporary view about_ana as
  select * from public.audit_logs
  where resource_id = tests.user_id('ana')::text or user_email = private.pseudonym(tests.user_id('ana'))
     or coalesce(old_values ->> 'user_id', new_values ->> 'user_id') = tests.user_id('ana')::text;
select is((select count(*) from about_ana where user_email = private.pseudonym(tests.user_id('ana'))), 2::bigint, 'what happened is still there');
select is_empty($$select from about_ana where user_id is not null or user_ip_address is not null or user_agent is not null or session_id is not null$$,
  'without reference, address or browser');
select is_empty($$select from about_ana a where a::text ~* '(ana@example|torres|1234 5678|correo de ana)'$$, 'no address, name or number is left');
select isnt_empty($$select from about_ana where resource_type = 'profiles' and action = 'deleted'$$, 'the deletion itself is logged');

select * from finish();
rollback;
