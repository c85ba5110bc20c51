begin;
select plan(4);

select tests.create_user('ana');
create temporary table c as select tests.start_conversation('ana') as id;
create temporary view counters as
  select message_count, total_tokens_used, cost, cost_micros from public.conversations where id = (select id from c);

select tests.say(id, 'user') from c;
create temporary table answer as select tests.say(id, 'assistant', 'Hola', 120, 0.000049) as id from c;
select results_eq('select * from counters', $$values (2, 120, 0.0000::numeric(10,4), 49::bigint)$$, 'insert: two messages, small costs are not lost');
update public.messages set tokens_used = 200, cost = 0.000149 where id = (select id from answer);
select results_eq('select * from counters', $$values (2, 200, 0.0001::numeric(10,4), 149::bigint)$$, 'update: by what changed');
update public.messages set content = content || '.' where conversation_id = (select id from c);
select results_eq('select * from counters', $$values (2, 200, 0.0001::numeric(10,4), 149::bigint)$$, 'another text changes no counter');
delete from public.messages where id = (select id from answer);
select results_eq('select * from counters', $$values (1, 0, 0.0000::numeric(10,4), 0::bigint)$$, 'delete: it goes out again');

select * from finish();
rollback;
