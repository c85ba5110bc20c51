begin;
select plan(4);

select tests.create_user('ana');
create function pg_temp.send(p_template text) returns integer language sql as $$
  select private.send_mail(gen_random_uuid()::text, s, p_template, '{}') from public.user_subscriptions as s where s.user_id = tests.user_id('ana')
$$;
select is(pg_temp.send('usage'), 1, 'unless she says so, she is told');
update public.profiles set notification_preferences = '{"email": {"plan": false}}' where id = tests.user_id('ana');
select is(pg_temp.send('usage'), 0, 'not of what is used up');
select is(pg_temp.send('trial_ends_soon'), 0, 'nor of the end of a trial');
select is(pg_temp.send('invoice_issued'), 1, 'but of what is to be paid');

select * from finish();
rollback;
