-- How much a person may write into each column. PostgreSQL would take a gigabyte, and much of this is read again with
-- every turn. Short columns are sentences and names, long ones notes; objects and arrays are measured as text.
-- What only the platform writes has no limit here.

-- profiles: part of every prompt ---------------------------------------------------------------------------------------

alter table public.profiles
  add constraint full_name_is_short check (char_length(full_name) <= 200),
  add constraint avatar_url_is_short check (char_length(avatar_url) <= 2048),
  add constraint phone_is_short check (char_length(phone) <= 40),
  add constraint company_name_is_short check (char_length(company_name) <= 200),
  add constraint company_industry_is_short check (char_length(company_industry) <= 200),
  add constraint company_revenue_range_is_short check (char_length(company_revenue_range) <= 100),
  add constraint company_website_is_short check (char_length(company_website) <= 2048),
  add constraint notification_preferences_are_small check (octet_length(notification_preferences::text) <= 16384),
  add constraint working_hours_are_small check (octet_length(working_hours::text) <= 4096),
  add constraint primary_goals_are_few check (octet_length(primary_goals::text) <= 8192),
  add constraint secondary_goals_are_few check (octet_length(secondary_goals::text) <= 8192),
  add constraint goals_timeline_is_short check (char_length(goals_timeline) <= 100);

-- organizations --------------------------------------------------------------------------------------------------------

alter table public.organizations
  add constraint name_is_short check (char_length(name) between 1 and 200),
  add constraint description_is_short check (char_length(description) <= 4000),
  add constraint logo_url_is_short check (char_length(logo_url) <= 2048),
  add constraint website_is_short check (char_length(website) <= 2048),
  add constraint industry_is_short check (char_length(industry) <= 200),
  add constraint settings_are_small check (octet_length(settings::text) <= 65536),
  add constraint billing_email_is_short check (char_length(billing_email) <= 320),
  add constraint billing_address_is_small check (octet_length(billing_address::text) <= 8192),
  add constraint tax_id_is_short check (char_length(tax_id) <= 100);

alter table public.organization_members
  add constraint permissions_are_few check (octet_length(permissions::text) <= 8192);

-- assistants -----------------------------------------------------------------------------------------------------------

alter table public.user_assistants
  add constraint custom_settings_are_small check (octet_length(custom_settings::text) <= 16384);

alter table public.assistant_configurations
  add constraint integrations_are_small check (octet_length(integrations::text) <= 65536),
  add constraint working_schedule_is_small check (octet_length(working_schedule::text) <= 16384);

-- conversations --------------------------------------------------------------------------------------------------------

alter table public.conversations
  add constraint context_is_small check (octet_length(context::text) <= 16384);

alter table public.message_attachments
  add constraint filename_is_short check (char_length(filename) between 1 and 1024),
  add constraint original_name_is_short check (char_length(original_name) between 1 and 1024),
  add constraint mime_type_is_short check (char_length(mime_type) <= 255),
  add constraint storage_bucket_is_short check (char_length(storage_bucket) <= 100),
  add constraint storage_path_is_short check (char_length(storage_path) <= 1024),
  add constraint metadata_is_small check (octet_length(metadata::text) <= 16384);

-- Cerebro --------------------------------------------------------------------------------------------------------------

alter table public.user_insights
  add constraint action_taken_is_short check (char_length(action_taken) <= 4000);

alter table public.user_projects
  add constraint name_is_short check (char_length(name) between 1 and 200),
  add constraint description_is_short check (char_length(description) <= 10000),
  add constraint assistants_involved_are_few check (octet_length(assistants_involved::text) <= 4096),
  add constraint objectives_are_few check (octet_length(objectives::text) <= 16384),
  add constraint key_results_are_few check (octet_length(key_results::text) <= 16384),
  add constraint outcomes_achieved_are_few check (octet_length(outcomes_achieved::text) <= 16384),
  add constraint success_metrics_are_small check (octet_length(success_metrics::text) <= 65536);

-- automations and integrations -----------------------------------------------------------------------------------------

alter table public.automation_definitions
  add constraint name_is_short check (char_length(name) between 1 and 200),
  add constraint description_is_short check (char_length(description) <= 4000),
  add constraint trigger_config_is_small check (octet_length(trigger_config::text) <= 65536),
  add constraint actions_are_small check (octet_length(actions::text) <= 262144),
  add constraint conditions_are_small check (octet_length(conditions::text) <= 65536);

alter table public.integrations
  add constraint name_is_short check (char_length(name) between 1 and 200),
  add constraint config_is_small check (octet_length(config::text) <= 65536);

-- administration -------------------------------------------------------------------------------------------------------

alter table public.admin_users
  add constraint permissions_are_few check (octet_length(permissions::text) <= 8192),
  add constraint ip_whitelist_is_short check (cardinality(ip_whitelist) <= 500);

alter table public.system_config
  add constraint key_is_short check (char_length(key) between 1 and 200),
  add constraint value_is_small check (octet_length(value::text) <= 262144),
  add constraint description_is_short check (char_length(description) <= 4000);
