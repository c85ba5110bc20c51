-- What a turn says about the person and their business, in a place of its own: start_turn (20261129002400) takes whatever
-- private.profile_document says, so that a new answer of onboarding reaches the prompt by changing one function.

create function private.profile_document(p_profile public.profiles)
returns json
language plpgsql
stable
set search_path = ''
as $$
begin
  return json_build_object(
    'full_name', p_profile.full_name,
    'company_name', p_profile.company_name,
    'company_description', p_profile.company_description,
    'company_industry', p_profile.company_industry,
    'company_size', p_profile.company_size,
    'company_growth_stage', p_profile.company_growth_stage,
    'company_revenue_range', p_profile.company_revenue_range,
    'company_website', p_profile.company_website,
    'country', p_profile.country,
    'timezone', p_profile.timezone,
    'language', p_profile.language,
    'communication_style', p_profile.communication_style,
    'working_hours', p_profile.working_hours,
    'primary_goals', p_profile.primary_goals,
    'secondary_goals', p_profile.secondary_goals,
    'goals_timeline', p_profile.goals_timeline,
    'priority_focus', p_profile.priority_focus
  );
end;
$$;

comment on function private.profile_document(public.profiles) is
  'What the prompt builder is told about a person and their business: the member profile of what begin_turn returns.';
