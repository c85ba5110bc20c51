const color = Deno.stdout.isTerminal() && !Deno.noColor;

/** Text that matters less, where the terminal can show it. */
export function dim(text: string): string {
  return color ? `\x1b[2m${text}\x1b[22m` : text;
}

/** Text that matters more, where the terminal can show it. */
export function bold(text: string): string {
  return color ? `\x1b[1m${text}\x1b[22m` : text;
}

/** After how many milliseconds a log is told what is being done; a terminal is told at once. */
const PATIENCE = 3000;

/** Does a step of work and prints a line with the time that it took. */
export async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  if (color) await Deno.stdout.write(new TextEncoder().encode(`  ${name}…`));
  const announcement = color ? undefined : setTimeout(() => console.log(`  ${name}…`), PATIENCE);
  try {
    const result = await work();
    console.log(
      `${color ? "\r" : ""}  ${name.padEnd(14)} ${dim(`${((performance.now() - start) / 1000).toFixed(1)} s`)}`,
    );
    return result;
  } catch (error) {
    if (color) console.log();
    throw error;
  } finally {
    clearTimeout(announcement);
  }
}
