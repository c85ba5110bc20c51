/** Messages of a private topic that were sent before a client joined. */
import type { Sql } from "./database.ts";
import type { Broadcast } from "./protocol.ts";

/** The newest `limit` stored broadcasts since `since` (milliseconds since the epoch), oldest first. */
export async function storedBroadcasts(sql: Sql, subTopic: string, since: number, limit: number): Promise<Broadcast[]> {
  const rows = await sql<{ id: string; event: string | null; payload: unknown }[]>`
    select id, event, payload from realtime.messages
    where private and extension = 'broadcast' and topic = ${subTopic}
      and inserted_at >= to_timestamp(${since}::float8 / 1000) at time zone 'UTC'
    order by inserted_at desc limit ${limit}`;
  return rows.reverse().map(({ id, event, payload }) => ({
    event: event ?? "broadcast",
    content: { json: payload },
    meta: { id, replayed: true },
  }));
}
