begin;
select plan(19);

select tests.create_user(n) from unnest(array['ana', 'bruno', 'carla', 'dario']) n;
update auth.users set email_confirmed_at = now() where id in (tests.user_id('ana'), tests.user_id('bruno'), tests.user_id('carla'));
create temporary table org as select tests.found_organization('ana', 'tacos') as id;
grant select on org to authenticated;
select tests.sign_in('ana');
create temporary table bid as
select 'bruno' as name, public.invite_member((select id from org), 'BRUNO@example.test', 'admin') as r
union all select 'dario', public.invite_member((select id from org), 'dario@example.test', 'member');
grant select on bid to anon, authenticated;

select tests.become_anonymous();
select is(
  public.invitation_preview((select r ->> 'token' from bid where name = 'bruno')) - 'expires_at',
  '{"organization_name": "Tacos", "role": "admin", "invited_by_name": "Ana", "email_hint": "b***@example.test", "state": "open"}',
  'whoever has the link sees what it is, before signing in');
select is(public.invitation_preview('guess'), null, 'a guessed link is nothing');
select throws_ok($$select public.accept_invitation((select r ->> 'token' from bid where name = 'bruno'))$$, '42501', null, 'and a visitor accepts nothing');

select tests.sign_in('carla');
select is_empty($$select * from public.my_invitations()$$, 'other people''s invitations are not hers to see');
select throws_ok($$select public.accept_invitation((select r ->> 'token' from bid where name = 'bruno'))$$, '23514', 'invitation_email_mismatch', 'a link that was passed on lets nobody in');
select throws_ok($$select public.accept_invitation(p_invitation_id => (select (r ->> 'id')::uuid from bid where name = 'bruno'))$$, '23514', 'invitation_not_found', 'an id that was found out says nothing');
select throws_ok($$select public.accept_invitation()$$, '23514', 'invitation_not_found', 'nor does nothing at all');

select tests.sign_in('dario');
select is_empty($$select * from public.my_invitations()$$, 'an address that is not confirmed is not his yet');
select throws_ok($$select public.accept_invitation((select r ->> 'token' from bid where name = 'dario'))$$, '23514', 'invitation_email_mismatch', 'so he does not get in');
select tests.sign_out();
update auth.users set email_confirmed_at = now() where id = tests.user_id('dario');
select tests.sign_in('dario');
select is(
  public.accept_invitation(p_invitation_id => (select id from public.my_invitations())),
  (select jsonb_build_object('organization_id', id) from org), 'once it is, he accepts without the link');

select tests.sign_in('bruno');
select results_eq(
  $$select organization_name, role::text, invited_by_name from public.my_invitations()$$, $$values ('Tacos', 'admin', 'Ana')$$,
  'the invited person sees it');
select is(public.accept_invitation((select r ->> 'token' from bid where name = 'bruno')), (select jsonb_build_object('organization_id', id) from org), 'and accepts');
select results_eq(
  $$select role::text, invited_by, is_active from public.organization_members where user_id = tests.user_id('bruno')$$,
  $$select 'admin', tests.user_id('ana'), true$$, 'with the role that was offered, in the name of who offered it');
select is_empty($$select * from public.my_invitations()$$, 'then it is no longer open');
select is(public.accept_invitation((select r ->> 'token' from bid where name = 'bruno')), (select jsonb_build_object('organization_id', id) from org), 'accepting again says the same');
select throws_ok($$select public.decline_invitation((select r ->> 'token' from bid where name = 'bruno'))$$, '23514', 'already_member', 'who is in does not decline any more');
select is(public.invitation_preview((select r ->> 'token' from bid where name = 'bruno')) ->> 'state', 'accepted', 'and the link says so');

delete from public.organization_members where user_id = tests.user_id('bruno');
select throws_ok($$select public.accept_invitation((select r ->> 'token' from bid where name = 'bruno'))$$, '23514', 'invitation_not_found', 'a used link is no way back for who left');
select tests.sign_out();
select is_empty($$select from private.organization_invitations i, bid b where encode(i.token_hash, 'escape') like '%' || (b.r ->> 'token') || '%'$$, 'the secret itself is not stored');

select * from finish();
rollback;
