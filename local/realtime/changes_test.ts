import assert from "node:assert/strict";
import {
  ANA,
  type Backend,
  BETO,
  collect,
  cut,
  heard,
  integration,
  PUBLISHABLE_KEY,
  SECRET_KEY,
  startBackend,
  subscribed,
  token,
  until,
} from "./test_support.ts";

let backend: Backend;
Deno.test.beforeAll(async () => {
  backend = await startBackend();
});
Deno.test.afterAll(() => backend?.stop());

/** Once this change of an open table has been sent, everything committed before it has been, too. */
async function settled(id: number): Promise<void> {
  const seen = await collect(await backend.client(), { table: "prices", filter: `id=eq.${id}` });
  await backend.sql`insert into scratch.prices (id, amount) values (${id}, 0)`;
  await until(() => seen.length === 1, "the marker");
  await heard();
}

Deno.test("two tenants each get exactly their own inserts, updates and deletes", integration, async () => {
  const { sql } = backend;
  const ana = await collect(await backend.client(await token(ANA)));
  const beto = await collect(await backend.client(await token(BETO)));
  const [first] = await sql`insert into scratch.notes (user_id, body) values (${ANA}, 'de Ana') returning id`;
  const [second] = await sql`insert into scratch.notes (user_id, body) values (${BETO}, 'de Beto') returning id`;
  await until(() => ana.length === 1 && beto.length === 1, "the inserts");
  await sql`update scratch.notes set body = 'cambiada' where id in (${first.id}, ${second.id})`;
  await until(() => ana.length === 2 && beto.length === 2, "the updates");
  await sql`delete from scratch.notes where id in (${first.id}, ${second.id})`;
  await settled(1);
  assert.deepEqual(ana.map((change) => [change.eventType, change.new.id ?? change.old.id]), [
    ["INSERT", first.id],
    ["UPDATE", first.id],
    ["DELETE", first.id],
  ]);
  assert.deepEqual(beto.map((change) => [change.eventType, change.new.id ?? change.old.id]), [
    ["INSERT", second.id],
    ["UPDATE", second.id],
    ["DELETE", second.id],
  ]);
  assert.equal(ana[1].new.body, "cambiada");
  assert.equal(ana[1].old.body, "de Ana");
  assert.deepEqual(ana[2].old, { id: first.id }, "a deleted row shows nothing but its key");
  assert.deepEqual(ana[2].new, {});
});

Deno.test("values arrive as an application expects them", integration, async () => {
  const ana = await collect(await backend.client(await token(ANA)));
  const extra = { a: [1, { b: null }], ñ: "ü" };
  await backend.sql`insert into scratch.notes (user_id, body, rank, price, mood, tags, extra, due, created_at) values
    (${ANA}, ${'comillas " y \\ y, coma'}, 7, 0.000123, 'busy', ${["a,b", 'c"d', "sí"]}, ${backend.sql.json(extra)},
     '2026-02-03', '2026-01-02 03:04:05.678901-06')`;
  await until(() => ana.length === 1, "the insert");
  const [change] = ana;
  assert.equal(change.eventType, "INSERT");
  assert.equal(change.schema, "scratch");
  assert.equal(change.table, "notes");
  assert.equal(change.errors, null);
  assert.match(change.commit_timestamp, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  assert.ok(Math.abs(Date.now() - Date.parse(change.commit_timestamp)) < 60_000);
  assert.equal(typeof change.new.id, "string");
  delete change.new.id;
  assert.deepEqual(change.new, {
    user_id: ANA,
    body: 'comillas " y \\ y, coma',
    rank: 7,
    price: 0.000123,
    mood: "busy",
    tags: ["a,b", 'c"d', "sí"],
    extra,
    due: "2026-02-03",
    created_at: "2026-01-02T09:04:05.678901+00:00",
  });
});

Deno.test("a column that may not be selected is never sent", integration, async () => {
  const ana = await collect(await backend.client(await token(ANA)));
  const service = await collect(await backend.client(undefined, { apikey: SECRET_KEY }));
  const [{ id }] = await backend.sql`insert into scratch.notes (user_id) values (${ANA}) returning id`;
  await backend.sql`update scratch.notes set hidden = 'otra' where id = ${id}`;
  await until(() => ana.length === 2 && service.length === 2, "the changes");
  for (const { new: record, old } of ana) {
    assert.ok(!("hidden" in record));
    assert.ok(!("hidden" in old));
  }
  assert.equal(service[1].new.hidden, "otra");
});

Deno.test("the anonymous role gets open tables and nothing else", integration, async () => {
  const client = await backend.client();
  const notes = await collect(client);
  const prices = await collect(client, { table: "prices" });
  await backend.sql`insert into scratch.notes (user_id) values (${ANA})`;
  await backend.sql`insert into scratch.prices values (100, 5)`;
  await backend.sql`update scratch.prices set amount = 6 where id = 100`;
  await backend.sql`delete from scratch.prices where id = 100`;
  await until(() => prices.length === 3, "the prices");
  assert.deepEqual(prices.map((change) => [change.eventType, change.new, change.old]), [
    ["INSERT", { id: 100, amount: 5 }, {}],
    ["UPDATE", { id: 100, amount: 6 }, {}],
    ["DELETE", {}, { id: 100 }],
  ]);
  assert.equal(notes.length, 0);
});

Deno.test("filters compare by the column's own type, for every kind of change", integration, async () => {
  const client = await backend.client(await token(ANA));
  const expected: Record<string, string[]> = {
    "rank=eq.10": ["ten"],
    "rank=neq.10": ["nine", "hundred"],
    "rank=lt.10": ["nine"],
    "rank=lte.10": ["nine", "ten"],
    "rank=gt.9": ["ten", "hundred"],
    "rank=gte.10": ["ten", "hundred"],
    "rank=in.(9,100)": ["nine", "hundred"],
    "rank=not.in.(9,100)": ["ten"],
    "mood=gt.calm": ["ten", "hundred"],
    'body=in.("nine","x, (y)")': ["nine"],
    "body=like.%n%": ["nine", "ten", "hundred"],
    "body=ilike.T%": ["ten"],
    "body=match.^h": ["hundred"],
    "due=is.null": ["nine"],
    "due=not.is.null": ["ten", "hundred"],
    "due=gte.2026-10-09": ["hundred"],
    "due=isdistinct.2026-09-10": ["nine", "hundred"],
    "rank=gt.9,rank=lt.100": ["ten"],
  };
  const received = new Map<string, Awaited<ReturnType<typeof collect>>>();
  for (const filter of Object.keys(expected)) received.set(filter, await collect(client, { filter }));
  await backend.sql`insert into scratch.notes (user_id, body, rank, mood, due) values
    (${ANA}, 'nine', 9, 'calm', null), (${ANA}, 'ten', 10, 'busy', '2026-09-10'),
    (${ANA}, 'hundred', 100, 'closed', '2026-10-10')`;
  await backend.sql`delete from scratch.notes where body in ('nine', 'ten', 'hundred')`;
  await settled(2);
  for (const [filter, bodies] of Object.entries(expected)) {
    const changes = received.get(filter) ?? [];
    assert.deepEqual(changes.map((change) => change.eventType), [
      ...bodies.map(() => "INSERT"),
      ...bodies.map(() => "DELETE"),
    ], filter);
  }
  for (const changes of received.values()) changes.length = 0;
  await backend.sql`insert into scratch.notes (user_id, body, rank, mood, due) values
    (${ANA}, 'nine', 9, 'calm', null), (${ANA}, 'ten', 10, 'busy', '2026-09-10'),
    (${ANA}, 'hundred', 100, 'closed', '2026-10-10')`;
  await settled(3);
  for (const [filter, bodies] of Object.entries(expected)) {
    assert.deepEqual((received.get(filter) ?? []).map((change) => change.new.body), bodies, filter);
  }
});

Deno.test("a subscription to one kind of change gets only that kind", integration, async () => {
  const client = await backend.client(await token(ANA));
  const inserts = await collect(client, { event: "INSERT" });
  const updates = await collect(client, { event: "UPDATE" });
  const deletes = await collect(client, { event: "DELETE" });
  const [{ id }] = await backend.sql`insert into scratch.notes (user_id) values (${ANA}) returning id`;
  await until(() => inserts.length === 1, "the insert");
  await backend.sql`update scratch.notes set rank = 1 where id = ${id}`;
  await until(() => updates.length === 1, "the update");
  await backend.sql`delete from scratch.notes where id = ${id}`;
  await settled(4);
  assert.deepEqual([inserts, updates, deletes].map((list) => list.map((change) => change.eventType)), [
    ["INSERT"],
    ["UPDATE"],
    ["DELETE"],
  ]);
});

Deno.test("one channel can carry several subscriptions, each to its own callback", integration, async () => {
  const client = await backend.client(await token(ANA));
  const calls: string[] = [];
  const channel = client.channel("several");
  const on = (name: string, filter: Record<string, unknown>) =>
    channel.on("postgres_changes" as never, { schema: "scratch", ...filter } as never, () => calls.push(name));
  on("all", { event: "*" });
  on("notes", { event: "INSERT", table: "notes" });
  on("high", { event: "INSERT", table: "notes", filter: "rank=gt.5" });
  on("prices", { event: "*", table: "prices" });
  await subscribed(channel);
  await backend.sql`insert into scratch.notes (user_id, rank) values (${ANA}, 1)`;
  await until(() => calls.length === 2, "the first");
  await backend.sql`insert into scratch.notes (user_id, rank) values (${ANA}, 9)`;
  await until(() => calls.length === 5, "the second");
  await backend.sql`insert into scratch.prices values (200, 1)`;
  await until(() => calls.length === 7, "the price");
  assert.deepEqual(calls, ["all", "notes", "all", "notes", "high", "all", "prices"]);
});

Deno.test("a subscription can ask for some columns only", integration, async () => {
  const ana = await collect(await backend.client(await token(ANA)), { select: ["id", "body"] });
  await backend.sql`insert into scratch.notes (user_id, body) values (${ANA}, 'poco')`;
  await until(() => ana.length === 1, "the insert");
  assert.deepEqual(Object.keys(ana[0].new), ["id", "body"]);
});

Deno.test("a subscription that can deliver nothing is reported", integration, async () => {
  const client = await backend.client(await token(ANA));
  const cases = [
    { table: "unpublished" },
    { table: "notes", filter: "nosuch=eq.1" },
    { table: "notes", filter: "hidden=eq.x" },
    { table: "notes", filter: "rank=eq.many" },
    { table: "notes", filter: "rank=near.1" },
    { table: "notes", filter: "body=match.(" },
    { table: "notes", select: ["hidden"] },
    { filter: "rank=eq.1" },
  ];
  for (const wanted of cases) {
    const messages: { status: string; message: string; extension: string }[] = [];
    const channel = client.channel(crypto.randomUUID());
    channel.on("postgres_changes" as never, { event: "*", schema: "scratch", ...wanted } as never, () => {});
    channel.on("system", {}, (message) => messages.push(message));
    await subscribed(channel);
    await until(() => messages.length > 0, "the report");
    assert.equal(messages[0].status, "error", JSON.stringify(wanted));
    assert.equal(messages[0].extension, "postgres_changes");
    assert.match(messages[0].message, /^Unable to subscribe to changes with given parameters/);
  }
  const strict = client.channel("strict", { config: { postgres_changes_options: { wait: true } } });
  strict.on("postgres_changes" as never, { event: "*", schema: "scratch", table: "unpublished" } as never, () => {});
  await assert.rejects(subscribed(strict), /CHANNEL_ERROR: RealtimeDisabledForConfiguration/);
  await client.removeAllChannels();
});

Deno.test("a row that changes hands is seen by its new owner, without what it was before", integration, async () => {
  const ana = await collect(await backend.client(await token(ANA)));
  const beto = await collect(await backend.client(await token(BETO)));
  const [{ id }] = await backend.sql`
    insert into scratch.notes (user_id, body) values (${ANA}, 'secreto de Ana') returning id`;
  await until(() => ana.length === 1, "the insert");
  await backend.sql`update scratch.notes set user_id = ${BETO}, body = 'para Beto' where id = ${id}`;
  await settled(5);
  assert.equal(ana.length, 1);
  assert.equal(beto.length, 1);
  assert.equal(beto[0].new.body, "para Beto");
  assert.deepEqual(beto[0].old, { id });
});

Deno.test("a change is judged by what the row was then, however quickly it changed again", integration, async () => {
  const { sql } = backend;
  const ana = await collect(await backend.client(await token(ANA)));
  const beto = await collect(await backend.client(await token(BETO)));
  const id = crypto.randomUUID();
  for (const together of [true, false]) {
    const steps = [
      sql`insert into scratch.notes (id, user_id, body) values (${id}, ${ANA}, 'secreto de Ana')`,
      sql`update scratch.notes set body = 'otro secreto' where id = ${id}`,
      sql`update scratch.notes set user_id = ${BETO}, body = 'para Beto' where id = ${id}`,
      sql`update scratch.notes set user_id = ${ANA}, body = 'de vuelta' where id = ${id}`,
      sql`delete from scratch.notes where id = ${id}`,
    ];
    if (together) {
      await sql.begin((transaction) => steps.map((step) => transaction`${step}`));
    } else for (const step of steps) await step;
  }
  await settled(10);
  const once = [["INSERT", "secreto de Ana"], ["UPDATE", "otro secreto"], ["UPDATE", "de vuelta"], [
    "DELETE",
    undefined,
  ]];
  assert.deepEqual(ana.map((change) => [change.eventType, change.new.body]), [...once, ...once]);
  assert.deepEqual(beto.map((change) => [change.eventType, change.new.body]), [["UPDATE", "para Beto"], [
    "UPDATE",
    "para Beto",
  ]]);
  assert.deepEqual(beto.map((change) => change.old), [{ id }, { id }]);
});

Deno.test("what one transaction wrote first is judged by itself, not by what it wrote last", integration, async () => {
  const { sql } = backend;
  const ana = await collect(await backend.client(await token(ANA)));
  const beto = await collect(await backend.client(await token(BETO)));
  const id = crypto.randomUUID();
  await sql.begin(async (transaction) => {
    await transaction`insert into scratch.notes (id, user_id, body) values (${id}, ${ANA}, 'secreto de Ana')`;
    await transaction`update scratch.notes set user_id = ${BETO}, body = 'para Beto' where id = ${id}`;
  });
  await settled(11);
  assert.deepEqual(ana.map((change) => [change.eventType, change.new.body]), [["INSERT", "secreto de Ana"]]);
  assert.deepEqual(beto.map((change) => [change.eventType, change.new.body]), [["UPDATE", "para Beto"]]);
});

Deno.test("a policy that needs a generated column shows no deleted rows", integration, async () => {
  const { sql } = backend;
  const beto = await collect(await backend.client(await token(BETO)));
  await sql`alter table scratch.notes add column is_open boolean generated always as (rank > 5) stored`;
  await sql`create policy "open notes are everybody's" on scratch.notes for select to authenticated
    using (is_open is not false)`;
  try {
    await sql`insert into scratch.notes (user_id, body, rank) values (${ANA}, 'abierta', 9), (${ANA}, 'cerrada', 1)`;
    await until(() => beto.length === 1, "the open note");
    await sql`delete from scratch.notes where body in ('abierta', 'cerrada')`;
    await settled(12);
    assert.deepEqual(beto.map((change) => [change.eventType, change.new.body]), [["INSERT", "abierta"]]);
  } finally {
    await sql`drop policy "open notes are everybody's" on scratch.notes`;
    await sql`alter table scratch.notes drop column is_open`;
  }
});

Deno.test("a policy that fails for one subscriber fails for nobody else", integration, async () => {
  const { sql } = backend;
  const ana = await collect(await backend.client(await token(ANA)));
  const broken = await collect(await backend.client(await token(ANA, { claims: { divisor: 0 } })));
  await sql`create policy "a policy with a mistake" on scratch.notes for select to authenticated
    using (1 / coalesce((auth.jwt() ->> 'divisor')::int, 1) < 0)`;
  try {
    const [{ id }] = await sql`insert into scratch.notes (user_id) values (${ANA}) returning id`;
    await sql`delete from scratch.notes where id = ${id}`;
    await settled(13);
    assert.deepEqual(ana.map((change) => change.eventType), ["INSERT", "DELETE"]);
  } finally {
    await sql`drop policy "a policy with a mistake" on scratch.notes`;
  }
  assert.equal(broken.length, 0);
});

Deno.test("a policy that changes counts at once", integration, async () => {
  const ana = await collect(await backend.client(await token(ANA)));
  await backend.sql`alter policy "people read their own notes" on scratch.notes using (false)`;
  try {
    const [{ id }] = await backend.sql`insert into scratch.notes (user_id) values (${ANA}) returning id`;
    await backend.sql`delete from scratch.notes where id = ${id}`;
    await settled(6);
    assert.equal(ana.length, 0);
  } finally {
    await backend
      .sql`alter policy "people read their own notes" on scratch.notes using (user_id = (select auth.uid()))`;
  }
  await backend.sql`insert into scratch.notes (user_id) values (${ANA})`;
  await until(() => ana.length === 1, "the insert under the old policy");
});

Deno.test("a restrictive policy narrows what a deleted row shows", integration, async () => {
  const ana = await collect(await backend.client(await token(ANA)));
  await backend
    .sql`create policy "closed notes are nobody's" on scratch.notes as restrictive for select to authenticated
    using (mood <> 'closed')`;
  try {
    await backend
      .sql`insert into scratch.notes (user_id, mood, body) values (${ANA}, 'closed', 'no'), (${ANA}, 'busy', 'sí')`;
    await until(() => ana.length === 1, "the insert");
    await backend.sql`delete from scratch.notes where body in ('no', 'sí')`;
    await settled(7);
    assert.deepEqual(ana.map((change) => change.eventType), ["INSERT", "DELETE"]);
    assert.deepEqual(ana[1].old, { id: ana[0].new.id });
  } finally {
    await backend.sql`drop policy "closed notes are nobody's" on scratch.notes`;
  }
});

Deno.test("a policy that looks into other tables decides about deleted rows too", integration, async () => {
  const { sql } = backend;
  await sql`create table scratch.guests (note_id uuid, user_id uuid, body text, primary key (note_id, user_id))`;
  await sql`grant select on scratch.guests to authenticated`;
  await sql`create policy "guests read the note" on scratch.notes for select to authenticated using (
    exists (select from scratch.guests where guests.note_id = notes.id and guests.user_id = (select auth.uid()))
  )`;
  try {
    const ana = await collect(await backend.client(await token(ANA)));
    const beto = await collect(await backend.client(await token(BETO)));
    const id = crypto.randomUUID();
    await sql`insert into scratch.guests values (${id}, ${BETO})`;
    await sql`insert into scratch.notes (id, user_id, body) values (${id}, ${ANA}, 'compartida')`;
    await sql`insert into scratch.notes (user_id, body) values (${ANA}, 'privada')`;
    await until(() => ana.length === 2 && beto.length === 1, "the inserts");
    await sql`delete from scratch.notes where body in ('compartida', 'privada')`;
    await settled(8);
    assert.equal(ana.length, 4);
    assert.deepEqual(beto.map((change) => [change.eventType, change.new.id ?? change.old.id]), [
      ["INSERT", id],
      ["DELETE", id],
    ]);
  } finally {
    await sql`drop policy "guests read the note" on scratch.notes`;
    await sql`drop table scratch.guests`;
  }
});

Deno.test("without the full old row a delete is told to nobody", integration, async () => {
  const ana = await collect(await backend.client(await token(ANA)));
  await backend.sql`alter table scratch.notes replica identity default`;
  await backend.sql`create policy "no filter at all" on scratch.notes for select to authenticated using (true)`;
  try {
    const [{ id }] = await backend.sql`insert into scratch.notes (user_id) values (${BETO}) returning id`;
    await until(() => ana.length === 1, "the insert");
    await backend.sql`delete from scratch.notes where id = ${id}`;
    await settled(9);
    assert.equal(ana.length, 1);
  } finally {
    await backend.sql`drop policy "no filter at all" on scratch.notes`;
    await backend.sql`alter table scratch.notes replica identity full`;
  }
});

Deno.test("a record that is too large comes without its large values", integration, async () => {
  const ana = await collect(await backend.client(await token(ANA)));
  await backend.sql`insert into scratch.notes (user_id, body, rank) values (${ANA}, repeat('x', 2000000), 3)`;
  await until(() => ana.length === 1, "the insert");
  assert.deepEqual(ana[0].errors, ["Error 413: Payload Too Large"]);
  assert.ok(!("body" in ana[0].new));
  assert.equal(ana[0].new.rank, 3);
});

Deno.test("a thousand changes of one table arrive in the order of their commits", integration, async () => {
  const ana = await collect(await backend.client(await token(ANA)), { event: "INSERT", filter: "body=eq.orden" });
  await Promise.all(Array.from({ length: 4 }, async (_, writer) => {
    for (let at = 0; at < 250; at++) {
      await backend.sql`insert into scratch.notes (user_id, body, rank) values (${ANA}, 'orden', ${
        writer * 1000 + at
      })`;
    }
  }));
  await until(() => ana.length === 1000, "all changes");
  for (let writer = 0; writer < 4; writer++) {
    const ranks = ana.map((change) => Number(change.new.rank)).filter((rank) => Math.floor(rank / 1000) === writer);
    assert.deepEqual(ranks, Array.from({ length: 250 }, (_, at) => writer * 1000 + at));
  }
  const times = ana.map((change) => Date.parse(change.commit_timestamp));
  assert.deepEqual(times, times.toSorted((a, b) => a - b));
});

Deno.test("a very large transaction arrives whole, and in order", integration, async () => {
  const { sql } = backend;
  const filter = "body=eq.muchas";
  const ana = await collect(await backend.client(await token(ANA)), { filter });
  const beto = await collect(await backend.client(await token(BETO)), { filter });
  await sql`insert into scratch.notes (user_id, body, rank)
    select case when n % 2 = 0 then ${ANA}::uuid else ${BETO}::uuid end, 'muchas', n from generate_series(1, 12000) n`;
  await until(() => ana.length === 6000 && beto.length === 6000, "all changes", 60_000);
  assert.deepEqual(ana.map((change) => change.new.rank), Array.from({ length: 6000 }, (_, at) => 2 * at + 2));
  assert.deepEqual(beto.map((change) => change.new.rank), Array.from({ length: 6000 }, (_, at) => 2 * at + 1));
});

Deno.test("protocol 1.0.0 is understood as well", integration, async () => {
  const ana = await collect(await backend.client(await token(ANA), { vsn: "1.0.0" }));
  await backend.sql`insert into scratch.notes (user_id, body) values (${ANA}, 'viejo')`;
  await until(() => ana.length === 1, "the insert");
  assert.equal(ana[0].new.body, "viejo");
});

Deno.test("a client whose connection drops subscribes again and gets what comes later", integration, async () => {
  const client = await backend.client(await token(ANA));
  const received: unknown[] = [];
  const statuses: string[] = [];
  client.channel("drops")
    .on(
      "postgres_changes",
      { event: "INSERT", schema: "scratch", table: "notes" },
      (change) => received.push(change.new.body),
    )
    .subscribe((status) => statuses.push(status));
  await until(() => statuses.at(-1) === "SUBSCRIBED", "the subscription");
  await backend.sql`insert into scratch.notes (user_id, body) values (${ANA}, 'antes')`;
  await until(() => received.length === 1, "the first");
  cut(client);
  await until(() => statuses.includes("CHANNEL_ERROR"), "the drop");
  await until(() => statuses.at(-1) === "SUBSCRIBED", "the second subscription");
  await backend.sql`insert into scratch.notes (user_id, body) values (${ANA}, 'después')`;
  await until(() => received.length === 2, "the second");
  assert.deepEqual(received, ["antes", "después"]);
});

Deno.test("when the stream of changes breaks, clients are told and subscribe again", integration, async () => {
  const client = await backend.client(await token(ANA));
  const received: unknown[] = [];
  const statuses: string[] = [];
  client.channel("interrupted")
    .on(
      "postgres_changes",
      { event: "INSERT", schema: "scratch", table: "notes" },
      (change) => received.push(change.new.body),
    )
    .subscribe((status) => statuses.push(status));
  await until(() => statuses.at(-1) === "SUBSCRIBED", "the subscription");
  await backend.sql`select pg_terminate_backend(pid) from pg_stat_replication`;
  await until(() => statuses.includes("CHANNEL_ERROR"), "the error");
  await until(() => statuses.at(-1) === "SUBSCRIBED", "the second subscription");
  await backend.sql`insert into scratch.notes (user_id, body) values (${ANA}, 'otra vez')`;
  await until(() => received.length === 1, "the insert");
  assert.deepEqual(received, ["otra vez"]);
});

Deno.test("only a key of the platform opens a socket", integration, async () => {
  const answer = (query: string) =>
    new Promise<string>((resolve) => {
      const socket = new WebSocket(`${backend.url.replace("http", "ws")}/realtime/v1/websocket?${query}`);
      socket.onopen = () => {
        socket.close();
        resolve("open");
      };
      socket.onerror = () => resolve("refused");
    });
  assert.equal(await answer("vsn=2.0.0"), "refused");
  assert.equal(await answer("vsn=2.0.0&apikey=sb_publishable_other"), "refused");
  assert.equal(await answer(`vsn=3.0.0&apikey=${PUBLISHABLE_KEY}`), "refused");
  assert.equal(await answer(`vsn=2.0.0&apikey=${PUBLISHABLE_KEY}`), "open");
});
