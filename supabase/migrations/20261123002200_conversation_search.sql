-- What people search their conversations by: one document for each title and each finished message.
--
-- Why a table of its own: an index on messages.content would turn every checkpoint of a streaming answer from an update in
-- place into a new entry in every index of the hottest table. Here a message is written once, when it is finished.
--
-- Why words carry their owner: an index of bare words finds everybody's messages with "ventas" and throws all but one
-- person's away. With the owner in front, a person's words lie side by side, and a prefix finds theirs alone.

create table private.search_documents (
  -- No foreign key: it would be looked up with every message. Triggers do what a cascade would.
  conversation_id uuid not null,
  created_at timestamptz not null,
  document_id uuid not null,
  words tsvector not null,

  -- Read backwards: the newest message of a conversation that has the words.
  constraint search_documents_pkey primary key (conversation_id, created_at, document_id)
);

create index search_documents_words_idx on private.search_documents using gin (words);

-- Reached through list_conversations only: it holds every word that anybody said.
alter table private.search_documents enable row level security;

comment on table private.search_documents is
  'The words of each conversation title and each finished message, kept by triggers, for list_conversations.';
comment on column private.search_documents.conversation_id is 'The conversation.';
comment on column private.search_documents.created_at is 'created_at of the message; -infinity for the title.';
comment on column private.search_documents.document_id is 'The message; the conversation itself for its title.';
comment on column private.search_documents.words is
  'Words as of private.search_words, each behind private.search_owner of the person; without positions.';

create function private.search_words(p_text text, p_owner text default '')
returns text[]
language plpgsql
immutable
parallel safe
strict
set search_path = ''
as $$
declare
  v_text text := left(p_text, 40000);
begin
  -- No stems and no stop words: what is typed is the beginning of a word. What the parser would keep together (addresses,
  -- file names, hyphens, tags) is taken apart first. Accents are taken off the few words that have them, after the parser
  -- has made them lower case; going through the whole text letter by letter would take ten times as long.
  if v_text ~ '[\u0300-\u036f]' then
    v_text := normalize(v_text, nfc);
  end if;
  return array(
    select p_owner || left(
      case
        when octet_length(w.word) = char_length(w.word) then w.word
        else translate(
          w.word, 'áéíóúñüàäâãåāèëêēìïîīòöôõøōùûūçýÿšž', 'aeiounuaaaaaaeeeeiiiioooooouuucyysz'
        )
      end,
      40
    )
    from unnest(
      tsvector_to_array(to_tsvector('pg_catalog.simple', translate(v_text, './@-_&<+', '        ')))
    ) as w (word)
  );
end;
$$;

comment on function private.search_words(text, text) is
  'The words of a text in lower case and without accents, cut after 40 characters, each behind p_owner; of its first 40,000 characters. Pure.';

create function private.search_owner(p_user_id uuid)
returns text
language sql
immutable
parallel safe
strict
set search_path = ''
return left(p_user_id::text, 6);

comment on function private.search_owner(uuid) is
  'What stands before each word of a person''s documents. Two people may share it: who may see what is decided by the conversation, not by this. Pure.';

create function private.search_vector(p_user_id uuid, p_text text)
returns tsvector
language plpgsql
immutable
parallel safe
strict
set search_path = ''
as $$
begin
  return array_to_tsvector(private.search_words(p_text, private.search_owner(p_user_id)));
end;
$$;

comment on function private.search_vector(uuid, text) is 'The words of a text as search_documents holds them. Pure.';

create function private.search_query(p_user_id uuid, p_words text[])
returns tsquery
language plpgsql
immutable
parallel safe
strict
set search_path = ''
as $$
begin
  -- Words are letters and digits only; they are quoted all the same, so that nothing can ever be an operator.
  return (
    select string_agg(
      '''' || replace(replace(private.search_owner(p_user_id) || w.word, '\', '\\'), '''', '''''') || ''':*', ' & '
    )::pg_catalog.tsquery
    from unnest(p_words) as w (word)
  );
end;
$$;

comment on function private.search_query(uuid, text[]) is
  'A query for a person''s documents that have a word beginning with each of these; null for none. Pure.';

create function private.tg_messages__index_words() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  insert into private.search_documents as d (conversation_id, created_at, document_id, words)
  values (
    new.conversation_id, coalesce(new.created_at, '-infinity'), new.id,
    private.search_vector(new.user_id, case when new.role = 'system' then '' else new.content end)
  )
  on conflict (conversation_id, created_at, document_id) do update set words = excluded.words;
  return null;
end;
$$;

comment on function private.tg_messages__index_words() is 'Trigger: writes the words of a finished message; nobody searches for what the system says.';

-- Conditions, not code: a checkpoint, a rating and a mark as read do not call the function.
create trigger tg_messages__index_words_inserted after insert on public.messages
  for each row when (new.status <> 'sending' and new.content <> '' and new.conversation_id is not null)
  execute function private.tg_messages__index_words();
create trigger tg_messages__index_words_updated after update of content, status on public.messages
  for each row when (
    new.status <> 'sending' and new.conversation_id is not null
    and (new.content is distinct from old.content or (old.status = 'sending' and new.content <> ''))
  )
  execute function private.tg_messages__index_words();

create function private.tg_messages__forget_words() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  delete from private.search_documents as d
  using old_rows as o
  where d.conversation_id = o.conversation_id and d.created_at = coalesce(o.created_at, '-infinity') and d.document_id = o.id;
  return null;
end;
$$;

comment on function private.tg_messages__forget_words() is 'Trigger: the words of deleted messages go with them.';

create trigger tg_messages__forget_words after delete on public.messages
  referencing old table as old_rows for each statement execute function private.tg_messages__forget_words();

create function private.tg_conversations__index_title() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  insert into private.search_documents as d (conversation_id, created_at, document_id, words)
  values (new.id, '-infinity', new.id, coalesce(private.search_vector(new.user_id, new.title), ''))
  on conflict (conversation_id, created_at, document_id) do update set words = excluded.words;
  return null;
end;
$$;

comment on function private.tg_conversations__index_title() is 'Trigger: writes the words of a title.';

create trigger tg_conversations__index_title_inserted after insert on public.conversations
  for each row when (new.title is not null)
  execute function private.tg_conversations__index_title();
create trigger tg_conversations__index_title_updated after update of title on public.conversations
  for each row when (new.title is distinct from old.title)
  execute function private.tg_conversations__index_title();

create function private.tg_conversations__forget_words() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  delete from private.search_documents as d using old_rows as o where d.conversation_id = o.id;
  return null;
end;
$$;

comment on function private.tg_conversations__forget_words() is 'Trigger: the words of deleted conversations go with them.';

create trigger tg_conversations__forget_words after delete on public.conversations
  referencing old table as old_rows for each statement execute function private.tg_conversations__forget_words();

-- What was said before there was a search.
insert into private.search_documents (conversation_id, created_at, document_id, words)
select c.id, '-infinity', c.id, private.search_vector(c.user_id, c.title)
from public.conversations as c
where c.title is not null and c.user_id is not null
union all
select m.conversation_id, coalesce(m.created_at, '-infinity'), m.id, private.search_vector(m.user_id, m.content)
from public.messages as m
where m.status <> 'sending' and m.content <> '' and m.role <> 'system' and m.conversation_id is not null;
