begin;
select plan(20);

select tests.create_user(n) from unnest(array['ana', 'bruno', 'carla', 'dario', 'eva']) n;
create temporary table org as select tests.found_organization('ana', 'tacos') as id;
grant select on org to anon, authenticated;
select tests.add_member(id, 'bruno', 'admin') from org;
select tests.add_member(id, 'carla', 'member') from org;
select tests.add_member(id, 'dario', 'guest') from org;

select tests.sign_in('ana');
select ok(public.invite_member((select id from org), 'otra@example.test', 'owner') ->> 'token' ~ '^[0-9a-f]{64}$', 'an owner invites owners, and gets the secret of the link');
select tests.sign_in('bruno');
select lives_ok($$select public.invite_member((select id from org), ' Eva@Example.TEST ', 'admin')$$, 'an admin invites admins');
select throws_ok($$select public.invite_member((select id from org), 'x@example.test', 'owner')$$, '23514', 'role_not_allowed', 'but no owners');
select throws_ok($$select public.invite_member((select id from org), 'otra@example.test', 'member')$$, '23514', 'role_not_allowed', 'nor does an admin turn an owner''s invitation into another');
select results_eq(
  $$select email, role::text, invited_by_name, expires_at - created_at from public.organization_invitations((select id from org)) order by email$$,
  $$values ('eva@example.test', 'admin', 'Bruno', interval '7 days'), ('otra@example.test', 'owner', 'Ana', interval '7 days')$$,
  'both are listed, for a week');
select throws_ok($$select public.revoke_invitation(i.id) from public.organization_invitations((select id from org)) i where i.role = 'owner'$$, '23514', 'role_not_allowed', 'an owner''s is an owner''s to revoke');

select throws_ok($$select public.invite_member((select id from org), 'carla@example.test', 'member')$$, '23514', 'already_member', 'who is here is not invited');
select throws_ok(format($$select public.invite_member((select id from org), %L, 'member')$$, a), '23514', 'email_invalid', 'no address: ' || a)
from unnest(array['', 'eva', 'eva@', '@x.y', 'eva @x.y', 'a@b@c.d', E'eva@x.y\nBcc: z@x.y']) a;

select tests.sign_in('carla');
select throws_ok($$select public.invite_member((select id from org), 'x@example.test', 'member')$$, '23514', 'organization_not_found', 'a member does not invite');
select is_empty($$select * from public.organization_invitations((select id from org))$$, 'nor read who is invited');
select tests.sign_in('eva');
select throws_ok($$select public.invite_member((select id from org), 'x@example.test', 'member')$$, '23514', 'organization_not_found', 'a stranger even less');
select is_empty($$select * from public.organization_invitations((select id from org))$$, 'not even who is invited');
select throws_ok($$select public.revoke_invitation(gen_random_uuid())$$, '23514', 'invitation_not_found', 'and has nothing to revoke');
select tests.become_anonymous();
select throws_ok($$select public.invite_member((select id from org), 'x@example.test', 'member')$$, '42501', null, 'a visitor may not even ask');

select * from finish();
rollback;
