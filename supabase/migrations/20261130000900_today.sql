-- What day it is for whoever bills: said in one place, so that years of billing can be gone through in minutes (tests/simulation).

create function private.now()
returns timestamptz
language sql
stable
set search_path = ''
as $$
  select case
    -- Whoever comes through the API is connected as this role, whatever role they act in.
    when session_user = 'authenticator' then now()
    else now() + coalesce(
      nullif(current_setting('sintra.today', true), '')::date - (now() at time zone 'UTC')::date, 0
    ) * interval '24 hours'
  end;
$$;

comment on function private.now() is
  'The moment at which something is billed: now, on the day of private.today().';

create function private.today()
returns date
language sql
stable
set search_path = ''
as $$ select (private.now() at time zone 'UTC')::date; $$;

comment on function private.today() is
  'The day (UTC) on which something is billed: today, or what the setting sintra.today of the session says. Only who is connected to the database itself has a session to set it in: the API offers no set_config and no set, what a request brings is kept in settings that begin with request., and in a session of the API (of authenticator) the setting counts for nothing.';
