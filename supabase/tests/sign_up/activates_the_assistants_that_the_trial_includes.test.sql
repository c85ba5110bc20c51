begin;
select plan(3);

update public.subscription_plans set max_assistants = 2 where id = 'trial';
insert into public.assistants_catalog (id, name, role, description, avatar, color, system_prompt, personality, response_patterns, required_plan, sort_order, is_active)
values ('zoe', 'Zoe', 'r', 'd', 'a', '#000', 's', '{}', '{}', 'trial', -2, true),
       ('retired', 'Retirado', 'r', 'd', 'a', '#000', 's', '{}', '{}', 'trial', -3, false),
       ('lujo', 'Lujo', 'r', 'd', 'a', '#000', 's', '{}', '{}', 'starter', -1, true);
select tests.create_user('ana');

select is((select count(*) from public.user_assistants where user_id = tests.user_id('ana') and is_active), 2::bigint,
  'as many as the plan allows');
select ok(exists (select from public.user_assistants where user_id = tests.user_id('ana') and assistant_id = 'zoe'),
  'the first of the catalogue is among them');
select ok(not exists (select from public.user_assistants where user_id = tests.user_id('ana') and assistant_id in ('retired', 'lujo')),
  'none that is retired or above the plan');

select * from finish();
rollback;
