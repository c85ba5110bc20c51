/** What every function does before its own work: preflight, who is calling, and headers that let a browser read the answer. */
import { Gate } from "./auth.ts";

/** Words a refusal in the caller's language; which core does is the function's to say. */
type RefusalText = (code: string, acceptLanguage: string) => Promise<string>;

const CORS = {
  "access-control-allow-origin": "*",
  "access-control-allow-methods": "GET, POST, PUT, PATCH, DELETE, OPTIONS",
  "access-control-allow-headers":
    "authorization, x-client-info, apikey, content-type, accept-language, user-agent, x-region",
  "access-control-expose-headers": "x-conversation-id, x-vercel-ai-ui-message-stream",
  "access-control-max-age": "86400",
};

let gate: Gate | undefined;

/** A function that answers signed-in people; the handler gets the id of the caller. */
export function forPeople(
  handler: (request: Request, userId: string) => Promise<Response>,
  refusalText: RefusalText,
): { fetch(request: Request): Promise<Response> } {
  return {
    fetch: (request) =>
      guarded(request, refusalText, async (refuse) => {
        const userId = await theGate().user(request);
        return userId === undefined ? await refuse(401, "unauthenticated") : await handler(request, userId);
      }),
  };
}

/** A function that answers the project itself, which proves itself with its secret key. */
export function forTheProject(
  handler: (request: Request) => Promise<Response>,
  refusalText: RefusalText,
): { fetch(request: Request): Promise<Response> } {
  return {
    fetch: (request) =>
      guarded(
        request,
        refusalText,
        async (refuse) =>
          await theGate().project(request) ? await handler(request) : await refuse(401, "unauthenticated"),
      ),
  };
}

/** A function that answers anybody: whom to believe is the handler's to find out, from the request itself. */
export function forServices(
  handler: (request: Request) => Promise<Response>,
  refusalText: RefusalText,
): { fetch(request: Request): Promise<Response> } {
  return { fetch: (request) => guarded(request, refusalText, () => handler(request)) };
}

type Refuse = (status: number, code: string) => Promise<Response>;

async function guarded(
  request: Request,
  refusalText: RefusalText,
  answer: (refuse: Refuse) => Promise<Response>,
): Promise<Response> {
  if (request.method === "OPTIONS") return new Response(null, { status: 204, headers: CORS });
  const refuse: Refuse = async (status, code) => {
    const text = await refusalText(code, request.headers.get("accept-language") ?? "");
    return new Response(text, { status, headers: { "content-type": "application/json", "cache-control": "no-store" } });
  };
  let response: Response;
  try {
    response = await answer(refuse);
  } catch (error) {
    console.error(error);
    response = await refuse(500, "internal");
  }
  for (const [name, value] of Object.entries(CORS)) response.headers.set(name, value);
  return response;
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
