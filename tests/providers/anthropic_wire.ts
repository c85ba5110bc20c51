import type { RecordedRequest, Refusal, Run, Wire } from "./behaviour.ts";
import { faultOf } from "./strict_schema.ts";

const known = new Set([
  "model",
  "messages",
  "max_tokens",
  "system",
  "stream",
  "temperature",
  "top_p",
  "top_k",
  "stop_sequences",
  "metadata",
  "thinking",
  "cache_control",
  "service_tier",
  "output_config",
]);

type Kind =
  | "invalid_request_error"
  | "authentication_error"
  | "permission_error"
  | "not_found_error"
  | "request_too_large"
  | "rate_limit_error"
  | "api_error"
  | "timeout_error"
  | "overloaded_error";

const errorBody = (type: Kind, message: string) => ({
  type: "error",
  error: { type, message },
  request_id: "req_011CSHoEeqs5C35K2UUqR7Fy",
});

const invalid = (message: string): Refusal => ({ status: 400, body: errorBody("invalid_request_error", message) });

const event = (value: { type: string } & Record<string, unknown>) =>
  `event: ${value.type}\ndata: ${JSON.stringify(value)}\n\n`;

const versions = ["2023-06-01", "2026-10-21"];

function refuse({ headers, body }: RecordedRequest): Refusal | undefined {
  // The vendor documents `x-api-key`; its newest clients send the key as a bearer token.
  if (!headers["x-api-key"] && !/^Bearer \S+$/.test(headers.authorization ?? "")) {
    return { status: 401, body: errorBody("authentication_error", "x-api-key header is required") };
  }
  if (!headers["anthropic-version"]) return invalid("anthropic-version: header is required");
  if (!versions.includes(headers["anthropic-version"])) {
    return invalid(`anthropic-version: "${headers["anthropic-version"]}" is not a valid version`);
  }
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    return invalid("The request body is not valid JSON");
  }
  for (const name of ["model", "messages", "max_tokens"]) {
    if (body[name] === undefined) return invalid(`${name}: Field required`);
  }
  const unknown = Object.keys(body).find((key) => !known.has(key));
  if (unknown) return invalid(`${unknown}: Extra inputs are not permitted`);
  if (typeof body.model !== "string" || !body.model) return invalid("model: String should have at least 1 character");
  if (!Number.isInteger(body.max_tokens) || body.max_tokens < 1) {
    return invalid("max_tokens: Input should be greater than or equal to 1");
  }
  const format = body.output_config?.format;
  if (format) {
    const fault = format.type !== "json_schema" ? "Input should be 'json_schema'" : faultOf(format.schema);
    if (fault) return invalid(`output_config.format: ${fault}`);
  }
  if (!Array.isArray(body.messages) || !body.messages.length) {
    return invalid("messages: at least one message is required");
  }
  for (const [n, { role, content }] of body.messages.entries()) {
    if (role !== "user" && role !== "assistant") {
      return invalid(`messages.${n}.role: Input should be 'user' or 'assistant'`);
    }
    if (!content?.length) return invalid(`messages.${n}: all messages must have non-empty content`);
    if (typeof content === "string" && !content.trim()) {
      return invalid("messages: text content blocks must contain non-whitespace text");
    }
  }
  if (body.messages[0].role !== "user") return invalid('messages: first message must use the "user" role');
  if (Array.isArray(body.system)) {
    for (const [n, block] of body.system.entries()) {
      if (block?.type !== "text" || !block.text) return invalid(`system.${n}: text content blocks must be non-empty`);
      if (block.cache_control && block.cache_control.type !== "ephemeral") {
        return invalid(`system.${n}.cache_control.type: Input should be 'ephemeral'`);
      }
    }
  } else if (body.system !== undefined && typeof body.system !== "string") {
    return invalid("system: Input should be a valid string");
  }
  if (body.temperature !== undefined) {
    if (headers["anthropic-version"] !== "2023-06-01") return invalid("temperature: Extra inputs are not permitted");
    if (!(body.temperature >= 0 && body.temperature <= 1)) return invalid("temperature: range: 0..1");
  }
}

const reasons: Record<string, string> = { stop: "end_turn", length: "max_tokens", content_filter: "refusal" };

/** Anthropic's messages. */
export function anthropicWire(): Wire {
  // The parts of the prompt are told apart: what came from the cache is not in `input_tokens`.
  const usage = (run: Run) => ({
    input_tokens: run.usage.input - run.usage.cached,
    cache_creation_input_tokens: 0,
    cache_read_input_tokens: run.usage.cached,
    cache_creation: { ephemeral_5m_input_tokens: 0, ephemeral_1h_input_tokens: 0 },
    service_tier: "standard",
  });
  const end = (run: Run, stop_reason: string) => [
    event({ type: "content_block_stop", index: 0 }),
    event({
      type: "message_delta",
      delta: { stop_reason, stop_sequence: null },
      usage: {
        input_tokens: run.usage.input - run.usage.cached,
        cache_creation_input_tokens: 0,
        cache_read_input_tokens: run.usage.cached,
        output_tokens: run.usage.output,
      },
    }),
    event({ type: "message_stop" }),
  ];
  return {
    path: "/v1/messages",
    refuse,
    errorBody(status, code) {
      if (code === "context_too_long") {
        return errorBody("invalid_request_error", "prompt is too long: 210000 tokens > 200000 maximum");
      }
      if (code === "content_policy") {
        return errorBody("invalid_request_error", "Output blocked by content filtering policy");
      }
      const kinds: Record<number, [Kind, string]> = {
        400: ["invalid_request_error", "The request is invalid."],
        401: ["authentication_error", "invalid x-api-key"],
        403: ["permission_error", "Your API key does not have permission to use the specified resource."],
        404: ["not_found_error", "The requested resource could not be found."],
        413: ["request_too_large", "Request exceeds the maximum allowed number of bytes."],
        429: ["rate_limit_error", "This request would exceed your account's rate limit. Please try again later."],
        504: ["timeout_error", "The request timed out while processing."],
        529: ["overloaded_error", "Overloaded"],
      };
      return errorBody(...(kinds[status] ?? ["api_error", "Internal server error"] as [Kind, string]));
    },
    opening: (run) => [
      event({
        type: "message_start",
        message: {
          id: `msg_${run.id}`,
          type: "message",
          role: "assistant",
          model: run.model,
          content: [],
          stop_reason: null,
          stop_sequence: null,
          usage: { ...usage(run), output_tokens: 1 },
        },
      }),
      event({ type: "content_block_start", index: 0, content_block: { type: "text", text: "" } }),
      event({ type: "ping" }),
    ],
    delta: (_, text) => event({ type: "content_block_delta", index: 0, delta: { type: "text_delta", text } }),
    // The format has a reason for it and no words.
    refusal: (run) => end(run, "refusal"),
    closing: (run, finish) => end(run, reasons[finish] ?? finish),
    errorFrame: () => event({ ...errorBody("overloaded_error", "Overloaded") }),
    malformedFrame: () =>
      'event: content_block_delta\ndata: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","te\n\n',
  };
}
