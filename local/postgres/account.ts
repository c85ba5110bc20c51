import { dirname } from "../util/path.ts";
import { PlatformError } from "../util/errors.ts";

/** The account that PostgreSQL runs as where it cannot run as the caller, because the caller is root. */
export interface Account {
  name: string;
  uid: number;
  gid: number;
}

/** Nothing for an ordinary user; for root, the account `postgres` of the machine, or else `nobody`. */
export async function serverAccount(): Promise<Account | undefined> {
  if (Deno.uid() !== 0) return undefined;
  for (const name of ["postgres", "nobody"]) {
    const uid = await idOf("-u", name);
    const gid = await idOf("-g", name);
    if (uid !== undefined && gid !== undefined) return { name, uid, gid };
  }
  throw new PlatformError(
    'PostgreSQL refuses to run as root and there is no account "postgres" or "nobody": create one, or run as an ordinary user.',
  );
}

async function idOf(flag: string, name: string): Promise<number | undefined> {
  const result = await new Deno.Command("id", { args: [flag, name], stderr: "null" }).output();
  if (!result.success) return undefined;
  return Number(new TextDecoder().decode(result.stdout).trim());
}

/**
 * How to start a server program: as the caller, or (for root) as the account. A clone in root's home cannot be entered
 * by other accounts; there the program keeps root's right to pass directories, and nothing else of root's.
 */
export async function commandAs(
  account: Account | undefined,
  stateDir: string,
  program: string,
  args: string[],
): Promise<Deno.Command> {
  const common = {
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
    cwd: "/",
    env: { LC_MESSAGES: "C" },
  } as const;
  if (!account) return new Deno.Command(program, { ...common, args });
  const { uid, gid } = account;
  if (await othersMayEnter(stateDir)) return new Deno.Command(program, { ...common, args, uid, gid });
  const setpriv = await new Deno.Command("setpriv", { args: ["--version"], stdout: "null", stderr: "null" }).output()
    .catch(() => undefined);
  if (!setpriv?.success) {
    throw new PlatformError(
      `The account "${account.name}" cannot enter ${stateDir}: set SINTRA_STATE_DIR to a directory outside of it, for example /var/tmp/sintra.`,
    );
  }
  const capability = "+dac_override,+dac_read_search";
  return new Deno.Command("setpriv", {
    ...common,
    args: [
      `--reuid=${uid}`,
      `--regid=${gid}`,
      "--clear-groups",
      // Without this bit the kernel forgets the capability where a program asks access(2), as initdb does.
      "--securebits=+no_setuid_fixup",
      `--inh-caps=-all,${capability}`,
      `--ambient-caps=${capability}`,
      program,
      ...args,
    ],
  });
}

async function othersMayEnter(directory: string): Promise<boolean> {
  for (let at = directory;; at = dirname(at)) {
    const { mode } = await Deno.stat(at);
    if (mode !== null && (mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
}
