begin;
select plan(10);

select tests.create_user('ana');
create function pg_temp.finds(p_query text) returns boolean language plpgsql as $$
declare
  found_one boolean;
begin
  perform tests.sign_in('ana');
  found_one := exists (select from public.list_conversations(p_query));
  perform tests.sign_out();
  return found_one;
end $$;
grant execute on function pg_temp.finds to authenticated;
create temporary table t as
  select public.begin_turn(p_user_id => tests.user_id('ana'), p_conversation_id => tests.user_id('hilo'), p_assistant_id => 'sofia',
    p_client_message_id => 'm', p_content => 'pregunta')::jsonb as r;
select ok(pg_temp.finds('pregunta'), 'a question is found at once');
select public.checkpoint_turn((r #>> '{turn,message_id}')::uuid, 'borrador') from t;
select ok(not pg_temp.finds('borrador'), 'an answer that is being written is not');
select public.settle_turn((r #>> '{turn,message_id}')::uuid, 'completed', 'respuesta definitiva') from t;
select ok(pg_temp.finds('definitiva'), 'a finished one is');
update public.conversations set title = 'Primero';
select ok(pg_temp.finds('primero'), 'a title is');
update public.conversations set title = 'Segundo';
select ok(pg_temp.finds('segundo') and not pg_temp.finds('primero'), 'under its new name');
update public.conversations set title = null;
select ok(not pg_temp.finds('segundo'), 'and under none');
update public.messages set content = 'corregida' where role = 'assistant';
select ok(pg_temp.finds('corregida') and not pg_temp.finds('definitiva'), 'a changed message under its new words');
delete from public.messages where role = 'assistant';
select ok(not pg_temp.finds('corregida'), 'a deleted one is gone');
select is((select count(*) from private.search_documents where words @@ private.search_query(tests.user_id('ana'), array['corregida'])), 0::bigint, 'with its words');
delete from public.conversations;
select is((select count(*) from private.search_documents where conversation_id = tests.user_id('hilo')), 0::bigint, 'as are those of a deleted conversation');

select * from finish();
rollback;
