import { ask, ledgerOf, messagesOf, openai, signUp, sql } from "./support.ts";
import { equal, holds, it } from "./story.ts";

it("a person signs up, asks in Spanish, sees the answer stream, and the turn is metered and remembered", async () => {
  const ana = await signUp("Ana");

  const profile = await ana.client.from("profiles").select("id,email,full_name,language,timezone,onboarding_step")
    .single();
  equal(profile.error, null, "profile error");
  equal(profile.data?.email, ana.email);
  equal(profile.data?.language, "es");
  const brain = await ana.client.from("brain_ai_data").select("consolidated_profile,insights").single();
  equal(brain.data, { consolidated_profile: {}, insights: [] });
  const subscription = await ana.client.from("user_subscriptions").select("plan_id,status,trial_end_date").single();
  equal(subscription.data?.plan_id, "trial");
  equal(subscription.data?.status, "trial");
  const assistants = await ana.client.from("user_assistants").select("assistant_id");
  holds((assistants.data ?? []).some((a) => a.assistant_id === "sofia"), "sofia is active after the sign-up");

  openai.setBehaviour(() => ({
    text: "¡Claro que sí! Empecemos por los martes: 2x1 en tacos al pastor.",
    usage: { input: 210, cached: 0, output: 18 },
  }));
  const answer = await ask(ana, "¿Cómo lleno mi taquería los martes?");
  equal(answer.errors, []);
  equal(answer.text, "¡Claro que sí! Empecemos por los martes: 2x1 en tacos al pastor.");
  holds(answer.deltas > 2, "the answer came in parts");
  equal(answer.metadata.provider, "openai");
  equal(answer.metadata.usage, { inputTokens: 210, cachedInputTokens: 0, outputTokens: 18 });
  equal(answer.metadata.quota.used, 1);

  const [question, reply] = await messagesOf(answer.conversation);
  equal(question.role, "user");
  equal(reply.id, answer.messageId, "the stream starts with the message's uuid");
  equal(reply.content, answer.text);
  equal(reply.status, "delivered");
  equal(reply.tokens_used, 228);
  equal(reply.reply_to_message_id, question.id);
  const ledger = await ledgerOf(ana);
  equal(ledger.length, 1);
  equal([ledger[0].kind, ledger[0].messages, Number(ledger[0].input_tokens), Number(ledger[0].output_tokens)], [
    "turn",
    1,
    210,
    18,
  ]);
  equal((Number(ledger[0].cost_micros) / 1e6).toFixed(6), answer.metadata.costUsd, "the cost shown is the cost booked");

  const [conversation] = await sql`select * from public.conversations where id = ${answer.conversation}`;
  equal([conversation.message_count, conversation.total_tokens_used], [2, 228]);
  const [usage] =
    await sql`select * from public.subscription_usage u join public.user_subscriptions s on s.id = u.user_subscription_id where s.user_id = ${ana.id}`;
  equal([usage.messages_sent, Number(usage.ai_tokens_used)], [1, 228]);
  equal(usage.usage_by_assistant.sofia !== undefined, true, "the usage is broken down by assistant");
});

it("deleting the account removes what is theirs and keeps the books, pseudonymised", async () => {
  const { service } = await import("./support.ts");
  const bruno = await signUp("Bruno");
  const answer = await ask(bruno, "Hola");
  const { error } = await service().auth.admin.deleteUser(bruno.id);
  equal(error, null, "deletion error");
  for (
    const table of ["profiles", "brain_ai_data", "user_subscriptions", "user_assistants", "conversations", "messages"]
  ) {
    const column = table === "profiles" ? "id" : "user_id";
    const [{ count }] = await sql`select count(*)::int from ${sql("public." + table)} where ${
      sql(column)
    } = ${bruno.id}`;
    equal(count, 0, table);
  }
  const [row] = await sql`select * from private.usage_ledger where message_id = ${answer.messageId}`;
  equal(row.user_id, null, "the ledger's row is kept without the person");
  const [{ count }] =
    await sql`select count(*)::int from public.audit_logs where user_email = ${bruno.email} or new_values::text like ${
      "%" + bruno.email + "%"
    } or old_values::text like ${"%" + bruno.email + "%"}`;
  equal(count, 0, "no audit row names the person");
});
