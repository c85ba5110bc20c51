-- What the Cerebro needs beside the specification: when a fact holds and what took its place, who found it, and where a person
-- does not want to be learned from.

-- user_insights: facts that change over time --------------------------------------------------------------------------

alter table public.user_insights
  add column kind text not null default 'fact',
  add column fact_key text,
  add column value jsonb,
  add column language text,
  add column origin text not null default 'rules',
  add column evidence_count integer not null default 1,
  add column version integer not null default 1,
  add column valid_from timestamptz default now(),
  add column valid_until timestamptz,
  -- Forgetting what holds now forgets what it replaced: it is the same thing, earlier.
  add column superseded_by uuid references public.user_insights (id) on delete cascade,
  add column ended_reason text,
  add column last_seen_at timestamptz default now(),
  add constraint kind_is_known check (
    kind in ('fact', 'preference', 'goal', 'constraint', 'decision', 'person', 'date')
  ),
  add constraint origin_is_known check (origin in ('rules', 'model', 'person', 'import')),
  add constraint ended_reason_is_known check (ended_reason in ('superseded', 'corrected', 'ended', 'expired')),
  add constraint an_end_has_a_reason check ((valid_until is null) = (ended_reason is null)),
  add constraint only_what_ended_was_replaced check (superseded_by is null or valid_until is not null),
  add constraint content_is_short check (char_length(content) between 1 and 2000),
  add constraint fact_key_is_short check (char_length(fact_key) <= 300);

-- One fact holds at a time, however many jobs and devices write at once.
create unique index user_insights_user_id_fact_key_key on public.user_insights (user_id, fact_key)
  where valid_until is null and fact_key is not null;
create index user_insights_superseded_by_idx on public.user_insights (superseded_by);
create index user_insights_expires_at_idx on public.user_insights (expires_at)
  where valid_until is null and expires_at is not null;

comment on column public.user_insights.kind is 'Beside the specification: fact, preference, goal, constraint, decision, person or date.';
comment on column public.user_insights.fact_key is 'Beside the specification: <type>:<subject>, the identity of a fact; two current rows of a person never share one. Null for what no rule can name.';
comment on column public.user_insights.value is 'Beside the specification: what the fact says where its key does not say all: {text, number, currency, unit, date}.';
comment on column public.user_insights.language is 'Beside the specification: language of content: es, pt or en.';
comment on column public.user_insights.origin is 'Beside the specification: who found it: rules, a model, the person by their own hand, or a text that they imported.';
comment on column public.user_insights.evidence_count is 'Beside the specification: how often it was said; evidence holds the newest.';
comment on column public.user_insights.version is 'Beside the specification: moves with each change, so that nobody overwrites what they have not seen.';
comment on column public.user_insights.valid_from is 'Beside the specification: since when it holds, as far as was said.';
comment on column public.user_insights.valid_until is 'Beside the specification: until when it held; null while it holds.';
comment on column public.user_insights.superseded_by is 'Beside the specification: what took its place.';
comment on column public.user_insights.ended_reason is 'Beside the specification: superseded by something newer, corrected because it was wrong, ended, or expired.';
comment on column public.user_insights.last_seen_at is 'Beside the specification: when it was last said or confirmed.';
comment on column public.user_insights.evidence is
  'Object {items: [{message_id, conversation_id, assistant_id, start, end, said_at}]}: where it was said, newest first, at most twenty. Places, not words: the words go with the message.';

-- behavior_patterns ---------------------------------------------------------------------------------------------------

alter table public.behavior_patterns
  add column pattern_key text,
  add constraint pattern_key_is_short check (char_length(pattern_key) <= 200);
create unique index behavior_patterns_user_id_pattern_key_key on public.behavior_patterns (user_id, pattern_key);

comment on column public.behavior_patterns.pattern_key is 'Beside the specification: what it is recognised by when it is computed again.';

-- user_projects: proposals --------------------------------------------------------------------------------------------

alter table public.user_projects
  add column is_proposal boolean not null default false,
  add column proposal_key text,
  add column source_insight_id uuid references public.user_insights (id) on delete set null,
  add constraint proposal_key_is_short check (char_length(proposal_key) <= 300);
create unique index user_projects_user_id_proposal_key_key on public.user_projects (user_id, proposal_key);
create index user_projects_source_insight_id_idx on public.user_projects (source_insight_id);

comment on column public.user_projects.is_proposal is 'Beside the specification: made from a goal that was mentioned, and not taken up yet.';
comment on column public.user_projects.proposal_key is 'Beside the specification: the goal it was made from, so that it is proposed once.';
comment on column public.user_projects.source_insight_id is 'Beside the specification: the goal it was made from, while that is remembered.';

-- Where nothing is learned --------------------------------------------------------------------------------------------

alter table public.profiles add column is_memory_paused boolean not null default false;
grant update (is_memory_paused) on public.profiles to authenticated;
comment on column public.profiles.is_memory_paused is
  'Beside the specification: while true, nothing is learned and nothing that is known goes into a prompt.';

-- The audit log goes on keeping nothing of what a person says about their business.
drop trigger tg_profiles__audit_created on public.profiles;
drop trigger tg_profiles__audit_updated on public.profiles;
drop trigger tg_profiles__audit_deleted on public.profiles;
create trigger tg_profiles__audit_created after insert on public.profiles for each row
  execute function private.tg_audit(
    'full_name,avatar_url,phone,timezone,language,company_name,company_industry,company_size,company_growth_stage,company_revenue_range,company_website,company_description,country,theme,is_memory_paused,notification_preferences,communication_style,working_hours,last_active_at,onboarding_completed,onboarding_step,primary_goals,secondary_goals,goals_timeline,priority_focus');
create trigger tg_profiles__audit_updated after update of email, phone, full_name, is_active on public.profiles for each row
  execute function private.tg_audit(
    'avatar_url,timezone,language,company_name,company_industry,company_size,company_growth_stage,company_revenue_range,company_website,company_description,country,theme,is_memory_paused,notification_preferences,communication_style,working_hours,last_active_at,onboarding_completed,onboarding_step,primary_goals,secondary_goals,goals_timeline,priority_focus');
create trigger tg_profiles__audit_deleted after delete on public.profiles for each row
  execute function private.tg_audit(
    'avatar_url,timezone,language,company_name,company_industry,company_size,company_growth_stage,company_revenue_range,company_website,company_description,country,theme,is_memory_paused,notification_preferences,communication_style,working_hours,last_active_at,onboarding_completed,onboarding_step,primary_goals,secondary_goals,goals_timeline,priority_focus,full_name,phone',
    'email');

alter table public.conversations add column is_off_record boolean not null default false;
grant update (is_off_record) on public.conversations to authenticated;
comment on column public.conversations.is_off_record is
  'Beside the specification: nothing that is said here is learned. What is known is used all the same.';

alter publication supabase_realtime add table public.brain_ai_data;
alter table public.brain_ai_data replica identity full;
