import { ask, openai, platform, signUp, sql, until } from "./support.ts";
import { equal, holds, it } from "./story.ts";

const drain = () =>
  fetch(`${platform.apiUrl}/functions/v1/worker`, { method: "POST", headers: { apikey: platform.keys.secretKey } });

it("a job delivered twice has one effect", async () => {
  const hana = await signUp("Hana");
  openai.setBehaviour(() => ({ text: "Título de prueba" }));
  const answer = await ask(hana, "Quiero vender más café en línea");
  await until(
    "the title",
    async () => (await sql`select title from public.conversations where id = ${answer.conversation}`)[0].title,
  );
  await until("what was said to be learned from", async () => {
    const [{ count }] = await sql`select count(*)::int from pgmq.q_cerebro where message ->> 'user_id' = ${hana.id}`;
    return count === 0;
  });
  const booked = async () => (await sql`select * from private.usage_ledger where user_id = ${hana.id}`).length;
  const before = await booked();
  await sql`select pgmq.send('turn_followups', ${
    sql.json({ type: "title", conversation_id: answer.conversation, message_id: answer.messageId })
  })`;
  await sql`select pgmq.send('turn_followups', ${
    sql.json({ type: "title", conversation_id: answer.conversation, message_id: answer.messageId })
  })`;
  await (await drain()).body?.cancel();
  await until(
    "the queue to be empty",
    async () => (await sql`select count(*)::int from pgmq.q_turn_followups`)[0].count === 0,
  );
  equal(await booked(), before);
});

it("a poison job is set aside with its error, and the others are done", async () => {
  const ivan = await signUp("Iván");
  openai.setBehaviour(() => ({ text: "Bien." }));
  await sql`select pgmq.send('turn_followups', ${
    sql.json({ type: "desconocido", conversation_id: crypto.randomUUID() })
  })`;
  const answer = await ask(ivan, "Hola, quiero un logo");
  await until(
    "the title in spite of the poison",
    async () => (await sql`select title from public.conversations where id = ${answer.conversation}`)[0].title,
  );
  await until("the poison to be set aside", async () => {
    await sql`update pgmq.q_turn_followups set vt = now()`;
    await (await drain()).body?.cancel();
    return (await sql`select * from private.dead_jobs where payload->>'type' = 'desconocido'`).length === 1;
  });
  const [dead] = await sql`select * from private.dead_jobs where payload->>'type' = 'desconocido'`;
  holds(dead.error, "with its error");
});

it("the worker is called at once by the database, and by schedule as the safety net", async () => {
  const jobs = await sql`select jobname, schedule from cron.job order by jobname`;
  for (const job of ["sintra_files", "sintra_schedule_history", "sintra_sweeper", "sintra_worker"]) {
    holds(jobs.some(({ jobname }) => jobname === job), job);
  }
});
