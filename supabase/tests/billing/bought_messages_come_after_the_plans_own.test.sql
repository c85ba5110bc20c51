begin;
select plan(16);

select tests.create_user('ana');
update public.subscription_plans set max_monthly_messages = 2 where id = 'trial';
create temporary table s as select id from public.user_subscriptions where user_id = tests.user_id('ana');
create temporary table i as select (private.issue_invoice((select id from s), 'top', '{"currency": "USD", "subtotal": "0", "discount_amount": "0", "tax_amount": "0", "total_amount": "0", "issue_date": "2026-11-30", "due_date": "2026-11-30", "line_items": []}')).id;
create function pg_temp.has() returns text language sql as $$
  select format('%s left, %s taken', e.messages_left, coalesce((select sum(messages_extra) from private.usage_counters c where c.subscription_id = e.subscription_id), 0))
  from private.extra_messages e where e.subscription_id = (select id from s)
$$;
create function pg_temp.mine() returns jsonb language sql as $$ select public.my_plan() $$;
grant execute on function pg_temp.mine to authenticated;

select private.add_extra_messages((select id from s), (select id from i), 2);
select throws_ok($$select private.add_extra_messages((select id from s), (select id from i), 2)$$, '23505', null, 'an invoice gives its messages once');

select is(tests.answer(tests.submit('m-1')) -> 'ok', 'true', 'the first is the plan''s');
select is(tests.answer(tests.submit('m-2')) -> 'ok', 'true', 'and the second');
select is(pg_temp.has(), '2 left, 0 taken', 'bought ones are untouched until then');
select tests.sign_in('ana');
select is(pg_temp.mine() - array['x'] @> '{"messages_remaining": 2, "extra_messages_left": 2, "can_chat": true, "reason": null}', true, 'the page says so');
select tests.sign_out();
create temporary table third as select tests.submit('m-3') as r;
select is((select r -> 'ok' from third), 'true', 'the third is bought');
select is(pg_temp.has(), '1 left, 1 taken', 'and is taken while it is answered');
select public.settle_turn((r #>> '{turn,message_id}')::uuid, 'failed') from third;
select is(pg_temp.has(), '2 left, 0 taken', 'it is there again where nothing came of it');
select is(tests.answer(tests.submit('m-4')) -> 'ok', 'true', 'the next uses it');
select is(tests.answer(tests.submit('m-5')) -> 'ok', 'true', 'and the last one');
select is(tests.code(tests.submit('m-6')), 'quota_exhausted', 'then there are none');
select is(pg_temp.has(), '0 left, 2 taken', 'all are used');
select tests.sign_in('ana');
select is(pg_temp.mine() @> '{"messages_remaining": 0, "can_chat": false, "reason": "quota_exhausted"}', true, 'which the page says, too');
select tests.sign_out();
-- with a larger plan they are not needed
update public.subscription_plans set max_monthly_messages = 10 where id = 'trial';
select private.return_extra_messages(subscription_id, period_start) from private.usage_counters where subscription_id = (select id from s);
select is(pg_temp.has(), '2 left, 0 taken', 'what a larger plan has itself is given back');
select is_empty('select * from private.check_extra_messages()', 'bought less taken is what is left');
select is_empty('select * from private.check_usage()', 'and usage is what the ledger says');

select * from finish();
rollback;
