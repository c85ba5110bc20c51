begin;
select plan(9);

select tests.create_user('ana');
select tests.put_on_plan('ana', 'professional');
create function pg_temp.turn(p_key text, p_content text, p_answer text) returns uuid language plpgsql as $$
declare
  v_turn jsonb;
begin
  v_turn := public.begin_turn(
    p_user_id => tests.user_id('ana'), p_conversation_id => tests.user_id('hilo'), p_assistant_id => 'sofia',
    p_client_message_id => p_key, p_content => p_content, p_content_tokens => 10, p_max_output_tokens => 1000
  )::jsonb;
  perform public.settle_turn(
    p_message_id => (v_turn #>> '{turn,message_id}')::uuid, p_state => 'completed', p_content => p_answer,
    p_metadata => jsonb_build_object('memories', coalesce((select jsonb_agg(i.id) from public.user_insights i), '[]'))
  );
  return (v_turn #>> '{turn,user_message_id}')::uuid;
end;
$$;
create temporary table said as select pg_temp.turn('m-1', 'Mi proveedor es Zarandaja', 'Anotado, buen nombre.') as id;
select public.apply_learning(null, tests.user_id('ana'), (select id from said), '[{"op": "insert", "insight": {"content": "Proveedor: Zarandaja",
  "category": "business", "kind": "fact", "fact_key": "supplier:zarandaja", "confidence": 0.9, "tags": [], "origin": "rules"},
  "span": {"start": 16, "end": 25}}]');
select pg_temp.turn('m-2', '¿Con quién hablo?', 'Habla con tu proveedor Zarandaja.');
select pg_temp.turn('m-3', '¿Y el pan?', 'Del pan no sé nada.');
create temporary table context as select public.consolidation_context(tests.user_id('ana')) as c;
create temporary table old_job as select (j ->> 'id')::bigint as id from jsonb_array_elements(public.claim_cerebro_jobs(9, 60) -> 'jobs') j;
update pgmq.q_cerebro set read_ct = 1, message = message || '{"type": "consolidate"}' where msg_id = (select id from old_job);
select public.apply_consolidation(null, tests.user_id('ana'),
  '[{"key": "zarandaja-lunes", "type": "contextual", "description": "Los lunes pregunta por Zarandaja", "frequency": 3, "confidence": 0.8},
    {"key": "manana", "type": "temporal", "description": "Trabaja de mañana", "frequency": 9, "confidence": 0.8}]',
  '[{"key": "r1", "title": "Negocia con Zarandaja", "body": "Pide un descuento", "reasons": [{"pattern_key": "zarandaja-lunes"}], "assistant_id": "sofia"},
    {"key": "r2", "title": "Publica por la mañana", "body": "A las 9", "reasons": [{"pattern_key": "manana"}], "assistant_id": "sofia"}]');
insert into private.dead_jobs (queue, job_id, payload, error, read_count, enqueued_at)
values ('cerebro', 1, jsonb_build_object('type', 'learn', 'user_id', tests.user_id('ana')), 'Failing row contains (Zarandaja)', 5, now());

delete from public.user_insights where fact_key = 'supplier:zarandaja';
select results_eq($$select pattern_key from public.behavior_patterns where user_id = tests.user_id('ana')$$, array['manana'], 'a pattern that tells it goes, others stay');
select results_eq($$select key from private.recommendations where user_id = tests.user_id('ana')$$, array['r2'], 'so do recommendations');
select is((select error from private.dead_jobs where job_id = 1 and queue = 'cerebro'), '', 'an error that may quote it is emptied');
select is(
  public.apply_consolidation((select id from old_job), tests.user_id('ana'), '[]',
    '[{"key": "r1", "title": "Negocia con Zarandaja", "body": "x", "reasons": [], "assistant_id": "sofia"}]') ->> 'already',
  'true', 'a consolidation that had read it writes nothing'
);
select results_eq($$select key from private.recommendations where user_id = tests.user_id('ana')$$, array['r2'], 'and brings nothing back');
select is(
  (select string_agg(private.blanked(m.content, m.id), ' | ' order by m.created_at) from public.messages m where m.conversation_id = tests.user_id('hilo')),
  'Mi proveedor es … | … | ¿Con quién hablo? | … | ¿Y el pan? | Del pan no sé nada.',
  'summaries read neither where it was said, nor the answer to that, nor answers that tell it'
);
select is((select previous from jsonb_to_record(public.learning_context((select id from public.messages where content = '¿Con quién hablo?'))) as r (previous text)), null, 'nor is such an answer read with the next message');
select is_empty($$select * from private.check_brain(tests.user_id('ana'))$$, 'the digest has followed');
select ok((select not brain::text ~* 'zarandaja' from (select to_jsonb(b) as brain from public.brain_ai_data b where user_id = tests.user_id('ana')) x), 'and does not tell it');

select * from finish();
rollback;
