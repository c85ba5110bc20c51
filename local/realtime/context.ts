/** What every channel of the server shares. */
import type { Sql } from "./database.ts";
import type { Hub } from "./hub.ts";
import type { Limits } from "./limits.ts";
import type { Tokens } from "./tokens.ts";

export interface Context {
  sql: Sql;
  tokens: Tokens;
  hub: Hub;
  limits: Limits;
  publication: string;
  /** Resolves to whether changes are being read, within the given milliseconds. */
  ready: (milliseconds: number) => Promise<boolean>;
}
