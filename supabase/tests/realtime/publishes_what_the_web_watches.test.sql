begin;
select plan(2);

select set_eq(
  $$select tablename::text from pg_catalog.pg_publication_tables where pubname = 'supabase_realtime' and schemaname = 'public'$$,
  $$values ('brain_ai_data'), ('conversations'), ('messages'), ('user_insights')$$,
  'conversations, messages, insights and the digest of these, and nothing else');
select is_empty(
  $$select relname::text from pg_catalog.pg_class where oid in ('public.conversations'::regclass, 'public.messages'::regclass, 'public.user_insights'::regclass, 'public.brain_ai_data'::regclass) and relreplident <> 'f'$$,
  'with the whole old row, so that a deletion can be checked against its owner');

select * from finish();
rollback;
