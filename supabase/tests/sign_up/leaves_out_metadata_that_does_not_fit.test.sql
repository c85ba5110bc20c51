begin;
select plan(4);

select lives_ok(
  $$select tests.create_user('bruno', '{"full_name": {"first": "x"}, "avatar_url": "javascript:alert(1)", "phone": "call me", "language": "klingon!", "timezone": "Mars/Olympus"}')$$,
  'nonsense does not stop a sign-up');
select results_eq(
  $$select avatar_url, phone, language, timezone from public.profiles where id = tests.user_id('bruno')$$,
  $$values (null::text, null::text, 'es', 'America/Mexico_City')$$,
  'it is replaced by the defaults');
select lives_ok(
  $$insert into auth.users (id, email, raw_user_meta_data) values (tests.user_id('carla'), 'carla@example.test', '[1, 2]')$$,
  'metadata that is no object does not stop it either');
select lives_ok(
  $$insert into auth.users (id, email, raw_user_meta_data) values (tests.user_id('dario'), 'dario@example.test', null)$$,
  'nor its absence');

select * from finish();
rollback;
