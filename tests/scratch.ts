/** A new temporary directory that the account of the database server may enter, too. */
export async function scratchDirectory(purpose: string): Promise<string> {
  const path = await Deno.makeTempDir({ prefix: `sintra-${purpose}-` });
  await Deno.chmod(path, 0o755);
  return path;
}
