// The platform as a page of another origin sees it: supabase-js in Chromium, with preflights, exposed headers and WebSockets.
import { openInChromium } from "../../tests/chromium.ts";
import { ROOT } from "../paths.ts";
import { startPlatform } from "../platform.ts";
import { join } from "../util/path.ts";
import { assertEquals } from "./expect.ts";

/** Runs in the page. Each step answers what it found; what it throws is its answer, too. */
const PAGE = async (apiUrl: string, key: string) => {
  // deno-lint-ignore no-explicit-any
  const { createClient } = (globalThis as any).supabase;
  const found: Record<string, unknown> = {};
  const step = async (name: string, work: () => Promise<unknown>) => {
    const limit = new Promise((resolve) => setTimeout(() => resolve("no answer within 5 s"), 5000));
    found[name] = await Promise.race([work(), limit]).catch((error: unknown) => `failed: ${error}`);
  };
  const client = createClient(apiUrl, key, { auth: { flowType: "pkce" } });
  const email = `${crypto.randomUUID()}@example.com`;
  const pixel = Uint8Array.from(
    atob("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="),
    (character) => character.charCodeAt(0),
  );
  let userId = "";

  await step("sign up", async () => {
    const { data, error } = await client.auth.signUp({ email, password: "secreto-2026" });
    userId = data.user?.id;
    return error?.message ?? (data.session ? "session" : "none");
  });
  await step("read a range, with its count", async () => {
    const { data, count, error } = await client.from("assistants_catalog").select("id", { count: "exact" }).range(0, 1);
    return error?.message ?? [data.length, count >= 12];
  });
  await step("change and call", async () => {
    const { error } = await client.from("profiles").update({ full_name: "Ana" }).eq("id", userId);
    const { data } = await client.from("profiles").select("full_name").single();
    return [error, data.full_name];
  });
  await step("an avatar", async () => {
    const bucket = client.storage.from("avatars");
    const path = `${userId}/foto.png`;
    const file = new File([pixel], "mi foto.png", { type: "image/png" });
    const first = await bucket.upload(path, file, { cacheControl: "3600" });
    const twice = await bucket.upload(path, file);
    const again = await bucket.upload(path, file, { upsert: true, cacheControl: "60" });
    const { data: { publicUrl } } = bucket.getPublicUrl(path);
    const picture = await fetch(publicUrl);
    const shown = await new Promise((resolve) => {
      const image = new Image();
      image.onload = () => resolve(image.naturalWidth);
      image.onerror = () => resolve("broken");
      image.src = publicUrl;
    });
    const script = new File(["<svg onload=alert(1)>"], "x.svg", { type: "image/svg+xml" });
    const refused = await bucket.upload(`${userId}/x.svg`, script);
    return [
      first.error?.message ?? first.data.path === path,
      Number(twice.error?.statusCode),
      again.error,
      picture.status,
      picture.headers.get("content-type"),
      picture.headers.get("cache-control"),
      shown,
      Number(refused.error?.statusCode),
    ];
  });
  await step("an attachment, for its owner only", async () => {
    const bucket = client.storage.from("attachments");
    const path = `${userId}/${crypto.randomUUID()}/menu.txt`;
    const uploaded = await bucket.upload(path, new File(["tacos"], "menú.txt", { type: "text/plain" }));
    const signed = await bucket.createSignedUrl(path, 60);
    const read = await fetch(signed.data.signedUrl, { headers: { range: "bytes=0-2" } });
    const downloaded = await bucket.download(path);
    const stranger = createClient(apiUrl, key, { auth: { persistSession: false, storageKey: "other" } });
    const stolen = await stranger.storage.from("attachments").download(path);
    const foreign = await bucket.upload(
      `${crypto.randomUUID()}/x.txt`,
      new File(["x"], "x.txt", { type: "text/plain" }),
    );
    const listed = await bucket.list(path.split("/").slice(0, 2).join("/"));
    const removed = await bucket.remove([path]);
    const gone = await bucket.createSignedUrl(path, 60);
    return [
      uploaded.error,
      `${read.status} ${await read.text()} ${read.headers.get("content-range")}`,
      await downloaded.data?.text(),
      stolen.error !== null,
      Number(foreign.error?.statusCode),
      listed.data?.map(({ name }: { name: string }) => name),
      removed.data?.length,
      gone.error !== null,
    ];
  });
  await step("an upload that tells how far it is", () =>
    // deno-lint-ignore no-async-promise-executor
    new Promise(async (resolve) => {
      const { data: { session } } = await client.auth.getSession();
      const request = new XMLHttpRequest();
      request.open("POST", `${apiUrl}/storage/v1/object/attachments/${userId}/grande.txt`);
      request.setRequestHeader("apikey", key);
      request.setRequestHeader("authorization", `Bearer ${session.access_token}`);
      request.setRequestHeader("x-upsert", "true");
      const form = new FormData();
      form.append("cacheControl", "3600");
      form.append("", new File(["x".repeat(300_000)], "grande.txt", { type: "text/plain" }));
      let last = 0;
      request.upload.onprogress = (event) => last = event.loaded;
      request.onload = () => resolve([request.status, last > 300_000]);
      request.onerror = () => resolve("refused by the browser");
      request.send(form);
    }));
  await step("a function's preflight and headers", async () => {
    const { data: { session } } = await client.auth.getSession();
    const response = await fetch(`${apiUrl}/functions/v1/chat`, {
      method: "POST",
      headers: {
        apikey: key,
        authorization: `Bearer ${session.access_token}`,
        "content-type": "application/json",
        "x-client-info": "test",
      },
      body: JSON.stringify({
        id: crypto.randomUUID(),
        assistantId: "sofia",
        messages: [{ id: crypto.randomUUID(), role: "user", parts: [{ type: "text", text: "Hola" }] }],
      }),
    });
    await response.text();
    return [response.status, /^[0-9a-f-]{36}$/.test(response.headers.get("x-conversation-id") ?? "")];
  });
  await step("realtime", () =>
    new Promise((resolve) => {
      const channel = client.channel("changes").on(
        "postgres_changes",
        { event: "UPDATE", schema: "public", table: "conversations", filter: `user_id=eq.${userId}` },
        // deno-lint-ignore no-explicit-any
        (change: any) => change.new.title === "Mañana" && resolve(change.new.title),
      );
      channel.subscribe(async (status: string) => {
        if (status === "CHANNEL_ERROR") resolve("refused");
        if (status !== "SUBSCRIBED") return;
        const { error } = await client.from("conversations").update({ title: "Mañana" }).eq("user_id", userId);
        if (error) resolve(error.message);
      });
    }));
  await step("sign out", async () => {
    const { error } = await client.auth.signOut();
    return [error, (await client.auth.getSession()).data.session];
  });
  await fetch("/report", { method: "POST", body: JSON.stringify(found) });
};

Deno.test({
  name: "a page of another origin uses every service",
  sanitizeOps: false,
  sanitizeResources: false,
  async fn() {
    const directory = await Deno.makeTempDir({ prefix: "sintra-browser-" });
    await Deno.chmod(directory, 0o755);
    const platform = await startPlatform({
      stateDir: directory,
      portBase: 25660,
      fast: true,
      seed: false,
      quiet: true,
    });
    const library = await Deno.readTextFile(
      join(ROOT, "node_modules", "@supabase", "supabase-js", "dist", "umd", "supabase.js"),
    );
    const report = Promise.withResolvers<Record<string, unknown>>();
    const server = Deno.serve({ hostname: "127.0.0.1", port: 25667, onListen: () => {} }, async (request) => {
      const { pathname } = new URL(request.url);
      if (pathname === "/report") report.resolve(await request.json());
      if (pathname === "/supabase.js") {
        return new Response(library, { headers: { "content-type": "text/javascript" } });
      }
      const script = `(${PAGE})(${JSON.stringify(platform.apiUrl)}, ${JSON.stringify(platform.keys.publishableKey)})`;
      const html =
        `<!doctype html><meta charset="utf-8"><script src="/supabase.js"></script><script>${script}</script>`;
      return new Response(html, { headers: { "content-type": "text/html; charset=utf-8" } });
    });
    const close = await openInChromium("http://127.0.0.1:25667/");
    const limit = setTimeout(() => report.reject(new Error("the page did not report within 60 seconds")), 60_000);
    try {
      assertEquals(await report.promise, {
        "sign up": "session",
        "read a range, with its count": [2, true],
        "change and call": [null, "Ana"],
        "an avatar": [true, 409, null, 200, "image/png", "max-age=60", 1, 415],
        "an attachment, for its owner only": [null, "206 tac bytes 0-2/5", "tacos", true, 403, ["menu.txt"], 1, true],
        "an upload that tells how far it is": [200, true],
        "a function's preflight and headers": [200, true],
        "realtime": "Mañana",
        "sign out": [null, null],
      });
    } finally {
      clearTimeout(limit);
      await close();
      await server.shutdown();
      await platform.stop();
      await Deno.remove(directory, { recursive: true });
    }
  },
});
