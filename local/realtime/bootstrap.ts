/** Puts the schema `realtime` into a database that lacks it. */
import type { Sql } from "./database.ts";
import { connect } from "./database.ts";
import { quoteIdentifier } from "./filters.ts";

/** The publication that carries the messages of `realtime.send()`. */
export const MESSAGES_PUBLICATION = "supabase_realtime_messages_publication";

/** Stored messages are kept this long. */
const RETENTION = "3 days";

export async function bootstrap(sql: Sql, publication: string): Promise<void> {
  const text = await Deno.readTextFile(new URL("bootstrap.sql", import.meta.url));
  await sql.begin(async (transaction) => {
    // Two servers that start at once wait for each other.
    await transaction`select pg_advisory_xact_lock(hashtext('sintra realtime bootstrap'))`;
    await transaction.unsafe(text).simple();
    const found = await transaction`select from pg_publication where pubname = ${publication}`;
    if (found.length === 0) await transaction.unsafe(`create publication ${quoteIdentifier(publication)}`);
    await transaction`delete from realtime.messages where inserted_at < now() - ${RETENTION}::interval`;
  });
}

/**
 * Creates the schema `realtime` and the publication, so that migrations can write policies on `realtime.messages` and
 * add tables to the publication. Needs a superuser; does nothing where everything is there.
 */
export async function bootstrapRealtime(options: { dbUrl: string; publication?: string }): Promise<void> {
  const sql = connect(options.dbUrl);
  try {
    await bootstrap(sql, options.publication ?? "supabase_realtime");
  } finally {
    await sql.end({ timeout: 5 });
  }
}
