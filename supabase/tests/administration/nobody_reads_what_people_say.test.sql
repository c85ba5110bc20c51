begin;
select plan(5);

select tests.create_user(n) from unnest(array['sara', 'ana']) n;
insert into public.admin_users (user_id, role, permissions) values (tests.user_id('sara'), 'super_admin', array['content.read']);
create temporary table c as select tests.start_conversation('ana') as id;
select tests.say(id, 'user') from c;
insert into public.user_insights (user_id, content, category) values (tests.user_id('ana'), 'x', 'business');
select tests.sign_in('sara');
select is_empty($$select from public.conversations where user_id = tests.user_id('ana')$$, 'not her conversations');
select is_empty($$select from public.messages where user_id = tests.user_id('ana')$$, 'not her messages');
select is_empty($$select from public.user_insights where user_id = tests.user_id('ana')$$, 'not what was learned about her');
select is_empty($$select from public.brain_ai_data where user_id = tests.user_id('ana')$$, 'not her Cerebro');
select is_empty($$select from public.user_projects where user_id = tests.user_id('ana')$$, 'not her projects');

select * from finish();
rollback;
