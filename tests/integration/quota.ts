import { ask, booksBalance, ledgerOf, openai, postChat, refusal, signUp, sql, userMessage } from "./support.ts";
import { equal, holds, it } from "./story.ts";

async function leave(person: { id: string }, messages: number): Promise<number> {
  const [{ limit }] =
    await sql`select p.max_monthly_messages as limit from public.user_subscriptions s join public.subscription_plans p on p.id = s.plan_id where s.user_id = ${person.id}`;
  await sql`insert into private.usage_ledger (idempotency_key, user_id, subscription_id, period_start, kind, messages, input_tokens, cached_input_tokens, output_tokens, cost_micros)
    select ${"test:" + person.id}, ${person.id}, s.id, s.current_period_start, 'adjustment', ${
    limit - messages
  }, 0, 0, 0, 0 from public.user_subscriptions s where s.user_id = ${person.id}`;
  return limit;
}

it("under a race for the last messages the quota is kept to the message", async () => {
  const olga = await signUp("Olga");
  const limit = await leave(olga, 7);
  openai.setBehaviour(() => ({ text: "Sí.", firstTokenMs: 100 }));
  const results = await Promise.all(Array.from({ length: 60 }, async () => {
    const response = await postChat(olga, {
      id: crypto.randomUUID(),
      assistantId: "sofia",
      messages: [userMessage("¿Puedo?")],
    });
    if (response.status === 200) return { ok: true, text: await response.text() };
    return { ok: false, refusal: await refusal(response) };
  }));
  equal(results.filter((r) => r.ok).length, 7);
  for (const { refusal: r } of results.filter((r) => !r.ok)) {
    equal([r!.status, r!.code], [402, "quota_exhausted"]);
    equal([r!.details.used, r!.details.limit], [limit, limit]);
    holds(r!.details.renews_at, "it says when the plan renews");
  }
  equal((await ledgerOf(olga)).length, 7);
  await booksBalance();
});

it("a turn that fails before it says anything is given back", async () => {
  const pablo = await signUp("Pablo");
  await leave(pablo, 1);
  const { anthropic, huggingface } = await import("./support.ts");
  for (const provider of [openai, anthropic, huggingface]) provider.setBehaviour(() => ({ status: 500 }));
  const refused = await refusal(
    await postChat(pablo, { id: crypto.randomUUID(), assistantId: "sofia", messages: [userMessage("¿Hola?")] }),
  );
  equal([refused.status, refused.code], [503, "providers_unavailable"]);
  for (const provider of [openai, anthropic, huggingface]) provider.setBehaviour(() => ({ text: "Ahora sí." }));
  equal((await ask(pablo, "¿Hola?")).text, "Ahora sí.");
  await booksBalance();
});

it("an assistant above the plan asks for the plan", async () => {
  const quique = await signUp("Quique");
  const [premium] =
    await sql`select id, required_plan from public.assistants_catalog where required_plan = 'enterprise' limit 1`;
  const refused = await refusal(
    await postChat(quique, { id: crypto.randomUUID(), assistantId: premium.id, messages: [userMessage("Hola")] }),
  );
  equal([refused.status, refused.code, refused.details.required_plan], [403, "plan_required", premium.required_plan]);
});

it("a trial that has ended says so", async () => {
  const rosa = await signUp("Rosa");
  await sql`update public.user_subscriptions set trial_start_date = current_date - 15,
    trial_end_date = current_date - 1, current_period_start = current_date - 15, current_period_end = current_date where user_id = ${rosa.id}`;
  const refused = await refusal(
    await postChat(rosa, { id: crypto.randomUUID(), assistantId: "sofia", messages: [userMessage("Hola")] }),
  );
  equal([refused.status, refused.code], [402, "subscription_inactive"]);
});
