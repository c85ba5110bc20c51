begin;
select plan(4);

select tests.create_user('ana');
insert into public.user_insights (user_id, content, category) values (tests.user_id('ana'), 'Vende tortas', 'business');
update public.brain_ai_data set consolidated_profile = '{"offers": "tortas"}' where user_id = tests.user_id('ana');
update public.profiles set is_memory_paused = true where id = tests.user_id('ana');
create function pg_temp.submit(p_key text) returns jsonb language sql as $$
  select public.begin_turn(
    p_user_id => tests.user_id('ana'), p_conversation_id => tests.user_id(p_key), p_assistant_id => 'sofia',
    p_client_message_id => p_key, p_content => 'tortas', p_content_tokens => 10, p_max_output_tokens => 1000
  )::jsonb;
$$;
create temporary table t as select pg_temp.submit('uno') as r;
select is((select r -> 'insights' from t), '[]', 'no insight is given');
select is((select r #> '{brain,consolidated_profile}' from t), '{}', 'nor the digest');
update public.profiles set is_memory_paused = false where id = tests.user_id('ana');
update t set r = pg_temp.submit('dos');
select is((select r #>> '{insights,0,content}' from t), 'Vende tortas', 'afterwards all is there again');
select is((select r #> '{brain,consolidated_profile}' from t), '{"offers": "tortas"}', 'the digest, too');

select * from finish();
rollback;
