-- Whether the books add up, for whoever looks after them: everything that is a sum, against what it is a sum of.

create function private.check_billing(p_recompute boolean)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_recomputed integer := 0;
begin
  if p_recompute then
    v_recomputed := private.recompute_usage();
  end if;
  return jsonb_build_object(
    'ok', true,
    'recomputed', v_recomputed,
    'usage', (select coalesce(jsonb_agg(to_jsonb(c) order by c.subscription_id, c.period_start, c.measure), '[]') from private.check_usage() as c),
    'invoices', (select coalesce(jsonb_agg(to_jsonb(c) order by c.invoice_number, c.problem), '[]') from private.check_invoices() as c),
    'extra_messages', (select coalesce(jsonb_agg(to_jsonb(c) order by c.subscription_id), '[]') from private.check_extra_messages() as c)
  );
end;
$$;

comment on function private.check_billing(boolean) is 'Body of public.check_billing.';

create function public.check_billing(p_recompute boolean default false)
returns jsonb
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select private.check_billing(p_recompute);
end;

comment on function public.check_billing(boolean) is
  'Compares every sum of billing with what it is a sum of; with p_recompute, after the roll-ups of usage were rebuilt from the ledger wherever they differed. {ok, recomputed: periods that were rebuilt, usage: [{subscription_id, period_start, measure, recorded, expected}], invoices: [{invoice_number, problem}], extra_messages: [{subscription_id, messages_left, expected}]}; empty lists where all is well. Reads the whole ledger. For service_role only.';

grant execute on function private.check_billing(boolean), public.check_billing(boolean) to service_role;
