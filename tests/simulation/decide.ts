/** The decisions of crates/billing, made by the crate itself: programs that answer a question a line. */
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

// deno-lint-ignore no-explicit-any
export type Answer = any;

/** Builds `examples/decide.rs`; returns the path of the program. */
async function build(): Promise<string> {
  const { success, stdout, stderr } = await new Deno.Command("cargo", {
    args: ["build", "--quiet", "-p", "billing", "--example", "decide", "--message-format=json"],
    cwd: root,
  }).output();
  if (!success) throw new Error(new TextDecoder().decode(stderr));
  for (const line of new TextDecoder().decode(stdout).split("\n")) {
    if (!line.includes('"executable"')) continue;
    const { target, executable } = JSON.parse(line);
    if (target?.name === "decide" && executable) return executable;
  }
  return join(root, "target", "debug", "examples", "decide");
}

/** One program. Answers come in the order of the questions. */
class Decider {
  readonly #child: Deno.ChildProcess;
  readonly #writer: WritableStreamDefaultWriter<Uint8Array>;
  readonly #waiting: ((answer: Answer) => void)[] = [];
  readonly #done: Promise<void>;

  constructor(program: string) {
    this.#child = new Deno.Command(program, { stdin: "piped", stdout: "piped", stderr: "inherit" }).spawn();
    this.#writer = this.#child.stdin.getWriter();
    this.#done = this.#read();
  }

  async #read(): Promise<void> {
    let rest = "";
    for await (const chunk of this.#child.stdout.pipeThrough(new TextDecoderStream())) {
      const lines = (rest + chunk).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) this.#waiting.shift()?.(JSON.parse(line));
    }
  }

  ask(question: unknown): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting.push(resolve);
      this.#writer.write(new TextEncoder().encode(JSON.stringify(question) + "\n")).catch(reject);
    });
  }

  async close(): Promise<void> {
    await this.#writer.close();
    await this.#done;
    await this.#child.status;
  }
}

/** Some of them, asked in turn. */
export class Deciders {
  #turn = 0;
  private constructor(private readonly all: Decider[]) {}

  static async start(count: number): Promise<Deciders> {
    const program = await build();
    return new Deciders(Array.from({ length: count }, () => new Decider(program)));
  }

  ask(question: unknown): Promise<Answer> {
    return this.all[this.#turn++ % this.all.length].ask(question);
  }

  async close(): Promise<void> {
    await Promise.all(this.all.map((decider) => decider.close()));
  }
}
