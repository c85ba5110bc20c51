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

/** A query and whom it is asked for. */
export interface Question {
  identity: Identity;
  query: Query;
}

/** Questions of one transaction. */
const TOGETHER = 25;

/**
 * Asks each question as its identity, read-only. Many share a transaction and its round trips; where one of them
 * fails, each is asked on its own. The answer to a question that PostgreSQL refuses is its error.
 */
export async function ask<Row>(sql: Sql, questions: Question[]): Promise<(Row[] | Error)[]> {
  const groups = Array.from(
    { length: Math.ceil(questions.length / TOGETHER) },
    (_, at) => questions.slice(at * TOGETHER, (at + 1) * TOGETHER),
  );
  const answers = await Promise.all(groups.map(async (group) => {
    try {
      return await askTogether<Row>(sql, group);
    } catch (error) {
      if (!isStatementError(error)) throw error;
      if (group.length === 1) return [error as Error];
      return (await Promise.all(group.map((question) => ask<Row>(sql, [question])))).flat();
    }
  }));
  return answers.flat();
}

async function askTogether<Row>(sql: Sql, questions: Question[]): Promise<Row[][]> {
  const results = await sql.begin(
    "read only",
    (transaction) =>
      questions.flatMap(({ identity, query }) =>
        [actAs(identity), query].map(({ text, parameters }) =>
          transaction.unsafe(text, parameters as never[], { prepare: true })
        )
      ),
  );
  return (results as unknown as Row[][]).filter((_, at) => at % 2 === 1);
}
