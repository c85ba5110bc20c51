begin;
select plan(4);

select is_empty(
  $$select zone from unnest(array['America/Mexico_City', 'America/Argentina/Buenos_Aires', 'America/Port-au-Prince', 'America/Sao_Paulo', 'Etc/GMT+3', 'UTC']) zone
    where not private.is_timezone(zone)$$,
  'the zones of Latin America, and UTC');
select is_empty(
  $$select zone from unnest(array['Mars/Olympus', 'Foo+5', 'America/Foo+5', '', 'America/Mexico_City; drop table x', '../../etc/passwd', 'CDMX']) zone
    where private.is_timezone(zone)$$,
  'nothing made up');
select is_empty(
  $$select name from pg_catalog.pg_timezone_names where name ~ '^(America|Europe|Africa|Asia|Pacific|Atlantic|Indian|Antarctica|Australia)/' and not private.is_timezone(name)$$,
  'every city of the database');
select tests.create_user('ana');
select tests.sign_in('ana');
select lives_ok($$update public.profiles set timezone = null$$, 'it may be left open');

select * from finish();
rollback;
