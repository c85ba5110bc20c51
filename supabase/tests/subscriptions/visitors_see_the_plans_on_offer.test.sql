begin;
select plan(3);

update public.subscription_plans set is_active = false where id = 'starter';
select tests.become_anonymous();
select isnt_empty($$select id, name, monthly_price_usd, max_assistants from public.subscription_plans where id = 'professional'$$, 'plans and prices are public');
select is_empty($$select from public.subscription_plans where id = 'starter'$$, 'withdrawn ones are not');
select throws_ok($$update public.subscription_plans set monthly_price_usd = 0$$, '42501', null, 'prices are not for visitors to set');

select * from finish();
rollback;
