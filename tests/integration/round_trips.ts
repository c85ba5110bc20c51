import { ask, openai, platform, providerEnv, signUp, sql } from "./support.ts";
import { equal, it } from "./story.ts";

it("a turn makes exactly one database round trip before the upstream call", async () => {
  const order: string[] = [];
  const proxy = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen: () => {} }, async (request) => {
    const { pathname, search } = new URL(request.url);
    order.push(pathname);
    const answer = await fetch(platform.apiUrl + pathname + search, {
      method: request.method,
      headers: request.headers,
      body: request.body ? await request.arrayBuffer() : undefined,
    });
    return new Response(answer.body, {
      status: answer.status,
      headers: { "content-type": answer.headers.get("content-type") ?? "application/json" },
    });
  });
  // The worker comes by the same way, and is no part of a turn.
  await sql`update cron.job set active = false`;
  try {
    await platform.restartFunctions({
      ...providerEnv,
      SUPABASE_URL: `http://127.0.0.1:${(proxy.addr as Deno.NetAddr).port}`,
    });
    const mia = await signUp("Mía");
    openai.setBehaviour(() => {
      order.push("upstream");
      return { text: "Hola." };
    });
    await ask(mia, "Hola");
    equal(order.slice(0, order.indexOf("upstream")), ["/rest/v1/rpc/begin_turn"], "before the upstream call");
    equal(order.filter((path) => path.endsWith("settle_turn")).length, 1, "settled once");
  } finally {
    await sql`update cron.job set active = true`;
    await platform.restartFunctions(providerEnv);
    await proxy.shutdown();
  }
});
