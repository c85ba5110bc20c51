begin;
select plan(8);

select tests.create_user(n) from unnest(array['ana', 'bruno', 'carla', 'dario']) n;

-- a token as the auth service writes it: how and when the person proved who they are
create function pg_temp.signed_in(p_name text, p_amr jsonb) returns void language plpgsql as $$
begin
  perform tests.become('authenticated',
    jsonb_build_object('sub', tests.user_id(p_name), 'role', 'authenticated', 'iat', extract(epoch from now())::bigint, 'amr', p_amr), '{}');
end $$;
create function pg_temp.ago(p_age interval) returns bigint language sql as $$ select extract(epoch from now() - p_age)::bigint $$;
create function pg_temp.method(p_method text, p_age interval) returns jsonb language sql as
$$ select jsonb_build_object('method', p_method, 'timestamp', pg_temp.ago(p_age)) $$;

select pg_temp.signed_in('ana', jsonb_build_array(pg_temp.method('password', '61 minutes')));
select throws_ok($$select public.delete_my_account('ana@example.test')$$, '23514', 'reauthentication_needed', 'an hour later she signs in again first');
select throws_ok($$select public.delete_my_account('x@example.test')$$, '23514', 'confirmation_mismatch', 'of two reasons the nearer one is told');
select tests.sign_out();
select pg_temp.signed_in('ana', jsonb_build_array(pg_temp.method('password', '61 minutes'), pg_temp.method('token_refresh', '1 minute')));
select throws_ok($$select public.delete_my_account('ana@example.test')$$, '23514', 'reauthentication_needed', 'a token that renewed itself proves nothing');
select tests.sign_out();
select is((select count(*) from public.profiles where id = tests.user_id('ana')), 1::bigint, 'her account is there');

select pg_temp.signed_in('ana', jsonb_build_array(pg_temp.method('totp', '5 minutes'), pg_temp.method('password', '5 hours')));
select lives_ok($$select public.delete_my_account('ana@example.test')$$, 'any proof within the hour is one');
select tests.sign_out();
select pg_temp.signed_in('bruno', '["pwd"]');
select lives_ok($$select public.delete_my_account('bruno@example.test')$$, 'a token that does not say when is taken');
select tests.sign_out();
select pg_temp.signed_in('carla', '{"method": "password"}');
select lives_ok($$select public.delete_my_account('carla@example.test')$$, 'so is one that says it otherwise');
select tests.sign_out();
select pg_temp.signed_in('dario', null);
select lives_ok($$select public.delete_my_account('dario@example.test')$$, 'or not at all');

select * from finish();
rollback;
