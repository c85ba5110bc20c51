/**
 * What only happens when two do it at once, and so cannot be said in pgTAP: plan limits and the last owner.
 *
 *     deno run -A supabase/tests/concurrency/limits_and_owners.ts <database url>
 *
 * Works with accounts of its own, which it deletes again.
 */
import postgres from "postgres";

const [databaseUrl] = Deno.args;
if (!databaseUrl) {
  console.error("usage: limits_and_owners.ts <database url>");
  Deno.exit(2);
}

const sessions = 24;
const sql = postgres(databaseUrl, { max: sessions, onnotice: () => {} });
const made: string[] = [];
const extraAssistants = "concurrency-";
let failures = 0;

async function account(): Promise<string> {
  const id = crypto.randomUUID();
  made.push(id);
  await sql`insert into auth.users (id, email) values (${id}, ${`${id}@concurrency.example.test`})`;
  return id;
}

function check(sentence: string, holds: boolean, found: string) {
  if (!holds) failures++;
  console.log(`${holds ? "ok" : "not ok"} - ${sentence}${holds ? "" : ` (found: ${found})`}`);
}

/** Messages of the refusals, and how many succeeded. */
async function allAtOnce(times: number, attempt: (n: number) => Promise<unknown>) {
  const results = await Promise.allSettled(Array.from({ length: times }, (_, n) => attempt(n)));
  const refusals = results.flatMap((result) => result.status === "rejected" ? [(result.reason as Error).message] : []);
  return { succeeded: times - refusals.length, refusals: [...new Set(refusals)].join(", ") };
}

async function limit(column: "max_assistants" | "max_automations" | "max_integrations"): Promise<number> {
  const [plan] = await sql`select ${sql(column)} as value from public.subscription_plans where id = 'trial'`;
  return plan.value;
}

try {
  {
    const ana = await account();
    const { succeeded, refusals } = await allAtOnce(
      60,
      (n) =>
        sql`insert into public.integrations (user_id, integration_type, name) values (${ana}, 'email', ${`i${n}`})`,
    );
    check(
      "sixty integrations at once: as many as the plan includes",
      succeeded === await limit("max_integrations"),
      `${succeeded}`,
    );
    check("the others are told why", refusals === "plan_limit_integrations", refusals);
  }
  {
    const ana = await account();
    const { succeeded, refusals } = await allAtOnce(
      60,
      (n) =>
        sql`insert into public.automation_definitions (user_id, trigger_type, name) values (${ana}, 'schedule', ${`a${n}`})`,
    );
    check(
      "sixty automations at once: as many as the plan includes",
      succeeded === await limit("max_automations"),
      `${succeeded}`,
    );
    check("the others are told why", refusals === "plan_limit_automations", refusals);
  }
  {
    // Made before the account, and switched off again at once: sign-up must not hand them out.
    await sql`
      insert into public.assistants_catalog
        (id, name, role, description, avatar, color, system_prompt, personality, response_patterns, required_plan, is_active)
      select ${extraAssistants} || n, 'X', 'x', 'x', 'x', '#000', 'x', '{}', '{}', 'trial', false from generate_series(1, 12) n`;
    const ana = await account();
    await sql`update public.user_assistants set is_active = false where user_id = ${ana}`;
    await sql`update public.assistants_catalog set is_active = true where id like ${extraAssistants + "%"}`;
    const { refusals } = await allAtOnce(48, (n) =>
      sql`
        insert into public.user_assistants (user_id, assistant_id) values (${ana}, ${extraAssistants + (n % 12 + 1)})
        on conflict (user_id, assistant_id) do update set is_active = true`);
    const [{ active }] =
      await sql`select count(*)::int as active from public.user_assistants where user_id = ${ana} and is_active`;
    check(
      "twelve assistants at once: as many as the plan includes",
      active === await limit("max_assistants"),
      `${active}`,
    );
    check("the others are told why", refusals === "plan_limit_assistants", refusals);
  }
  for (let round = 0; round < 10; round++) {
    const [ana, bruno] = [await account(), await account()];
    const [organization] = await sql`
      insert into public.organizations (name, slug, created_by) values ('X', ${`concurrency-${ana}`}, ${ana}) returning id`;
    await sql`insert into public.organization_members (organization_id, user_id, role) values (${organization.id}, ${bruno}, 'owner')`;
    const { succeeded, refusals } = await allAtOnce(
      2,
      (n) =>
        sql`delete from public.organization_members where organization_id = ${organization.id} and user_id = ${
          [ana, bruno][n]
        }`,
    );
    if (round === 0 || succeeded !== 1 || refusals !== "last_owner") {
      check(
        "two owners leave at once: one stays",
        succeeded === 1 && refusals === "last_owner",
        `${succeeded} left, ${refusals}`,
      );
    }
    await sql`delete from public.organizations where id = ${organization.id}`;
  }
  {
    const [ana, bruno, carla] = [await account(), await account(), await account()];
    const [organization] = await sql`
      insert into public.organizations (name, slug, created_by) values ('X', ${`concurrency-${ana}`}, ${ana}) returning id`;
    await sql`
      insert into public.organization_members (organization_id, user_id, role)
      values (${organization.id}, ${bruno}, 'owner'), (${organization.id}, ${carla}, 'member')`;
    await allAtOnce(2, (n) => sql`delete from auth.users where id = ${[ana, bruno][n]}`);
    const owners =
      await sql`select user_id from public.organization_members where organization_id = ${organization.id} and role = 'owner' and is_active`;
    check(
      "two owners' accounts are deleted at once: the member follows",
      owners.length === 1 && owners[0].user_id === carla,
      JSON.stringify(owners),
    );
    await sql`delete from public.organizations where id = ${organization.id}`;
  }
} finally {
  await sql`delete from auth.users where id = any (${made})`;
  await sql`delete from public.assistants_catalog where id like ${extraAssistants + "%"}`;
  await sql.end();
}

if (failures > 0) Deno.exit(1);
