begin;
select plan(8);

select tests.create_user('ana');

create temporary table t as select tests.submit('m-1') as r;
select tests.answer(r) from t;
create temporary table again as select tests.submit('m-1') as r;
select is((select r #>> '{turn,state}' from again), 'completed', 'its state');
select is((select r #>> '{turn,content}' from again), 'Claro que sí', 'its text');
select is((select r #>> '{turn,provider}' from again), 'openai', 'who answered');
select is((select r #>> '{turn,model}' from again), 'gpt-6-luna', 'with what');
select is((select r #> '{turn,usage}' from again), '{"input_tokens": 1000, "cached_input_tokens": 200, "output_tokens": 50}', 'its usage');
select is((select r #> '{turn,cost_micros}' from again), '107', 'its cost');
select is((select r #>> '{turn,finish_reason}' from again), 'stop', 'why it ended');
create temporary table failed as select tests.submit('m-2', 'Otra') as r;
select public.settle_turn((r #>> '{turn,message_id}')::uuid, 'failed', p_error_code => 'providers_unavailable') from failed;
select is(tests.submit('m-2', 'Otra') #>> '{turn,error_code}', 'providers_unavailable', 'or what went wrong');

select * from finish();
rollback;
