/** What row level security and the quota cost in the database, and whether that grows. */
import postgres from "postgres";
import { interleave, median, type Row, timed } from "./measure.ts";
import type { Bench } from "./setting.ts";

/** So many people with five conversations of fifty messages each; who is there already stays. */
async function fill(sql: postgres.Sql, people: number): Promise<string> {
  const [{ from }] = await sql<{ from: number }[]>`
    select count(*)::int + 1 as from from public.profiles where email like 'bench-%'`;
  await sql.unsafe(`
    set session_replication_role = replica;
    insert into auth.users (id, email)
      select md5('bench-user-' || n)::uuid, 'bench-' || n || '@example.com' from generate_series(${from}, ${people}) n on conflict do nothing;
    insert into public.profiles (id, email)
      select md5('bench-user-' || n)::uuid, 'bench-' || n || '@example.com' from generate_series(${from}, ${people}) n on conflict do nothing;
    insert into public.conversations (id, user_id, assistant_id, title)
      select md5('bench-conversation-' || n || '-' || c)::uuid, md5('bench-user-' || n)::uuid, 'sofia', 'x'
      from generate_series(${from}, ${people}) n, generate_series(1, 5) c on conflict do nothing;
    insert into public.messages (conversation_id, user_id, role, content, created_at)
      select md5('bench-conversation-' || n || '-' || c)::uuid, md5('bench-user-' || n)::uuid, 'user', 'mensaje ' || m, now() - make_interval(secs => m)
      from generate_series(${from}, ${people}) n, generate_series(1, 5) c, generate_series(1, 50) m;
    set session_replication_role = origin;`);
  await sql`vacuum analyze public.messages`;
  await sql`vacuum analyze public.conversations`;
  const [{ count }] = await sql`select count(*)::int as count from public.messages`;
  return count.toLocaleString("en");
}

/**
 * Microseconds of one page of a conversation and of the list of conversations: prepared once and executed with arguments,
 * as the API does.
 */
async function page(sql: postgres.Sql, as: "owner" | "user"): Promise<number> {
  const repeat = 200;
  const reserved = await sql.reserve();
  try {
    const [{ user, conversation }] = await reserved<{ user: string; conversation: string }[]>`
      select md5('bench-user-7')::uuid as user, md5('bench-conversation-7-3')::uuid as conversation`;
    const written = as === "owner";
    const messages = `select id, role, content, created_at from public.messages
      where conversation_id = $1 ${written ? "and user_id = $2" : ""} order by created_at desc, id desc limit 50`;
    const conversations = `select id, title, last_message_at from public.conversations
      where status = $1 ${written ? "and user_id = $2" : ""} order by last_message_at desc, id desc limit 20`;
    const run = async (query: string, argument: string) => {
      await reserved.unsafe(query, written ? [argument, user] : [argument], { prepare: true });
    };
    await reserved`begin`;
    if (!written) {
      await reserved`set local role authenticated`;
      const claims = JSON.stringify({ sub: user, role: "authenticated", aal: "aal1" });
      await reserved`select set_config('request.jwt.claims', ${claims}, true)`;
    }
    for (let warm = 0; warm < 10; warm++) await run(messages, conversation), await run(conversations, "active");
    const elapsed = await timed(async () => {
      for (let i = 0; i < repeat; i++) await run(messages, conversation), await run(conversations, "active");
    });
    await reserved`commit`;
    return elapsed * 1000 / (2 * repeat);
  } finally {
    reserved.release();
  }
}

/** RLS against the filter written out, at two sizes. */
export async function rlsRows(bench: Bench): Promise<Row[]> {
  const rows: Row[] = [];
  const sizes: { rows: string; user: number }[] = [];
  for (const people of [40, 4000]) {
    const count = await fill(bench.sql, people);
    await interleave(3, { user: () => page(bench.sql, "user"), owner: () => page(bench.sql, "owner") });
    const samples = await interleave(11, {
      user: () => page(bench.sql, "user"),
      owner: () => page(bench.sql, "owner"),
    });
    rows.push({
      what: `query under RLS, ${count} messages`,
      ours: median(samples.user),
      reference: median(samples.owner),
      unit: "µs",
      goal: { kind: "at most", ratio: 1.10 },
    });
    sizes.push({ rows: count, user: median(samples.user) });
  }
  rows.push({
    what: `query under RLS, ${sizes[1].rows} against ${sizes[0].rows} messages`,
    ours: sizes[1].user,
    reference: sizes[0].user,
    unit: "µs",
    goal: { kind: "at most", ratio: 1.2 },
  });
  return rows;
}

/** begin_turn (which holds the quota check) of a customer with a thousand ledger rows and of one with a million. */
export async function quotaRows(bench: Bench): Promise<Row[]> {
  const { sql } = bench;
  const customer = async (email: string, rows: number) => {
    const [{ id }] = await sql<{ id: string }[]>`select id from public.profiles where email = ${email}`;
    await sql.unsafe(`
      set session_replication_role = replica;
      insert into private.usage_ledger (idempotency_key, user_id, subscription_id, period_start, kind, messages, input_tokens, cached_input_tokens, output_tokens, cost_micros)
        select 'bench:' || gen_random_uuid(), s.user_id, s.id, s.current_period_start, 'turn', 1, 100, 0, 50, 10
        from public.user_subscriptions s, generate_series(1, ${rows}) where s.user_id = '${id}';
      set session_replication_role = origin;`);
    return id;
  };
  const small = await customer("bench.1@example.com", 1000);
  const large = await customer("bench@example.com", 1_000_000);
  await sql`vacuum analyze private.usage_ledger`;
  const begin = (user: string) => async () => {
    const repeat = 40;
    const elapsed = await timed(async () => {
      for (let i = 0; i < repeat; i++) {
        const id = crypto.randomUUID();
        const [{ answer }] =
          await sql`select public.begin_turn(p_user_id => ${user}, p_conversation_id => ${id}, p_assistant_id => 'sofia', p_action => 'submit',
          p_client_message_id => ${id}, p_target_ref => null, p_content => 'Hola', p_metadata => '{}'::jsonb, p_content_tokens => 3, p_max_output_tokens => 1000, p_idempotency_key => null) as answer`;
        if (!answer.ok) throw new Error(JSON.stringify(answer));
      }
    });
    return elapsed / repeat;
  };
  const variants = { large: begin(large), small: begin(small) };
  await interleave(3, variants);
  const samples = await interleave(15, variants);
  return [{
    what: "begin_turn with its quota check, 1,000,000 against 1,000 ledger rows",
    ours: median(samples.large),
    reference: median(samples.small),
    unit: "ms",
    goal: { kind: "at most", ratio: 1.1 },
  }];
}
