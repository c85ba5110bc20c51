import { createClient } from "@supabase/supabase-js";
const keys = JSON.parse(await Deno.readTextFile("/tmp/plat2/keys.json"));
const url = "http://127.0.0.1:55040";
const admin = createClient(url, keys.secretKey, { auth: { persistSession: false, autoRefreshToken: false } });
const c = createClient(url, keys.publishableKey, { auth: { persistSession: false, autoRefreshToken: false } });
const log = (n: string, x: unknown) => console.log(n, JSON.stringify(x)?.slice(0, 700));
const email = `a${Date.now()}@example.com`;
log("signup", await c.auth.signUp({ email, password: "secreto-123" }));
log("getUser", await c.auth.getUser());
log("profile", await c.from("profiles").select("*"));
log("assistants", await c.from("assistants_catalog").select("id,name").limit(3));
log("forbidden col", await c.from("assistants_catalog").select("system_prompt").limit(1));
log("embed", await c.from("user_assistants").select("id, assistants_catalog(id,name)").limit(2));
log("count", await c.from("assistants_catalog").select("*", { count: "exact", head: true }));
log(
  "admin create",
  await admin.auth.admin.createUser({
    email: "b" + email,
    password: "secreto-123",
    email_confirm: true,
    user_metadata: { full_name: "B" },
  }),
);
log("admin list", await admin.auth.admin.listUsers({ page: 1, perPage: 2 }));
const { data: u } = await c.auth.getUser();
log("admin get", await admin.auth.admin.getUserById(u.user!.id));
log(
  "admin update",
  await admin.auth.admin.updateUserById(u.user!.id, { user_metadata: { x: 1 }, app_metadata: { y: 2 } }),
);
log("admin with anon", await c.auth.admin.listUsers());
log("signin", (await c.auth.signInWithPassword({ email: "b" + email, password: "secreto-123" })).error);
log("bad signin", (await c.auth.signInWithPassword({ email, password: "nope-nope" })).error);
log("svc profiles", await admin.from("profiles").select("id,created_at,email").limit(3));
log("rpc anon", await c.rpc("read_turn", { p_user_id: u.user!.id, p_conversation_id: u.user!.id }));
log("rpc svc", await admin.rpc("read_turn", { p_user_id: u.user!.id, p_conversation_id: u.user!.id }));
log("buckets", await admin.storage.listBuckets());
log("reset", await c.auth.resetPasswordForEmail(email));
log("mails", await (await fetch("http://127.0.0.1:55043/api/mails")).json());
log("fn", await c.functions.invoke("hello"));
log("delete", await admin.auth.admin.deleteUser(u.user!.id));
log("prices", await admin.from("subscription_plans").select("*").limit(1));
const t = performance.now();
for (let i = 0; i < 200; i++) await c.from("assistants_catalog").select("id,name").limit(3);
console.log("rest ms", (performance.now() - t) / 200);
