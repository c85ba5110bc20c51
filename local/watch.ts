import { migrate } from "./migrate.ts";
import { ROOT } from "./paths.ts";
import type { Platform } from "./platform.ts";
import { dim } from "./util/console.ts";
import { sentence } from "./util/errors.ts";
import { join } from "./util/path.ts";
import { buildWasm } from "./wasm.ts";

interface FollowOptions {
  /** Also the Rust crates and the migrations; only the functions otherwise. */
  all: boolean;
  /** Whether the platform is being stopped. */
  stopped(): boolean;
}

/** Lets a running platform follow its sources. The web's own are followed by Next. */
export function followSources(platform: Platform, { all, stopped }: FollowOptions): void {
  const onChange = (directory: string, files: RegExp, work: () => Promise<unknown>) =>
    watch(join(ROOT, directory), files, async () => {
      if (stopped()) return;
      await work().catch((error) => console.error(sentence(error)));
    });
  onChange("supabase/functions", /\.(ts|js|json|env)$/, async () => {
    console.log(dim("functions changed, starting them again"));
    await platform.restartFunctions();
  });
  if (!all) return;
  // Its output is a module of the functions, which start again when it changes.
  onChange("crates", /\.(rs|toml|json)$/, async () => {
    console.log(dim("Rust changed, building WebAssembly"));
    await buildWasm();
    console.log(dim("WebAssembly is built"));
  });
  onChange("supabase/migrations", /\.sql$/, async () => {
    const count = await migrate({ databaseUrl: platform.databaseUrl });
    if (count > 0) console.log(dim(`${count} new migration${count === 1 ? "" : "s"} applied`));
  });
}

/** Works once after changes have settled, and once more where there were others meanwhile. */
async function watch(directory: string, files: RegExp, work: () => Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = Promise.resolve();
  for await (const event of Deno.watchFs(directory)) {
    if (event.kind === "access" || !event.paths.some((path) => files.test(path))) continue;
    clearTimeout(timer);
    timer = setTimeout(() => running = running.then(work), 300);
  }
}
