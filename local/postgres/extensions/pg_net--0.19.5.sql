-- The SQL surface of pg_net. Requests are sent by local/workers/net.ts; the trigger's notification leaves with the
-- commit, so a request of a transaction that rolls back is never sent, as with the original.
create schema net;

create domain net.http_method as text
  check (value is null or value in ('GET', 'POST', 'DELETE'));

create unlogged table net.http_request_queue (
  id bigint generated always as identity primary key,
  method net.http_method not null,
  url text not null,
  headers jsonb,
  body bytea,
  timeout_milliseconds integer not null
);

create unlogged table net._http_response (
  id bigint,
  status_code integer,
  content_type text,
  headers jsonb,
  content text,
  timed_out boolean,
  error_msg text,
  created timestamptz not null default now()
);
create index _http_response_created_idx on net._http_response (created);
create index _http_response_id_idx on net._http_response (id);

create function net._notify() returns trigger language plpgsql set search_path = '' as $$
begin
  perform pg_catalog.pg_notify('pg_net', '');
  return null;
end
$$;
create trigger wake after insert on net.http_request_queue
  for each statement execute function net._notify();

create function net._urlencode_string(string text) returns text language sql immutable strict set search_path = '' as $$
  select coalesce(pg_catalog.string_agg(
    case when piece ~ '^[A-Za-z0-9_.~-]$' then piece
         else pg_catalog.regexp_replace(pg_catalog.upper(pg_catalog.encode(pg_catalog.convert_to(piece, 'UTF8'), 'hex')), '(..)', '%\1', 'g')
    end, '' order by place), '')
  from pg_catalog.regexp_split_to_table(string, '') with ordinality as pieces (piece, place)
$$;

create function net._encode_url_with_params(url text, params jsonb) returns text language sql immutable set search_path = '' as $$
  select url || coalesce(
    case when pg_catalog.strpos(url, '?') > 0 then '&' else '?' end
      || pg_catalog.string_agg(net._urlencode_string(key) || '=' || net._urlencode_string(value), '&'), '')
  from pg_catalog.jsonb_each_text(coalesce(params, '{}'))
$$;

create function net.http_get(
  url text, params jsonb default '{}', headers jsonb default '{}', timeout_milliseconds integer default 5000
) returns bigint
language sql set search_path = '' as $$
  insert into net.http_request_queue (method, url, headers, timeout_milliseconds)
  values ('GET', net._encode_url_with_params(url, params), headers, timeout_milliseconds)
  returning id
$$;

create function net.http_post(
  url text, body jsonb default '{}', params jsonb default '{}',
  headers jsonb default '{"Content-Type": "application/json"}', timeout_milliseconds integer default 5000
) returns bigint
language plpgsql set search_path = '' as $$
declare
  request_id bigint;
  content_type text;
begin
  select value into content_type from pg_catalog.jsonb_each_text(coalesce(headers, '{}'))
  where pg_catalog.lower(key) = 'content-type' limit 1;
  if content_type is null then
    headers := coalesce(headers, '{}') || '{"Content-Type": "application/json"}';
  elsif content_type <> 'application/json' then
    raise exception 'Content-Type header must be "application/json"';
  end if;
  insert into net.http_request_queue (method, url, headers, body, timeout_milliseconds)
  values ('POST', net._encode_url_with_params(url, params), headers,
          pg_catalog.convert_to(body::text, 'UTF8'), timeout_milliseconds)
  returning id into request_id;
  return request_id;
end
$$;

create function net.http_delete(
  url text, params jsonb default '{}', headers jsonb default '{}', timeout_milliseconds integer default 5000,
  body jsonb default null
) returns bigint
language sql set search_path = '' as $$
  insert into net.http_request_queue (method, url, headers, body, timeout_milliseconds)
  values ('DELETE', net._encode_url_with_params(url, params), headers,
          pg_catalog.convert_to(body::text, 'UTF8'), timeout_milliseconds)
  returning id
$$;

revoke all on all functions in schema net from public;
revoke all on schema net from public;
