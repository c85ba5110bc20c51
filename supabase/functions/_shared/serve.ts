/** What every function does before its own work: preflight, who is calling, and headers that let a browser read the answer. */
import { Gate } from "./auth.ts";
import { refusalText } from "./edge.ts";

const CORS = {
  "access-control-allow-origin": "*",
  "access-control-allow-methods": "GET, POST, DELETE, OPTIONS",
  "access-control-allow-headers":
    "authorization, x-client-info, apikey, content-type, accept-language, user-agent, x-region",
  "access-control-expose-headers": "x-conversation-id, x-vercel-ai-ui-message-stream",
  "access-control-max-age": "86400",
};

let gate: Gate | undefined;

/** A function that answers signed-in people; the handler gets the id of the caller. */
export function forPeople(
  handler: (request: Request, userId: string) => Promise<Response>,
): { fetch(request: Request): Promise<Response> } {
  return {
    fetch: (request) =>
      guarded(request, async () => {
        const userId = await theGate().user(request);
        return userId === undefined ? await refuse(request, 401, "unauthenticated") : await handler(request, userId);
      }),
  };
}

/** A function that answers the project itself, which proves itself with its secret key. */
export function forTheProject(
  handler: (request: Request) => Promise<Response>,
): { fetch(request: Request): Promise<Response> } {
  return {
    fetch: (request) =>
      guarded(
        request,
        async () =>
          await theGate().project(request) ? await handler(request) : await refuse(request, 401, "unauthenticated"),
      ),
  };
}

async function guarded(request: Request, answer: () => Promise<Response>): Promise<Response> {
  if (request.method === "OPTIONS") return new Response(null, { status: 204, headers: CORS });
  let response: Response;
  try {
    response = await answer();
  } catch (error) {
    console.error(error);
    response = await refuse(request, 500, "internal");
  }
  for (const [name, value] of Object.entries(CORS)) response.headers.set(name, value);
  return response;
}

async function refuse(request: Request, status: number, code: string): Promise<Response> {
  const text = await refusalText(code, request.headers.get("accept-language") ?? "");
  return new Response(text, { status, headers: { "content-type": "application/json", "cache-control": "no-store" } });
}

function theGate(): Gate {
  return gate ??= new Gate({
    url: Deno.env.get("SUPABASE_URL") ?? "",
    jwks: Deno.env.get("SUPABASE_JWKS") || undefined,
    secretKeys: secretKeys(),
  });
}

function secretKeys(): string[] {
  const named: Record<string, string> = JSON.parse(Deno.env.get("SUPABASE_SECRET_KEYS") || "{}");
  const one = Deno.env.get("SUPABASE_SECRET_KEY");
  return [...Object.values(named), ...(one ? [one] : [])];
}
