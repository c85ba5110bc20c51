// The web's build and server, with a small application of Next instead of ours: building that takes minutes.
import { assert, assertEquals, assertMatch, eventually } from "../tests/expect.ts";
import { isFree } from "../tests/support.ts";
import { ROOT } from "../paths.ts";
import { fromFileUrl, join } from "../util/path.ts";
import { buildWeb } from "./build.ts";
import { WebServer } from "./server.ts";

const PAGE = `export const dynamic = "force-dynamic";
export default function Page() { return <p>{process.env.NEXT_PUBLIC_SUPABASE_URL} {"uno"}</p>; }
`;

/** As Next would write it, so that building changes no source. */
const TSCONFIG = {
  compilerOptions: {
    target: "ES2017",
    lib: ["dom", "dom.iterable", "esnext"],
    allowJs: true,
    skipLibCheck: true,
    strict: false,
    noEmit: true,
    incremental: true,
    module: "esnext",
    esModuleInterop: true,
    moduleResolution: "bundler",
    resolveJsonModule: true,
    isolatedModules: true,
    jsx: "react-jsx",
    plugins: [{ name: "next" }],
  },
  include: ["next-env.d.ts", ".next/types/**/*.ts", ".next/dev/types/**/*.ts", "**/*.mts", "**/*.ts", "**/*.tsx"],
  exclude: ["node_modules"],
};

/** A project with a small web, inside the repository so that its packages are found. */
async function project(): Promise<string> {
  const root = await Deno.makeTempDir({ dir: ROOT, prefix: ".local-web-test-" });
  const files: Record<string, string> = {
    "web/package.json": `{ "name": "small", "private": true, "type": "module" }`,
    "web/tsconfig.json": JSON.stringify(TSCONFIG, null, 2) + "\n",
    "web/next.config.ts":
      `export default { distDir: process.env.SINTRA_WEB_DIST || ".next", typescript: { ignoreBuildErrors: true } };`,
    "web/app/layout.tsx":
      `export default function Layout({ children }: { children: React.ReactNode }) { return <html><body>{children}</body></html>; }`,
    "web/app/page.tsx": PAGE,
    "web/app/env/route.ts":
      `export const dynamic = "force-dynamic"; export function GET() { return Response.json(Object.keys(process.env)); }`,
  };
  for (const [path, content] of Object.entries(files)) {
    await Deno.mkdir(join(root, path, ".."), { recursive: true });
    await Deno.writeTextFile(join(root, path), content);
  }
  await Deno.mkdir(join(root, "node_modules"));
  await Deno.symlink(join(ROOT, "node_modules", "next"), join(root, "node_modules", "next"));
  return root;
}

const platform = { apiUrl: "http://127.0.0.1:25600", keys: { publishableKey: "sb_publishable_test" } };
const text = async (url: string) => await (await fetch(url)).text();

Deno.test({
  name: "the web is built once for each state of its sources, served, and leaves nothing behind",
  sanitizeOps: false,
  sanitizeResources: false,
  async fn(test) {
    const root = await project();
    const logs: string[] = [];
    const options = { ...platform, root, onLog: (line: string) => logs.push(line) };
    const server = new WebServer({ ...options, port: 25605 });
    const builds = async () =>
      (await Array.fromAsync(Deno.readDir(join(root, "web")))).map(({ name }) => name)
        .filter((name) => name.startsWith(".next-")).sort();
    try {
      await test.step("two at once build one, and a second start builds nothing", async () => {
        const [one, two] = await Promise.all([buildWeb(root), buildWeb(root)]);
        assertEquals([one.fresh, two.fresh].filter(Boolean).length, 1);
        assertEquals(one.directory, two.directory);
        const third = await buildWeb(root);
        assertEquals(third.fresh, false);
        for (const build of [one, two, third]) build.release();
      });

      await test.step("it is served with the platform's public settings, and no other secrets", async () => {
        Deno.env.set("OPENAI_API_KEY", "not for the web");
        await server.start();
        Deno.env.delete("OPENAI_API_KEY");
        assertMatch(await text(server.url), /25600<!-- --> <!-- -->uno/);
        const names: string[] = await (await fetch(`${server.url}/env`)).json();
        assert(names.includes("NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY"), `${names}`);
        assertEquals(names.filter((name) => /OPENAI|SECRET|SINTRA_STATE/.test(name)), []);
      });

      await test.step("it answers again after a crash, and says so", async () => {
        const before = server.pid;
        await server.kill();
        await eventually(() => fetch(server.url).then((response) => response.ok, () => false), "it answers", 20);
        assert(server.pid !== before, "another process");
        assertEquals(logs.filter((line) => line.includes("web:")), [
          "web: the process ended (SIGKILL), starting it again",
        ]);
      });

      await test.step("changed sources make another build, beside the one that is served", async () => {
        await Deno.writeTextFile(join(root, "web", "app", "page.tsx"), PAGE.replace("uno", "dos"));
        const [old] = await builds();
        const newer = new WebServer({ ...options, port: 25606 });
        await newer.start();
        assertMatch(await text(newer.url), /dos/);
        assertMatch(await text(server.url), /uno/);
        assertEquals((await builds()).length, 2);
        await server.stop();
        assert(isFree(25605), "it has stopped");
        await newer.stop();
        const again = await buildWeb(root);
        assertEquals([again.fresh, await builds()], [false, [again.directory]]);
        assert(again.directory !== old, "the old build is removed once nobody serves it");
        again.release();
      });

      await test.step("a test, or what Next writes, is no new state", async () => {
        await Deno.writeTextFile(join(root, "web", "app", "page.test.tsx"), "");
        await Deno.writeTextFile(join(root, "web", "next-env.d.ts"), "// other");
        const again = await buildWeb(root);
        assertEquals(again.fresh, false);
        again.release();
      });

      await test.step("whoever serves it may be killed: its port is free", async () => {
        const program = `import { WebServer } from ${JSON.stringify(import.meta.resolve("./server.ts"))};
          const server = new WebServer(${JSON.stringify({ ...platform, root, port: 25607 })});
          await server.start(); console.log("serving");`;
        const child = new Deno.Command(Deno.execPath(), {
          args: ["run", "-A", "--no-check", "--config", join(ROOT, "deno.json"), "-"],
          stdin: "piped",
          stdout: "piped",
        }).spawn();
        const writer = child.stdin.getWriter();
        await writer.write(new TextEncoder().encode(program));
        await writer.close();
        await child.stdout.getReader().read();
        assert(!isFree(25607), "it serves");
        child.kill("SIGKILL");
        await child.status;
        await eventually(() => isFree(25607), "nothing is left", 10);
      });

      await test.step("a build that fails says why", async () => {
        await Deno.writeTextFile(join(root, "web", "app", "page.tsx"), "export default function Page( {");
        const error = await buildWeb(root).then(() => undefined, (error) => error);
        assertMatch(error.message, /page\.tsx[\s\S]*\nThe web could not be built \(see above\)\.$/);
      });

      await test.step("pages follow their sources with dev", async () => {
        await Deno.writeTextFile(join(root, "web", "app", "page.tsx"), PAGE);
        const dev = new WebServer({ ...options, port: 25608, dev: true });
        await dev.start();
        assertMatch(await text(dev.url), /uno/);
        await Deno.writeTextFile(join(root, "web", "app", "page.tsx"), PAGE.replace("uno", "tres"));
        await eventually(async () => (await text(dev.url)).includes("tres"), "the page is the new one", 20);
        await dev.stop();
        assert(isFree(25608), "it has stopped");
      });
    } finally {
      await server.stop();
      await Deno.remove(root, { recursive: true });
    }
  },
});

Deno.test("a web without Node is told what is missing", async () => {
  const program = `import { WebServer } from ${JSON.stringify(fromFileUrl(import.meta.resolve("./server.ts")))};
    await new WebServer(${
    JSON.stringify({ ...platform, port: 25605 })
  }).start().catch((error) => console.log(error.message));`;
  const directory = await Deno.makeTempDir();
  await Deno.writeTextFile(join(directory, "main.ts"), program);
  const { stdout } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "--no-check", "--config", join(ROOT, "deno.json"), join(directory, "main.ts")],
    env: { SINTRA_NODE: join(directory, "node") },
  }).output();
  assertEquals(
    new TextDecoder().decode(stdout),
    "Node is missing: install Node 20.9 or newer from nodejs.org.\n",
  );
  await Deno.remove(directory, { recursive: true });
});
