/**
 * Private channels are authorized by the policies of `realtime.messages`: select to receive, insert to send, each for
 * the extension `broadcast` or `presence`. The policies are asked, not read: rows are written and looked for as the
 * subscriber, in a transaction that is rolled back.
 */
import { actAs, isStatementError, type Sql, type Transaction } from "./database.ts";
import type { Identity } from "./tokens.ts";

export interface Permission {
  read: boolean;
  write: boolean;
}

export interface ChannelPermissions {
  broadcast: Permission;
  presence: Permission;
}

const EXTENSIONS = ["broadcast", "presence"] as const;
const UNLIMITED: Permission = { read: true, write: true };

/** What anybody may do on a public channel. */
export const PUBLIC_PERMISSIONS: ChannelPermissions = { broadcast: UNLIMITED, presence: UNLIMITED };

class RollBack extends Error {}

/** What `identity` may do on the private channel of `topic`. */
export async function authorize(sql: Sql, identity: Identity, topic: string): Promise<ChannelPermissions> {
  const permissions: ChannelPermissions = {
    broadcast: { read: false, write: false },
    presence: { read: false, write: false },
  };
  const settings = actAs(identity, topic);
  try {
    await sql.begin(async (transaction) => {
      const written = await transaction<{ id: string }[]>`
        insert into realtime.messages (topic, extension, private)
        select ${topic}, extension, true from unnest(${[...EXTENSIONS]}::text[]) as extension
        returning id`;
      await transaction.unsafe(settings.text, settings.parameters as never[]);
      for (const extension of EXTENSIONS) {
        permissions[extension].read = await allowed(transaction, async (attempt) => {
          const rows = await attempt`
            select from realtime.messages
            where id = any (${written.map((row) => row.id)}::uuid[]) and extension = ${extension}`;
          return rows.length > 0;
        });
        permissions[extension].write = await allowed(transaction, async (attempt) => {
          await attempt`
            insert into realtime.messages (topic, extension, private) values (${topic}, ${extension}, true)`;
          return true;
        });
      }
      throw new RollBack();
    });
  } catch (error) {
    if (!(error instanceof RollBack)) throw error;
  }
  return permissions;
}

async function allowed(transaction: Transaction, attempt: (sql: Transaction) => Promise<boolean>): Promise<boolean> {
  try {
    return await transaction.savepoint((inner) => attempt(inner)) as boolean;
  } catch (error) {
    if (!isStatementError(error)) throw error;
    return false;
  }
}
