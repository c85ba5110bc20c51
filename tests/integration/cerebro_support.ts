/** What the stories of the Cerebro share: models that learn as a story wants, and waiting for what is learned. */
import {
  type Answer,
  anthropic,
  ask,
  type ChatOptions,
  headersOf,
  huggingface,
  openai,
  type Person,
  platform,
  sql,
  until,
} from "./support.ts";
import type { Behaviour, RecordedRequest } from "../providers/mod.ts";

export const providers = [openai, anthropic, huggingface];

/** Whether a request is the worker's, which wants an answer for a program. */
export function wantsFacts({ body }: RecordedRequest): boolean {
  return Boolean(body?.response_format ?? body?.output_config);
}

/** Lets every provider answer people with a text, and the worker with these facts, or in this way. */
export function answerWith(text: string, facts: unknown[] | Behaviour = []): void {
  const learning = Array.isArray(facts) ? { text: JSON.stringify({ facts }) } : facts;
  for (const provider of providers) {
    provider.setBehaviour((request) => wantsFacts(request) ? learning : { text });
    provider.requests.length = 0;
  }
}

/** The requests that the worker has sent, whoever got them. */
export function factRequests(): RecordedRequest[] {
  return providers.flatMap((provider) => provider.requests.filter(wantsFacts));
}

/** What the newest question of a person to a provider says, by role, and in how many messages. */
export function lastPrompt(): { system: string; user: string; messages: number } {
  const request = openai.requests.findLast((request) =>
    !wantsFacts(request) && request.body.messages.some((m: { role: string }) => m.role === "system") &&
    request.body.max_completion_tokens > 1000
  );
  const said = (role: string) =>
    (request?.body.messages ?? []).filter((m: { role: string }) => m.role === role)
      .map((m: { content: unknown }) => typeof m.content === "string" ? m.content : JSON.stringify(m.content)).join(
        "\n",
      );
  return { system: said("system"), user: said("user"), messages: request?.body.messages.length ?? 0 };
}

/** Has the worker work, as the schedule does. */
export async function drain(): Promise<void> {
  const response = await fetch(`${platform.apiUrl}/functions/v1/worker`, {
    method: "POST",
    headers: { apikey: platform.keys.secretKey },
  });
  await response.body?.cancel();
}

/** Waits until nothing is left to be done for a person. */
export async function settled(person: Person): Promise<void> {
  await until("the Cerebro to have done its work", async () => {
    const [{ count }] = await sql`select count(*)::int from pgmq.q_cerebro where message ->> 'user_id' = ${person.id}`;
    return count === 0;
  }, 40_000);
}

/** Says something, and waits until it has been learned from. */
export async function tell(person: Person, text: string, options: ChatOptions = {}): Promise<Answer> {
  const answer = await ask(person, text, options);
  await settled(person);
  return answer;
}

/** An insight as its owner reads it. */
export interface Row {
  id: string;
  content: string;
  fact_key: string | null;
  confidence: number;
  version: number;
  evidence_count: number;
  valid_until: string | null;
  ended_reason: string | null;
}

/** What is remembered of a person, as they read it themselves. */
export async function insightsOf(person: Person): Promise<Row[]> {
  const { data, error } = await person.client.from("user_insights")
    .select("id,content,fact_key,confidence,version,evidence_count,valid_until,ended_reason").order("discovered_at");
  if (error) throw new Error(error.message);
  return data as Row[];
}

/** The current insight of a key. */
export async function insightOf(person: Person, key: string): Promise<Row | undefined> {
  return (await insightsOf(person)).find((row) => row.fact_key === key && row.valid_until === null);
}

/** Calls the function `cerebro`. */
export async function cerebro(
  person: Person,
  method: string,
  path: string,
  body: unknown,
  // deno-lint-ignore no-explicit-any
): Promise<{ status: number; body: any }> {
  const response = await fetch(`${platform.apiUrl}/functions/v1/cerebro/${path}`, {
    method,
    headers: { ...headersOf(person), "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}
