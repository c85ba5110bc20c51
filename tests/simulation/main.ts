/**
 * `npm run simulate [-- --customers 1000 --years 3 --seed 1]`: whether billing adds up.
 *
 * Random customers live through years of billing on a database of their own with the project's migrations. Decisions are those of
 * crates/billing, and the functions of the database are called as the worker and the function `billing` call them. From what the customers
 * did, and nothing else, expected.sql works out every invoice a second time, and from what the gateway took, every payment.
 * The same seed does the same again.
 */
import postgres from "postgres";
import { fileURLToPath } from "node:url";
import { migrate } from "../../local/migrate.ts";
import { startCluster } from "../../local/postgres/cluster.ts";
import { databaseUrl } from "../../local/postgres/server.ts";
import { ensureRust } from "../../local/wasm.ts";
import { scratchDirectory } from "../scratch.ts";
import { Hand, type Mishaps } from "./calls.ts";
import { Customer, type Event, Gateway } from "./customer.ts";
import { Deciders } from "./decide.ts";
import { addDays, type Day } from "./money.ts";
import { Random } from "./random.ts";

const HANDS = 4;
const FIRST: Day = "2026-12-01";
/** Problems that are printed. */
const SHOWN = 20;

function option(name: string, standard: number): number {
  const place = Deno.args.indexOf(`--${name}`);
  const value = place < 0 ? standard : Number(Deno.args[place + 1]);
  if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} is a whole number from 1.`);
  return value;
}

const count = option("customers", 1000);
const years = option("years", 3);
const port = option("port", 25851);
const seed = option("seed", 1 + Math.floor(Math.random() * 1_000_000));

const begun = performance.now();
const seconds = () => ((performance.now() - begun) / 1000).toFixed(0);
console.log(`${count} customers, ${years} years, --seed ${seed}`);

await ensureRust();
const stateDir = await scratchDirectory("simulation");
const server = await startCluster({ stateDir, port, fast: true });
const url = databaseUrl(port);
await migrate({ databaseUrl: url });

const connect = () =>
  postgres(url, { max: 1, idle_timeout: 0, max_lifetime: null, fetch_types: false, onnotice: () => {} });
const script = (name: string) => Deno.readTextFile(fileURLToPath(new URL(name, import.meta.url)));
const admin = connect();
for (const name of ["schema.sql", "expected.sql"]) await admin.unsafe(await script(name)).simple();

const deciders = await Deciders.start(2);
const mishaps: Mishaps = { replayed: 0, raced: 0, cutOff: 0 };
const hands: Hand[] = [];
for (let n = 0; n < HANDS; n++) {
  const hand = new Hand(connect(), connect(), deciders, mishaps);
  // As the Edge Functions are.
  await Promise.all([hand.sql, hand.other].map((sql) => sql`set role service_role`));
  hands.push(hand);
}

const last = addDays(FIRST, Math.round(years * 365.25) - 1);
const days = Math.round(years * 365.25);
const customers = Array.from({ length: count }, (_, n) => new Customer(n + 1, seed, FIRST, days));
const bySubscription = new Map<string, Customer>();
const gateway = new Gateway();
const weather = new Random(seed, 0);
const market = new Random(seed, count + 1);
let lastNumber = 0;
let events = 0;
let repriced = 0;

const { taxes } = await deciders.ask({
  ask: "taxes",
  seller_country: "MX",
  countries: "MX CO AR CL PE BR UY PY BO CR DO GT HN NI PA VE EC SV".split(" "),
  from: FIRST,
  until: last,
});
await admin`insert into simulation.taxes (country, from_day, until_day, treatment, basis_points, contained)
  select t.country, t."from", t.until, t.treatment, t.basis_points, t.contained
  from jsonb_to_recordset(${admin.json(taxes)})
    as t (country text, "from" date, until date, treatment text, basis_points integer, contained boolean)`;

/** Has all of them done by the hands that there are. */
async function share<T>(tasks: T[], work: (task: T, hand: Hand) => Promise<void>): Promise<void> {
  const left = [...tasks].reverse();
  await Promise.all(hands.map(async (hand) => {
    for (let task = left.pop(); task !== undefined; task = left.pop()) await work(task, hand);
  }));
}

/** The period run of a day: once, and nothing is left that is due. */
async function run(day: Day): Promise<void> {
  const due = async () =>
    (await admin<{ id: string }[]>`select d as id from private.due_subscriptions(${day}, 100000) as d`).map(({ id }) =>
      id
    );
  const ids = await due();
  await admin`insert into simulation.runs (day) values (${day})`;
  if (!ids.length) return;
  await share(ids, (id, hand) => hand.bill(id, bySubscription.get(id)!.random));
  const left = await due();
  if (left.length) throw new Error(`${day}: still due after it was billed: ${left[0]}`);
  const invoices = await admin`
    select i.id, i.number::integer as number, i.user_subscription_id as subscription, i.status, i.issue_key, i.total_amount as amount,
      i.currency, i.period_start::text as "periodStart"
    from public.invoices as i where i.series = 'FA' and i.number > ${lastNumber} order by i.user_subscription_id, i.number`;
  for (const { subscription, number, status, issue_key, ...invoice } of invoices) {
    lastNumber = Math.max(lastNumber, number);
    if (status === "sent" && issue_key.startsWith("period:")) {
      bySubscription.get(subscription)!.owe(invoice as Parameters<Customer["owe"]>[0], day);
    }
  }
}

/** The operator has a plan cost something else from today on. */
async function reprice(day: Day): Promise<void> {
  repriced++;
  const plan = market.one(["starter", "professional", "enterprise"]);
  const factor = (from: number, to: number) => (from + (to - from) * market.next()).toFixed(4);
  const [monthly, yearly] = [factor(0.75, 1.4), factor(8.5, 11)];
  await admin`update public.subscription_plans as p
    set monthly_price_usd = round(p.monthly_price_usd * ${monthly}, 2),
        yearly_price_usd = round(round(p.monthly_price_usd * ${monthly}, 2) * ${yearly}, 2)
    where p.id = ${plan}`;
  await admin`insert into simulation.list_prices (plan, from_day, monthly, yearly)
    select p.id, ${day}, p.monthly_price_usd, p.yearly_price_usd from public.subscription_plans as p where p.id = ${plan}`;
}

/** Keeps what happened. */
async function keep(found: Event[]): Promise<void> {
  if (!found.length) return;
  await admin`insert into simulation.events (customer, day, place, kind, data, answer)
    select e.customer, e.day, ${events}::bigint + e.place, e.kind, e.data, e.answer
    from rows from (
      jsonb_to_recordset(${admin.json(found as unknown as postgres.JSONValue)})
        as (customer integer, day date, kind text, data jsonb, answer text)
    ) with ordinality as e (customer, day, kind, data, answer, place)`;
  events += found.length;
}

async function audit(what: string, last?: Day): Promise<void> {
  await admin`truncate simulation.taken`;
  const taken = gateway.taken.map(({ minor, ...payment }) => ({ ...payment, minor: String(minor) }));
  await admin`insert into simulation.taken (reference, currency, minor)
    select t.reference, t.currency, t.minor::bigint
    from jsonb_to_recordset(${admin.json(taken)}) as t (reference text, currency text, minor text)`;
  const problems = last
    ? await admin`select p as problem from simulation.differences(${last}) as p`
    : await admin`select p as problem from simulation.audit() as p`;
  if (!problems.length) return;
  for (const { problem } of problems.slice(0, SHOWN)) console.log(`  ${problem}`);
  throw new Error(`${what}: ${problems.length} things are not as they should be (--seed ${seed})`);
}

let failed = false;
try {
  let away = 0;
  for (let day = FIRST; day <= last; day = addDays(day, 1)) {
    for (const hand of hands) hand.day = day;
    await admin`select set_config('sintra.today', ${day}, false)`;
    await admin`select private.expire_orders()`;
    if (market.happens(0.03)) await reprice(day);
    // Now and then nobody works, for a day or for weeks.
    if (away > 0) away--;
    else if (weather.happens(0.03)) away = weather.happens(0.1) ? weather.between(10, 70) : weather.between(0, 2);
    else await run(day);
    const found = new Map<Customer, Event[]>();
    for (const customer of customers) {
      if (customer.signUpDay !== day) continue;
      found.set(customer, await customer.signUp(admin, day));
      bySubscription.set(customer.subscription, customer);
    }
    await share(customers.filter((customer) => customer.signUpDay <= day), async (customer, hand) => {
      const lived = await customer.live(day, hand, gateway);
      if (lived.length) found.set(customer, [...found.get(customer) ?? [], ...lived]);
    });
    await keep(customers.flatMap((customer) => found.get(customer) ?? []));
    if (addDays(day, 1).endsWith("-01")) {
      await audit(day.slice(0, 7));
      console.log(`  ${day.slice(0, 7)}: ${lastNumber} invoices, ${gateway.taken.length} payments (${seconds()} s)`);
    }
  }
  await audit("in the end", last);
  const [totals] = await admin`
    select
      (select count(*) from public.invoices)::int as invoices,
      (select count(*) from public.invoices where status = 'paid')::int as paid,
      (select count(*) from simulation.expected_lines)::int as lines,
      (select count(*) from simulation.expected_lines where kind = 'credit')::int as credits,
      (select count(*) from simulation.expected_lines where kind = 'carried_over')::int as carried,
      (select count(distinct currency) from public.invoices)::int as currencies,
      (select count(*) from simulation.moves)::int as moves,
      (select count(*) from private.orders)::int as orders,
      (select count(*) from simulation.expected_orders where is_repriced)::int as repriced,
      (select coalesce(sum(messages), 0) from private.usage_ledger)::int as messages`;
  const line = (what: string, value: unknown) => console.log(`  ${what.padEnd(54)} ${String(value).padStart(9)}`);
  line("things that customers did", events);
  line("invoices, each as expected", totals.invoices);
  line("of them paid, and taken by the gateway", totals.paid);
  line("lines, each as expected", totals.lines);
  line("of them given back, or from the balance", totals.credits);
  line("of them carried over", totals.carried);
  line("currencies", totals.currencies);
  line("orders", totals.orders);
  line("payments that no longer fitted, given back", gateway.givenBack);
  line("changes of the list's prices", repriced);
  line("upgrades from a plan that cost something else by then", totals.repriced);
  line("changes of state", totals.moves);
  line("messages", totals.messages);
  line("calls repeated / raced / cut off", `${mishaps.replayed} / ${mishaps.raced} / ${mishaps.cutOff}`);
  console.log(`Everything adds up (${seconds()} s).`);
} catch (error) {
  failed = true;
  console.error(error instanceof Error ? error.message : error);
} finally {
  await deciders.close().catch(() => {});
  await Promise.all([admin, ...hands.flatMap((hand) => [hand.sql, hand.other])].map((sql) => sql.end({ timeout: 1 })));
  await server.stop();
  await Deno.remove(stateDir, { recursive: true }).catch(() => {});
}
console.log(failed ? "0 passed, 1 failed" : "1 passed, 0 failed");
Deno.exit(failed ? 1 : 0);
