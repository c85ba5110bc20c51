-- What a customer must have been billed, worked out from what they did (simulation.events) and the days on which billing ran. Written
-- from the rules as they are documented, without a look at crates/billing; only the rates of taxes are the same.

create function simulation.decimals(p_currency text) returns integer language sql immutable as $$
  select case when p_currency in ('CLP', 'PYG') then 0 else 2 end;
$$;

create function simulation.minor(p_amount numeric, p_currency text) returns numeric language sql immutable as $$
  select p_amount * case simulation.decimals(p_currency) when 0 then 1 else 100 end;
$$;

create function simulation.months(p_cycle text) returns integer language sql immutable as $$
  select case p_cycle when 'monthly' then 1 when 'yearly' then 12 end;
$$;

-- The first day of the period number p_count, counted from the anchor each time.
create function simulation.nth(p_anchor date, p_cycle text, p_count integer) returns date language sql immutable as $$
  select (p_anchor + make_interval(months => p_count * simulation.months(p_cycle)))::date;
$$;

-- An invoice of these lines ([{kind, quantity, unit, start, end}]): what is to their credit is used, then there is the tax of each line,
-- and what is less than nothing is carried over.
create function simulation.draft(
  p_lines jsonb, p_currency text, p_country text, p_day date, p_balance numeric
) returns jsonb language plpgsql stable as $$
declare
  v_tax simulation.taxes;
  v_lines jsonb := p_lines;
  v_used numeric;
  v_price numeric;
  v_taxes numeric;
  v_carried numeric := 0;
begin
  select t.* into v_tax from simulation.taxes as t
  where t.country = p_country and p_day between t.from_day and t.until_day;
  if not found then
    select t.* into strict v_tax from simulation.taxes as t
    where t.country = 'MX' and p_day between t.from_day and t.until_day;
  end if;
  select sum((l ->> 'quantity')::numeric * (l ->> 'unit')::numeric) into v_price from jsonb_array_elements(v_lines) as l;
  v_used := greatest(least(p_balance, v_price), 0);
  if v_used > 0 then
    v_lines := v_lines || jsonb_build_object('kind', 'credit', 'quantity', 1, 'unit', -v_used);
  end if;
  -- Numeric rounds half away from zero.
  select
    jsonb_agg(
      l.line || jsonb_build_object(
        'tax',
        round(
          (l.line ->> 'quantity')::numeric * (l.line ->> 'unit')::numeric * v_tax.basis_points / 10000,
          simulation.decimals(p_currency)
        )
      )
      order by l.place
    )
  into v_lines
  from jsonb_array_elements(v_lines) with ordinality as l (line, place);
  select sum((l ->> 'quantity')::numeric * (l ->> 'unit')::numeric), sum((l ->> 'tax')::numeric)
  into v_price, v_taxes
  from jsonb_array_elements(v_lines) as l;
  if v_price < 0 or not v_tax.contained and v_price + v_taxes < 0 then
    v_carried := greatest(-v_price, 0);
    v_lines := v_lines || jsonb_build_object('kind', 'carried_over', 'quantity', 1, 'unit', -v_price, 'tax', -v_taxes);
    v_price := 0;
    v_taxes := 0;
  end if;
  return jsonb_build_object(
    'currency', p_currency, 'lines', v_lines, 'subtotal', v_price, 'tax', v_taxes,
    'total', v_price + case when v_tax.contained then 0 else v_taxes end,
    'contained', v_tax.contained, 'treatment', v_tax.treatment, 'basis_points', v_tax.basis_points,
    'balance_change', v_carried - v_used
  );
end;
$$;

create function simulation.write(
  p_customer integer, p_draft jsonb, p_issued date, p_due date, p_start date, p_end date, p_plan_price numeric, p_is_paid boolean
) returns void language plpgsql as $$
declare
  v_place constant integer := (select count(*) + 1 from simulation.expected_invoices as i where i.customer = p_customer);
  v_is_paid constant boolean := p_is_paid or (p_draft ->> 'total')::numeric = 0;
begin
  insert into simulation.expected_invoices values (
    p_customer, v_place, p_draft ->> 'currency', (p_draft ->> 'subtotal')::numeric, (p_draft ->> 'tax')::numeric,
    (p_draft ->> 'total')::numeric, (p_draft ->> 'contained')::boolean, p_draft ->> 'treatment',
    (p_draft ->> 'balance_change')::numeric, p_issued, p_due, p_start, p_end, p_plan_price,
    case when v_is_paid then 'paid' else 'sent' end, case when v_is_paid then p_issued end
  );
  insert into simulation.expected_lines
  select
    p_customer, v_place, l.place, l.line ->> 'kind', (l.line ->> 'quantity')::integer, (l.line ->> 'unit')::numeric,
    (p_draft ->> 'basis_points')::integer, (l.line ->> 'tax')::numeric, (l.line ->> 'start')::date, (l.line ->> 'end')::date
  from jsonb_array_elements(p_draft -> 'lines') with ordinality as l (line, place);
end;
$$;

create function simulation.expect(p_customer integer, p_last date) returns void language plpgsql as $$
declare
  c_payment_days constant integer := 7;
  -- One day past due is the first failure; the last attempt of dunning is on the fourteenth day after it.
  c_dunning_days constant integer := 15;
  e record;
  v_answer text;
  v_country text;
  v_status text := 'trial';
  v_plan text := 'trial';
  v_cycle text := 'monthly';
  v_currency text := 'USD';
  v_monthly numeric := 0;
  v_yearly numeric := 0;
  -- What the present period was invoiced with, for the whole of it.
  v_charged numeric := 0;
  v_trial_end date;
  v_start date;
  v_end date;
  v_anchor date;
  v_leaves boolean := false;
  v_next_plan text;
  v_next_cycle text;
  v_balance numeric := 0;
  v_bought integer := 0;
  v_used integer := 0;
  v_last_use date;
  v_moves text[] := '{}';
  v_first date;
  v_wanted_plan text;
  v_wanted_cycle text;
  v_price numeric;
  v_price_now numeric;
  v_rank integer;
  v_rank_now integer;
  v_left integer;
  v_days integer;
  v_credit numeric;
  v_count integer;
  v_draft jsonb;
  v_lines jsonb;
  v_invoice simulation.expected_invoices;
  v_order simulation.expected_orders;
  v_pays boolean;
begin
  select min(x.day) into v_first from simulation.events as x where x.customer = p_customer;
  for e in
    select x.day, x.place, x.kind, x.data, x.answer from simulation.events as x where x.customer = p_customer
    union all
    select r.day, -1, 'run', null, null from simulation.runs as r where r.day between v_first and p_last
    order by 1, 2
  loop
    v_answer := null;
    v_pays := false;
    v_order := null;
    case e.kind
    when 'sign_up' then
      v_country := e.data ->> 'country';
      v_trial_end := e.day + 13;
      v_start := e.day;
      v_end := e.day + 14;
      v_answer := 'ok';
    when 'move' then
      v_country := e.data ->> 'country';
      v_answer := 'ok';
    when 'agree' then
      v_plan := e.data ->> 'plan';
      v_currency := e.data ->> 'currency';
      v_monthly := (e.data ->> 'monthly')::numeric;
      v_yearly := (e.data ->> 'yearly')::numeric;
      v_answer := 'ok';
    when 'renegotiate' then
      v_answer := 'ok';
      if v_plan = e.data ->> 'plan' then
        v_monthly := (e.data ->> 'monthly')::numeric;
        v_yearly := (e.data ->> 'yearly')::numeric;
      else
        v_answer := 'other_plan';
      end if;
    when 'use' then
      v_used := v_used + e.answer::integer;
      if e.answer::integer > 0 then
        v_last_use := e.day;
      end if;
      v_answer := e.answer;
    when 'leave', 'resume' then
      if v_status not in ('active', 'past_due') then
        v_answer := 'subscription_inactive';
      else
        v_answer := 'ok';
        if e.kind = 'leave' and not v_leaves then
          v_leaves := true;
          v_next_plan := null;
          v_next_cycle := null;
        elsif e.kind = 'resume' then
          v_leaves := false;
        end if;
      end if;
    when 'end' then
      if v_status not in ('active', 'past_due', 'unpaid') then
        v_answer := 'subscription_inactive';
      else
        v_answer := 'ok';
        -- A period that was neither paid nor used is not owed, and what it used of the balance is there again.
        if v_last_use is null or v_last_use < v_start then
          for v_invoice in
            update simulation.expected_invoices as i
            set status = 'cancelled'
            where i.customer = p_customer and i.status in ('sent', 'overdue') and i.period_start = v_start
            returning i.*
          loop
            v_balance := v_balance - v_invoice.balance_change;
          end loop;
        end if;
        v_moves := v_moves || (v_status || ' -> cancelled');
        v_status := 'cancelled';
        v_leaves := false;
        v_next_plan := null;
        v_next_cycle := null;
      end if;
    when 'order' then
      v_wanted_plan := e.data ->> 'plan';
      v_wanted_cycle := e.data ->> 'cycle';
      v_price := simulation.price(v_wanted_plan, v_wanted_cycle, v_currency, v_plan, v_monthly, v_yearly, e.day);
      v_price_now := simulation.price(v_plan, v_cycle, v_currency, v_plan, v_monthly, v_yearly, e.day);
      select p.rank into strict v_rank from public.subscription_plans as p where p.id = v_wanted_plan;
      select p.rank into strict v_rank_now from public.subscription_plans as p where p.id = v_plan;
      if exists (
        select from simulation.expected_invoices as i where i.customer = p_customer and i.status in ('sent', 'overdue')
      ) then
        v_answer := 'invoice_unpaid';
      elsif v_price is null then
        v_answer := 'price_missing';
      elsif v_status not in ('active', 'past_due') then
        v_answer := 'order';
        v_order.kind := 'start';
        v_order.period_start := e.day;
        v_order.period_end := simulation.nth(e.day, v_wanted_cycle, 1);
        v_order.anchor := e.day;
        v_lines := jsonb_build_array(jsonb_build_object(
          'kind', 'plan', 'quantity', 1, 'unit', v_price, 'start', v_order.period_start, 'end', v_order.period_end
        ));
      elsif e.day >= v_end then
        v_answer := 'renewal_pending';
      elsif v_wanted_plan = v_plan and v_wanted_cycle = v_cycle then
        v_answer := 'stays';
        v_leaves := false;
        v_next_plan := null;
        v_next_cycle := null;
      elsif v_rank < v_rank_now or v_rank = v_rank_now and v_cycle = 'yearly' then
        v_answer := 'later';
        v_leaves := false;
        v_next_plan := v_wanted_plan;
        v_next_cycle := v_wanted_cycle;
      else
        v_answer := 'order';
        v_order.kind := 'change';
        -- The days that are left, today included, are given back as they were invoiced, whatever the plan costs by now; on the same
        -- cycle they are charged at the new price.
        v_left := v_end - e.day;
        v_days := v_end - v_start;
        v_order.is_repriced := v_charged is distinct from v_price_now;
        v_credit := round(v_charged * v_left / v_days, simulation.decimals(v_currency));
        if v_cycle = v_wanted_cycle then
          v_order.period_start := v_start;
          v_order.period_end := v_end;
          v_order.anchor := v_anchor;
          v_lines := jsonb_build_array(jsonb_build_object(
            'kind', 'charge', 'quantity', 1, 'unit', round(v_price * v_left / v_days, simulation.decimals(v_currency)),
            'start', e.day, 'end', v_end
          ));
        else
          v_order.period_start := e.day;
          v_order.period_end := simulation.nth(e.day, v_wanted_cycle, 1);
          v_order.anchor := e.day;
          v_lines := jsonb_build_array(jsonb_build_object(
            'kind', 'plan', 'quantity', 1, 'unit', v_price, 'start', v_order.period_start, 'end', v_order.period_end
          ));
        end if;
        if v_credit > 0 then
          v_lines := v_lines || jsonb_build_object(
            'kind', 'credit', 'quantity', 1, 'unit', -v_credit, 'start', e.day, 'end', v_end
          );
        end if;
      end if;
    when 'top_up' then
      if v_status <> 'active' then
        v_answer := 'subscription_inactive';
      elsif exists (
        select from simulation.expected_invoices as i where i.customer = p_customer and i.status in ('sent', 'overdue')
      ) then
        v_answer := 'invoice_unpaid';
      elsif v_currency <> 'USD' then
        v_answer := 'price_missing';
      else
        v_answer := 'order';
        v_order.kind := 'top_up';
        select
          p.messages * (e.data ->> 'quantity')::integer,
          jsonb_build_array(jsonb_build_object('kind', 'top_up', 'quantity', e.data -> 'quantity', 'unit', p.price_usd))
        into strict v_order.messages, v_lines
        from public.message_packs as p
        where p.id = e.data ->> 'pack';
      end if;
    when 'pay_order' then
      select o.* into v_order from simulation.expected_orders as o
      where o.customer = p_customer and o.key = (e.data ->> 'key')::uuid;
      v_pays := found;
      v_answer := case when not v_pays then 'order_not_found' end;
    when 'pay_invoice' then
      select i.* into v_invoice from simulation.expected_invoices as i
      where i.customer = p_customer and i.period_start = (e.data ->> 'period_start')::date
        and i.status in ('sent', 'overdue');
      if not found then
        v_answer := 'invoice_not_open';
      else
        v_answer := 'paid';
        update simulation.expected_invoices as i
        set status = 'paid', paid = e.day
        where i.customer = p_customer and i.place = v_invoice.place;
        if v_status in ('past_due', 'unpaid') and not exists (
          select from simulation.expected_invoices as i where i.customer = p_customer and i.status = 'overdue'
        ) then
          v_moves := v_moves || (v_status || ' -> active');
          -- Days without access are not billed.
          if v_status = 'unpaid' then
            v_end := greatest(v_end, e.day);
          end if;
          v_status := 'active';
        end if;
      end if;
    when 'run' then
      loop
        if v_status = 'trial' and v_trial_end < e.day then
          v_moves := v_moves || 'trial -> cancelled'::text;
          v_status := 'cancelled';
          v_leaves := false;
          v_next_plan := null;
          v_next_cycle := null;
        end if;
        exit when v_status not in ('active', 'past_due');
        -- What is late is noticed,
        update simulation.expected_invoices as i
        set status = 'overdue'
        where i.customer = p_customer and i.status = 'sent' and i.due < e.day;
        if found and v_status = 'active' then
          v_moves := v_moves || 'active -> past_due'::text;
          v_status := 'past_due';
        end if;
        -- given up where nothing came,
        if v_status = 'past_due' and exists (
          select from simulation.expected_invoices as i
          where i.customer = p_customer and i.status = 'overdue' and i.due + c_dunning_days <= e.day
        ) then
          v_moves := v_moves || 'past_due -> unpaid'::text;
          v_status := 'unpaid';
          exit;
        end if;
        exit when e.day < v_end;
        -- and what is over ends or goes on.
        if v_leaves then
          v_moves := v_moves || (v_status || ' -> cancelled');
          v_status := 'cancelled';
          v_leaves := false;
          exit;
        end if;
        v_wanted_plan := coalesce(v_next_plan, v_plan);
        v_wanted_cycle := coalesce(v_next_cycle, v_cycle);
        v_price := simulation.price(v_wanted_plan, v_wanted_cycle, v_currency, v_plan, v_monthly, v_yearly, e.day);
        if v_wanted_cycle <> v_cycle then
          v_anchor := v_end;
        end if;
        v_count := 0;
        while simulation.nth(v_anchor, v_wanted_cycle, v_count) < v_end loop
          v_count := v_count + 1;
        end loop;
        if simulation.nth(v_anchor, v_wanted_cycle, v_count) <> v_end then
          v_anchor := v_end;
          v_count := 0;
        end if;
        v_start := v_end;
        v_end := simulation.nth(v_anchor, v_wanted_cycle, v_count + 1);
        if v_wanted_plan <> v_plan then
          v_monthly := null;
          v_yearly := null;
        end if;
        v_plan := v_wanted_plan;
        v_cycle := v_wanted_cycle;
        v_next_plan := null;
        v_next_cycle := null;
        v_charged := v_price;
        if v_price > 0 then
          v_draft := simulation.draft(
            jsonb_build_array(jsonb_build_object('kind', 'plan', 'quantity', 1, 'unit', v_price, 'start', v_start, 'end', v_end)),
            v_currency, v_country, e.day, v_balance
          );
          v_balance := v_balance + (v_draft ->> 'balance_change')::numeric;
          perform simulation.write(p_customer, v_draft, e.day, e.day + c_payment_days, v_start, v_end, v_price, false);
        end if;
      end loop;
    end case;

    if v_answer = 'order' then
      v_order.customer := p_customer;
      v_order.key := (e.data ->> 'key')::uuid;
      v_order.plan := v_wanted_plan;
      v_order.cycle := v_wanted_cycle;
      v_order.price := case when v_order.kind <> 'top_up' then v_price end;
      v_order.is_repriced := coalesce(v_order.is_repriced, false);
      v_order.paid := false;
      v_order.from_plan := v_plan;
      v_order.from_cycle := v_cycle;
      v_order.from_start := v_start;
      v_order.invoice := simulation.draft(v_lines, v_currency, v_country, e.day, v_balance);
      insert into simulation.expected_orders select v_order.*;
      -- What costs nothing is paid for by the balance.
      v_pays := (v_order.invoice ->> 'total')::numeric = 0;
    end if;
    if v_pays then
      if v_order.paid then
        v_answer := 'order_not_open';
      elsif v_order.kind = 'start' and v_status not in ('trial', 'cancelled')
        or v_order.kind = 'change' and (
          v_status <> 'active'
          or (v_plan, v_cycle, v_start) is distinct from (v_order.from_plan, v_order.from_cycle, v_order.from_start)
        )
        or v_balance + (v_order.invoice ->> 'balance_change')::numeric < 0
      then
        v_answer := 'order_does_not_fit';
      else
        v_answer := 'paid';
        update simulation.expected_orders as o set paid = true where o.customer = p_customer and o.key = v_order.key;
        v_balance := v_balance + (v_order.invoice ->> 'balance_change')::numeric;
        if v_order.kind = 'top_up' then
          v_bought := v_bought + v_order.messages;
          perform simulation.write(p_customer, v_order.invoice, e.day, e.day, null, null, null, true);
        else
          if v_order.kind = 'start' then
            -- A plan begins on the day on which it is paid.
            v_start := e.day;
            v_end := simulation.nth(e.day, v_order.cycle, 1);
            v_anchor := e.day;
            v_draft := jsonb_set(v_order.invoice, '{lines,0}', v_order.invoice #> '{lines,0}'
              || jsonb_build_object('start', v_start, 'end', v_end));
            perform simulation.write(p_customer, v_draft, e.day, e.day, v_start, v_end, v_order.price, true);
          else
            v_start := v_order.period_start;
            v_end := v_order.period_end;
            v_anchor := v_order.anchor;
            perform simulation.write(
              p_customer, v_order.invoice, e.day, e.day, (v_order.invoice #>> '{lines,0,start}')::date, v_end, v_order.price, true
            );
          end if;
          if v_order.plan <> v_plan then
            v_monthly := null;
            v_yearly := null;
          end if;
          if v_status <> 'active' then
            v_moves := v_moves || (v_status || ' -> active');
          end if;
          v_status := 'active';
          v_plan := v_order.plan;
          v_cycle := v_order.cycle;
          v_charged := v_order.price;
          v_leaves := false;
          v_next_plan := null;
          v_next_cycle := null;
        end if;
      end if;
    end if;
    if e.kind <> 'run' and v_answer is distinct from e.answer then
      insert into simulation.problems
      values (p_customer, format('%s: %s %s was answered with %s and not %s', e.day, e.kind, e.data, e.answer, v_answer));
    end if;
  end loop;
  insert into simulation.expected_ends values (
    p_customer, v_status, v_plan, v_cycle, v_start, v_end, v_anchor, v_leaves, v_next_plan, v_next_cycle, v_balance,
    v_bought, v_used, v_moves
  );
end;
$$;

-- The price of a plan: what was agreed on for the one that they have, else the list's of that day, which is in US dollars.
create function simulation.price(
  p_plan text, p_cycle text, p_currency text, p_present text, p_monthly numeric, p_yearly numeric, p_day date
) returns numeric language sql stable as $$
  select coalesce(
    case when p_plan = p_present then case p_cycle when 'monthly' then p_monthly else p_yearly end end,
    case when p_currency = 'USD' then case p_cycle when 'monthly' then p.monthly else p.yearly end end
  )
  from simulation.list_prices as p
  where p.plan = p_plan and p.from_day <= p_day
  order by p.from_day desc
  limit 1;
$$;

-- Everything that is not as expected, one row each.
create function simulation.differences(p_last date) returns setof text language plpgsql as $$
declare
  v_customer integer;
begin
  truncate simulation.expected_invoices, simulation.expected_lines, simulation.expected_orders, simulation.expected_ends,
    simulation.problems;
  for v_customer in select c.customer from simulation.customers as c order by c.customer loop
    perform simulation.expect(v_customer, p_last);
  end loop;
  analyze simulation.expected_invoices, simulation.expected_lines;

  return query select format('customer %s, %s', p.customer, p.problem) from simulation.problems as p;

  return query
  select format('customer %s, invoice %s: %s and not %s', coalesce(x.customer, y.customer), coalesce(x.place, y.place),
    to_jsonb(y) - 'customer' - 'place', to_jsonb(x) - 'customer' - 'place')
  from simulation.expected_invoices as x
  full join (
    select c.customer, (row_number() over (partition by c.customer order by i.number))::integer as place,
      i.currency, i.subtotal, i.tax_amount as tax, i.total_amount as total, i.tax_is_contained as contained,
      i.tax_treatment as treatment, i.balance_change, i.issue_date as issued, i.due_date as due, i.period_start,
      i.period_end, i.plan_price, i.status::text as status, i.paid_date as paid
    from public.invoices as i
    join simulation.customers as c on c.subscription_id = i.user_subscription_id
  ) as y on y.customer = x.customer and y.place = x.place
  where x.customer is null or y.customer is null or (
    x.currency, x.subtotal, x.tax, x.total, x.contained, x.treatment, x.balance_change, x.issued, x.due, x.period_start,
    x.period_end, x.plan_price, x.status, x.paid
  ) is distinct from (
    y.currency, y.subtotal, y.tax, y.total, y.contained, y.treatment, y.balance_change, y.issued, y.due, y.period_start,
    y.period_end, y.plan_price, y.status, y.paid
  );

  return query
  select format('customer %s, line %s of invoice %s: %s and not %s', coalesce(x.customer, y.customer),
    coalesce(x.place, y.place), coalesce(x.invoice, y.invoice), to_jsonb(y) - 'customer', to_jsonb(x) - 'customer')
  from simulation.expected_lines as x
  full join (
    select n.customer, n.place as invoice, l.place::integer as place, l.line ->> 'kind' as kind,
      (l.line ->> 'quantity')::integer as quantity, (l.line ->> 'unit_amount')::numeric as unit,
      (l.line ->> 'tax_basis_points')::integer as basis_points, (l.line ->> 'tax_amount')::numeric as tax,
      (l.line #>> '{period,start}')::date as period_start, (l.line #>> '{period,end}')::date as period_end
    from (
      select c.customer, (row_number() over (partition by c.customer order by i.number))::integer as place, i.line_items
      from public.invoices as i
      join simulation.customers as c on c.subscription_id = i.user_subscription_id
    ) as n
    cross join lateral jsonb_array_elements(n.line_items) with ordinality as l (line, place)
  ) as y on y.customer = x.customer and y.invoice = x.invoice and y.place = x.place
  where x.customer is null or y.customer is null
    or (x.kind, x.quantity, x.unit, x.basis_points, x.tax, x.period_start, x.period_end)
      is distinct from (y.kind, y.quantity, y.unit, y.basis_points, y.tax, y.period_start, y.period_end);

  return query
  select format('customer %s ends as %s and not %s', x.customer, to_jsonb(y), to_jsonb(x) - 'customer')
  from simulation.expected_ends as x
  join simulation.customers as c on c.customer = x.customer
  left join lateral (
    select s.status::text as status, s.plan_id as plan, s.billing_cycle::text as cycle,
      s.current_period_start as period_start, s.current_period_end as period_end, s.billing_anchor as anchor,
      s.cancel_at_period_end as leaves, s.next_plan_id as next_plan, s.next_billing_cycle::text as next_cycle,
      private.balance(s.id) as balance,
      (select coalesce(sum(m.messages), 0) from private.message_purchases as m where m.subscription_id = s.id)::integer as bought,
      (select coalesce(sum(u.messages_used), 0) from private.usage_counters as u where u.subscription_id = s.id)::integer as used,
      array(
        select m.from_status || ' -> ' || m.to_status from simulation.moves as m where m.subscription_id = s.id order by m.place
      ) as moves
    from public.user_subscriptions as s
    where s.id = c.subscription_id
  ) as y on true
  where (
    x.status, x.plan, x.cycle, x.period_start, x.period_end, x.anchor, x.leaves, x.next_plan, x.next_cycle, x.balance, x.bought,
    x.used, x.moves
  ) is distinct from (
    y.status, y.plan, y.cycle, y.period_start, y.period_end, y.anchor, y.leaves, y.next_plan, y.next_cycle, y.balance, y.bought,
    y.used, y.moves
  );

  return query select p.problem from simulation.audit() as p (problem);
end;
$$;

-- What holds at any time, whoever did what: the database's own checks, the money, the numbers.
create function simulation.audit() returns setof text language sql stable as $$
  select format('check_invoices: %s', to_jsonb(c)) from private.check_invoices() as c
  union all
  select format('check_usage: %s', to_jsonb(c)) from private.check_usage() as c
  union all
  select format('check_extra_messages: %s', to_jsonb(c)) from private.check_extra_messages() as c
  union all
  select format('payment %s: the gateway took %s %s, recorded is %s %s', coalesce(t.reference, p.reference), t.minor, t.currency,
    p.minor, p.currency)
  from simulation.taken as t
  full join (
    select p.reference, p.currency, simulation.minor(p.amount, p.currency) as minor
    from private.payments as p
    where p.status = 'succeeded'
  ) as p on p.reference = t.reference
  where (t.currency, t.minor) is distinct from (p.currency, p.minor)
  union all
  select format('money in %s: taken %s, recorded %s, on paid invoices %s', currency, taken, recorded, invoiced)
  from (
    select currency, sum(taken) as taken, sum(recorded) as recorded, sum(invoiced) as invoiced
    from (
      select currency, minor as taken, 0 as recorded, 0 as invoiced from simulation.taken
      union all
      select currency, 0, simulation.minor(amount, currency), 0 from private.payments where status = 'succeeded'
      union all
      select currency, 0, 0, simulation.minor(total_amount, currency) from public.invoices where status = 'paid'
    ) as m
    group by currency
  ) as s
  where taken <> recorded or recorded <> invoiced
  union all
  select format('series %s: %s numbers of %s', s.series, count(i.id), s.last_number)
  from private.invoice_series as s
  left join public.invoices as i on i.series = s.series
  group by s.series, s.last_number
  having count(i.id) <> s.last_number or coalesce(max(i.number), 0) <> s.last_number
  union all
  select format('a balance of %s: %s', b.subscription_id, sum(b.amount))
  from private.balance_entries as b
  group by b.subscription_id
  having sum(b.amount) < 0
  union all
  -- Nobody pays twice for a day: what is charged for it, less what is given back, is one plan or none. Whoever ends a
  -- plan gives up the rest of it.
  select format('%s is billed for %s plans on %s', d.subscription_id, d.plans, d.day)
  from (
    select c.subscription_id, c.day, sum(sum(c.change)) over (partition by c.subscription_id order by c.day) as plans
    from (
      select i.user_subscription_id as subscription_id, e.day, e.change * case when l ->> 'kind' = 'credit' then -1 else 1 end as change
      from public.invoices as i
      cross join lateral jsonb_array_elements(i.line_items) as l
      cross join lateral (
        select (l #>> '{period,start}')::date as first, least((l #>> '{period,end}')::date, min(x.day)) as end
        from simulation.customers as c
        join simulation.events as x on x.customer = c.customer and x.kind = 'end' and x.answer = 'ok' and x.day >= i.issue_date
        where c.subscription_id = i.user_subscription_id
      ) as p
      cross join lateral (values (p.first, 1), (greatest(p.end, p.first), -1)) as e (day, change)
      where jsonb_typeof(l -> 'period') = 'object' and i.status <> 'cancelled'
    ) as c
    group by c.subscription_id, c.day
  ) as d
  where d.plans not in (0, 1);
$$;
