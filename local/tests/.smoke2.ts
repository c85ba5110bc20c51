import { createClient } from "@supabase/supabase-js";
const keys = JSON.parse(await Deno.readTextFile("/tmp/plat2/keys.json"));
const url = "http://127.0.0.1:55040";
const opt = { auth: { persistSession: false, autoRefreshToken: false } };
const admin = createClient(url, keys.secretKey, opt);
const c = createClient(url, keys.publishableKey, opt);
const log = (n: string, x: unknown) => console.log(n, JSON.stringify(x)?.slice(0, 500));
const email = `c${Date.now()}@example.com`;
const su = await c.auth.signUp({ email, password: "secreto-123", options: { data: { full_name: "Rosa Pérez" } } });
log("profile", await c.from("profiles").select("full_name,working_hours"));
log("admin", (await admin.auth.admin.getUserById(su.data.user!.id)).data.user?.user_metadata);
log(
  "upd",
  await c.from("profiles").update({ working_hours: { start: "10:00", end: "20:00" }, primary_goals: ["vender más"] })
    .eq("id", su.data.user!.id).select("working_hours,primary_goals"),
);
log("upd auth meta", (await c.auth.updateUser({ data: { nick: "Ro" } })).data.user?.user_metadata);
log("meta db", await admin.auth.admin.getUserById(su.data.user!.id).then((r) => r.data.user?.user_metadata));
log(
  "conv",
  await c.from("conversations").insert({
    user_id: su.data.user!.id,
    assistant_id: "sofia",
    title: "Hola",
    context: { a: [1, { b: "x" }] },
  }).select(),
);
const conv = crypto.randomUUID();
log(
  "begin",
  await admin.rpc("begin_turn", {
    p_user_id: su.data.user!.id,
    p_conversation_id: conv,
    p_assistant_id: "sofia",
    p_action: "submit",
    p_client_message_id: "m1",
    p_target_ref: null,
    p_content: "Hola",
    p_metadata: { k: { z: 1 } },
    p_content_tokens: 5,
    p_max_output_tokens: 100,
    p_idempotency_key: null,
  }),
);
log("msgs", await c.from("messages").select("*").eq("conversation_id", conv));
log("buckets", await admin.storage.listBuckets());
const b = "t" + Date.now();
log("create bucket", await admin.storage.createBucket(b, { public: false }));
log(
  "upload blob",
  await admin.storage.from(b).upload("x/ñandú.txt", new Blob(["hola mundo"], { type: "text/plain" }), {
    cacheControl: "60",
    contentType: "text/plain",
  }),
);
log(
  "upload bytes",
  await admin.storage.from(b).upload("y.bin", new Uint8Array([1, 2, 3]), { contentType: "application/octet-stream" }),
);
log("list", await admin.storage.from(b).list("x"));
const dl = await admin.storage.from(b).download("x/ñandú.txt");
log("download", [await dl.data?.text(), dl.data?.type, dl.error]);
const signed = await admin.storage.from(b).createSignedUrl("x/ñandú.txt", 60);
log("signed", signed);
if (signed.data) {
  const r = await fetch(signed.data.signedUrl);
  log("fetch signed", [r.status, await r.text(), r.headers.get("content-type")]);
}
log("signed many", await admin.storage.from(b).createSignedUrls(["y.bin", "none"], 60));
const su2 = await admin.storage.from(b).createSignedUploadUrl("z.txt");
log("signed upload", su2);
if (su2.data) {
  log(
    "uploadToSigned",
    await c.storage.from(b).uploadToSignedUrl("z.txt", su2.data.token, new Blob(["zz"], { type: "text/plain" })),
  );
}
log("move", await admin.storage.from(b).move("z.txt", "w.txt"));
log("copy", await admin.storage.from(b).copy("w.txt", "v.txt"));
log("user sees", await c.storage.from(b).list());
log("user download", (await c.storage.from(b).download("y.bin")).error);
log("remove", await admin.storage.from(b).remove(["w.txt", "v.txt", "y.bin", "x/ñandú.txt"]));
log("ts", await admin.from("audit_logs").select("*").limit(1));
let t = performance.now();
for (let i = 0; i < 100; i++) await c.from("assistants_catalog").select("id,name").limit(3);
console.log("user rest ms", (performance.now() - t) / 100);
t = performance.now();
for (let i = 0; i < 100; i++) await admin.from("assistants_catalog").select("id,name").limit(3);
console.log("svc rest ms", (performance.now() - t) / 100);
Deno.exit(0);
