begin;
select plan(3);

select tests.create_user('ana');

delete from vault.secrets where name in ('functions_url', 'worker_secret_key');
delete from net.http_request_queue;
select tests.answer(tests.submit('m-1'));
select is_empty($$select from net.http_request_queue$$, 'not at all without its address and key');
select vault.create_secret('https://example.test/functions/v1/', 'functions_url');
select vault.create_secret('sb_secret_test', 'worker_secret_key');
select tests.answer(tests.submit('m-1', p_thread => 'otro hilo'));
select tests.answer(tests.submit('m-1', p_thread => 'tercero'));
select is((select count(*) from net.http_request_queue), 1::bigint, 'once, however many turns are settled');
select results_eq(
  $$select url, headers ->> 'apikey', headers ->> 'content-type' from net.http_request_queue$$,
  $$values ('https://example.test/functions/v1/worker', 'sb_secret_test', 'application/json')$$,
  'at its address, with its key'
);

select * from finish();
rollback;
