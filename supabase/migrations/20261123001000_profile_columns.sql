-- What the web asks people about themselves beyond the specification: what their business does, in which country, and
-- how the screen should look. How far they are with onboarding is no longer theirs to write: complete_onboarding_step
-- moves it, after it has looked at the answers.

alter table public.profiles
  add column company_description text,
  add column country text,
  add column theme text not null default 'system',
  add constraint company_description_is_short check (char_length(company_description) <= 4000),
  add constraint country_is_a_code check (country ~ '^[A-Z]{2}$'),
  add constraint theme_is_known check (theme ~ '^(system|light|dark)$');

-- Until now a client could write any step. Seven is where the steps end.
update public.profiles
set onboarding_step = case when onboarding_completed then 7 else least(onboarding_step, 6) end
where onboarding_step is distinct from case when onboarding_completed then 7 else least(onboarding_step, 6) end;

alter table public.profiles
  drop constraint onboarding_step_is_positive,
  add constraint onboarding_step_is_known check (onboarding_step between 1 and 7);

revoke update (onboarding_completed, onboarding_step) on public.profiles from authenticated;
grant update (company_description, country, theme) on public.profiles to authenticated;

comment on column public.profiles.company_description is
  'Beside the specification: what the business does, in the person''s own words, at most 4000 characters. Part of every prompt, as data.';
comment on column public.profiles.country is 'Beside the specification: ISO 3166-1 alpha-2 code of the country of the business, e.g. MX.';
comment on column public.profiles.theme is 'Beside the specification: how the web looks: system, light or dark.';
comment on column public.profiles.onboarding_step is
  'Step of onboarding the person is at: 1 plan, 2 company, 3 goals, 4 assistants, 5 first conversation, 6 initial configuration, 7 when all is done. Moved by complete_onboarding_step.';
comment on column public.profiles.onboarding_completed is 'Whether onboarding is done. Set by complete_onboarding_step.';

-- The audit log goes on keeping nothing of what a person says about their business.
drop trigger tg_profiles__audit_created on public.profiles;
drop trigger tg_profiles__audit_updated on public.profiles;
drop trigger tg_profiles__audit_deleted on public.profiles;
create trigger tg_profiles__audit_created after insert on public.profiles for each row
  execute function private.tg_audit(
    'full_name,avatar_url,phone,timezone,language,company_name,company_industry,company_size,company_growth_stage,company_revenue_range,company_website,company_description,country,theme,notification_preferences,communication_style,working_hours,last_active_at,onboarding_completed,onboarding_step,primary_goals,secondary_goals,goals_timeline,priority_focus');
create trigger tg_profiles__audit_updated after update of email, phone, full_name, is_active on public.profiles for each row
  execute function private.tg_audit(
    'avatar_url,timezone,language,company_name,company_industry,company_size,company_growth_stage,company_revenue_range,company_website,company_description,country,theme,notification_preferences,communication_style,working_hours,last_active_at,onboarding_completed,onboarding_step,primary_goals,secondary_goals,goals_timeline,priority_focus');
create trigger tg_profiles__audit_deleted after delete on public.profiles for each row
  execute function private.tg_audit(
    'avatar_url,timezone,language,company_name,company_industry,company_size,company_growth_stage,company_revenue_range,company_website,company_description,country,theme,notification_preferences,communication_style,working_hours,last_active_at,onboarding_completed,onboarding_step,primary_goals,secondary_goals,goals_timeline,priority_focus,full_name,phone',
    'email');
