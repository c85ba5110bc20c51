/** The reference: one REST select as the caller, then the upstream's stream as it is. Prints its URL. */
const [select, upstream] = Deno.args;
const body = JSON.stringify({
  model: "gpt-5-mini",
  stream: true,
  stream_options: { include_usage: true },
  max_completion_tokens: 4096,
  messages: [{ role: "user", content: "¿Cómo lleno mi taquería los martes?" }],
});
Deno.serve({
  hostname: "127.0.0.1",
  port: 0,
  onListen: ({ port }) => console.log(`http://127.0.0.1:${port}/`),
}, async (request) => {
  const headers = { authorization: request.headers.get("authorization")!, apikey: request.headers.get("apikey")! };
  const rows = await fetch(select, { headers });
  if (!rows.ok) return new Response(await rows.text(), { status: 500 });
  await rows.json();
  const answer = await fetch(upstream, {
    method: "POST",
    headers: { authorization: "Bearer sk-test", "content-type": "application/json" },
    body,
  });
  return new Response(answer.body, { headers: { "content-type": "text/event-stream" } });
});
