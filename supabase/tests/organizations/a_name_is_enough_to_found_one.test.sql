begin;
select plan(8);

select tests.create_user(n) from unnest(array['ana', 'bruno']) n;
select tests.sign_in('ana');
select is(public.create_organization('  Taquería «El Buen  Pastor», S.A. ') ->> 'slug', 'taqueria-el-buen-pastor-s-a', 'its address is made from the name');
select results_eq(
  $$select o.name, m.role::text from public.organizations o join public.organization_members m on m.organization_id = o.id$$,
  $$values ('Taquería «El Buen Pastor», S.A.', 'owner')$$, 'and who founds it owns it');
select tests.sign_in('bruno');
select matches(public.create_organization('TAQUERIA EL BUEN PASTOR SA') ->> 'slug', '^taqueria-el-buen-pastor-sa$', 'another name, another address');
select matches(public.create_organization('Taquería el buen pastor: S A') ->> 'slug', '^taqueria-el-buen-pastor-s-a-[0-9a-f]{8}$', 'an address that is taken gets a tail');
select matches(public.create_organization('日本') ->> 'slug', '^organizacion', 'a name without Latin letters has an address, too');
select ok(length(public.create_organization(repeat('muy largo ', 20)) ->> 'slug') <= 63, 'a long name has a short one');
select throws_ok($$select public.create_organization(E' \n ')$$, '23514', 'organization_name_invalid', 'a name is something');
select throws_ok($$select public.create_organization(repeat('x', 201))$$, '23514', 'organization_name_invalid', 'and no novel');

select * from finish();
rollback;
