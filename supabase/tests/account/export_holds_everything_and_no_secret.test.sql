begin;
select plan(12);

select tests.create_user(n) from unnest(array['ana', 'bruno']) n;
update auth.users set email_confirmed_at = now();
create temporary table org as select tests.found_organization('ana', 'tacos') as id;
insert into public.assistant_configurations (user_assistant_id) select id from public.user_assistants where user_id in (tests.user_id('ana'), tests.user_id('bruno'));
create temporary table talk as select n as name, tests.start_conversation(n) as id from unnest(array['ana', 'bruno']) n;
create temporary table said as select name, tests.say(id, 'user', 'Palabras de ' || name) as id from talk;
insert into public.message_attachments (message_id, filename, original_name, mime_type, file_size, storage_bucket, storage_path)
  select id, 'f', 'menu.pdf', 'application/pdf', 1, 'attachments', tests.user_id(name) || '/f' from said;
insert into public.user_insights (user_id, content, category) select tests.user_id(name), 'Vende tacos', 'business' from talk;
insert into private.insight_events (user_id, insight_id, kind) select user_id, id, 'learned' from public.user_insights;
insert into private.recommendations (user_id, key, title, body) select tests.user_id(name), 'r', 'Oferta', 'Haz una' from talk;
insert into private.conversation_summaries (through_message_id, conversation_id, user_id, summary, message_count)
  select said.id, talk.id, tests.user_id(name), 'Habló de tacos', 1 from said join talk using (name);
insert into public.behavior_patterns (user_id, pattern_description, pattern_type) select tests.user_id(name), 'Lunes', 'temporal' from talk;
insert into public.user_projects (user_id, name) select tests.user_id(name), 'Menú' from talk;
insert into public.automation_definitions (user_id, name, trigger_type) select tests.user_id(name), 'A', 'schedule' from talk;
insert into public.automation_executions (automation_id, status) select id, 'success' from public.automation_definitions;
insert into public.integrations (user_id, name, integration_type, credentials) select tests.user_id(name), 'W', 'whatsapp', '{"token": "SECRETO"}' from talk;
insert into public.integration_sync_logs (integration_id, status) select id, 'success' from public.integrations;
insert into public.admin_users (user_id) select tests.user_id(name) from talk;
create temporary table plan as select id, user_id from public.user_subscriptions where user_id in (tests.user_id('ana'), tests.user_id('bruno'));
update public.user_subscriptions set stripe_customer_id = 'SECRETO', stripe_subscription_id = 'SECRETO' || user_id, payment_method_id = 'SECRETO' where id in (select id from plan);
insert into public.subscription_usage (user_subscription_id, period_start, period_end) select id, current_date, current_date from plan;
insert into public.invoices (user_subscription_id, invoice_number, stripe_invoice_id, subtotal, total_amount, issue_date, due_date)
  select id, 'F-' || user_id, 'SECRETO' || user_id, 1, 1, current_date, current_date from plan;
insert into private.usage_ledger (idempotency_key, user_id, subscription_id, period_start, kind)
  select 'k' || user_id, user_id, id, current_date, 'adjustment' from plan;
insert into private.tax_profiles (user_id, country, is_company, legal_name) select tests.user_id(name), 'MX', false, name from talk;
insert into private.outbox (key, user_id, address, template, language, parameters)
  select 'SECRETO' || name, tests.user_id(name), name || '@example.test', 'usage', 'es', '{}' from talk;
insert into public.audit_logs (user_id, action, resource_type, new_values) select tests.user_id(name), 'x', 'x', '{"a": "SECRETO"}' from talk;
insert into storage.objects (bucket_id, name, metadata) select b, coalesce((select p.id from plan p where b = 'invoices' and p.user_id = tests.user_id('ana')), tests.user_id('ana')) || '/' || b, '{"size": 7}' from unnest(array['avatars', 'attachments', 'invoices']) b;
insert into storage.objects (bucket_id, name) values ('avatars', tests.user_id('bruno') || '/b');
select tests.sign_in('ana');
select public.invite_member((select o.id from public.organizations o), 'otra@example.test', 'member');
create temporary table export as select public.export_my_data()::jsonb as e;
select tests.sign_out();

-- by the catalogue, so that a table of tomorrow is asked for, too
select is_empty(
  $$
    select c.relname::text
    from pg_catalog.pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
      and (
        exists (select from pg_catalog.pg_attribute a where a.attrelid = c.oid and a.attname = 'user_id')
        or exists (
          select from pg_catalog.pg_constraint k
          where k.conrelid = c.oid and k.contype = 'f' and k.confdeltype = 'c'
            and k.confrelid in ('public.profiles'::regclass, 'public.user_assistants'::regclass, 'public.user_subscriptions'::regclass,
              'public.automation_definitions'::regclass, 'public.integrations'::regclass, 'public.conversations'::regclass, 'public.messages'::regclass)
        )
      )
      and not exists (select from export where e -> 'tables' ? c.relname::text)
  $$,
  'every table that is about people is in it');
select is_empty(
  $$select t.key from export, jsonb_each(e -> 'tables') t where jsonb_typeof(t.value) <> 'array' or jsonb_array_length(t.value) = 0$$,
  'with the rows that are hers');
select is((select e #>> '{tables,profiles,0,email}' from export), 'ana@example.test', 'her profile');
select is((select jsonb_array_length(e #> '{tables,messages}') from export), 1, 'her messages, and nobody else''s');
select is((select e #>> '{tables,messages,0,content}' from export), 'Palabras de ana', 'in her words');
select is((select jsonb_array_length(e #> '{tables,message_attachments}') from export), 1, 'her attachments');
select is(
  (select jsonb_agg(f - 'created_at' order by f ->> 'bucket') from export, jsonb_array_elements(e -> 'files') f),
  (select jsonb_agg(jsonb_build_object('bucket', b, 'path', coalesce((select p.id from plan p where b = 'invoices' and p.user_id = tests.user_id('ana')), tests.user_id('ana')) || '/' || b, 'size', 7) order by b) from unnest(array['attachments', 'avatars', 'invoices']) b),
  'and the list of her files');
select ok((select e::text not like '%SECRETO%' from export), 'no secret is in it');
select is_empty(
  $$select k from export, jsonb_each(e -> 'tables') t, jsonb_array_elements(t.value) r, jsonb_object_keys(r) k
    where k in ('credentials', 'token_hash', 'payment_method_id', 'search') or k like 'stripe%'$$,
  'nor a place for one');
select ok((select e::text not like '%' || tests.user_id('bruno') || '%' from export), 'and nobody else');
select tests.become_anonymous();
select throws_ok($$select public.export_my_data()$$, '42501', null, 'visitors have nothing to take along');
select tests.sign_in('nadie');
select throws_ok($$select public.export_my_data()$$, '23514', 'profile_not_found', 'nor has who is not there any more');

select * from finish();
rollback;
