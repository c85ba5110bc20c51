begin;
select plan(3);

select tests.create_user('ana');

select tests.submit('m-1');
delete from public.conversations where id = tests.user_id('hilo');
update private.turns set lease_expires_at = now() - interval '1 second' where conversation_id = tests.user_id('hilo');
select is(public.sweep_turns(), '{"ok": true, "swept": 1}', 'its reservation is released');
select is((select state from private.turns where conversation_id = tests.user_id('hilo')), 'failed', 'it is kept for a late settle_turn');
update private.turns set finished_at = now() - interval '2 hours' where conversation_id = tests.user_id('hilo');
select public.sweep_turns();
select is_empty($$select from private.turns where conversation_id = tests.user_id('hilo')$$, 'for an hour');

select * from finish();
rollback;
