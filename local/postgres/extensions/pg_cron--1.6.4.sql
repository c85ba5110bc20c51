-- The SQL surface of pg_cron 1.6. The jobs are run by local/workers/cron.ts instead of a background worker.
create schema cron;

create sequence cron.jobid_seq;
create sequence cron.runid_seq;

create table cron.job (
  jobid bigint primary key default nextval('cron.jobid_seq'),
  schedule text not null,
  command text not null,
  nodename text not null default 'localhost',
  nodeport integer not null default inet_server_port(),
  database text not null default current_database(),
  username text not null default current_user,
  active boolean not null default true,
  jobname text,
  constraint jobname_username_uniq unique (jobname, username)
);
alter table cron.job enable row level security;
create policy cron_job_policy on cron.job using (username = current_user);

create table cron.job_run_details (
  jobid bigint,
  runid bigint primary key default nextval('cron.runid_seq'),
  job_pid integer,
  database text,
  username text,
  command text,
  status text,
  return_message text,
  start_time timestamptz,
  end_time timestamptz
);
alter table cron.job_run_details enable row level security;
create policy cron_job_run_details_policy on cron.job_run_details using (username = current_user);

-- The original refuses a schedule that it cannot parse; so does this.
create function cron.check_schedule(schedule text) returns text
language plpgsql immutable set search_path = '' as $$
declare
  field constant text := '(\*|[0-9]+(-[0-9]+)?)(/[0-9]+)?';
  name_field constant text := '(\*|([0-9]+|[A-Za-z]{3})(-([0-9]+|[A-Za-z]{3}))?)(/[0-9]+)?';
  pattern text;
begin
  if schedule ~* '^\s*([1-9]|[1-5][0-9])\s+seconds?\s*$' or schedule ~* '^\s*@(yearly|annually|monthly|weekly|daily|midnight|hourly|reboot)\s*$' then
    return schedule;
  end if;
  pattern := format('^\s*%1$s(,%1$s)*\s+%1$s(,%1$s)*\s+((%1$s(,%1$s)*)|\$)\s+%2$s(,%2$s)*\s+%2$s(,%2$s)*\s*$', field, name_field);
  if schedule ~ pattern then
    return schedule;
  end if;
  raise exception 'invalid schedule: %', schedule
    using hint = 'Use cron format (e.g. 5 4 * * *), or interval format ''[1-59] seconds''';
end
$$;

create function cron.schedule(job_name text, schedule text, command text) returns bigint
language sql set search_path = '' as $$
  insert into cron.job (jobname, schedule, command, database, username)
  values (job_name, cron.check_schedule(schedule), command, current_database(), current_user)
  on conflict on constraint jobname_username_uniq
  do update set schedule = excluded.schedule, command = excluded.command, active = true
  returning jobid
$$;

create function cron.schedule(schedule text, command text) returns bigint
language sql set search_path = '' as $$
  insert into cron.job (schedule, command, database, username)
  values (cron.check_schedule(schedule), command, current_database(), current_user)
  returning jobid
$$;

create function cron.schedule_in_database(
  job_name text, schedule text, command text, database text, username text default null, active boolean default true
) returns bigint
language sql set search_path = '' as $$
  insert into cron.job (jobname, schedule, command, database, username, active)
  values (job_name, cron.check_schedule(schedule), command, database, coalesce(username, current_user), active)
  on conflict on constraint jobname_username_uniq
  do update set schedule = excluded.schedule, command = excluded.command, active = excluded.active
  returning jobid
$$;

create function cron.alter_job(
  job_id bigint, schedule text default null, command text default null, database text default null,
  username text default null, active boolean default null
) returns void
language plpgsql set search_path = '' as $$
begin
  update cron.job j
  set schedule = coalesce(cron.check_schedule(alter_job.schedule), j.schedule),
      command = coalesce(alter_job.command, j.command),
      database = coalesce(alter_job.database, j.database),
      username = coalesce(alter_job.username, j.username),
      active = coalesce(alter_job.active, j.active)
  where j.jobid = alter_job.job_id;
  if not found then
    raise exception 'Job % does not exist or you don''t own it', job_id;
  end if;
end
$$;

create function cron.unschedule(job_id bigint) returns boolean
language plpgsql set search_path = '' as $$
begin
  delete from cron.job where jobid = job_id;
  if not found then
    raise exception 'could not find valid entry for job %', job_id;
  end if;
  return true;
end
$$;

create function cron.unschedule(job_name text) returns boolean
language plpgsql set search_path = '' as $$
begin
  delete from cron.job where jobname = job_name and username = current_user;
  if not found then
    raise exception 'could not find valid entry for job ''%''', job_name;
  end if;
  return true;
end
$$;

revoke all on all functions in schema cron from public;
revoke all on schema cron from public;
