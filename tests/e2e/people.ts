/** People of the stories, made through the API as the web would make them. */
import { createServerClient } from "@supabase/ssr";
import type { SupabaseClient } from "@supabase/supabase-js";
import type { BrowserContext } from "@playwright/test";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";
import { API_URL, DATABASE_URL, STATE_DIRECTORY, WEB_URL } from "./addresses.ts";

export const PASSWORD = "una-clave-larga-2026";

/** The database as its owner: for what time or an operator would do, never for what a person does. */
export const sql = postgres(DATABASE_URL, { max: 2, onnotice: () => {} });

/** A signed-up person. */
export interface Person {
  id: string;
  email: string;
  name: string;
  /** Their own client, under Row Level Security. */
  client: SupabaseClient;
  /** Signs a browser in as this person. */
  enter(context: BrowserContext): Promise<void>;
}

/** The publishable key of the platform that the stories visit. */
export function publishableKey(): string {
  return JSON.parse(readFileSync(join(STATE_DIRECTORY, "keys.json"), "utf8")).publishableKey;
}

/** The stories listen in browsers. Node has a WebSocket from 22 on only, and supabase-js insists on one. */
class NoSocket {
  constructor() {
    throw new Error("The stories listen in browsers.");
  }
}

let count = 0;

/** An address that nobody has. */
export function newEmail(name: string): string {
  const word = name.normalize("NFD").replace(/[^a-z]/gi, "").toLowerCase();
  return `${word}.${++count}.${crypto.randomUUID().slice(0, 8)}@example.com`;
}

/** Signs a person up. Their onboarding is over unless told otherwise. */
export async function signUp(
  name: string,
  options: { plan?: "starter" | "professional" | "enterprise"; onboarded?: boolean } = {},
): Promise<Person> {
  const email = newEmail(name);
  const jar = new Map<string, string>();
  // The two packages' types for one client are copies that TypeScript tells apart.
  // deno-lint-ignore no-explicit-any
  const client = createServerClient<any>(API_URL, publishableKey(), {
    realtime: { transport: NoSocket as unknown as typeof WebSocket },
    cookies: {
      getAll: () => [...jar].map(([name, value]) => ({ name, value })),
      setAll: (all) => all.forEach(({ name, value }) => value ? jar.set(name, value) : jar.delete(name)),
    },
  }) as unknown as SupabaseClient;
  const { data, error } = await client.auth.signUp({
    email,
    password: PASSWORD,
    options: { data: { full_name: name } },
  });
  if (error || !data.user || !data.session) throw new Error(`sign-up failed: ${error?.message}`);
  const { id } = data.user;
  if (options.plan) {
    await sql`update public.user_subscriptions set plan_id = ${options.plan}, status = 'active', trial_end_date = null,
      current_period_start = current_date, current_period_end = current_date + interval '1 month' where user_id = ${id}`;
  }
  if (options.onboarded !== false) {
    await sql`update public.profiles set onboarding_step = 7, onboarding_completed = true where id = ${id}`;
  }
  return {
    id,
    email,
    name,
    client,
    enter: (context) =>
      context.addCookies([...jar].map(([name, value]) => ({ name, value, url: WEB_URL, sameSite: "Lax" as const }))),
  };
}

/** Uses up a person's plan but for so many messages, as time would; or gives some back, as an operator would. */
export async function leaveMessages(person: Person, messages: number): Promise<void> {
  await sql`
    insert into private.usage_ledger (idempotency_key, user_id, subscription_id, period_start, kind, messages,
      input_tokens, cached_input_tokens, output_tokens, cost_micros)
    select 'e2e:' || gen_random_uuid(), s.user_id, s.id, s.current_period_start, 'adjustment',
      p.max_monthly_messages - ${messages}::integer - coalesce((
        select sum(l.messages) from private.usage_ledger l
        where l.subscription_id = s.id and l.period_start = s.current_period_start), 0),
      0, 0, 0, 0
    from public.user_subscriptions s join public.subscription_plans p on p.id = s.plan_id where s.user_id = ${person.id}`;
}

/** An invoice as it was sent. Amounts are decimals; tax comes on top. */
export interface Billed {
  /** Days ago that it was issued, for the month that began then; it was to be paid within a week. */
  daysAgo?: number;
  currency?: string;
  amount?: string;
  discount?: string;
  tax?: string;
  total?: string;
  /** What became of it. */
  status?: "paid" | "overdue" | "cancelled";
  /** The number of the invoice that it corrects, as a credit note. */
  credits?: string;
  /** Key of what its line says. */
  key?: string;
  /** The organization that it is for, instead of the person. */
  organization?: string;
}

/** An invoice that a person was sent before the story begins, as the platform issues them. Returns its number. */
export async function haveInvoice(person: Person, billed: Billed = {}): Promise<string> {
  const { daysAgo = 0, currency = "MXN", amount = "399.00", discount = "0.00", tax = "63.84", total = "462.84" } =
    billed;
  const [{ id: subscription, day, due, end, credited }] = await sql<
    { id: string; day: string; due: string; end: string; credited: string | null }[]
  >`
    select s.id, d.day::text, (d.day + 7)::text as due, (d.day + interval '1 month')::date::text as end,
      (select i.id from public.invoices i where i.invoice_number = ${billed.credits ?? null}) as credited
    from public.user_subscriptions s, (select current_date - ${daysAgo}::integer as day) d
    where s.organization_id = ${billed.organization ?? null}
      or (${billed.organization ?? null}::uuid is null and s.organization_id is null and s.user_id = ${person.id})`;
  const net = Number(amount) - Number(discount);
  const invoice = {
    kind: billed.credits ? "credit_note" : "invoice",
    currency,
    subtotal: amount,
    discount_amount: discount,
    tax_amount: tax,
    total_amount: total,
    tax_is_contained: false,
    issue_date: day,
    due_date: due,
    period_start: day,
    period_end: end,
    credited_invoice_id: credited,
    billing_address: { name: `Negocio de ${person.name}`, tax_id: "XAXX010101000", city: "Guadalajara", country: "MX" },
    line_items: [{
      kind: billed.credits ? "credit" : "plan",
      description: { key: billed.key ?? "plan.monthly", parameters: { plan: "Profesional" } },
      quantity: 1,
      unit_amount: amount,
      discount_amount: discount,
      amount: net.toFixed(2),
      tax_name: "IVA",
      tax_basis_points: 1600,
      tax_amount: tax,
      period: { start: day, end },
    }],
  };
  const [{ id, number }] = await sql<{ id: string; number: string }[]>`
    select i.id, i.invoice_number as number
    from private.issue_invoice(${subscription}, ${`e2e:${crypto.randomUUID()}`}, ${sql.json(invoice)}) i`;
  if (billed.status) {
    await sql`update public.invoices set status = ${billed.status},
      paid_date = ${billed.status === "paid" ? due : null}::date where id = ${id}`;
  }
  return number;
}

/** A conversation that was had before the story begins: question, answer, question, answer … Returns its id. */
export async function haveConversation(
  person: Person,
  conversation: { title: string; said: string[]; assistant?: string; at?: Date },
): Promise<string> {
  const { title, said, assistant = "sofia", at = new Date(Date.now() - said.length * 1000) } = conversation;
  return await sql.begin(async (sql) => {
    const [{ id }] = await sql<{ id: string }[]>`
      insert into public.conversations (user_id, assistant_id, title, started_at, last_message_at)
      values (${person.id}, ${assistant}, ${title}, ${at}, ${at}) returning id`;
    let before: string | null = null;
    const messages = said.map((content, index) => {
      const message = {
        id: crypto.randomUUID(),
        conversation_id: id,
        user_id: person.id,
        role: index % 2 === 0 ? "user" : "assistant",
        content,
        status: "delivered",
        reply_to_message_id: before as string | null,
        created_at: new Date(at.getTime() + index * 1000),
      };
      before = message.id;
      return message;
    });
    for (let from = 0; from < messages.length; from += 500) {
      await sql`insert into public.messages ${sql(messages.slice(from, from + 500))}`;
    }
    await sql`update public.conversations set current_message_id = ${before} where id = ${id}`;
    return id;
  });
}

/** Something that the Cerebro had learned before the story begins, in a conversation where there is one. Returns its id. */
export async function remember(
  person: Person,
  content: string,
  more: {
    factKey?: string;
    category?: "business" | "performance" | "preference" | "behavior";
    kind?: string;
    confidence?: number;
    assistant?: string;
    /** The conversation whose first message says it, in these words. */
    said?: { conversation: string; words: string };
  } = {},
): Promise<string> {
  const { factKey = null, category = "business", kind = "fact", confidence = 0.7, assistant = "sofia", said } = more;
  const [{ id }] = await sql<{ id: string }[]>`
    insert into public.user_insights
      (user_id, assistant_id, content, category, kind, fact_key, confidence, origin, language, evidence)
    select ${person.id}, ${assistant}, ${content}, ${category}, ${kind}, ${factKey}, ${confidence}, 'rules', 'es', coalesce((
      select jsonb_build_object('items', jsonb_build_array(jsonb_build_object(
        'message_id', m.id, 'conversation_id', m.conversation_id, 'assistant_id', ${assistant}::text, 'said_at', m.created_at,
        'start', position(${said?.words ?? ""} in m.content) - 1,
        'end', position(${said?.words ?? ""} in m.content) - 1 + char_length(${said?.words ?? ""}))))
      from public.messages m
      where m.conversation_id = ${said?.conversation ?? null} and m.reply_to_message_id is null), '{"items": []}')
    returning id`;
  return id;
}
