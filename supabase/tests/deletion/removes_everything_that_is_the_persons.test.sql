begin;
select plan(5);

select tests.create_user('ana');
select tests.create_user('bruno');
insert into public.assistant_configurations (user_assistant_id)
  select id from public.user_assistants where user_id = tests.user_id('ana') limit 1;
create temporary table talk as select tests.start_conversation('ana') as id;
create temporary table said as select tests.say(id, 'user') as id from talk;
insert into public.messages (conversation_id, role, content, reply_to_message_id)
  select talk.id, 'assistant', 'Claro', said.id from talk, said;
update public.conversations set current_message_id = (select id from said) where id = (select id from talk);
insert into public.message_attachments (message_id, filename, original_name, mime_type, file_size, storage_bucket, storage_path)
  select id, 'f', 'f', 'image/png', 1, 'attachments', tests.user_id('ana') || '/f' from said;
insert into public.user_insights (user_id, content, category) values (tests.user_id('ana'), 'Vende tacos', 'business');
insert into public.behavior_patterns (user_id, pattern_description, pattern_type) values (tests.user_id('ana'), 'Lunes', 'temporal');
insert into public.user_projects (user_id, name) values (tests.user_id('ana'), 'Menú');
insert into public.automation_definitions (user_id, name, trigger_type, is_active) values (tests.user_id('ana'), 'A', 'schedule', false);
insert into public.integrations (user_id, name, integration_type, is_active) values (tests.user_id('ana'), 'W', 'whatsapp', false);
insert into public.admin_users (user_id) values (tests.user_id('ana'));
insert into public.subscription_usage (user_subscription_id, period_start, period_end)
  select id, current_date, current_date from public.user_subscriptions where user_id = tests.user_id('ana');

select lives_ok($$delete from auth.users where id = tests.user_id('ana')$$, 'the account can be deleted');

create function pg_temp.rows_that_mention(p_user uuid) returns setof text language plpgsql as $$
declare
  c record;
  hits bigint;
begin
  for c in
    select table_name, column_name from information_schema.columns
    where table_schema = 'public' and column_name in ('user_id', 'invited_by', 'granted_by', 'created_by')
  loop
    execute format('select count(*) from public.%I where %I = $1', c.table_name, c.column_name) into hits using p_user;
    if hits > 0 then return next c.table_name || '.' || c.column_name; end if;
  end loop;
end $$;
select is_empty($$select pg_temp.rows_that_mention(tests.user_id('ana'))$$, 'no table mentions the person');
select is_empty($$select from public.messages where conversation_id in (select id from talk)$$, 'the messages are gone');
select is_empty($$select from public.message_attachments where message_id in (select id from said)$$, 'and their attachments');
select isnt_empty($$select from public.profiles where id = tests.user_id('bruno')$$, 'other people are untouched');

select * from finish();
rollback;
