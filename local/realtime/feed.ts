/** Takes changes to the channels that asked for them and may see them, in commit order. */
import { readTable, type Table } from "./catalog.ts";
import { type Change, type JsonRow, render, type Rendered } from "./changes.ts";
import { isStatementError, type Sql } from "./database.ts";
import { FilterError, filterSql } from "./filters.ts";
import { concerns, type Subscription } from "./subscriptions.ts";
import type { Identity } from "./tokens.ts";
import { type Visibility, visibilityOf } from "./visibility.ts";

/** A channel as the feed sees it. */
export interface Subscriber {
  readonly open: boolean;
  /** Much is waiting to be read by the client. */
  readonly congested: boolean;
  readonly identity: Identity;
  readonly subscriptions: readonly Subscription[];
  changed(ids: number[], data: ChangeData): void;
}

/** The `data` of a `postgres_changes` message. */
export interface ChangeData {
  schema: string;
  table: string;
  commit_timestamp: string;
  type: Change["type"];
  columns: { name: string; type: string }[];
  record?: JsonRow;
  old_record?: JsonRow;
  errors: string[] | null;
}

interface Interest {
  subscriber: Subscriber;
  identity: Identity;
  subscription: Subscription;
  filter: number;
}

interface Message {
  position: number;
  subscriber: Subscriber;
  ids: number[];
  data: ChangeData;
}

/** Values larger than this, as JSON, are left out of a record that is too large as a whole. */
const SMALL_VALUE = 64;

/** How long one delivery waits, in all, for clients to read what they were sent, in milliseconds. */
const PATIENCE_MS = 3_000;

/** Delivers `changes` to `subscribers`. Throws only when the database cannot be asked. */
export async function deliver(
  sql: Sql,
  changes: Change[],
  subscribers: Subscriber[],
  recordBytes: number,
): Promise<void> {
  const impatientAt = Date.now() + PATIENCE_MS;
  /** From which position each subscriber still has to be told. */
  let remaining = new Map(subscribers.map((subscriber) => [subscriber, 0]));
  while (remaining.size > 0) {
    const asked = [...remaining.keys()].map((subscriber) => ({ subscriber, identity: subscriber.identity }));
    const told = new Map(remaining);
    const missed = new Set<Subscriber>();
    const judgedAs = new Map(asked.map(({ subscriber, identity }) => [subscriber, identity.key]));
    for (const { position, subscriber, ids, data } of await messagesFor(sql, changes, asked, recordBytes)) {
      const isDue = subscriber.open && position >= (remaining.get(subscriber) ?? 0);
      if (!isDue || missed.has(subscriber)) continue;
      if (subscriber.identity.key !== judgedAs.get(subscriber)) {
        missed.add(subscriber);
        continue;
      }
      subscriber.changed(ids, data);
      told.set(subscriber, position + 1);
      while (subscriber.congested && Date.now() < impatientAt) await new Promise((resolve) => setTimeout(resolve, 2));
    }
    // Whoever changed identity meanwhile is asked about again, with the new one, from where it was told last.
    remaining = new Map(
      [...told].filter(([subscriber]) =>
        subscriber.open && (missed.has(subscriber) || subscriber.identity.key !== judgedAs.get(subscriber))
      ),
    );
  }
}

async function messagesFor(
  sql: Sql,
  changes: Change[],
  asked: { subscriber: Subscriber; identity: Identity }[],
  recordBytes: number,
): Promise<Message[]> {
  const byTable = new Map<number, number[]>();
  changes.forEach(({ oid }, position) => byTable.set(oid, [...(byTable.get(oid) ?? []), position]));
  const messages = await Promise.all([...byTable].map(async ([oid, positions]) => {
    const { schema, table } = changes[positions[0]];
    const interests: Interest[] = asked.flatMap(({ subscriber, identity }) =>
      subscriber.subscriptions
        .filter((subscription) => concerns(subscription, schema, table))
        .map((subscription) => ({ subscriber, identity, subscription, filter: -1 }))
    );
    if (interests.length === 0) return [];
    try {
      return await tableMessages(sql, oid, positions, positions.map((at) => changes[at]), interests, recordBytes);
    } catch (error) {
      if (!isStatementError(error)) throw error;
      console.warn(`realtime: changes of ${schema}.${table} cannot be sent: ${(error as Error).message}`);
      return [];
    }
  }));
  return messages.flat().sort((a, b) => a.position - b.position);
}

async function tableMessages(
  sql: Sql,
  oid: number,
  positions: number[],
  changes: Change[],
  interests: Interest[],
  recordBytes: number,
): Promise<Message[]> {
  const table = await readTable(sql, oid);
  if (!table) return [];
  const { filters, parameters } = compileFilters(table, interests);
  const rendered = await render(sql, table, changes, filters, parameters);
  const byIdentity = new Map<string, Interest[]>();
  for (const interest of interests) {
    const { key } = interest.identity;
    byIdentity.set(key, [...(byIdentity.get(key) ?? []), interest]);
  }
  const wants = ({ subscription, filter }: Interest, at: number) =>
    (subscription.event === "*" || subscription.event === changes[at].type) && rendered[at].matches[filter];
  const groups = [...byIdentity.values()].map((group) => {
    const { identity } = group[0];
    const readable = table.access[identity.role].columns;
    const allowed = group.filter(({ subscription }) =>
      subscription.conditions.every((condition) => readable.has(condition.column))
    );
    const candidates = changes.map((_, at) => at).filter((at) => allowed.some((interest) => wants(interest, at)));
    return { identity, readable, allowed, candidates, changes: candidates.map((at) => changes[at]) };
  }).filter(({ candidates }) => candidates.length > 0);
  const visibility = await visibilityOf(sql, table, groups);
  return groups.flatMap(({ readable, allowed, candidates }, group) =>
    candidates.flatMap((at, index) => {
      if (!visibility[group][index].visible) return [];
      const takers = allowed.filter((interest) => wants(interest, at));
      const dataFor = dataBuilder(table, changes[at], rendered[at], visibility[group][index], readable, recordBytes);
      return address(takers).map(({ subscriber, ids, select }) => ({
        position: positions[at],
        subscriber,
        ids,
        data: dataFor(select),
      }));
    })
  );
}

/** Distinct filters as SQL; each interest learns the number of its own. */
function compileFilters(table: Table, interests: Interest[]): { filters: string[]; parameters: unknown[] } {
  const numbers = new Map<string, number>();
  const filters: string[] = [];
  // $1 is the rows.
  const parameters: unknown[] = [null];
  const typeOf = (name: string) => table.columns.find((column) => column.name === name)?.sqlType ?? null;
  for (const interest of interests) {
    const { filter, conditions } = interest.subscription;
    let number = numbers.get(filter);
    if (number === undefined) {
      try {
        number = filters.push(filterSql(conditions, "changed", typeOf, parameters)) - 1;
      } catch (error) {
        if (!(error instanceof FilterError)) throw error;
        // The column has gone since the client subscribed.
        number = filters.push("false") - 1;
      }
      numbers.set(filter, number);
    }
    interest.filter = number;
  }
  return { filters, parameters: parameters.slice(1) };
}

/** One message a subscriber and selection of columns, with the ids of all its subscriptions that match. */
function address(takers: Interest[]): { subscriber: Subscriber; ids: number[]; select: string[] | null }[] {
  const bySubscriber = new Map<Subscriber, Map<string, { ids: number[]; select: string[] | null }>>();
  for (const { subscriber, subscription } of takers) {
    const selections = bySubscriber.get(subscriber) ?? new Map();
    bySubscriber.set(subscriber, selections);
    const key = JSON.stringify(subscription.select);
    const entry = selections.get(key) ?? { ids: [], select: subscription.select };
    selections.set(key, entry);
    entry.ids.push(subscription.id);
  }
  return [...bySubscriber].flatMap(([subscriber, selections]) =>
    [...selections.values()].map(({ ids, select }) => ({ subscriber, ids, select }))
  );
}

function dataBuilder(
  table: Table,
  change: Change,
  rendered: Rendered,
  visibility: Visibility,
  readable: Set<string>,
  recordBytes: number,
): (select: string[] | null) => ChangeData {
  const built = new Map<string, ChangeData>();
  return (select) => {
    const key = JSON.stringify(select);
    let data = built.get(key);
    if (!data) {
      data = buildData(
        table,
        change,
        rendered,
        visibility,
        (name) => readable.has(name) && (select?.includes(name) ?? true),
        recordBytes,
      );
      built.set(key, data);
    }
    return data;
  };
}

function buildData(
  table: Table,
  change: Change,
  rendered: Rendered,
  visibility: Visibility,
  sent: (column: string) => boolean,
  recordBytes: number,
): ChangeData {
  const only = (row: JsonRow | null, keep: (column: string) => boolean): JsonRow =>
    Object.fromEntries(Object.entries(row ?? {}).filter(([name]) => keep(name)));
  // The old values are sent only where the subscriber could see them; of a deleted row only the key, as Supabase does.
  const wholeOld = !table.rowSecurity || (change.type === "UPDATE" && visibility.oldVisible);
  const isOldSent = (name: string) => sent(name) && (wholeOld || table.primaryKey.includes(name));
  let record = only(rendered.record, sent);
  let old = only(rendered.old, isOldSent);
  let errors: string[] | null = null;
  if (JSON.stringify(record).length + JSON.stringify(old).length > recordBytes) {
    const isSmall = (row: JsonRow) => (name: string) => (JSON.stringify(row[name]) ?? "").length <= SMALL_VALUE;
    record = only(record, isSmall(record));
    old = only(old, isSmall(old));
    errors = ["Error 413: Payload Too Large"];
  }
  return {
    schema: change.schema,
    table: change.table,
    commit_timestamp: change.commitTimestamp,
    type: change.type,
    columns: table.columns.filter(({ name }) => sent(name)).map(({ name, type }) => ({ name, type })),
    ...(change.type === "DELETE" ? {} : { record }),
    ...(change.type === "INSERT" ? {} : { old_record: old }),
    errors,
  };
}
