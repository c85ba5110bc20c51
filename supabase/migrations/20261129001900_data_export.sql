-- Everything that is kept about a person, in one document, for themselves: a right by law in most of Latin America
-- (Brazil's LGPD, Mexico's LFPDPPP, Colombia's 1581, Argentina's 25.326).
--
-- json, not jsonb: the document may be larger than a jsonb value can be, and nobody looks into it on the way out.

create or replace function private.export_my_data() returns json
language plpgsql stable security definer
set search_path = ''
as $$
declare
  v_user_id constant uuid := auth.uid();
begin
  if not exists (select from public.profiles p where p.id = v_user_id) then
    perform private.refuse_plan_limit('profile_not_found', '{}', 'Tu cuenta ya no existe.');
  end if;

  return json_build_object(
    'exported_at', now(),
    'tables', json_build_object(
      'profiles', (select json_agg(p) from public.profiles p where p.id = v_user_id),
      'organizations', (
        select json_agg(to_jsonb(o) - array['settings', 'billing_email', 'billing_address', 'tax_id'] order by o.created_at)
        from public.organizations o
        where o.id in (select m.organization_id from public.organization_members m where m.user_id = v_user_id)
      ),
      'organization_members', (
        select json_agg(m order by m.joined_at) from public.organization_members m where m.user_id = v_user_id
      ),
      'organization_invitations', (
        select json_agg(to_jsonb(i) - 'token_hash' order by i.created_at)
        from private.organization_invitations i
        where i.accepted_by = v_user_id or i.invited_by = v_user_id or i.email = private.confirmed_email(v_user_id)
      ),
      'user_assistants', (
        select json_agg(ua order by ua.activation_date) from public.user_assistants ua where ua.user_id = v_user_id
      ),
      'assistant_configurations', (
        select json_agg(ac order by ac.created_at)
        from public.assistant_configurations ac
        where ac.user_assistant_id in (select ua.id from public.user_assistants ua where ua.user_id = v_user_id)
      ),
      'conversations', (
        select json_agg(c order by c.started_at) from public.conversations c where c.user_id = v_user_id
      ),
      'messages', (select json_agg(m order by m.created_at) from public.messages m where m.user_id = v_user_id),
      'message_attachments', (
        select json_agg(a order by a.created_at)
        from public.message_attachments a
        where a.storage_path ~>=~ (v_user_id || '/') and a.storage_path ~<~ (v_user_id || '0')
      ),
      'brain_ai_data', (select json_agg(b) from public.brain_ai_data b where b.user_id = v_user_id),
      'user_insights', (
        select json_agg(to_jsonb(i) - 'search' order by i.discovered_at)
        from public.user_insights i
        where i.user_id = v_user_id
      ),
      'behavior_patterns', (
        select json_agg(b) from public.behavior_patterns b where b.user_id = v_user_id
      ),
      'insight_events', (
        select json_agg(e order by e.id) from private.insight_events e where e.user_id = v_user_id
      ),
      'recommendations', (
        select json_agg(r order by r.created_at, r.id) from private.recommendations r where r.user_id = v_user_id
      ),
      'conversation_summaries', (
        select json_agg(s order by s.created_at) from private.conversation_summaries s where s.user_id = v_user_id
      ),
      'user_projects', (select json_agg(p order by p.created_at) from public.user_projects p where p.user_id = v_user_id),
      'user_subscriptions', (
        select json_agg(
          to_jsonb(s) - array['stripe_customer_id', 'stripe_subscription_id', 'payment_method_id'] order by s.created_at
        )
        from public.user_subscriptions s
        where s.user_id = v_user_id
      ),
      'subscription_usage', (
        select json_agg(u order by u.period_start)
        from public.subscription_usage u
        join public.user_subscriptions s on s.id = u.user_subscription_id
        where s.user_id = v_user_id and s.organization_id is null
      ),
      'usage_ledger', (
        select json_agg(to_jsonb(l) - array['idempotency_key'] order by l.occurred_at, l.idempotency_key)
        from private.usage_ledger l
        where l.user_id = v_user_id
      ),
      'invoices', (
        select json_agg(to_jsonb(i) - array['stripe_invoice_id'] order by i.issue_date)
        from public.invoices i
        join public.user_subscriptions s on s.id = i.user_subscription_id
        where s.user_id = v_user_id and s.organization_id is null
      ),
      'tax_profiles', (select json_agg(to_jsonb(t) - 'updated_by') from private.tax_profiles t where t.user_id = v_user_id),
      -- What they were written about what is paid for.
      'outbox', (
        select json_agg(
          json_build_object(
            'template', o.template, 'language', o.language, 'address', o.address, 'business', o.business,
            'parameters', o.parameters, 'status', o.status, 'fate', o.fate, 'created_at', o.created_at, 'sent_at', o.sent_at
          )
          order by o.created_at
        )
        from private.outbox o
        where o.user_id = v_user_id
      ),
      'automation_definitions', (
        select json_agg(a order by a.created_at) from public.automation_definitions a where a.user_id = v_user_id
      ),
      'automation_executions', (
        select json_agg(e order by e.started_at)
        from public.automation_executions e
        join public.automation_definitions a on a.id = e.automation_id
        where a.user_id = v_user_id
      ),
      'integrations', (
        select json_agg(to_jsonb(i) - array['credentials'] order by i.created_at)
        from public.integrations i
        where i.user_id = v_user_id
      ),
      'integration_sync_logs', (
        select json_agg(l order by l.started_at)
        from public.integration_sync_logs l
        join public.integrations i on i.id = l.integration_id
        where i.user_id = v_user_id
      ),
      'admin_users', (select json_agg(a) from public.admin_users a where a.user_id = v_user_id),
      -- What they did and from where; what it did to others is the others'.
      'audit_logs', (
        select json_agg(to_jsonb(l) - array['old_values', 'new_values', 'session_id'] order by l.created_at)
        from public.audit_logs l
        where l.user_id = v_user_id
      )
    ),
    'files', (
      select coalesce(json_agg(json_build_object(
        'bucket', f.bucket, 'path', f.path, 'size', f.size, 'created_at', f.created_at
      )), '[]')
      from private.files_of(v_user_id) f
    )
  );
end;
$$;

comment on function private.export_my_data() is 'Body of public.export_my_data.';
grant execute on function private.export_my_data() to authenticated;

-- A long history takes longer than the API gives a request; PostgREST reads this setting before it begins.
create or replace function public.export_my_data() returns json
language sql stable security invoker
set search_path = ''
set statement_timeout = '60s'
begin atomic
  select private.export_my_data();
end;

comment on function public.export_my_data() is
  'Everything that is kept about the caller: {exported_at, tables: {<table>: [rows] or null where there is none}, files: [{bucket, path, size, created_at}]}. Without secrets: credentials, payment references, hashes. The files themselves are read from storage.';
grant execute on function public.export_my_data() to authenticated;
