/** What a command line says: words, and options (`--name value`, `--name=value`, or `--name` alone). */
export interface Args {
  positional: string[];
  options: Record<string, string | true>;
}

/** Parses a command line; `valued` lists the options that take a value. */
export function parseArgs(args: string[], valued: string[] = []): Args {
  const positional: string[] = [];
  const options: Record<string, string | true> = {};
  for (let index = 0; index < args.length; index++) {
    const arg = args[index];
    if (arg === "--") {
      positional.push(...args.slice(index + 1));
      break;
    }
    if (!arg.startsWith("--")) {
      positional.push(arg);
      continue;
    }
    const [name, inline] = split(arg.slice(2));
    if (inline !== undefined) options[name] = inline;
    else if (valued.includes(name) && index + 1 < args.length) options[name] = args[++index];
    else options[name] = true;
  }
  return { positional, options };
}

function split(option: string): [string, string | undefined] {
  const at = option.indexOf("=");
  return at < 0 ? [option, undefined] : [option.slice(0, at), option.slice(at + 1)];
}
