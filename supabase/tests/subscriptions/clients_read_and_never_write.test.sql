begin;
select plan(7);

select tests.create_user(n) from unnest(array['ana', 'bruno']) n;
select tests.sign_in('ana');
select is((select plan_id from public.user_subscriptions), 'trial', 'she reads hers, and no other');
select throws_ok($$update public.user_subscriptions set plan_id = 'enterprise'$$, '42501', null, 'she does not promote herself');
select throws_ok($$insert into public.user_subscriptions (user_id, plan_id, status) values (tests.user_id('ana'), 'enterprise', 'active')$$, '42501', null, 'nor add a better one');
select throws_ok($$select stripe_customer_id from public.user_subscriptions$$, '42501', null, 'payment ids stay away from clients');
select throws_ok($$select payment_method_id from public.user_subscriptions$$, '42501', null, 'all of them');
select throws_ok($$select stripe_invoice_id from public.invoices$$, '42501', null, 'those of invoices too');
select throws_ok($$update public.subscription_usage set messages_sent = 0$$, '42501', null, 'usage is not hers to write');

select * from finish();
rollback;
