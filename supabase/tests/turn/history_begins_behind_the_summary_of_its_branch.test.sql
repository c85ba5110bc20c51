begin;
select plan(13);

select tests.create_user('ana');
-- m1 … m100 one after the other; from m40 a branch of its own, b41 … b60
create function pg_temp.chain(p_name text, p_from integer, p_to integer, p_parent uuid) returns void language plpgsql as $$
declare
  parent uuid := p_parent;
begin
  for n in p_from..p_to loop
    insert into public.messages (id, conversation_id, role, content, reply_to_message_id)
    values (tests.user_id(p_name || n), tests.user_id('hilo'), case when n % 2 = 1 then 'user' else 'assistant' end::public.message_role_enum, p_name || n, parent);
    parent := tests.user_id(p_name || n);
  end loop;
end
$$;
insert into public.conversations (id, user_id, assistant_id) values (tests.user_id('hilo'), tests.user_id('ana'), 'sofia');
select pg_temp.chain('m', 1, 100, null);
select pg_temp.chain('b', 41, 60, tests.user_id('m40'));
create function pg_temp.summarize(p_message text, p_count integer) returns void language sql as $$
  insert into private.conversation_summaries (through_message_id, conversation_id, user_id, summary, message_count)
  values (tests.user_id(p_message), tests.user_id('hilo'), tests.user_id('ana'), 'Hasta ' || p_message, p_count);
$$;
create function pg_temp.history(p_tip text) returns table (first text, length integer, summary json, characters bigint) language sql as $$
  select h.history -> 0 ->> 'content', json_array_length(h.history), h.summary, h.characters
  from private.branch_history(tests.user_id('hilo'), tests.user_id(p_tip), 60, 120000) as h;
$$;

select is((select summary::text from pg_temp.history('m100')), null, 'no summary where there is none');
select pg_temp.summarize('m60', 60);
create temporary table h as select * from pg_temp.history('m100');
select is((select summary::jsonb from h), '{"text": "Hasta m60", "message_count": 60}', 'the summary');
select is((select first || ' ' || length from h), 'm61 40', 'and the messages after it');
select is((select characters from h), 121::bigint, 'which alone are counted');
select pg_temp.summarize('m80', 80);
select is((select summary ->> 'text' || first from pg_temp.history('m100') as x), 'Hasta m80m81', 'of two the newer');
select is((select summary ->> 'text' || first from pg_temp.history('m79') as x), 'Hasta m60m61', 'that the tip follows');
select is((select length || ' ' || (summary ->> 'text') from pg_temp.history('m80') as x), '0 Hasta m80', 'at its own message there is nothing else');
select is((select summary::text || first from pg_temp.history('b60')), null, 'never of another branch');
select is((select length from pg_temp.history('b60')), 60, 'whose history is whole');
select pg_temp.summarize('m20', 20);
select is((select summary ->> 'text' || first || length from pg_temp.history('b60') as x), 'Hasta m20m2140', 'but of what both share');
delete from private.conversation_summaries where through_message_id <> tests.user_id('m20');
select is((select summary ->> 'text' || first || length from pg_temp.history('m100') as x), 'Hasta m20m4160', 'one that lags is found behind what fits');

update public.conversations set current_message_id = tests.user_id('m40') where id = tests.user_id('hilo');
create temporary table t as select public.begin_turn(
  p_user_id => tests.user_id('ana'), p_conversation_id => tests.user_id('hilo'), p_assistant_id => 'sofia',
  p_client_message_id => 'm-1', p_content => '¿Seguimos?', p_content_tokens => 10, p_max_output_tokens => 1000
)::jsonb as r;
select is((select r -> 'summary' from t), '{"text": "Hasta m20", "message_count": 20}', 'a turn is given it');
select is((select r #>> '{history,0,content}' from t), 'm21', 'with the history behind it');

select * from finish();
rollback;
