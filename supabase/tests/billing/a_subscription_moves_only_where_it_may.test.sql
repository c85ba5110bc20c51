begin;
select plan(3);

select tests.create_user('ana');
create function pg_temp.moves(p_from public.subscription_status_enum, p_to public.subscription_status_enum) returns boolean language plpgsql as $$
begin
  set local session_replication_role = replica;
  update public.user_subscriptions set status = p_from where user_id = tests.user_id('ana');
  set local session_replication_role = origin;
  update public.user_subscriptions set status = p_to where user_id = tests.user_id('ana');
  return true;
exception when check_violation then
  return false;
end $$;

-- The same list as in crates/billing, subscription.rs.
select bag_eq(
  $$select f, t from unnest(enum_range(null::public.subscription_status_enum)) f, unnest(enum_range(null::public.subscription_status_enum)) t
    where f <> t and pg_temp.moves(f, t)$$,
  $$values ('trial'::public.subscription_status_enum, 'active'::public.subscription_status_enum), ('trial', 'cancelled'),
      ('active', 'past_due'), ('active', 'cancelled'), ('past_due', 'active'), ('past_due', 'unpaid'), ('past_due', 'cancelled'),
      ('unpaid', 'active'), ('unpaid', 'cancelled'), ('cancelled', 'active')$$,
  'these moves and no others');
select ok(pg_temp.moves('unpaid', 'unpaid'), 'staying is no move');

select lives_ok(
  $$update public.user_subscriptions set cancel_at_period_end = true where user_id = tests.user_id('ana');
    update public.user_subscriptions set current_period_usage = '{"messages": 1}' where user_id = tests.user_id('ana')$$, 'and what a turn writes is free');

select * from finish();
rollback;
