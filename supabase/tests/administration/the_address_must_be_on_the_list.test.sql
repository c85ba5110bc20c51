begin;
select plan(8);

select tests.create_user('ali');
insert into public.system_metrics (metric_date) values (current_date);
insert into public.admin_users (user_id, role, ip_whitelist) values (tests.user_id('ali'), 'analyst', array['203.0.113.7', '198.51.100.0/24', '2001:db8::/32']::inet[]);
select tests.sign_in('ali', p_ip => '203.0.113.7');
select isnt_empty($$select from public.system_metrics$$, 'a listed address');
select tests.sign_in('ali', p_ip => '198.51.100.77');
select isnt_empty($$select from public.system_metrics$$, 'a listed network');
select tests.sign_in('ali', p_ip => '2001:db8::1');
select isnt_empty($$select from public.system_metrics$$, 'a listed network of the newer kind');
select tests.sign_in('ali', p_ip => '203.0.113.8');
select is_empty($$select from public.system_metrics$$, 'not another');
select tests.sign_in('ali', p_ip => 'not an address');
select is_empty($$select from public.system_metrics$$, 'not nonsense');
select set_config('request.headers', '', true);
select is_empty($$select from public.system_metrics$$, 'not without one');
select set_config('request.headers', 'not json', true);
select is_empty($$select from public.system_metrics$$, 'and a broken header breaks nothing');
select tests.sign_out();
update public.admin_users set ip_whitelist = '{}' where user_id = tests.user_id('ali');
select tests.sign_in('ali', p_ip => '203.0.113.8');
select isnt_empty($$select from public.system_metrics$$, 'an empty list asks for none');

select * from finish();
rollback;
