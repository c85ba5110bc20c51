/** A transaction with the people and rows of the matrix in it, always rolled back. */
import postgres from "postgres";
import { columnsToUpdate, forgottenTables, prepareAttempts } from "./attempts.ts";
import { prepare } from "./fixture.ts";

class Rollback extends Error {}

export async function withFixture<T>(
  databaseUrl: string,
  work: (sql: postgres.TransactionSql, updatable: Map<string, string>) => Promise<T>,
): Promise<T> {
  const connection = postgres(databaseUrl, { max: 1, onnotice: () => {}, prepare: false });
  let result: T | undefined;
  try {
    await connection.begin(async (sql) => {
      const forgotten = await forgottenTables(sql);
      if (forgotten.length > 0) throw new Error(`no row in fixture.ts stands for ${forgotten.join(", ")}`);
      await prepare(sql);
      await prepareAttempts(sql);
      result = await work(sql, await columnsToUpdate(sql));
      throw new Rollback();
    });
  } catch (error) {
    if (!(error instanceof Rollback)) throw error;
  } finally {
    await connection.end();
  }
  return result as T;
}
