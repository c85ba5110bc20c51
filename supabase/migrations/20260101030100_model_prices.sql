-- What a token costs, by provider, model and date, in millionths of a US dollar per million tokens:
-- 100000 is 0.10 US dollars per million.
--
-- Source: the public price list of each vendor (standard tier, text, no batch discount) as it stood in
-- November 2026; a row begins on the day the price took effect, or the model was released. A price that
-- changes is a new row and closes the one before, it is never edited: cost already charged must stay
-- recomputable. For that reason a row that exists is left alone here, whatever it says.
--
-- `context_tokens` is the window that the price covers, where that is smaller than what the model can read:
-- GPT-5.6 and GPT-6 cost double above 272,000 tokens of prompt, Claude Haiku 5.5 five times as much above 100,000.
-- A prompt kept inside the window is therefore priced exactly. Where the window is cut, the longest answer is cut
-- with it, so that room for the question is left.
--
-- Not in this table: OpenAI (since GPT-5.6) and Anthropic charge a quarter more for input that they write into their
-- cache than for plain input, once; it is counted as plain input.
--
-- The router of Hugging Face passes on the price of the company that happens to serve the model. The row holds a
-- price at the upper end of what those companies have listed, so that the cost shown tends to be above the bill; no
-- discount for cached input is assumed. An operator who pins one company adds its price as a new row.
--
-- 'compatible' is any server that speaks the protocol of OpenAI (Ollama, llama.cpp, vLLM): it runs on the
-- operator's own machine, costs nothing per token, and serves whatever model it is configured with: '*'.
-- An operator who pays for such a server adds a row with its model's name. 'offline' is the built-in stand-in.

with price (
  provider, model, effective_from, effective_until,
  input, cached_input, output, context_tokens, max_output_tokens
) as (
  values
    -- OpenAI
    ('openai', 'gpt-4o-mini', date '2024-10-01', null::date, 0.15, 0.075, 0.60, 128000, 16384),
    ('openai', 'gpt-4.1', date '2025-04-14', null, 2.00, 0.50, 8.00, 1047576, 32768),
    ('openai', 'gpt-4.1-mini', date '2025-04-14', null, 0.40, 0.10, 1.60, 1047576, 32768),
    ('openai', 'gpt-5', date '2025-08-07', null, 1.25, 0.125, 10.00, 400000, 128000),
    ('openai', 'gpt-5-mini', date '2025-08-07', null, 0.25, 0.025, 2.00, 400000, 128000),
    ('openai', 'gpt-5.6-luna', date '2026-07-30', null, 0.20, 0.02, 1.20, 272000, 128000),
    ('openai', 'gpt-6-luna', date '2026-09-22', null, 0.10, 0.01, 0.50, 272000, 128000),
    ('openai', 'gpt-6-sol', date '2026-09-22', null, 2.00, 0.20, 10.00, 272000, 128000),
    -- Anthropic
    ('anthropic', 'claude-sonnet-4-5', date '2025-09-29', null, 3.00, 0.30, 15.00, 200000, 64000),
    ('anthropic', 'claude-haiku-4-5', date '2025-10-15', null, 1.00, 0.10, 5.00, 200000, 64000),
    ('anthropic', 'claude-sonnet-5', date '2026-06-30', null, 2.00, 0.20, 10.00, 1000000, 128000),
    ('anthropic', 'claude-sonnet-5-5', date '2026-09-28', date '2026-10-07', 2.00, 0.20, 10.00, 1000000, 128000),
    ('anthropic', 'claude-sonnet-5-5', date '2026-10-07', null, 2.00, 0.10, 10.00, 1000000, 128000),
    ('anthropic', 'claude-haiku-5-5', date '2026-10-07', null, 0.10, 0.01, 0.50, 100000, 32000),
    -- Hugging Face router
    ('huggingface', 'meta-llama/Llama-3.3-70B-Instruct', date '2024-12-06', null, 0.90, 0.90, 1.20, 131072, 8192),
    ('huggingface', 'openai/gpt-oss-120b', date '2025-08-05', null, 0.35, 0.35, 0.75, 131072, 32768),
    -- No vendor
    ('compatible', '*', date '2024-01-01', null, 0, 0, 0, 32768, 4096),
    ('offline', 'offline', date '2024-01-01', null, 0, 0, 0, 32768, 2048)
)
insert into private.model_prices (
  provider, model, effective_from, effective_until,
  input_micros_per_mtok, cached_input_micros_per_mtok, output_micros_per_mtok,
  context_tokens, max_output_tokens
)
select
  provider,
  model,
  effective_from::timestamp at time zone 'UTC',
  effective_until::timestamp at time zone 'UTC',
  (input * 1000000)::bigint,
  (cached_input * 1000000)::bigint,
  (output * 1000000)::bigint,
  context_tokens,
  max_output_tokens
from price
-- Without a target it also covers the constraint that keeps the periods of one model apart.
on conflict do nothing;
