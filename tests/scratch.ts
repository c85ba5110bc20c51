/**
 * What tests need of the machine.
 *
 * Their ports all begin with 25: below the range from which the system gives ports to outgoing connections (32768 and up), so that
 * a busy test cannot take the port of the next one.
 */

/** A new temporary directory that the account of the database server may enter, too. */
export async function scratchDirectory(purpose: string): Promise<string> {
  const path = await Deno.makeTempDir({ prefix: `sintra-${purpose}-` });
  await Deno.chmod(path, 0o755);
  return path;
}
