begin;
select plan(6);

select tests.create_user('ana');
select tests.put_on_plan('ana', 'professional');

create temporary table t as select tests.turn('m-1', 'Vendemos zarigüeyas de peluche') as message_id;
insert into public.user_insights (user_id, content, category, fact_key, evidence, valid_until, ended_reason, status)
values (tests.user_id('ana'), 'Vendía zarigüeyas de trapo', 'business', 'offers:zarigueya de trapo', '{"items": []}', now(), 'superseded', 'expired');
select public.apply_learning(null, tests.user_id('ana'), (select message_id from t), jsonb_build_array(jsonb_build_object(
    'op', 'insert', 'insight', tests.fact('goal:zarigueya', 'Quiere vender más zarigüeyas') || '{"tags": ["zarigueya"], "kind": "goal"}',
    'span', '{"start": 0, "end": 30}'::jsonb, 'valid_from', now())),
  '[{"proposal_key": "goal:zarigueya", "name": "Vender zarigüeyas", "description": "Más zarigüeyas", "category": "sales"}]');
create temporary table i as select id from public.user_insights where fact_key = 'goal:zarigueya';
grant select on i to authenticated;
update public.user_insights set superseded_by = (select id from i) where fact_key = 'offers:zarigueya de trapo';
insert into private.recommendations (user_id, key, title, body, reasons)
values (tests.user_id('ana'), 'r', 'Ofrece zarigüeyas', 'Una zarigüeya al mes', jsonb_build_array(jsonb_build_object('insight_id', (select id from i))));
insert into private.conversation_summaries (through_message_id, conversation_id, user_id, summary, message_count)
select message_id, tests.user_id('hilo'), tests.user_id('ana'), 'Habló de zarigüeyas', 2 from t;
select private.rebuild_brain(tests.user_id('ana'));

-- Every place where a word could be, but the conversation itself.
create function pg_temp.places() returns setof text language plpgsql as $$
declare v record; v_found boolean;
begin
  for v in
    select n.nspname, c.relname from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
    where n.nspname in ('public', 'private', 'pgmq') and c.relkind in ('r', 'p') and (n.nspname, c.relname) not in (('public', 'messages'), ('public', 'conversations'))
  loop
    execute format('select exists (select from %I.%I as r where extensions.unaccent(r::text) ~* ''zarig''  )', v.nspname, v.relname) into v_found;
    if v_found then return next v.nspname || '.' || v.relname; end if;
  end loop;
end;
$$;
select cmp_ok((select count(*) from pg_temp.places() as p), '>=', 6::bigint, 'it is in many places');
select tests.sign_in('ana');
select lives_ok($$select public.forget_insight((select id from i))$$, 'its person has it forgotten');
select tests.sign_out();
-- The conversation's own index of what was said belongs to the conversation.
select is_empty($$select p from pg_temp.places() as p where p <> 'private.search_documents'$$, 'then it is in none');
select is((select count(*) from private.forgotten_spans where message_id = (select message_id from t)), 1::bigint, 'the place it was said at is noted');
delete from private.learned_messages;
select public.apply_learning(null, tests.user_id('ana'), (select message_id from t), jsonb_build_array(jsonb_build_object(
    'op', 'insert', 'insight', tests.fact('offers:zarigueya', 'Vende zarigüeyas'), 'span', '{"start": 10, "end": 20}'::jsonb, 'valid_from', now())));
select is_empty($$select from public.user_insights where user_id = tests.user_id('ana')$$, 'nothing is learned again from there');
select is(private.blanked((select content from public.messages where id = (select message_id from t)), (select message_id from t)), '…', 'and summaries do not read it');

select * from finish();
rollback;
