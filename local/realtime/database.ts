/** Connections to PostgreSQL: the server's own, and short transactions that run exactly as a subscriber would. */
import postgres from "postgres";
import type { Identity } from "./tokens.ts";

export type Sql = postgres.Sql;
export type Transaction = postgres.TransactionSql;

/** One query of a subscriber's transaction. */
export interface Query {
  text: string;
  parameters: unknown[];
}

export function connect(dbUrl: string): Sql {
  return postgres(dbUrl, {
    max: 4,
    onnotice: () => {},
    connection: {
      application_name: "sintra-realtime",
      TimeZone: "UTC",
      DateStyle: "ISO, MDY",
      // Types are printed with their schema, so that the names found in the catalog are valid for every role.
      search_path: "",
      statement_timeout: 15_000,
    },
  });
}

/** True for an error that PostgreSQL itself gave about one statement, false for a lost or closing connection. */
export function isStatementError(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === "string" && /^[0-9A-Z]{5}$/.test(code) && !code.startsWith("57P") && !code.startsWith("08");
}

/**
 * The settings that make a transaction speak for `identity`. Both forms of the claims are set: `request.jwt.claims` as
 * PostgREST does, and the older one setting a claim, which some versions of `auth.uid()` read.
 */
export function actAs(identity: Identity, topic = ""): Query {
  const text = (value: unknown) => typeof value === "string" ? value : "";
  const { claims, claimsJson, role } = identity;
  return {
    text: `select set_config('request.jwt.claims', $1, true), set_config('request.jwt.claim.sub', $2, true),
      set_config('request.jwt.claim.email', $3, true), set_config('request.jwt.claim.role', $4, true),
      set_config('realtime.topic', $5, true), set_config('role', $4, true)`,
    parameters: [claimsJson, text(claims.sub), text(claims.email), role, topic],
  };
}

/** Runs one query in a read-only transaction as `identity`, in a single round trip. */
export async function queryAs<Row>(sql: Sql, identity: Identity, query: Query): Promise<Row[]> {
  const results = await sql.begin("read only", (transaction) =>
    [actAs(identity), query].map(({ text, parameters }) =>
      transaction.unsafe(text, parameters as never[], { prepare: true })
    ));
  return results[1] as unknown as Row[];
}
