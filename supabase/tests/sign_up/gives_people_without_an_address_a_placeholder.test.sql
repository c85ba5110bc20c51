begin;
select plan(3);

insert into auth.users (id, phone) values (tests.user_id('ana'), '5215512345678');
select tests.create_user('bruno');
insert into auth.users (id, email, is_sso_user) values (tests.user_id('carla'), 'bruno@example.test', true);

select is((select email from public.profiles where id = tests.user_id('ana')), tests.user_id('ana') || '@no-email.invalid',
  'who signed up by telephone');
select is((select phone from public.profiles where id = tests.user_id('ana')), '5215512345678', 'keeps the number');
select is((select email from public.profiles where id = tests.user_id('carla')), tests.user_id('carla') || '@no-email.invalid',
  'a second identity with the same address');

select * from finish();
rollback;
