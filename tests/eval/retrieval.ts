/**
 * How well what is known is found again: each dialogue is a person who knows what was learned from it and from ten others of the
 * same half, between ten thousand other people; its questions are asked of the database, and of three simpler ways.
 */
import postgres from "postgres";
import { type Dialogue, type Fact, isAbout } from "./facts.ts";

/** Other dialogues whose facts are the person's own, too. */
const OTHERS = 10;
/** What a prompt is given. */
const LIMIT = 12;

/** The ways to find something. */
export const METHODS = ["ours", "simple", "english", "newest"] as const;
/** One of them. */
export type Method = typeof METHODS[number];

/** How often the fact that was asked for is among the first five, and the mean of 1 / its place. */
export interface Score {
  recall: number;
  reciprocal: number;
}

/** The figures of one half. */
export interface Retrieval {
  questions: number;
  /** Questions whose fact was not learned: nothing could find it, so they are not in the scores. */
  unlearned: number;
  insightsEach: number;
  scores: Record<Method, Score>;
  /** Insights of another person that came back. */
  leaks: number;
  corrections: number;
  /** Corrected facts of which the value of today came back, and no earlier one. */
  correctlyCurrent: number;
}

interface Held extends Fact {
  id: string;
}

/** Ten thousand people with one insight each, which say what the dialogues say. */
export async function plantTenants(sql: postgres.Sql, facts: Fact[]): Promise<void> {
  const contents = facts.filter((fact) => fact.is_current).map((fact) => fact.content);
  await sql.begin(async (transaction) => {
    await transaction`set local session_replication_role = replica`;
    await transaction`
      insert into public.profiles (id, email)
      select md5('tenant-' || n)::uuid, 'tenant-' || n || '@example.com' from generate_series(1, 10000) as n`;
    await transaction`set local session_replication_role = origin`;
    await transaction`
      insert into public.user_insights (user_id, content, category, confidence)
      select md5('tenant-' || n)::uuid, (${contents}::text[])[1 + n % ${contents.length}], 'business', 0.99
      from generate_series(1, 10000) as n`;
  });
}

/** Asks all questions of a half. */
export async function retrieval(
  sql: postgres.Sql,
  half: string,
  dialogues: Dialogue[],
  learned: Map<string, Fact[]>,
): Promise<Retrieval> {
  const sums = Object.fromEntries(METHODS.map((method) => [method, { recall: 0, reciprocal: 0 }])) as Record<
    Method,
    Score
  >;
  const found: Retrieval = {
    questions: 0,
    unlearned: 0,
    insightsEach: 0,
    scores: sums,
    leaks: 0,
    corrections: 0,
    correctlyCurrent: 0,
  };
  for (const [place, dialogue] of dialogues.entries()) {
    const own = learned.get(dialogue.id) ?? [];
    const others = Array.from({ length: OTHERS }, (_, n) => dialogues[(place + 1 + n * 7) % dialogues.length]);
    const user = await person(sql, `${half}-${dialogue.id}`);
    const held = await remember(sql, user, [...own, ...others.flatMap((other) => learned.get(other.id) ?? [])]);
    const mine = held.slice(0, own.length);
    found.insightsEach += held.filter((fact) => fact.is_current).length / dialogues.length;

    for (const { ask, type, subject } of dialogue.questions) {
      const wanted = new Set(
        mine.filter((fact) => fact.is_current && isAbout(fact.key, type, subject)).map((fact) => fact.id),
      );
      if (wanted.size === 0) {
        found.unlearned++;
        continue;
      }
      found.questions++;
      for (const method of METHODS) {
        const ids = await answers(sql, method, user, ask);
        const at = ids.findIndex((id) => wanted.has(id));
        if (at >= 0 && at < 5) sums[method].recall++;
        if (at >= 0) sums[method].reciprocal += 1 / (at + 1);
        if (method === "ours") found.leaks += await strangers(sql, user, ids);
      }
    }

    for (const { type, subject, to } of dialogue.corrections) {
      found.corrections++;
      const about = mine.filter((fact) => isAbout(fact.key, type, subject));
      const question = dialogue.questions.find((asked) => asked.type === type && asked.subject === subject)?.ask ??
        `${about[0]?.tags[0] ?? type} ${subject}`;
      const ids = new Set(await answers(sql, "ours", user, question));
      const today = about.some((fact) => fact.is_current && ids.has(fact.id));
      const before = about.some((fact) => !fact.is_current && ids.has(fact.id));
      if (!before && about.length > 0 && (to === null ? !today : today)) found.correctlyCurrent++;
    }
  }
  for (const method of METHODS) {
    sums[method].recall /= Math.max(found.questions, 1);
    sums[method].reciprocal /= Math.max(found.questions, 1);
  }
  return found;
}

async function person(sql: postgres.Sql, name: string): Promise<string> {
  const [{ id }] = await sql<{ id: string }[]>`
    insert into auth.users (id, aud, role, email)
    values (gen_random_uuid(), 'authenticated', 'authenticated', ${name + "@example.com"})
    returning id`;
  return id;
}

/**
 * Writes what a person knows, the first of each key that is current; those behind it are left out. Said in an order that has nothing
 * to do with the dialogues. Returns all of `facts`; those that were left out have an id that nothing has.
 */
async function remember(sql: postgres.Sql, user: string, facts: Fact[]): Promise<Held[]> {
  const keys = new Set<string>();
  const held = facts.map((fact) => {
    const isLeftOut = fact.is_current && keys.has(fact.key);
    if (fact.is_current) keys.add(fact.key);
    return { ...fact, id: crypto.randomUUID(), isLeftOut };
  });
  const rows = held.filter((fact) => !fact.isLeftOut);
  await sql`
    insert into public.user_insights (
      id, user_id, content, category, kind, confidence, fact_key, language, tags, status, valid_until, ended_reason, discovered_at, last_seen_at
    )
    select
      f.id, ${user}, f.content, f.category, f.kind, f.confidence, f.key, f.language, f.tags,
      (case when f.is_current then 'discovered' else 'expired' end)::public.insight_status_enum,
      case when f.is_current then null else now() end, case when f.is_current then null else 'superseded' end, f.at, f.at
    from (
      select r.*, now() - make_interval(hours => (hashtext(r.content) % 4000 + 4000) / 10) as at
      from jsonb_to_recordset(${sql.json(JSON.parse(JSON.stringify(rows)))}) as r (
        id uuid, content text, category public.insight_category_enum, kind text, confidence numeric, key text, language text, tags text[],
        is_current boolean
      )
    ) as f`;
  return held.map((fact) => fact.isLeftOut ? { ...fact, is_current: false } : fact);
}

/** Ids of what a way finds, best first. All of them look at the same sentences of the same person. */
async function answers(sql: postgres.Sql, method: Method, user: string, question: string): Promise<string[]> {
  if (method === "ours") {
    const [{ found }] = await sql<{ found: { id: string }[] }[]>`
      select private.current_insights(${user}, ${question}, ${LIMIT}) as found`;
    return found.map((insight) => insight.id);
  }
  const dictionary = method === "newest" ? null : `pg_catalog.${method}`;
  const rows = await sql<{ id: string }[]>`
    select i.id
    from public.user_insights as i
    cross join (
      select string_agg(quote_literal(l.lexeme), ' | ')::tsquery as words
      from unnest(to_tsvector(coalesce(${dictionary}, 'pg_catalog.simple')::regconfig, ${question})) as l
    ) as q
    where i.user_id = ${user} and i.valid_until is null
    order by
      case when ${dictionary}::text is null then 0 else ts_rank(to_tsvector(${dictionary}::regconfig, i.content), q.words) end desc,
      i.discovered_at desc, i.id
    limit ${LIMIT}`;
  return rows.map((row) => row.id);
}

async function strangers(sql: postgres.Sql, user: string, ids: string[]): Promise<number> {
  const [{ count }] = await sql<{ count: number }[]>`
    select count(*)::int as count from unnest(${ids}::uuid[]) as f (id)
    where not exists (select from public.user_insights as i where i.id = f.id and i.user_id = ${user})`;
  return count;
}
