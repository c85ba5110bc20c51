/** Onboarding, invitations, taking one's data along, and what deletions leave in storage: through the real API. */
import postgres from "postgres";
import { anonymous, ask, openai, type Person, platform, service, signUp, sql, until } from "./support.ts";
import { equal, holds, it } from "./story.ts";

/** The database as the auth service, whose tables nobody else may write. */
const auth = postgres(platform.databaseUrl.replace("//postgres:", "//supabase_auth_admin:"), {
  max: 1,
  idle_timeout: 5,
});

/** The objects in a person's folders, as Storage lists and as it serves them. */
async function filesOf(person: Person): Promise<string[]> {
  const rows = await sql`select bucket_id, name from storage.objects where name like ${person.id + "/%"} order by 1, 2`;
  return rows.map((row) => `${row.bucket_id}/${row.name.slice(person.id.length + 1)}`);
}

async function upload(person: Person, bucket: string, path: string, by = person.client): Promise<string> {
  const name = `${person.id}/${path}`;
  const bytes = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]);
  const type = bucket === "invoices" ? "application/pdf" : "image/png";
  const { error } = await by.storage.from(bucket).upload(name, bytes, { contentType: type });
  equal(error, null, `upload of ${bucket}/${name}`);
  return name;
}

/** Whether the bytes themselves are there, whatever the tables say. */
async function served(bucket: string, name: string): Promise<boolean> {
  const { data, error } = await service().storage.from(bucket).download(name);
  await data?.arrayBuffer();
  return error === null;
}

async function attach(person: Person, messageId: string | null, name: string): Promise<void> {
  await sql`insert into public.message_attachments
    (user_id, message_id, filename, original_name, mime_type, file_size, storage_bucket, storage_path)
    values (${person.id}, ${messageId}, 'f.png', 'f.png', 'image/png', 8, 'attachments', ${name})`;
}

it("the first answer already knows what onboarding was told, as data and not as instructions", async () => {
  const sol = await signUp("Sol");
  const step = async (number: number, answers: Record<string, unknown> = {}) => {
    const { data, error } = await sol.client.rpc("complete_onboarding_step", { p_step: number, p_answers: answers });
    equal(error, null, `step ${number}`);
    return data;
  };
  equal(await step(1, { plan_id: "professional", billing_cycle: "yearly" }), { step: 2, completed: false });
  const description = "Horneamos pan de masa madre y lo llevamos en bicicleta.";
  await step(2, {
    company_name: "Panadería Sol",
    company_industry: "Panadería",
    country: "UY",
    company_description: description,
  });
  const skipped = await sol.client.rpc("complete_onboarding_step", { p_step: 5 });
  equal([skipped.error?.code, skipped.error?.message], ["23514", "onboarding_step_skipped"]);
  equal(JSON.parse(skipped.error?.details ?? "{}"), { step: 3 });
  holds(skipped.error?.hint, "a sentence for the person");
  await step(3, { primary_goals: ["Vender a restaurantes"], goals_timeline: "3-months", priority_focus: "operations" });
  await step(4, { assistant_ids: ["paula"] });
  const early = await sol.client.rpc("complete_onboarding_step", { p_step: 5 });
  equal(early.error?.message, "onboarding_no_conversation");

  openai.requests.length = 0;
  openai.setBehaviour(() => ({ text: "Con gusto." }));
  await ask(sol, "¿Por dónde empiezo?", { assistant: "paula" });
  const { messages } = openai.requests[0].body as { messages: { role: string; content: unknown }[] };
  const said = (...roles: string[]) => JSON.stringify(messages.filter((message) => roles.includes(message.role)));
  for (const answer of ["Panadería Sol", description, "Vender a restaurantes", "3-months", "operations", "UY"]) {
    holds(said("user").includes(answer), `${answer} reached the model`);
  }
  for (const answer of ["Panadería Sol", description, "Vender a restaurantes"]) {
    holds(!said("system", "developer").includes(answer), `${answer} is no instruction`);
  }
  equal(await step(5), { step: 6, completed: false });
  equal(await step(6, { communication_style: "direct" }), { step: 7, completed: true });

  const plan = await sol.client.rpc("my_plan");
  equal(plan.data.messages_used, 1);
  equal([plan.data.plan_id, plan.data.intended_plan_id, plan.data.intended_billing_cycle], [
    "trial",
    "professional",
    "yearly",
  ]);
  const team = await sol.client.rpc("team_activity");
  equal(
    team.data.map((row: Record<string, unknown>) => [row.assistant_id, row.conversations, row.answers_last_7_days])[0],
    ["paula", 1, 1],
  );
});

it("a link brings the invited person into the organization, and nobody else", async () => {
  const [teo, uma, vera] = [await signUp("Teo"), await signUp("Uma"), await signUp("Vera")];
  const founded = await teo.client.rpc("create_organization", { p_name: "Café Ñandú" });
  holds(/^cafe-nandu/.test(founded.data.slug), founded.data.slug);
  const invited = await teo.client.rpc("invite_member", {
    p_organization_id: founded.data.id,
    p_email: uma.email.toUpperCase(),
    p_role: "admin",
  });
  equal(invited.error, null);
  const token = invited.data.token;

  const preview = await anonymous().rpc("invitation_preview", { p_token: token });
  equal([preview.error, preview.data.organization_name, preview.data.state], [null, "Café Ñandú", "open"]);
  holds(!JSON.stringify(preview.data).includes(uma.email), "the address is only hinted at");
  const stranger = await vera.client.rpc("accept_invitation", { p_token: token });
  equal(stranger.error?.message, "invitation_email_mismatch");

  const both = await Promise.all([1, 2].map(() => uma.client.rpc("accept_invitation", { p_token: token })));
  equal(both.map(({ data }) => data), [{ organization_id: founded.data.id }, { organization_id: founded.data.id }]);
  const members = await uma.client.from("organization_members").select("role").eq("user_id", uma.id);
  equal(members.data, [{ role: "admin" }]);
  const direct = await uma.client.from("organization_members").insert({
    organization_id: founded.data.id,
    user_id: vera.id,
  });
  equal(direct.error?.code, "42501", "there is no other way in");
});

it("people take everything along that is kept about them", async () => {
  const wanda = await signUp("Wanda");
  openai.setBehaviour(() => ({ text: "Anotado." }));
  await ask(wanda, "Guarda esta frase inconfundible");
  await upload(wanda, "avatars", "yo.png");
  const { data, error } = await wanda.client.rpc("export_my_data");
  equal(error, null);
  equal(data.tables.profiles[0].email, wanda.email);
  equal(data.tables.messages.map((message: { content: string }) => message.content), [
    "Guarda esta frase inconfundible",
    "Anotado.",
  ]);
  equal(data.files.map((file: { bucket: string; size: number }) => [file.bucket, file.size]), [["avatars", 8]]);
});

it("the files of a deleted conversation are removed from storage", async () => {
  const ximena = await signUp("Ximena");
  openai.setBehaviour(() => ({ text: "Gracias." }));
  const [first, second] = [await ask(ximena, "Uno"), await ask(ximena, "Dos")];
  const gone = await upload(ximena, "attachments", `${crypto.randomUUID()}/gone.png`);
  const kept = await upload(ximena, "attachments", `${crypto.randomUUID()}/kept.png`);
  await attach(ximena, first.messageId, gone);
  await attach(ximena, second.messageId, kept);
  holds(await served("attachments", gone), "the file is there");

  const { error } = await ximena.client.from("conversations").delete().eq("id", first.conversation);
  equal(error, null);
  await until("the file to be removed", async () => !(await served("attachments", gone)));
  holds(await served("attachments", kept), "the other conversation keeps its file");
  await until("the list to be empty", async () => (await sql`select from private.file_deletions`).length === 0);
});

it("an account takes its picture and its attachments along, however many, and leaves its invoices", async () => {
  const [yago, zoe] = [await signUp("Yago"), await signUp("Zoe")];
  const picture = await upload(yago, "avatars", "yo.png");
  const invoice = await upload(yago, "invoices", "2026-11.pdf", service());
  const others = await upload(zoe, "avatars", "yo.png");
  // Put there for him: of files that nobody has read yet, a person may have only a few at a time.
  for (let batch = 0; batch < 13; batch++) {
    await Promise.all(
      Array.from({ length: 10 }, (_, n) => upload(yago, "attachments", `${batch}/${n}.png`, service())),
    );
  }
  equal((await filesOf(yago)).length, 132);

  const wrong = await yago.client.rpc("delete_my_account", { p_email_confirmation: zoe.email });
  equal(wrong.error?.message, "confirmation_mismatch");
  await auth`update auth.mfa_amr_claims set created_at = now() - interval '2 hours'
    where session_id in (select id from auth.sessions where user_id = ${yago.id})`;
  const stale = await yago.client.auth.refreshSession();
  equal(stale.error, null);
  const tired = await yago.client.rpc("delete_my_account", { p_email_confirmation: yago.email });
  equal(tired.error?.message, "reauthentication_needed", "a session of two hours, freshly renewed");
  const again = await yago.client.auth.signInWithPassword({ email: yago.email, password: "una-clave-larga-2026" });
  equal(again.error, null);

  const deleted = await yago.client.rpc("delete_my_account", { p_email_confirmation: yago.email.toUpperCase() });
  equal(deleted.error, null);
  await until("the files to be removed", async () => (await filesOf(yago)).length === 1, 30_000);
  equal(await filesOf(yago), ["invoices/2026-11.pdf"]);
  equal([await served("avatars", picture), await served("invoices", invoice)], [false, true]);
  holds(await served("avatars", others), "other people's files are untouched");
  const back = await anonymous().auth.signInWithPassword({ email: yago.email, password: "una-clave-larga-2026" });
  holds(back.error, "there is no account to sign in to");
});

it("what was uploaded and never sent is swept after a day", async () => {
  const abel = await signUp("Abel");
  const [unsent, unread, fresh] = await Promise.all(
    ["unsent.png", "unread.png", "fresh.png"].map((name) =>
      upload(abel, "attachments", `${crypto.randomUUID()}/${name}`)
    ),
  );
  await attach(abel, null, unsent);
  await sql`update public.message_attachments set created_at = now() - interval '25 hours' where storage_path = ${unsent}`;
  await sql`update storage.objects set created_at = now() - interval '25 hours' where name in (${unsent}, ${unread})`;
  const [{ command }] = await sql`select command from cron.job where jobname = 'sintra_files'`;
  await sql.unsafe(command);
  await until("both to be removed", async () => (await filesOf(abel)).length === 1);
  equal(
    [await served("attachments", unsent), await served("attachments", unread), await served("attachments", fresh)],
    [false, false, true],
  );
});

it("a job for files that is delivered twice, or for files that are gone, does no harm", async () => {
  await sql`insert into private.file_deletions (bucket, path) values ('attachments', ${`${crypto.randomUUID()}/never-was.png`})`;
  for (let n = 0; n < 2; n++) await sql`select pgmq.send('turn_followups', '{"type": "delete_files"}')`;
  const drain = () =>
    fetch(`${platform.apiUrl}/functions/v1/worker`, { method: "POST", headers: { apikey: platform.keys.secretKey } });
  const answers = await Promise.all([drain(), drain()]);
  for (const answer of answers) equal((await answer.json()).failed, 0);
  await until("the list to be empty", async () => (await sql`select from private.file_deletions`).length === 0);
  await until(
    "the queue to be empty",
    async () => (await sql`select from pgmq.q_turn_followups where message->>'type' = 'delete_files'`).length === 0,
  );
  equal((await sql`select from private.dead_jobs where payload->>'type' = 'delete_files'`).length, 0);
});
