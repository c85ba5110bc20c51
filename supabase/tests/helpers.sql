-- What the tests share: people by name, and being one of them. Loaded once before the tests; safe to load again.
-- Not a migration: a hosted project never has it.

create extension if not exists pgtap with schema extensions;

-- The migrations take the right to execute new functions from everybody. Tests call pgTAP as anybody.
do $$
declare
  assertion regprocedure;
begin
  for assertion in
    select d.objid::regprocedure
    from pg_catalog.pg_depend d
    join pg_catalog.pg_extension e on e.oid = d.refobjid
    where e.extname = 'pgtap' and d.classid = 'pg_catalog.pg_proc'::regclass and d.deptype = 'e'
  loop
    execute format('grant execute on function %s to anon, authenticated, service_role', assertion);
  end loop;
end;
$$;

create schema if not exists tests;
grant usage on schema tests to anon, authenticated, service_role;

create or replace function tests.user_id(p_name text) returns uuid
language sql immutable
set search_path = ''
as $$ select md5('sintra tests: ' || p_name)::uuid; $$;

comment on function tests.user_id(text) is 'The id of a named person; the same in every test.';

create or replace function tests.create_user(p_name text, p_metadata jsonb default '{}') returns uuid
language sql
set search_path = ''
as $$
  insert into auth.users (id, aud, role, email, raw_user_meta_data)
  values (
    tests.user_id(p_name), 'authenticated', 'authenticated', p_name || '@example.test',
    jsonb_build_object('full_name', initcap(p_name)) || p_metadata
  )
  returning id;
$$;

comment on function tests.create_user(text, jsonb) is 'Signs a person up, as the auth service does.';

create or replace function tests.become(p_role text, p_claims jsonb, p_headers jsonb) returns void
language plpgsql
set search_path = ''
as $$
begin
  perform set_config('request.jwt.claims', p_claims::text, true);
  perform set_config('request.jwt.claim.sub', coalesce(p_claims ->> 'sub', ''), true);
  perform set_config('request.jwt.claim.role', coalesce(p_claims ->> 'role', ''), true);
  perform set_config('request.headers', p_headers::text, true);
  perform set_config('role', p_role, true);
end;
$$;

create or replace function tests.sign_in(p_name text, p_aal text default 'aal1', p_ip text default '189.203.10.20') returns void
language sql
set search_path = ''
as $$
  select tests.become(
    'authenticated',
    jsonb_build_object('sub', tests.user_id(p_name), 'role', 'authenticated', 'aal', p_aal,
                       'email', p_name || '@example.test', 'session_id', 'session of ' || p_name),
    jsonb_build_object('x-forwarded-for', p_ip || ', 10.0.0.1', 'user-agent', 'browser of ' || p_name)
  );
$$;

comment on function tests.sign_in(text, text, text) is 'From here on the test is this person, with a token of this assurance level, asking from this address.';

create or replace function tests.sign_out() returns void
language sql
set search_path = ''
as $$ select tests.become('none', '{}', '{}'); $$;

comment on function tests.sign_out() is 'From here on the test is the role that runs it.';

create or replace function tests.become_anonymous() returns void
language sql
set search_path = ''
as $$ select tests.become('anon', '{"role": "anon"}', '{}'); $$;

create or replace function tests.become_service() returns void
language sql
set search_path = ''
as $$ select tests.become('service_role', '{"role": "service_role"}', '{}'); $$;

create or replace function tests.affected(p_statement text) returns bigint
language plpgsql
set search_path = public, extensions
as $$
declare
  rows bigint;
begin
  execute p_statement;
  get diagnostics rows = row_count;
  return rows;
end;
$$;

comment on function tests.affected(text) is 'How many rows a statement touched: row level security hides rows, it does not raise.';

create or replace function tests.put_on_plan(p_name text, p_plan_id text) returns void
language sql
set search_path = ''
as $$
  update public.user_subscriptions
  set plan_id = p_plan_id, status = 'active', trial_end_date = null, trial_start_date = null
  where user_id = tests.user_id(p_name) and organization_id is null;
$$;

create or replace function tests.start_conversation(p_name text, p_assistant_id text default 'sofia') returns uuid
language sql
set search_path = ''
as $$
  insert into public.conversations (user_id, assistant_id) values (tests.user_id(p_name), p_assistant_id) returning id;
$$;

create or replace function tests.say(
  p_conversation_id uuid, p_role public.message_role_enum, p_content text default 'Hola',
  p_tokens integer default null, p_cost numeric default 0
) returns uuid
language sql
set search_path = ''
as $$
  insert into public.messages (conversation_id, role, content, tokens_used, cost)
  values (p_conversation_id, p_role, p_content, p_tokens, p_cost)
  returning id;
$$;

create or replace function tests.found_organization(p_name text, p_slug text) returns uuid
language sql
set search_path = ''
as $$
  insert into public.organizations (name, slug, created_by) values (initcap(p_slug), p_slug, tests.user_id(p_name)) returning id;
$$;

create or replace function tests.add_member(
  p_organization_id uuid, p_name text, p_role public.organization_role_enum default 'member',
  p_joined_at timestamptz default now()
) returns uuid
language sql
set search_path = ''
as $$
  insert into public.organization_members (organization_id, user_id, role, joined_at)
  values (p_organization_id, tests.user_id(p_name), p_role, p_joined_at)
  returning id;
$$;

-- Turns, as the function `chat` takes them.

create or replace function tests.submit(
  p_key text, p_content text default 'Hola', p_person text default 'ana', p_thread text default 'hilo'
) returns jsonb
language sql
as $$
  select public.begin_turn(
    p_user_id => tests.user_id(p_person), p_conversation_id => tests.user_id(p_thread), p_assistant_id => 'sofia',
    p_client_message_id => p_key, p_content => p_content, p_content_tokens => 10, p_max_output_tokens => 1000
  )::jsonb;
$$;

comment on function tests.submit(text, text, text, text) is 'Begins a turn in the conversation of that name; what begin_turn answers.';

create or replace function tests.answer(p_turn jsonb, p_content text default 'Claro que sí', p_state text default 'completed') returns jsonb
language sql
as $$
  select public.settle_turn(
    p_message_id => (p_turn #>> '{turn,message_id}')::uuid, p_state => p_state, p_content => p_content,
    p_provider => 'openai', p_model => 'gpt-6-luna', p_input_tokens => 1000, p_cached_input_tokens => 200,
    p_output_tokens => 50, p_cost_micros => 107, p_processing_ms => 900, p_first_token_ms => 250, p_finish_reason => 'stop'
  );
$$;

comment on function tests.answer(jsonb, text, text) is 'Ends a turn that tests.submit began.';

create or replace function tests.code(p_answer jsonb) returns text
language sql immutable
as $$ select p_answer #>> '{error,code}'; $$;

comment on function tests.code(jsonb) is 'Why something was refused.';

create or replace function tests.upload(
  p_name text default 'a.csv', p_person text default 'ana', p_folder text default 'uno', p_size bigint default 100
) returns jsonb
language sql
as $$
  select public.register_attachment(
    tests.user_id(p_person), tests.user_id(p_person) || '/' || tests.user_id(p_folder) || '/' || p_name, p_name, p_size, 'text/csv',
    '{"kind": "csv", "rows": 2, "chars": 5, "truncated": false}', 'a | b'
  );
$$;

comment on function tests.upload(text, text, text, bigint) is 'Registers a file as the function `attachments` does.';

-- The Cerebro, as the worker takes it.

create or replace function tests.turn(
  p_key text, p_content text, p_thread text default 'hilo', p_person text default 'ana'
) returns uuid
language plpgsql
as $$
declare
  v_turn constant jsonb := tests.submit(p_key, p_content, p_person, p_thread);
begin
  perform public.settle_turn(
    p_message_id => (v_turn #>> '{turn,message_id}')::uuid, p_state => 'completed', p_content => 'Entendido.',
    p_provider => 'offline', p_model => 'sintra-offline-1'
  );
  return (v_turn #>> '{turn,user_message_id}')::uuid;
end;
$$;

comment on function tests.turn(text, text, text, text) is 'A whole turn; the id of its question, which can be learned from.';

create or replace function tests.fact(p_key text, p_content text, p_number text default null) returns jsonb
language sql
as $$
  select jsonb_build_object(
    'content', p_content, 'category', 'business', 'kind', 'fact', 'fact_key', p_key,
    'value', case when p_number is not null then jsonb_build_object('number', p_number) end,
    'confidence', 0.9, 'tags', '[]'::jsonb, 'origin', 'rules', 'language', 'es'
  );
$$;

comment on function tests.fact(text, text, text) is 'An insight as the rules find it.';

create or replace function tests.job() returns jsonb
language sql
as $$ select public.claim_cerebro_jobs(1, 60) -> 'jobs' -> 0; $$;

comment on function tests.job() is 'Claims the next job of the Cerebro.';

grant execute on all functions in schema tests to anon, authenticated, service_role;
