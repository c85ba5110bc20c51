begin;
select plan(5);

select tests.create_user('ana');
select tests.sign_in('ana');
select is(public.seller(), '{}', 'nothing is told that nobody has written');
select tests.sign_out();
select throws_ok($$update private.seller set name = '  '$$, '23514', null, 'a blank name is none');
update private.seller set name = 'Sintra AI', legal_name = 'Sintra, S. de R.L.', tax_id = 'SIA260101AB1', email = 'facturas@example.test';
select tests.sign_in('ana');
select is(public.seller(), '{"name": "Sintra AI", "legal_name": "Sintra, S. de R.L.", "tax_id": "SIA260101AB1", "country": "MX", "email": "facturas@example.test"}', 'what is known is told');
select throws_ok($$update private.seller set name = 'Yo'$$, '42501', null, 'people do not write it');
select tests.become_anonymous();
select throws_ok($$select public.seller()$$, '42501', null, 'visitors have no invoices');

select * from finish();
rollback;
