import { ask, headersOf, openai, platform, postChat, refusal, signUp, sql, userMessage } from "./support.ts";
import { equal, holds, it } from "./story.ts";

it("a second tenant sees, changes, resumes and stops nothing of the first", async () => {
  const hugo = await signUp("Hugo");
  const ines = await signUp("Inés");
  openai.setBehaviour(() => ({ text: "Secreto de Hugo." }));
  const answer = await ask(hugo, "Mi margen es del 32 %");

  for (
    const table of [
      "profiles",
      "conversations",
      "messages",
      "brain_ai_data",
      "user_subscriptions",
      "user_assistants",
      "user_insights",
      "audit_logs",
    ]
  ) {
    const { data, error } = await ines.client.from(table).select("*");
    const rows = (data ?? []) as Record<string, unknown>[];
    holds(
      error || rows.every((row) => !JSON.stringify(row).includes(hugo.id)),
      `${table} shows nothing of the other tenant`,
    );
  }
  const changed = await ines.client.from("messages").update({ user_rating: 1 }).eq("id", answer.messageId).select("id");
  equal(changed.data ?? [], []);
  const removed = await ines.client.from("conversations").delete().eq("id", answer.conversation).select("id");
  equal(removed.data ?? [], []);

  const intruding = await refusal(
    await postChat(ines, {
      id: answer.conversation,
      assistantId: "sofia",
      messages: [userMessage("¿Cuál es el margen?")],
    }),
  );
  equal([intruding.status, intruding.code], [404, "conversation_not_found"]);
  const resume = await fetch(`${platform.apiUrl}/functions/v1/chat/${answer.conversation}/stream`, {
    headers: headersOf(ines),
  });
  equal((await refusal(resume)).code, "conversation_not_found");
  const stop = await fetch(`${platform.apiUrl}/functions/v1/chat/${answer.conversation}/stop`, {
    method: "POST",
    headers: headersOf(ines),
  });
  equal((await refusal(stop)).code, "conversation_not_found");
});

it("no client calls the turn functions, reads a system prompt or writes a bill", async () => {
  const julia = await signUp("Julia");
  const rpc = await julia.client.rpc("begin_turn", { p_user_id: julia.id });
  holds(rpc.error, "begin_turn is not for clients");
  const settle = await julia.client.rpc("settle_turn", { p_message_id: crypto.randomUUID() });
  holds(settle.error, "settle_turn is not for clients");
  const prompt = await julia.client.from("assistants_catalog").select("system_prompt");
  holds(prompt.error, "system prompts are not readable");
  const catalogue = await julia.client.from("assistants_catalog").select("id,name,role");
  equal(catalogue.data?.length, 12);
  for (const change of [{ plan_id: "enterprise" }, { status: "active" }, { current_period_usage: {} }]) {
    const { error } = await julia.client.from("user_subscriptions").update(change).eq("user_id", julia.id);
    holds(error, `a client cannot set ${Object.keys(change)}`);
  }
  const [row] = await sql`select plan_id from public.user_subscriptions where user_id = ${julia.id}`;
  equal(row.plan_id, "trial");
});
