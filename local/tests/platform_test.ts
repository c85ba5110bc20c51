// The local platform as its clients see it: the real supabase-js against every service.
import { createClient, type SupabaseClient } from "@supabase/supabase-js";
import postgres from "postgres";
import { startPlatform } from "../platform.ts";
import { join } from "../util/path.ts";
import { assert, assertEquals, assertMatch, eventually } from "./expect.ts";

const directory = await Deno.makeTempDir({ prefix: "sintra-platform-" });
await Deno.mkdir(join(directory, "functions", "echo"), { recursive: true });
await Deno.writeTextFile(
  join(directory, "functions", "echo", "index.ts"),
  `let background = 0;
export default {
  async fetch(request) {
    const url = new URL(request.url);
    if (url.pathname === "/echo/pid") return Response.json({ pid: Deno.pid, background, setting: Deno.env.get("OPENAI_BASE_URL") });
    if (url.pathname === "/echo/later") {
      EdgeRuntime.waitUntil(new Promise((resolve) => setTimeout(resolve, 50)).then(() => background++));
      return new Response("later");
    }
    if (url.pathname === "/echo/stream") {
      let count = 0;
      const body = new ReadableStream({
        async pull(controller) {
          if (count === 5) return controller.close();
          if (count > 0) await new Promise((resolve) => setTimeout(resolve, 100));
          controller.enqueue(new TextEncoder().encode("data: " + ++count + "\\n\\n"));
        },
      });
      return new Response(body, { headers: { "content-type": "text/event-stream" } });
    }
    const body = await request.text();
    return Response.json({ method: request.method, path: url.pathname + url.search, body, apikey: request.headers.get("apikey") }, { status: 201 });
  },
};
`,
);

const options = { auth: { persistSession: false, autoRefreshToken: false } };

Deno.test({
  name: "the local platform",
  sanitizeOps: false,
  sanitizeResources: false,
  async fn(test) {
    const logs: string[] = [];
    const platform = await startPlatform({
      stateDir: join(directory, "state"),
      portBase: 25580,
      fast: true,
      seed: false,
      functionsDir: join(directory, "functions"),
      env: { OPENAI_BASE_URL: "http://first" },
      onLog: (line) => logs.push(line),
    });
    const { apiUrl, keys } = platform;
    const sql = postgres(platform.databaseUrl, { max: 2, onnotice: () => {} });
    const admin = createClient(apiUrl, keys.secretKey, options);
    const client = (): SupabaseClient => createClient(apiUrl, keys.publishableKey, options);
    const echo = (path: string, init?: RequestInit) =>
      fetch(`${apiUrl}/functions/v1/echo${path}`, {
        ...init,
        headers: { authorization: `Bearer ${token}`, ...init?.headers },
      });
    let token = "";

    try {
      await test.step("a sign-up needs no confirmation and reaches the profile", async () => {
        const rosa = client();
        const { data, error } = await rosa.auth.signUp({
          email: "rosa@example.com",
          password: "secreto-2026",
          options: { data: { full_name: "Rosa Peña" } },
        });
        assertEquals(error, null);
        token = data.session!.access_token;
        const { data: profiles } = await rosa.from("profiles").select("full_name, created_at, working_hours");
        assertEquals(profiles?.length, 1);
        assertEquals(profiles![0].full_name, "Rosa Peña");
        assertMatch(profiles![0].created_at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?\+00:00$/);
        assertEquals(typeof profiles![0].working_hours, "object");
      });

      await test.step("the API key decides the role, a forged or expired token is refused", async () => {
        const get = (headers: Record<string, string>) => fetch(`${apiUrl}/rest/v1/profiles?select=id`, { headers });
        assertEquals((await get({})).status, 401);
        assertEquals((await get({ apikey: "sb_publishable_wrong" })).status, 401);
        const forged = await get({ apikey: keys.publishableKey, authorization: `Bearer ${token.slice(0, -3)}abc` });
        assertEquals([forged.status, (await forged.json()).code], [401, "PGRST301"]);
        const { data } = await admin.from("profiles").select("email");
        assertEquals(data, [{ email: "rosa@example.com" }]);
      });

      await test.step("migrations' grants stand: lite has not granted tables to everybody", async () => {
        const { error } = await client().from("assistants_catalog").select("system_prompt");
        assertEquals(error?.code, "42501");
        const granted = await sql`
          select table_name from information_schema.role_table_grants
          where grantee = 'anon' and privilege_type in ('INSERT', 'DELETE', 'TRUNCATE') and table_schema = 'public'`;
        assertEquals(granted.length, 0);
      });

      await test.step("SQL sees the request's address and headers", async () => {
        await sql`create function public.who_asks() returns jsonb language sql stable set search_path = ''
          as $$ select current_setting('request.headers', true)::jsonb $$`;
        await sql`grant execute on function public.who_asks() to anon`;
        const headers = await eventually(
          async () => (await client().rpc("who_asks")).data,
          "the new function is offered",
        );
        assertEquals(headers["x-forwarded-for"], "127.0.0.1");
        await sql`drop function public.who_asks()`;
      });

      await test.step("numbers, timestamps and JSON arrive as PostgREST writes them", async () => {
        const { data } = await admin.from("subscription_plans").select("monthly_price_usd, features, created_at").limit(
          1,
        ).single();
        assertEquals([typeof data?.monthly_price_usd, Array.isArray(data?.features)], ["number", true]);
        assertMatch(data?.created_at, /T.*\+00:00$/);
      });

      await test.step("numbers are written as they are read, and what a check refuses is the caller's mistake", async () => {
        const prices = admin.from("subscription_plans");
        assertEquals((await prices.update({ yearly_price_usd: 12.5 }).eq("id", "trial")).error, null);
        assertEquals((await prices.select("yearly_price_usd").eq("id", "trial").single()).data?.yearly_price_usd, 12.5);
        await prices.update({ yearly_price_usd: 0 }).eq("id", "trial");

        const ana = client();
        const { data } = await ana.auth.signUp({
          email: `${crypto.randomUUID()}@example.com`,
          password: "secreto-2026",
        });
        const refused = await ana.from("user_assistants").insert({ user_id: data.user?.id, assistant_id: "elena" });
        assertEquals([refused.status, refused.error?.code, refused.error?.message], [400, "23514", "plan_required"]);
        assertEquals(JSON.parse(refused.error!.details).current_plan, "trial");
        assertMatch(refused.error!.hint!, /Tu plan no incluye/);
        const unknown = await ana.from("profiles").update({ timezone: "Luna/Mar" }).eq("id", data.user?.id);
        assertEquals([unknown.status, unknown.error?.code], [400, "23514"]);
        await admin.auth.admin.deleteUser(data.user!.id);
      });

      await test.step("administrators of Auth create, list, change and delete users", async () => {
        const created = await admin.auth.admin.createUser({
          email: "Ana@Example.com",
          password: "secreto-2026",
          email_confirm: true,
          user_metadata: { full_name: "Ana" },
        });
        assertEquals(created.error, null);
        const id = created.data.user!.id;
        assertEquals(
          (await client().auth.signInWithPassword({ email: "ana@example.com", password: "secreto-2026" })).error,
          null,
        );
        const again = await admin.auth.admin.createUser({ email: "ana@example.com", password: "secreto-2026" });
        assertEquals([again.error?.status, again.error?.code], [422, "email_exists"]);
        const changed = await admin.auth.admin.updateUserById(id, {
          user_metadata: { nick: "A" },
          password: "otro-secreto-1",
        });
        assertEquals(changed.data.user?.user_metadata, { nick: "A", full_name: "Ana" });
        assertEquals(
          (await client().auth.signInWithPassword({ email: "ana@example.com", password: "otro-secreto-1" })).error,
          null,
        );
        const listed = await admin.auth.admin.listUsers({ page: 1, perPage: 1 });
        assertEquals([listed.data.users.length, (listed.data as { total?: number }).total], [1, 2]);
        assertEquals((await client().auth.admin.listUsers()).error?.status, 403);
        assertEquals((await admin.auth.admin.deleteUser(id)).error, null);
        assertEquals((await admin.auth.admin.getUserById(id)).error?.status, 404);
        assertEquals(
          (await admin.auth.admin.createUser({ email: "x@example.com", password: "short" })).error?.code,
          "weak_password",
        );
      });

      await test.step("a recovery mail shows up in the viewer, with a link to the web", async () => {
        await client().auth.resetPasswordForEmail("rosa@example.com");
        const [mail] = await (await fetch(`${platform.mailUrl}/api/mails?to=rosa@example.com`)).json();
        const link = (mail.text as string).match(/http:\/\/\S+/)![0];
        assertMatch(link, /^http:\/\/127\.0\.0\.1:3000\/auth\/confirm\?token_hash=[0-9a-f]{56}&type=recovery&next=/);
        const page = await fetch(`${platform.mailUrl}/mails/${mail.id}`);
        assertMatch(await page.text(), /<iframe sandbox=/);
      });

      await test.step("files are uploaded, listed by folder, signed and removed", async () => {
        const bucket = admin.storage.from("attachments");
        const uploaded = await bucket.upload("menú/hoy.txt", new Blob(["tacos"], { type: "text/plain" }), {
          cacheControl: "60",
        });
        assertEquals([uploaded.error, uploaded.data?.path], [null, "menú/hoy.txt"]);
        assertEquals((await bucket.list()).data?.map(({ name, id }) => [name, id]), [["menú", null]]);
        assertEquals((await bucket.list("menú")).data?.map(({ name }) => name), ["hoy.txt"]);
        const signed = await bucket.createSignedUrl("menú/hoy.txt", 60);
        const fetched = await fetch(signed.data!.signedUrl);
        assertEquals([fetched.status, await fetched.text(), fetched.headers.get("content-type")], [
          200,
          "tacos",
          "text/plain",
        ]);
        const named = await bucket.createSignedUrl("menú/hoy.txt", 60, { download: "Menú de hoy.txt" });
        const kept = await fetch(named.data!.signedUrl, { headers: { range: "bytes=-3" } });
        assertEquals([kept.status, await kept.text(), kept.headers.get("content-range")], [206, "cos", "bytes 2-4/5"]);
        assertEquals(kept.headers.get("content-disposition"), "attachment; filename*=UTF-8''Men%C3%BA%20de%20hoy.txt");
        const many = await bucket.createSignedUrls(["menú/hoy.txt", "nada.txt"], 60);
        assertEquals(many.data?.map(({ error }) => error === null), [true, false]);
        const ticket = await bucket.createSignedUploadUrl("menú/mañana.txt");
        const later = await client().storage.from("attachments").uploadToSignedUrl(
          "menú/mañana.txt",
          ticket.data!.token,
          new Blob(["pozole"]),
        );
        assertEquals(later.error, null);
        assertEquals(await (await bucket.download("menú/mañana.txt")).data?.text(), "pozole");
        assert((await client().storage.from("attachments").download("menú/hoy.txt")).error, "strangers see nothing");
        assertEquals((await bucket.remove(["menú/hoy.txt", "menú/mañana.txt"])).data?.length, 2);
      });

      await test.step("a function gets what was sent, under its own path", async () => {
        const response = await echo("/a/b?c=d", { method: "POST", body: "hola", headers: { apikey: "k" } });
        assertEquals(response.status, 201);
        assertEquals(await response.json(), { method: "POST", path: "/echo/a/b?c=d", body: "hola", apikey: "k" });
        assertEquals(
          (await fetch(`${apiUrl}/functions/v1/echo`)).status,
          401,
          "no token, and config.toml does not allow that",
        );
        assertEquals(
          (await fetch(`${apiUrl}/functions/v1/none`, { headers: { authorization: `Bearer ${token}` } })).status,
          404,
        );
      });

      await test.step("a stream passes as it is made", async () => {
        const began = performance.now();
        const response = await echo("/stream", { headers: { "accept-encoding": "gzip, br" } });
        const arrivals: number[] = [];
        let text = "";
        for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
          text += chunk;
          arrivals.push(performance.now() - began);
        }
        assertEquals(text, [1, 2, 3, 4, 5].map((count) => `data: ${count}\n\n`).join(""));
        assert(arrivals.length === 5 && arrivals[4] - arrivals[0] > 300, `frames came one by one: ${arrivals}`);
      });

      await test.step("background work of a function goes on, and a crash is followed by a new start", async () => {
        await (await echo("/later")).text();
        await eventually(
          async () => (await (await echo("/pid")).json()).background === 1,
          "the background work is done",
        );
        const before = (await (await echo("/pid")).json()).pid;
        assertEquals(before, platform.functionsPid);
        await platform.killFunctions();
        const after = (await (await echo("/pid")).json()).pid;
        assert(after !== before, "another process answers");
        await platform.restartFunctions({ OPENAI_BASE_URL: "http://second" });
        assertEquals((await (await echo("/pid")).json()).setting, "http://second");
      });

      await test.step("pg_net sends at commit, keeps the answer, and sends nothing that was rolled back", async () => {
        const seen: string[] = [];
        const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen: () => {} }, async (request) => {
          seen.push(
            `${request.method} ${new URL(request.url).pathname} ${request.headers.get("apikey")} ${await request
              .text()}`,
          );
          return Response.json({ ok: true }, { status: 202 });
        });
        const url = `http://127.0.0.1:${server.addr.port}`;
        await sql.begin(async (transaction) => {
          await transaction`select net.http_post(url := ${url + "/rolled-back"}, body := '{}')`;
          throw new Error("roll back");
        }).catch(() => {});
        const id = await sql.begin(async (transaction) => {
          const [{ id }] = await transaction`
            select net.http_post(url := ${url + "/kept"}, body := '{"a": 1}', headers := '{"apikey": "k"}') as id`;
          await transaction`select pg_sleep(0.2)`;
          assertEquals(seen, [], "nothing before the commit");
          return id;
        });
        const [row] = await eventually(async () => {
          const rows = await sql`select status_code, content, timed_out from net._http_response where id = ${id}`;
          return rows.length > 0 ? rows : undefined;
        }, "the answer is kept");
        assertEquals({ ...row }, { status_code: 202, content: '{"ok":true}', timed_out: false });
        assertEquals(seen, ['POST /kept k {"a": 1}']);
        await server.shutdown();
      });

      await test.step("pg_cron runs due jobs as their owner and records how they ended", async () => {
        await sql`select cron.schedule('good', '1 second', 'select current_user')`;
        await sql`select cron.schedule('bad', '1 second', 'select 1/0')`;
        const runs = await eventually(async () => {
          const rows = await sql`
            select distinct on (j.jobname) j.jobname, d.status, d.return_message
            from cron.job_run_details d join cron.job j using (jobid)
            where j.jobname in ('good', 'bad') and d.end_time is not null order by j.jobname`;
          return rows.length === 2 ? rows : undefined;
        }, "both have run");
        assertEquals(runs.map(({ jobname, status }) => [jobname, status]), [["bad", "failed"], ["good", "succeeded"]]);
        assertMatch(runs[0].return_message, /division by zero/);
        await sql`select cron.unschedule('good'), cron.unschedule('bad')`;
        const refused = await sql`select cron.schedule('x', 'whenever', 'select 1')`.catch((error) => error.message);
        assertMatch(refused, /invalid schedule/);
      });

      await test.step("the worker's address and key are in the vault", async () => {
        const secrets = await sql`select name, decrypted_secret from vault.decrypted_secrets order by name`;
        assertEquals(secrets.map(({ name, decrypted_secret }) => [name, decrypted_secret]), [
          ["functions_url", `${apiUrl}/functions/v1`],
          ["worker_secret_key", keys.secretKey],
        ]);
      });

      await test.step("realtime is reached through the gateway", async () => {
        const channel = client().channel("room");
        const heard = Promise.withResolvers<unknown>();
        channel.on("broadcast", { event: "hi" }, ({ payload }) => heard.resolve(payload));
        await new Promise<void>((resolve, reject) =>
          channel.subscribe((status, error) =>
            status === "SUBSCRIBED" ? resolve() : status === "CHANNEL_ERROR" ? reject(error) : undefined
          )
        );
        const speaker = client().channel("room");
        await new Promise<void>((resolve) => speaker.subscribe((status) => status === "SUBSCRIBED" && resolve()));
        await speaker.send({ type: "broadcast", event: "hi", payload: { from: "ana" } });
        assertEquals(await heard.promise, { from: "ana" });
        await channel.unsubscribe();
        await speaker.unsubscribe();
      });

      await test.step("browsers may ask from anywhere, and unknown addresses are JSON too", async () => {
        const preflight = await fetch(`${apiUrl}/rest/v1/profiles`, {
          method: "OPTIONS",
          headers: { origin: "http://localhost:3000", "access-control-request-headers": "apikey, prefer" },
        });
        assertEquals([preflight.status, preflight.headers.get("access-control-allow-headers")], [
          204,
          "apikey, prefer",
        ]);
        await preflight.body?.cancel();
        const unknown = await fetch(`${apiUrl}/nothing/here`);
        assertEquals([unknown.status, await unknown.json()], [404, { message: "no Route matched with those values" }]);
      });
    } finally {
      await sql.end();
      await platform.stop();
      await Deno.remove(directory, { recursive: true });
    }
    assertEquals(
      logs.filter((line) => !/starting it again|division by zero/.test(line)),
      [],
      "nothing else was printed",
    );
  },
});
