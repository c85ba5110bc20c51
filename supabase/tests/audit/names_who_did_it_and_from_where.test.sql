begin;
select plan(1);

select tests.create_user('ana');
select tests.sign_in('ana', p_ip => '200.1.2.3');
update public.profiles set phone = '+52 33 1111 2222';
select tests.sign_out();
select results_eq(
  $$select user_id, user_email, user_ip_address, user_agent, session_id, old_values, new_values ->> 'phone', details -> 'changed'
    from public.audit_logs where resource_type = 'profiles' and resource_id = tests.user_id('ana')::text and action = 'updated'$$,
  $$select tests.user_id('ana'), 'ana@example.test', '200.1.2.3'::inet, 'browser of ana', 'session of ana', '{"phone": null}'::jsonb, '+52 33 1111 2222', '["phone"]'::jsonb$$,
  'the person, the address, the browser, the session, and what changed');

select * from finish();
rollback;
