import assert from "node:assert/strict";
import {
  ANA,
  type Backend,
  BETO,
  collect,
  integration,
  type Received,
  startBackend,
  token,
  until,
} from "./test_support.ts";

let backend: Backend;
Deno.test.beforeAll(async () => {
  backend = await startBackend();
});
Deno.test.afterAll(() => backend?.stop());

/** A small generator whose run can be repeated from its seed (xorshift32). */
function generator(seed: number): (below: number) => number {
  let state = seed >>> 0 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

interface Row {
  id: string;
  user_id: string;
  rank: number;
}

/** A copy of the table as its events tell it. */
function replay(events: Received[]): Map<string, { rank: number }> {
  const rows = new Map<string, { rank: number }>();
  for (const { eventType, new: record, old } of events) {
    if (eventType === "DELETE") rows.delete(String(old.id));
    else rows.set(String(record.id), { rank: Number(record.rank) });
  }
  return rows;
}

for (const seed of [1, 20261123, 987654321]) {
  Deno.test(`whatever two tenants do, each receives exactly what it may read (seed ${seed})`, integration, async () => {
    const { sql } = backend;
    const people = [ANA, BETO];
    const random = generator(seed);
    const high = "rank=gte.50";
    const subscribers = await Promise.all(people.map(async (user) => {
      const client = await backend.client(await token(user));
      return { user, all: await collect(client), high: await collect(client, { filter: high }) };
    }));
    const owner = new Map<string, string>();
    /** What each person has to hear of, in order: kind, row and rank. */
    const expected = new Map<string, string[]>(people.map((user) => [user, []]));
    const live: Row[] = [];
    const note = (user: string, kind: string, id: string, rank?: number) =>
      expected.get(user)?.push([kind, id, rank].join(" "));

    for (let step = 0; step < 120; step++) {
      const user = people[random(2)];
      const mine = live.filter((row) => row.user_id === user);
      const action = random(10);
      if (action < 5 || mine.length === 0) {
        const row = { id: crypto.randomUUID(), user_id: user, rank: random(100) };
        await sql`insert into scratch.notes ${sql({ ...row })}`;
        owner.set(row.id, user);
        live.push(row);
        note(user, "INSERT", row.id, row.rank);
      } else if (action < 8) {
        const row = mine[random(mine.length)];
        row.rank = random(100);
        await sql`update scratch.notes set rank = ${row.rank} where id = ${row.id}`;
        note(user, "UPDATE", row.id, row.rank);
      } else {
        const row = mine[random(mine.length)];
        await sql`delete from scratch.notes where id = ${row.id}`;
        live.splice(live.indexOf(row), 1);
        note(user, "DELETE", row.id);
      }
    }
    const marks = people.map((user) => ({ id: crypto.randomUUID(), user_id: user, rank: 99 }));
    for (const mark of marks) await sql`insert into scratch.notes ${sql({ ...mark })}`;
    for (const { user, all, high } of subscribers) {
      const mark = marks.find((one) => one.user_id === user)?.id;
      for (const list of [all, high]) {
        await until(() => list.at(-1)?.new.id === mark, "the last change");
        list.pop();
      }
    }

    for (const { user, all, high } of subscribers) {
      const told = all.map((change) =>
        [change.eventType, change.new.id ?? change.old.id, change.new.rank].join(" ").trimEnd()
      );
      const due = (expected.get(user) ?? []).map((line) => line.trimEnd());
      assert.deepEqual(told, due, "the same changes in the same order");
      assert.ok(
        all.every((change) => owner.get(String(change.new.id ?? change.old.id)) === user),
        "nobody else's rows",
      );
      const own = live.filter((row) => row.user_id === user);
      assert.deepEqual(
        new Map([...replay(all)].sort()),
        new Map(own.map(({ id, rank }): [string, object] => [id, { rank }]).sort()),
      );
      const ranks = new Map<unknown, number>();
      const matching = all.filter(({ eventType, new: record, old }) => {
        if (eventType !== "DELETE") ranks.set(record.id, Number(record.rank));
        return (ranks.get(record.id ?? old.id) ?? 0) >= 50;
      });
      assert.deepEqual(high, matching, "a filter takes what matches, and the deletion of what matched last");
    }
    await sql`truncate scratch.notes`;
  });
}
