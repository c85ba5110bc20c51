begin;
select plan(11);

select tests.create_user('ana');
delete from private.outbox;
create temporary table h as select private.mail_address_hash('ana@example.test') as hash;
create function pg_temp.mail(p_key text, p_status text default 'sent') returns uuid language sql as $$
  insert into private.outbox (key, user_id, address, template, language, parameters, status, provider, sent_at, uncertain)
  values (p_key, tests.user_id('ana'), 'ana@example.test', 'usage', 'es', '{}', p_status,
    case p_status when 'sent' then 'resend' end, case p_status when 'sent' then now() end, case p_status when 'sent' then '{}' else '{sendgrid}'::text[] end)
  returning id
$$;
create function pg_temp.report(p_id uuid, variadic p_fates text[]) returns text language plpgsql as $$
declare v_fate text;
begin
  foreach v_fate in array p_fates loop
    perform public.note_mail_event('resend', v_fate, p_id, (select hash from h), 'why');
  end loop;
  return (select fate from private.outbox where id = p_id);
end $$;

select is(pg_temp.report(pg_temp.mail('a'), 'delivered', 'delivered'), 'delivered', 'delivered');
select is_empty($$select from private.mail_suppressions$$, 'which suppresses nobody');
select is(pg_temp.report(pg_temp.mail('b'), 'failed'), 'failed', 'nor does what failed for a while');
select is_empty($$select from private.mail_suppressions$$, 'as a full mailbox does');
select is(pg_temp.report(pg_temp.mail('c'), 'bounced', 'delivered'), 'bounced', 'a bounce stands, whatever is told late');
select is(pg_temp.report(pg_temp.mail('d'), 'complained', 'delivered', 'bounced'), 'complained', 'and so does a complaint');
select results_eq($$select address_hash, reason, provider from private.mail_suppressions$$, $$select hash, 'bounce', 'resend' from h$$, 'one suppression');
delete from private.mail_suppressions;
select is(public.note_mail_event('resend', 'bounced', null, repeat('a', 64)) ->> 'known', 'false', 'of a mail that is not ours');
select is((select address_hash from private.mail_suppressions), repeat('a', 64), 'the address is suppressed all the same');
select is(public.note_mail_event('sendgrid', 'delivered', pg_temp.mail('e', 'queued'), (select hash from h)) ->> 'known', 'true',
  'who reports on a mail has taken it');
select results_eq($$select status, provider from private.outbox where key = 'e'$$, $$values ('sent', 'sendgrid')$$, 'also where nobody lived to note that');

select * from finish();
rollback;
