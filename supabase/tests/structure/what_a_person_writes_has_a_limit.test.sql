begin;
select plan(6);

-- By the catalogue, so that a column which is granted tomorrow is asked for its limit too.
select is_empty(
  $$
    select c.relname || '.' || a.attname
    from pg_catalog.pg_class c
    join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
      and a.atttypid in ('text'::regtype, 'text[]'::regtype, 'json'::regtype, 'jsonb'::regtype, 'inet[]'::regtype)
      and (has_column_privilege('authenticated', c.oid, a.attnum, 'insert')
        or has_column_privilege('authenticated', c.oid, a.attnum, 'update'))
      and not exists (
        select from pg_catalog.pg_constraint k
        where k.conrelid = c.oid and (k.contype = 'f' or k.contype = 'c') and a.attnum = any (k.conkey)
          and (k.contype = 'f' or pg_get_constraintdef(k.oid) ~ 'length|cardinality|~|is_timezone')
      )
  $$,
  'every text, array and object that a client may write is limited in size'
);

select tests.create_user('ana');
select tests.sign_in('ana');
select throws_ok($$update public.profiles set company_name = repeat('x', 201)$$, '23514', null, 'a name is no novel');
select throws_ok($$update public.profiles set primary_goals = array_fill('meta'::text, array[5000])$$, '23514', null, 'goals are a few');
select throws_ok($$insert into public.conversations (user_id, assistant_id, context) values (tests.user_id('ana'), 'sofia', jsonb_build_object('a', repeat('x', 20000)))$$, '23514', null, 'the context of a conversation is small');
select throws_ok($$update public.user_assistants set custom_settings = jsonb_build_object('a', repeat('x', 20000))$$, '23514', null, 'settings are small');
select lives_ok($$update public.profiles set company_name = repeat('ñ', 200), primary_goals = array['vender más', 'abrir los lunes']$$, 'what people write fits');

select * from finish();
rollback;
