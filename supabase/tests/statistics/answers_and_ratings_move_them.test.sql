begin;
select plan(9);

select tests.create_user('ana');
create temporary table c as select tests.start_conversation('ana', 'sofia') as id;
create temporary view figures as
  select total_interactions, successful_tasks, user_satisfaction, trust_level from public.user_assistants
  where user_id = tests.user_id('ana') and assistant_id = 'sofia';

select results_eq('select * from figures', $$values (0, 0, 3.00::numeric(3,2), 0.50::numeric(3,2))$$, 'at first nothing is known');
insert into public.messages (id, conversation_id, role, content, status) select tests.user_id('m1'), id, 'assistant', '', 'sending' from c;
select results_eq('select * from figures', $$values (0, 0, 3.00::numeric(3,2), 0.50::numeric(3,2))$$, 'an answer that streams is none yet');
update public.messages set status = 'delivered', delivered_at = now() where id = tests.user_id('m1');
select results_eq('select * from figures', $$values (1, 0, 3.00::numeric(3,2), 0.50::numeric(3,2))$$, 'a finished one is');
select is((select last_interaction from public.user_assistants where user_id = tests.user_id('ana') and assistant_id = 'sofia'), now(), 'and it is the last interaction');
update public.messages set user_rating = 5 where id = tests.user_id('m1');
select results_eq('select * from figures', $$values (1, 1, 5.00::numeric(3,2), 0.67::numeric(3,2))$$, 'five stars: a success, (1 + 1) / (1 + 2) trust');
update public.messages set user_rating = 2 where id = tests.user_id('m1');
select results_eq('select * from figures', $$values (1, 0, 2.00::numeric(3,2), 0.33::numeric(3,2))$$, 'a second thought replaces the first');
insert into public.messages (conversation_id, role, content, user_rating) select id, 'assistant', 'x', 5 from c;
select results_eq('select * from figures', $$values (2, 1, 3.50::numeric(3,2), 0.50::numeric(3,2))$$, 'the average of 2 and 5');
update public.messages set user_rating = null, is_helpful = true where id = tests.user_id('m1');
select results_eq('select * from figures', $$values (2, 2, 5.00::numeric(3,2), 0.75::numeric(3,2))$$, 'helpful is a success without stars');
insert into public.messages (conversation_id, role, content, status) select id, 'assistant', '', 'failed' from c;
insert into public.messages (conversation_id, role, content) select id, 'user', 'gracias' from c;
select results_eq('select * from figures', $$values (2, 2, 5.00::numeric(3,2), 0.75::numeric(3,2))$$, 'failures and questions do not count');

select * from finish();
rollback;
