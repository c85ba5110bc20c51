begin;
select plan(4);

select tests.create_user('ana');
select tests.sign_in('ana');

select lives_ok(
  $$with o as (insert into public.organizations (name, slug, website) values ('El Buen Pastor', 'el-buen-pastor', 'https://pastor.example.test') returning id, name)
    select * from o$$,
  'anybody may found one and sees it at once');
select results_eq(
  $$select m.user_id, m.role::text from public.organization_members m join public.organizations o on o.id = m.organization_id where o.slug = 'el-buen-pastor'$$,
  $$select tests.user_id('ana'), 'owner'$$,
  'the founder owns it');
select throws_ok(
  $$insert into public.organizations (name, slug, created_by) values ('X', 'x', tests.user_id('bruno'))$$, '42501', null,
  'nobody founds one in another name');
select throws_ok(
  $$insert into public.organizations (name, slug) values ('X', 'No Es Slug')$$, '23514', null,
  'the slug must fit an address');

select * from finish();
rollback;
