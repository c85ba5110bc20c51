// Accounts and sessions as a web page uses them: the real supabase-js, and @supabase/ssr with cookies, against Auth's routes.
import { createServerClient } from "@supabase/ssr";
import { createClient, type SupabaseClient } from "@supabase/supabase-js";
import { readProjectConfig, withSiteUrl } from "../config.ts";
import { startPlatform } from "../platform.ts";
import { authService } from "../services/auth/service.ts";
import type { Mail } from "../services/mail.ts";
import { assert, assertEquals, assertMatch, eventually } from "./expect.ts";

const SITE = "http://127.0.0.1:25659";
const PASSWORD = "secreto-2026";

interface Jar {
  cookies: Map<string, string>;
  client: SupabaseClient;
}

Deno.test({
  name: "accounts and sessions",
  sanitizeOps: false,
  sanitizeResources: false,
  async fn(test) {
    const directory = await Deno.makeTempDir({ prefix: "sintra-auth-" });
    await Deno.chmod(directory, 0o755);
    const platform = await startPlatform({
      stateDir: directory,
      portBase: 25650,
      fast: true,
      seed: false,
      functions: false,
      quiet: true,
    });
    const { apiUrl, keys } = platform;

    // A second Auth on the same database, as a hosted project is: addresses are confirmed first, and mails are rare.
    const base = withSiteUrl(await readProjectConfig(), SITE);
    const config = {
      ...base,
      auth: { ...base.auth, email: { ...base.auth.email, confirmations: true, maxFrequency: 60 } },
    };
    const mails: Mail[] = [];
    const strict = await authService({
      databasePort: 25651,
      apiUrl: "http://127.0.0.1:25658",
      config,
      keys,
      onMail: (mail) => mails.push(mail),
    });
    const strictServer = Deno.serve(
      { hostname: "127.0.0.1", port: 25658, onListen: () => {} },
      (request) => strict.handle(request, "127.0.0.1"),
    );

    /** A browser's client: PKCE, and cookies for storage. */
    const browser = (url = apiUrl, cookies = new Map<string, string>()): Jar => ({
      cookies,
      client: (createServerClient as unknown as (...options: unknown[]) => SupabaseClient)(url, keys.publishableKey, {
        cookies: {
          getAll: () => [...cookies].map(([name, value]) => ({ name, value })),
          setAll: (all: { name: string; value: string }[]) => {
            for (const { name, value } of all) value ? cookies.set(name, value) : cookies.delete(name);
          },
        },
      }),
    });
    const plain = () =>
      createClient(apiUrl, keys.publishableKey, { auth: { persistSession: false, autoRefreshToken: false } });
    const address = () => `${crypto.randomUUID()}@example.com`;
    const newest = async (to: string): Promise<Mail> => {
      const here = mails.findLast((mail) => mail.to === to);
      if (here) return here;
      return (await (await fetch(`${platform.mailUrl}/api/mails?to=${encodeURIComponent(to)}`)).json())[0];
    };
    const linkOf = (mail: Mail) => new URL(mail.html!.match(/href="([^"]*)"/)![1].replaceAll("&amp;", "&"));
    const signedUp = async () => {
      const jar = browser();
      const email = address();
      const { data, error } = await jar.client.auth.signUp({ email, password: PASSWORD });
      assertEquals(error, null);
      return { ...jar, email, user: data.user! };
    };

    try {
      await test.step("a sign-up begins a session in cookies, which another request reads and refreshes", async () => {
        const { cookies, client, email } = await signedUp();
        assert([...cookies.keys()].some((name) => /auth-token/.test(name)), `${[...cookies.keys()]}`);
        const again = browser(apiUrl, cookies).client;
        assertEquals((await again.auth.getUser()).data.user?.email, email);
        const claims = (await again.auth.getClaims()).data!.claims;
        assertEquals([claims.email, claims.role, claims.aal, claims.is_anonymous], [
          email,
          "authenticated",
          "aal1",
          false,
        ]);
        assertEquals((claims.amr as { method: string }[])[0].method, "password");
        assertEquals(claims.iss, `${apiUrl}/auth/v1`);
        const before = (await client.auth.getSession()).data.session!;
        const refreshed = (await client.auth.refreshSession()).data.session!;
        assert(refreshed.refresh_token !== before.refresh_token, "the refresh token is another one");
        assertEquals((await client.from("profiles").select("email")).data, [{ email }]);
      });

      await test.step("two tabs that refresh at once both go on; an old token ends the session", async () => {
        const { client, user } = await signedUp();
        const first = (await client.auth.getSession()).data.session!.refresh_token;
        const answers = await Promise.all(
          [plain(), plain()].map((tab) => tab.auth.refreshSession({ refresh_token: first })),
        );
        assertEquals(answers.map(({ error }) => error), [null, null]);
        const [one, two] = answers.map(({ data }) => data.session!.refresh_token);
        assertEquals(one, two);
        const next = (await plain().auth.refreshSession({ refresh_token: one })).data.session!.refresh_token;
        await platform_sql(
          `update auth.refresh_tokens set updated_at = updated_at - interval '1 minute' where user_id = '${user.id}'`,
        );
        const stolen = await plain().auth.refreshSession({ refresh_token: first });
        assertEquals([stolen.error?.status, stolen.error?.code], [400, "refresh_token_already_used"]);
        assertEquals(
          (await plain().auth.refreshSession({ refresh_token: next })).error?.code,
          "refresh_token_already_used",
        );
      });

      await test.step("refusals carry the codes that pages translate", async () => {
        const { email } = await signedUp();
        const { auth } = plain();
        const codes = [
          await auth.signInWithPassword({ email, password: "otra-cosa-9" }),
          await auth.signInWithPassword({ email: address(), password: PASSWORD }),
          await auth.signUp({ email, password: PASSWORD }),
          await auth.signUp({ email: address(), password: "corta" }),
          await auth.signUp({ email: "no es correo", password: PASSWORD }),
          await auth.verifyOtp({ type: "recovery", token_hash: "0".repeat(56) }),
          await auth.verifyOtp({ type: "recovery", email, token: "000000" }),
          await auth.signInWithOtp({ email: address(), options: { shouldCreateUser: false } }),
          await auth.refreshSession({ refresh_token: "unknown" }),
        ].map(({ error }) => [error?.status, error?.code]);
        assertEquals(codes, [
          [400, "invalid_credentials"],
          [400, "invalid_credentials"],
          [422, "user_already_exists"],
          [422, "weak_password"],
          [400, "validation_failed"],
          [403, "otp_expired"],
          [403, "otp_expired"],
          [422, "otp_disabled"],
          [400, "refresh_token_not_found"],
        ]);
      });

      await test.step("signing out ends this session, the others, or all", async () => {
        const one = await signedUp();
        const signIn = async () => {
          const jar = browser();
          const { error } = await jar.client.auth.signInWithPassword({ email: one.email, password: PASSWORD });
          assertEquals(error, null);
          return jar.client;
        };
        const [two, three] = [await signIn(), await signIn()];
        const works = async (client: SupabaseClient) => (await client.auth.getUser()).error === null;
        await two.auth.signOut({ scope: "local" });
        assertEquals([await works(one.client), await works(two), await works(three)], [true, false, true]);
        await three.auth.signOut({ scope: "others" });
        assertEquals([await works(one.client), await works(three)], [false, true]);
        const four = await signIn();
        await four.auth.signOut();
        assertEquals([await works(three), await works(four)], [false, false]);
      });

      await test.step("a forgotten password: mail, link with a hash, new password, other sessions end", async () => {
        const { client: old, email } = await signedUp();
        const { client } = browser();
        const redirectTo = `${SITE}/nueva?de=correo`;
        assertEquals((await client.auth.resetPasswordForEmail(email, { redirectTo })).error, null);
        const mail = await newest(email);
        assertEquals(mail.subject, "Elige una contraseña nueva para Sintra");
        const link = linkOf(mail);
        // This platform serves no web, so its site is the one of config.toml, which does not know the other one.
        assertEquals([link.origin, link.pathname], ["http://127.0.0.1:3000", "/auth/confirm"]);
        assertEquals(link.searchParams.get("type"), "recovery");
        assertEquals(link.searchParams.get("next"), redirectTo);
        const tokenHash = link.searchParams.get("token_hash")!;
        const server = browser().client;
        const verified = await server.auth.verifyOtp({ type: "recovery", token_hash: tokenHash });
        assertEquals([verified.error, verified.data.user?.email], [null, email]);
        assertEquals((await server.auth.updateUser({ password: PASSWORD })).error?.code, "same_password");
        assertEquals((await server.auth.updateUser({ password: "corta" })).error?.code, "weak_password");
        assertEquals((await server.auth.updateUser({ password: "nuevo-secreto-1" })).error, null);
        assert((await old.auth.getUser()).error, "who knew the old password is out");
        assertEquals((await server.auth.getUser()).error, null);
        const { auth } = plain();
        assertEquals((await auth.signInWithPassword({ email, password: PASSWORD })).error?.code, "invalid_credentials");
        assertEquals((await auth.signInWithPassword({ email, password: "nuevo-secreto-1" })).error, null);
        const again = await auth.verifyOtp({ type: "recovery", token_hash: tokenHash });
        assertEquals([again.error?.status, again.error?.code], [403, "otp_expired"]);
        assertEquals(
          (await client.auth.resetPasswordForEmail(address())).error,
          null,
          "unknown addresses look the same",
        );
      });

      await test.step("a link to Auth itself gives a code to the browser that asked, and to no other", async () => {
        const { email } = await signedUp();
        const { client } = browser();
        await client.auth.resetPasswordForEmail(email, { redirectTo: "http://127.0.0.1:3000/nueva" });
        const hash = linkOf(await newest(email)).searchParams.get("token_hash")!;
        const verify = `${apiUrl}/auth/v1/verify?type=recovery&token=${hash}&redirect_to=http://127.0.0.1:3000/nueva`;
        const target = new URL((await fetch(verify, { redirect: "manual" })).headers.get("location")!);
        assertEquals([target.origin + target.pathname, target.hash], ["http://127.0.0.1:3000/nueva", ""]);
        const code = target.searchParams.get("code")!;
        const stranger = browser();
        await stranger.client.auth.resetPasswordForEmail(address());
        assertEquals((await stranger.client.auth.exchangeCodeForSession(code)).error?.code, "bad_code_verifier");
        const exchanged = await client.auth.exchangeCodeForSession(code);
        assertEquals([exchanged.error, exchanged.data.user?.email], [null, email]);
        assert((await client.auth.exchangeCodeForSession(code)).error, "once");
        const used = new URL((await fetch(verify, { redirect: "manual" })).headers.get("location")!);
        assertEquals(used.searchParams.get("error_code"), "otp_expired");
        assertMatch(used.hash, /error=access_denied/);
        const elsewhere = `${apiUrl}/auth/v1/verify?type=recovery&token=pkce_x&redirect_to=https://evil.example/`;
        const home = new URL((await fetch(elsewhere, { redirect: "manual" })).headers.get("location")!);
        assertEquals(home.origin, "http://127.0.0.1:3000", "never to an address that config.toml does not allow");
      });

      await test.step("a new address is confirmed in both mailboxes", async () => {
        const { client, email } = await signedUp();
        const next = address();
        const changed = await client.auth.updateUser({ email: next }, {
          emailRedirectTo: "http://127.0.0.1:3000/cuenta",
        });
        assertEquals([changed.error, changed.data.user?.email, changed.data.user?.new_email], [null, email, next]);
        const [present, future] = [await newest(email), await newest(next)];
        assertMatch(present.text!, new RegExp(`de ${email} a ${next}`));
        const tokens = [present, future].map((mail) => linkOf(mail).searchParams.get("token_hash")!);
        const first = await plain().auth.verifyOtp({ type: "email_change", token_hash: tokens[1] });
        assertEquals([first.error, first.data.session], [null, null], "one is not enough");
        assertEquals((await client.auth.getUser()).data.user?.email, email);
        const second = await plain().auth.verifyOtp({ type: "email_change", token_hash: tokens[0] });
        assertEquals([second.error, second.data.user?.email, second.data.session !== null], [null, next, true]);
        const { data: { user } } = await client.auth.getUser();
        assertEquals([user?.email, user?.new_email, user?.identities?.[0].identity_data?.email], [
          next,
          undefined,
          next,
        ]);
        const { email: taken } = await signedUp();
        assertEquals((await client.auth.updateUser({ email: taken })).error?.code, "email_exists");
      });

      await test.step("metadata is merged, and null removes", async () => {
        const { client } = await signedUp();
        await client.auth.updateUser({ data: { full_name: "Rosa", nick: "R" } });
        const { data } = await client.auth.updateUser({ data: { nick: null } });
        assertEquals([data.user?.user_metadata.full_name, "nick" in data.user!.user_metadata], ["Rosa", false]);
      });

      await test.step("a link that signs in", async () => {
        const email = address();
        await plain().auth.signInWithOtp({ email });
        const link = linkOf(await newest(email));
        assertEquals(link.searchParams.get("type"), "magiclink");
        const byLink = await plain().auth.verifyOtp({
          type: "email",
          token_hash: link.searchParams.get("token_hash")!,
        });
        assertEquals([byLink.error, byLink.data.user?.email], [null, email]);
        assertEquals(
          (await plain().auth.signInWithPassword({ email, password: "" })).error?.code,
          "invalid_credentials",
        );
      });

      await test.step("an invitation by an administrator", async () => {
        const admin = createClient(apiUrl, keys.secretKey, { auth: { persistSession: false } });
        const email = address();
        const invited = await admin.auth.admin.inviteUserByEmail(email, { data: { full_name: "Ana" } });
        assertEquals([invited.error, invited.data.user?.email], [null, email]);
        const link = linkOf(await newest(email));
        assertEquals(link.searchParams.get("type"), "invite");
        const { client } = browser();
        const verified = await client.auth.verifyOtp({
          type: "invite",
          token_hash: link.searchParams.get("token_hash")!,
        });
        assertEquals([verified.error, verified.data.user?.user_metadata.full_name], [null, "Ana"]);
        assertEquals((await client.auth.updateUser({ password: PASSWORD })).error, null);
        assertEquals((await plain().auth.signInWithPassword({ email, password: PASSWORD })).error, null);
        assert((await plain().auth.admin.inviteUserByEmail(address())).error, "nobody else invites");
      });

      await test.step("with confirmations, a sign-up waits for its mail, and known addresses look like new ones", async () => {
        const { client } = browser("http://127.0.0.1:25658");
        const email = address();
        const options = { emailRedirectTo: `${SITE}/bienvenida`, data: { full_name: "Ana <b>María</b>" } };
        const signedUp = await client.auth.signUp({ email, password: PASSWORD, options });
        assertEquals([signedUp.error, signedUp.data.session, signedUp.data.user?.email], [null, null, email]);
        const early = await client.auth.signInWithPassword({ email, password: PASSWORD });
        assertEquals([early.error?.status, early.error?.code], [400, "email_not_confirmed"]);
        const wrong = await client.auth.signInWithPassword({ email, password: "otra-cosa-9" });
        assertEquals(wrong.error?.code, "invalid_credentials");
        const soon = await client.auth.resend({ type: "signup", email });
        assertEquals([soon.error?.status, soon.error?.code], [429, "over_email_send_rate_limit"]);
        assertMatch(soon.error!.message, /only request this after \d+ seconds/);
        await platform_sql(
          `update auth.users set confirmation_sent_at = now() - interval '2 minutes' where email = '${email}'`,
        );
        const first = linkOf(await newest(email)).searchParams.get("token_hash")!;
        assertEquals((await client.auth.resend({ type: "signup", email, options })).error, null);
        const link = linkOf(await newest(email));
        assertEquals([link.origin, link.searchParams.get("next")], [SITE, `${SITE}/bienvenida`]);
        const { auth } = browser("http://127.0.0.1:25658").client;
        assertEquals((await auth.verifyOtp({ type: "email", token_hash: first })).error?.code, "otp_expired");
        const tokenHash = link.searchParams.get("token_hash")!;
        const verified = await auth.verifyOtp({ type: "email", token_hash: tokenHash });
        assertEquals([verified.error, verified.data.user?.user_metadata.email_verified], [null, true]);
        const again = await client.auth.signUp({ email, password: PASSWORD });
        assertEquals([again.error, again.data.session, again.data.user?.identities], [null, null, []]);
        assertEquals(mails.filter((mail) => mail.to === email).length, 2, "no mail to who has an account");
      });

      await test.step("an old link has expired", async () => {
        const { email, client } = await signedUp();
        await client.auth.resetPasswordForEmail(email);
        await platform_sql(
          `update auth.users set recovery_sent_at = now() - interval '2 hours' where email = '${email}'`,
        );
        const tokenHash = linkOf(await newest(email)).searchParams.get("token_hash")!;
        assertEquals(
          (await plain().auth.verifyOtp({ type: "recovery", token_hash: tokenHash })).error?.code,
          "otp_expired",
        );
      });

      await test.step("suspended people cannot sign in or go on", async () => {
        const { client, email, user } = await signedUp();
        const admin = createClient(apiUrl, keys.secretKey, { auth: { persistSession: false } });
        await admin.auth.admin.updateUserById(user.id, { ban_duration: "1h" });
        assertEquals((await plain().auth.signInWithPassword({ email, password: PASSWORD })).error?.code, "user_banned");
        assertEquals((await client.auth.refreshSession()).error?.code, "user_banned");
        await admin.auth.admin.updateUserById(user.id, { ban_duration: "none" });
        assertEquals((await plain().auth.signInWithPassword({ email, password: PASSWORD })).error, null);
      });

      await test.step("nobody is let in without a key, or with a token of somebody else's making", async () => {
        const get = async (headers: Record<string, string>) => {
          const response = await fetch(`${apiUrl}/auth/v1/user`, { headers });
          return [response.status, (await response.json()).error_code];
        };
        const apikey = keys.publishableKey;
        assertEquals(await get({}), [401, "no_authorization"]);
        assertEquals(await get({ apikey }), [401, "no_authorization"]);
        assertEquals(await get({ apikey, authorization: "Bearer a.b.c" }), [403, "bad_jwt"]);
      });

      await test.step("deleting the account ends its sessions", async () => {
        const { client, user } = await signedUp();
        const admin = createClient(apiUrl, keys.secretKey, { auth: { persistSession: false } });
        await admin.auth.admin.deleteUser(user.id);
        assertEquals((await client.auth.getUser()).error?.code, "user_not_found");
        await eventually(async () => (await client.auth.refreshSession()).error !== null, "no session any more");
      });
    } finally {
      await strictServer.shutdown();
      await strict.close();
      await platform.stop();
      await Deno.remove(directory, { recursive: true });
    }

    async function platform_sql(statement: string) {
      const { default: postgres } = await import("postgres");
      const sql = postgres(platform.databaseUrl.replace("//postgres:", "//supabase_admin:"), { max: 1 });
      await sql.unsafe(statement);
      await sql.end();
    }
  },
});
