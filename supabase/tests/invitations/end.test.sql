begin;
select plan(16);

select tests.create_user(n) from unnest(array['ana', 'bruno', 'carla']) n;
update auth.users set email_confirmed_at = now();
create temporary table org as select tests.found_organization('ana', 'tacos') as id;
grant select on org to authenticated;
create function pg_temp.invite(p_role text default 'member') returns text language sql as
$$ select public.invite_member((select id from org), 'bruno@example.test', p_role::public.organization_role_enum) ->> 'token' $$;
grant execute on function pg_temp.invite(text) to authenticated;
create temporary table link (name text, token text);
grant all on link to anon, authenticated;

-- renewed
select tests.sign_in('ana');
insert into link values ('first', pg_temp.invite('guest'));
insert into link values ('second', pg_temp.invite('admin'));
select is((select count(*) from public.organization_invitations((select id from org))), 1::bigint, 'inviting an address again renews the invitation');
select is(public.invitation_preview((select token from link where name = 'first')), null, 'the earlier link is worth nothing');
select is(public.invitation_preview((select token from link where name = 'second')) ->> 'role', 'admin', 'the new one carries the new role');

-- run out
select tests.sign_out();
update private.organization_invitations set expires_at = now() - interval '1 second';
select tests.sign_in('bruno');
select throws_ok($$select public.accept_invitation((select token from link where name = 'second'))$$, '23514', 'invitation_expired', 'after a week it has run out');
select is_empty($$select * from public.my_invitations()$$, 'and is not offered any more');
select is(public.invitation_preview((select token from link where name = 'second')) ->> 'state', 'expired', 'the link says so');
select tests.sign_in('ana');
insert into link values ('third', pg_temp.invite());
select is(public.invitation_preview((select token from link where name = 'third')) ->> 'state', 'open', 'inviting again opens it again');

-- revoked
select public.revoke_invitation(i.id) from public.organization_invitations((select id from org)) i;
select is(public.invitation_preview((select token from link where name = 'third')) ->> 'state', 'revoked', 'revoked is revoked');
select tests.sign_in('bruno');
select throws_ok($$select public.accept_invitation((select token from link where name = 'third'))$$, '23514', 'invitation_not_found', 'and lets nobody in');

-- declined
select tests.sign_in('ana');
insert into link values ('fourth', pg_temp.invite());
select tests.sign_in('carla');
select throws_ok($$select public.decline_invitation((select token from link where name = 'fourth'))$$, '23514', 'invitation_email_mismatch', 'only the invited person declines');
select tests.sign_in('bruno');
select is(public.decline_invitation((select token from link where name = 'fourth')), (select jsonb_build_object('organization_id', id) from org), 'who does not want to, declines');
select lives_ok($$select public.decline_invitation((select token from link where name = 'fourth'))$$, 'twice, if they like');
select throws_ok($$select public.accept_invitation((select token from link where name = 'fourth'))$$, '23514', 'invitation_not_found', 'and that was it');
select tests.sign_in('ana');
select is_empty($$select * from public.organization_invitations((select id from org))$$, 'nothing is open then');

-- swept
select tests.sign_out();
update private.organization_invitations set expires_at = now() - interval '31 days' where role = 'admin' or declined_at is not null;
do $$ declare v_command text; begin
  select command into v_command from cron.job where jobname = 'sintra_old_invitations';
  execute v_command;
end $$;
select is((select count(*) from private.organization_invitations where expires_at < now() - interval '30 days'), 0::bigint, 'a month after they ran out they are forgotten');
update public.organizations set is_active = false;
select is(public.invitation_preview((select token from link where name = 'third')) ->> 'state', 'revoked', 'nobody is invited into an organization that is closed');

select * from finish();
rollback;
