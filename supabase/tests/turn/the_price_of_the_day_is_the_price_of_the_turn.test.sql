begin;
select plan(7);

insert into private.model_prices (provider, model, effective_from, effective_until, input_micros_per_mtok, cached_input_micros_per_mtok, output_micros_per_mtok, context_tokens, max_output_tokens)
values ('acme', 'uno', '2026-01-01', '2026-02-01', 1000000, 100000, 2000000, 1000, 100),
       ('acme', 'uno', '2026-02-01', null, 3000000, 300000, 6000000, 1000, 100);
select is(private.cost_micros('acme', 'uno', '2026-01-15', 100, 20, 10), 102::bigint, 'input that was not cached, cached input, output');
select is(private.cost_micros('acme', 'uno', '2026-02-01', 100, 20, 10), 306::bigint, 'from the day on which the price changes');
select is(private.cost_micros('acme', 'uno', '2025-12-31', 100, 20, 10), 0::bigint, 'before the first, nothing is known');
select is(private.cost_micros('acme', 'uno', '2026-01-15', 0, 0, 0), 0::bigint, 'nothing costs nothing');
insert into private.model_prices (provider, model, effective_from, input_micros_per_mtok, cached_input_micros_per_mtok, output_micros_per_mtok, context_tokens, max_output_tokens)
values ('acme', 'dos', '2026-01-01', 500000, 0, 0, 1000, 100), ('acme', 'tres', '2026-01-01', 499999, 0, 0, 1000, 100);
select is(private.cost_micros('acme', 'dos', '2026-01-15', 1, 0, 0), 1::bigint, 'half a micro-dollar is rounded up');
select is(private.cost_micros('acme', 'tres', '2026-01-15', 1, 0, 0), 0::bigint, 'less is rounded down');
select throws_ok(
  $$insert into private.model_prices (provider, model, effective_from, input_micros_per_mtok, cached_input_micros_per_mtok, output_micros_per_mtok, context_tokens, max_output_tokens)
    values ('acme', 'uno', '2026-01-20', 1, 1, 1, 1000, 100)$$,
  '23P01', null, 'no day has two prices'
);

select * from finish();
rollback;
