/**
 * What only happens when two do it at once, and so cannot be said in pgTAP: steps of onboarding, invitations, files.
 *
 *     deno run -A supabase/tests/concurrency/steps_and_invitations.ts <database url>
 *
 * Works with accounts of its own, which it deletes again.
 */
import postgres from "postgres";

const [databaseUrl] = Deno.args;
if (!databaseUrl) {
  console.error("usage: steps_and_invitations.ts <database url>");
  Deno.exit(2);
}

const sessions = 24;
const sql = postgres(databaseUrl, { max: sessions, onnotice: () => {} });
const made: string[] = [];
let failures = 0;

async function account(): Promise<{ id: string; email: string }> {
  const id = crypto.randomUUID();
  const email = `${id}@concurrency.example.test`;
  made.push(id);
  await sql`insert into auth.users (id, email, email_confirmed_at) values (${id}, ${email}, now())`;
  return { id, email };
}

function check(sentence: string, holds: boolean, found: unknown) {
  if (!holds) failures++;
  console.log(`${holds ? "ok" : "not ok"} - ${sentence}${holds ? "" : ` (found: ${JSON.stringify(found)})`}`);
}

/** Calls a function of the API as a person, in a session and a transaction of its own. */
async function call<T = Record<string, unknown>>(userId: string, expression: string, ...values: unknown[]): Promise<T> {
  return await sql.begin(async (transaction) => {
    await transaction`select set_config('request.jwt.claims', ${
      JSON.stringify({ sub: userId, role: "authenticated" })
    }, true)`;
    await transaction`set local role authenticated`;
    const [row] = await transaction.unsafe(`select ${expression} as result`, values as never[]);
    return row.result as T;
  }) as T;
}

/** What came back, and the messages of the refusals. */
async function allAtOnce<T>(times: number, attempt: (n: number) => Promise<T>) {
  const results = await Promise.allSettled(Array.from({ length: times }, (_, n) => attempt(n)));
  return {
    values: results.flatMap((result) => result.status === "fulfilled" ? [result.value] : []),
    refusals: results.flatMap((result) => result.status === "rejected" ? [(result.reason as Error).message] : []),
  };
}

try {
  {
    const ana = await account();
    await call(ana.id, `public.complete_onboarding_step(1, '{"plan_id": "starter"}')`);
    const { values, refusals } = await allAtOnce(
      20,
      (n) =>
        call(
          ana.id,
          "public.complete_onboarding_step(2, $1::text::jsonb)",
          JSON.stringify({ company_name: `Tacos ${n}` }),
        ),
    );
    const [profile] = await sql`select onboarding_step, company_name from public.profiles where id = ${ana.id}`;
    check("twenty devices complete one step: it is completed once", profile.onboarding_step === 3, profile);
    check(
      "and every one of them is told where the person is",
      values.length === 20 && values.every((v) => v.step === 3),
      {
        values,
        refusals,
      },
    );
    check("one of their answers stands", /^Tacos \d+$/.test(profile.company_name), profile);
  }
  {
    // One device is held up in the middle of the first step; another one has gone on to the third.
    const ana = await account();
    const waiting = async (sessions: number) => {
      for (const limit = Date.now() + 10_000; Date.now() < limit;) {
        const rows = await sql`
          select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%onboarding_step%'`;
        if (rows.length >= sessions) return true;
        await new Promise((done) => setTimeout(done, 20));
      }
      return false;
    };
    let slow: Promise<unknown> | undefined;
    let fast: Promise<unknown> | undefined;
    let took: unknown;
    await sql.begin(async (holder) => {
      await holder`select from public.user_subscriptions where user_id = ${ana.id} for update`;
      slow = call(ana.id, `public.complete_onboarding_step(1, '{"plan_id": "starter"}')`);
      await waiting(1);
      fast = sql`update public.profiles set onboarding_step = 3 where id = ${ana.id}`.execute();
      took = await Promise.race([fast.then(() => "at once"), waiting(2)]);
    });
    await Promise.all([slow, fast]);
    const [{ step }] = await sql`select onboarding_step as step from public.profiles where id = ${ana.id}`;
    check("a slow device does not take a fast one back", step === 3, { step, took });
  }
  {
    const ana = await account();
    await sql`update public.profiles set onboarding_step = 4 where id = ${ana.id}`;
    const teams = [["sofia"], ["carlos", "paula"], ["sofia", "carlos", "paula"]];
    const { refusals } = await allAtOnce(
      24,
      (n) =>
        call(
          ana.id,
          "public.complete_onboarding_step(4, $1::text::jsonb)",
          JSON.stringify({ assistant_ids: teams[n % 3] }),
        ),
    );
    const [{ active }] = await sql`
      select array_agg(assistant_id order by assistant_id) as active from public.user_assistants where user_id = ${ana.id} and is_active`;
    check(
      "twenty-four devices choose three teams: one of them is chosen, whole",
      refusals.length === 0 && teams.some((team) => JSON.stringify([...team].sort()) === JSON.stringify(active)),
      { active, refusals },
    );
  }
  {
    const [ana, bruno] = [await account(), await account()];
    const { id: organization } = await call<{ id: string }>(ana.id, "public.create_organization('Concurrencia')");
    const invited = await allAtOnce(
      20,
      () => call<{ token: string }>(ana.id, "public.invite_member($1::uuid, $2, 'member')", organization, bruno.email),
    );
    const previews = await Promise.all(
      invited.values.map(({ token }) => call<{ state: string } | null>(ana.id, "public.invitation_preview($1)", token)),
    );
    check(
      "an address is invited twenty times at once: one invitation is open, one link works",
      invited.values.length === 20 && previews.filter((preview) => preview?.state === "open").length === 1,
      { previews, ...invited },
    );

    const token = invited.values[previews.findIndex((preview) => preview)].token;
    const accepted = await allAtOnce(
      20,
      () => call<{ organization_id: string }>(bruno.id, "public.accept_invitation($1)", token),
    );
    const members =
      await sql`select role from public.organization_members where organization_id = ${organization} and user_id = ${bruno.id}`;
    check("an invitation is accepted twenty times at once: there is one membership", members.length === 1, members);
    check(
      "and every device is told that it went well",
      accepted.values.length === 20 && accepted.values.every((value) => value.organization_id === organization),
      accepted,
    );
    await sql`delete from public.organizations where id = ${organization}`;
  }
  for (let round = 0; round < 10; round++) {
    const [ana, bruno] = [await account(), await account()];
    const { id: organization } = await call<{ id: string }>(ana.id, "public.create_organization('Concurrencia')");
    const { id, token } = await call<{ id: string; token: string }>(
      ana.id,
      "public.invite_member($1::uuid, $2, 'member')",
      organization,
      bruno.email,
    );
    const { refusals } = await allAtOnce(
      2,
      (n) =>
        n === round % 2
          ? call(ana.id, "public.revoke_invitation($1::uuid)::text", id)
          : call(bruno.id, "public.accept_invitation($1)", token),
    );
    const [{ members }] =
      await sql`select count(*)::int as members from public.organization_members where organization_id = ${organization}`;
    const { state } = await call<{ state: string }>(ana.id, "public.invitation_preview($1)", token);
    const holds = members === 2
      ? state === "accepted" && refusals.length === 0
      : state === "revoked" && refusals.join() === "invitation_not_found";
    if (round === 9 || !holds) {
      check("an invitation is accepted and revoked at once: one of them happens", holds, { members, state, refusals });
    }
    await sql`delete from public.organizations where id = ${organization}`;
  }
  {
    const ana = await account();
    const { values, refusals } = await allAtOnce(
      20,
      () => call<{ slug: string }>(ana.id, "public.create_organization('Concurrencia y Cía')"),
    );
    check(
      "twenty organizations of one name at once: twenty addresses",
      new Set(values.map((value) => value.slug)).size === 20,
      { values, refusals },
    );
    await sql`delete from public.organizations where created_by = ${ana.id}`;
  }
  {
    const ana = await account();
    const { values, refusals } = await allAtOnce(
      8,
      () => call(ana.id, "public.delete_my_account($1)::text", ana.email),
    );
    check(
      "an account is deleted eight times at once: it is gone, and the others find nothing",
      values.length >= 1 && refusals.every((refusal) => refusal === "profile_not_found"),
      { values, refusals },
    );
  }
  {
    await sql`insert into private.file_deletions (bucket, path) select 'attachments', 'concurrency/' || n from generate_series(1, 400) n`;
    const take = async () => {
      const [{ files }] = await sql`select public.claim_files(0, 50) -> 'files' as files`;
      return (files as { path: string }[]).map((file) => file.path).filter((path) => path.startsWith("concurrency/"));
    };
    const given = (await allAtOnce(16, take)).values.flat();
    // Whoever came second to a file goes on without it: a few may be left.
    for (let more = await take(); more.length > 0; more = await take()) given.push(...more);
    check(
      "sixteen workers take files: each is given out once",
      given.length === 400 && new Set(given).size === 400,
      given.length,
    );
    await sql`delete from private.file_deletions where path like 'concurrency/%'`;
  }
} finally {
  await sql`delete from auth.users where id = any (${made})`;
  await sql.end();
}

if (failures > 0) Deno.exit(1);
