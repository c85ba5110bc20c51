begin;
select plan(13);

select tests.create_user(n) from unnest(array['ana', 'bruno']) n;
select tests.sign_in('ana');

select is((select count(*) from public.profiles), 1::bigint, 'she reads her own profile only');
select is(tests.affected($$update public.profiles set company_name = 'El Buen Pastor', company_description = 'Tacos de noche', country = 'MX', theme = 'dark'$$), 1::bigint, 'she changes her business, and nobody else''s');
select throws_ok($$update public.profiles set email = 'x@example.test'$$, '42501', null, 'her address changes through the auth service');
select throws_ok($$update public.profiles set is_active = true$$, '42501', null, 'whether the account is active is not hers to say');
select throws_ok($$update public.profiles set onboarding_step = 3$$, '42501', null, 'nor how far onboarding is');
select throws_ok($$update public.profiles set onboarding_completed = true$$, '42501', null, 'nor that it is done');
select throws_ok($$insert into public.profiles (id, email) values (gen_random_uuid(), 'x@example.test')$$, '42501', null, 'profiles come with sign-up');
select throws_ok($$delete from public.profiles$$, '42501', null, 'and go with the auth user');
select throws_ok($$update public.profiles set timezone = 'Mars/Olympus'$$, '23514', null, 'a time zone must exist');
select throws_ok($$update public.profiles set language = 'español'$$, '23514', null, 'a language must be a tag');
select throws_ok($$update public.profiles set country = 'México'$$, '23514', null, 'a country must be a code');
select throws_ok($$update public.profiles set theme = 'neon'$$, '23514', null, 'the screen is light or dark, or as the system');
select throws_ok($$update public.profiles set company_description = repeat('x', 4001)$$, '23514', null, 'a description is no novel');

select * from finish();
rollback;
