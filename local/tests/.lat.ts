const keys = JSON.parse(await Deno.readTextFile("/tmp/plat2/keys.json"));
const go = async (n: number, f: () => Promise<Response>) => {
  for (let i = 0; i < 30; i++) await (await f()).text();
  const ts: number[] = [];
  for (let i = 0; i < n; i++) {
    const t = performance.now();
    await (await f()).text();
    ts.push(performance.now() - t);
  }
  ts.sort((a, b) => a - b);
  return `p50 ${ts[n >> 1].toFixed(2)} p99 ${ts[Math.floor(n * .99)].toFixed(2)}`;
};
const h = { apikey: keys.publishableKey };
console.log("root ", await go(300, () => fetch("http://127.0.0.1:55040/", { headers: h })));
console.log(
  "rest ",
  await go(300, () =>
    fetch("http://127.0.0.1:55040/rest/v1/assistants_catalog?select=id,name&limit=3", {
      headers: { apikey: keys.secretKey },
    })),
);
console.log("fn direct", await go(300, () => fetch("http://127.0.0.1:55049/hello")));
console.log(
  "fn proxied",
  await go(300, () => fetch("http://127.0.0.1:55040/functions/v1/hello", { headers: { authorization: `Bearer x` } })),
);
