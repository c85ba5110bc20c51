begin;
select plan(2);

select tests.create_user('bruno', '{"full_name": "  Bruno   Díaz ", "avatar_url": "https://example.test/b.png", "phone": "+57 300 123 4567", "language": "pt-BR", "timezone": "America/Bogota"}');
select tests.create_user('carla', '{"full_name": null, "name": "Carla Ruiz", "picture": "https://example.test/c.png", "locale": "es_MX"}');

select results_eq(
  $$select full_name, avatar_url, phone, language, timezone from public.profiles where id = tests.user_id('bruno')$$,
  $$values ('Bruno   Díaz', 'https://example.test/b.png', '+57 300 123 4567', 'pt-BR', 'America/Bogota')$$,
  'what the sign-up form sends');
select results_eq(
  $$select full_name, avatar_url, language from public.profiles where id = tests.user_id('carla')$$,
  $$values ('Carla Ruiz', 'https://example.test/c.png', 'es-MX')$$,
  'what identity providers send');

select * from finish();
rollback;
