// What a person sees of npm start, status and reset: one sentence for each failure, and nothing left running.
import { findInstance } from "../instance.ts";
import { ROOT } from "../paths.ts";
import { join } from "../util/path.ts";
import { assert, assertEquals, assertMatch, eventually } from "./expect.ts";
import { copyOfProject, isFree, nothingRuns, pathWithIdleRust, run, scratch, spawn } from "./support.ts";

Deno.test("a taken port is named with the variable that changes it", async () => {
  const { directory, env } = await scratch(25500);
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 25501 });
  const { code, stderr } = await run("start", env);
  listener.close();
  assertEquals(code, 1);
  assertMatch(stderr, /^Port 25501 \(database\) is taken: .* SINTRA_PORT_BASE .*\.\n$/);
  assert(nothingRuns(25500), "nothing runs");
  await Deno.remove(directory, { recursive: true });
});

Deno.test("a taken port of the web is named with the variable that changes it, before anything is started", async () => {
  const { directory, stateDir, env } = await scratch(25570);
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 25575 });
  const { code, stdout, stderr } = await run("start", { ...env, SINTRA_WEB_PORT: "25575" });
  listener.close();
  assertEquals([code, stdout], [1, ""]);
  assertMatch(stderr, /^Port 25575 \(web\) is taken: .* SINTRA_WEB_PORT \(for example SINTRA_WEB_PORT=\d+\)\.\n$/);
  assert(!await Deno.stat(join(stateDir, "db")).then(() => true, () => false), "no database was made");
  await Deno.remove(directory, { recursive: true });
});

Deno.test("a port that is no port is refused", async () => {
  const { code, stderr } = await run("start", { SINTRA_PORT_BASE: "many" });
  assertEquals(code, 1);
  assertMatch(stderr, /^SINTRA_PORT_BASE must be a port number .* not "many"\.\n$/);
});

Deno.test("a machine without Rust is told how to get it", async () => {
  const { directory, env } = await scratch(25510);
  const { code, stderr } = await run("start", { ...env, PATH: directory });
  assertEquals(code, 1);
  assertMatch(stderr, /^Rust is missing: install it with rustup .*\.\n$/);
  assert(nothingRuns(25510), "nothing runs");
  await Deno.remove(directory, { recursive: true });
});

Deno.test("an old Node is refused with the version that is needed", async () => {
  const directory = await Deno.makeTempDir();
  const pretend = join(directory, "pretend.cjs");
  await Deno.writeTextFile(pretend, 'Object.defineProperty(process.versions, "node", { value: "18.20.8" });');
  const result = await new Deno.Command("node", {
    args: ["--require", pretend, join(ROOT, "local", "launch.mjs"), "start"],
  }).output();
  assertEquals(result.code, 1);
  assertEquals(
    new TextDecoder().decode(result.stderr),
    "Node 18.20.8 is too old: install Node 20.9 or newer from nodejs.org and run this again.\n",
  );
  await Deno.remove(directory, { recursive: true });
});

Deno.test("status is one sentence where nothing runs", async () => {
  const { directory, env } = await scratch(25520);
  const { code, stdout, stderr } = await run("status", env);
  assertEquals([code, stdout, stderr], [1, "", "Nothing runs here: start it with npm start.\n"]);
  await Deno.remove(directory, { recursive: true });
});

Deno.test("a failing migration is named with PostgreSQL's error", async () => {
  const { directory, env } = await scratch(25530);
  const root = await copyOfProject(directory);
  await Deno.writeTextFile(
    join(root, "supabase", "migrations", "20990101000000_broken.sql"),
    "select 1;\nselect wrong from nowhere;\n",
  );
  const { code, stderr } = await run("start", { ...env, PATH: await pathWithIdleRust(directory) }, [], root);
  assertEquals(code, 1, stderr);
  assertMatch(
    stderr,
    /^Migration supabase\/migrations\/20990101000000_broken\.sql failed at statement 2: .*relation "nowhere" does not exist.*\n$/,
  );
  assert(nothingRuns(25530), "nothing runs");
  await Deno.remove(directory, { recursive: true });
});

Deno.test("a failing seed is named with its line", async () => {
  const { directory, env } = await scratch(25540);
  const root = await copyOfProject(directory);
  await Deno.writeTextFile(join(root, "supabase", "seed.sql"), "select 1;\n\nselect wrong;\n");
  const { code, stderr } = await run("start", { ...env, PATH: await pathWithIdleRust(directory) }, [], root);
  assertEquals(code, 1, stderr);
  assertMatch(stderr, /^supabase\/seed\.sql failed: column "wrong" does not exist at line 3\..*\n$/);
  assert(nothingRuns(25540), "nothing runs");
  await Deno.remove(directory, { recursive: true });
});

Deno.test("it starts, says where, refuses a second start, and stops everything", async (test) => {
  const { directory, stateDir, env } = await scratch(25550);
  const full = { ...env, PATH: await pathWithIdleRust(directory) };
  const root = await copyOfProject(directory);
  const start = async () => {
    const started = spawn("start", full, root);
    await eventually(() => started.output().includes("Ready"), () => `ready: ${started.output()}`, 90);
    return started;
  };
  let running = await start();

  await test.step("with its addresses, keys and the demo login", () => {
    for (
      const wanted of ["http://127.0.0.1:25550", ":25551/postgres", "sb_publishable_", "sb_secret_", "demo@sintra.lat"]
    ) {
      assert(running.output().includes(wanted), wanted);
    }
  });
  await test.step("status prints what a shell can read", async () => {
    const { code, stdout } = await run("status", env);
    assertEquals(code, 0);
    const lines = Object.fromEntries(stdout.trim().split("\n").map((line) => line.split(/=(.*)/).slice(0, 2)));
    assertEquals(lines.API_URL, "http://127.0.0.1:25550");
    assertEquals(lines.DB_URL, "postgresql://postgres:postgres@127.0.0.1:25551/postgres");
    assertMatch(lines.PUBLISHABLE_KEY, /^sb_publishable_/);
    assertMatch(lines.SECRET_KEY, /^sb_secret_/);
    assert(lines.JWT_SECRET.length >= 32, "a long secret");
  });
  await test.step("a second start is refused", async () => {
    const { code, stderr } = await run("start", full, [], root);
    assertEquals(code, 1);
    assertMatch(stderr, /^Sintra runs already on http:\/\/127\.0\.0\.1:25550: .*\n$/);
  });
  await test.step("Ctrl-C stops everything", async () => {
    running.signal("SIGINT");
    assertEquals(await running.ended, 0);
    assert(nothingRuns(25550), "nothing runs");
    assertEquals(await findInstance(stateDir), undefined);
  });
  await test.step("after kill -9 the next start recovers, with the data", async () => {
    running = await start();
    const { apiUrl } = (await findInstance(stateDir))!;
    const keys = JSON.parse(await Deno.readTextFile(join(stateDir, "keys.json")));
    const signedUp = await fetch(`${apiUrl}/auth/v1/signup`, {
      method: "POST",
      headers: { apikey: keys.publishableKey, "content-type": "application/json" },
      body: JSON.stringify({ email: "rosa@example.com", password: "secreto-2026" }),
    });
    assertEquals(signedUp.status, 200, await signedUp.text());
    running.signal("SIGKILL");
    await running.ended;
    await eventually(
      () => [0, 3, 9].every((offset) => isFree(25550 + offset)),
      "the functions end with their platform",
    );
    running = await start();
    const signedIn = await fetch(`${apiUrl}/auth/v1/token?grant_type=password`, {
      method: "POST",
      headers: { apikey: keys.publishableKey, "content-type": "application/json" },
      body: JSON.stringify({ email: "rosa@example.com", password: "secreto-2026" }),
    });
    assertEquals(signedIn.status, 200, await signedIn.text());
  });
  await test.step("reset stops what runs and removes the data", async () => {
    const { code, stdout } = await run("reset", env);
    assertEquals(code, 0, stdout);
    await running.ended;
    assert(nothingRuns(25550), "nothing runs");
    assert(!await Deno.stat(join(stateDir, "db")).then(() => true, () => false), "no data");
  });
  await Deno.remove(directory, { recursive: true });
});

Deno.test("ending npm's process ends everything below it", async () => {
  const { directory, env } = await scratch(25560);
  const root = await copyOfProject(directory);
  const npm = new Deno.Command("npm", {
    args: ["start", "--silent"],
    cwd: root,
    env: { ...env, PATH: await pathWithIdleRust(directory), NO_COLOR: "1" },
    stdout: "null",
    stderr: "null",
  }).spawn();
  await eventually(() => findInstance(env.SINTRA_STATE_DIR), "started", 90);
  npm.kill("SIGTERM");
  await npm.status;
  await eventually(() => nothingRuns(25560), "nothing runs", 20);
  await Deno.remove(directory, { recursive: true });
});
