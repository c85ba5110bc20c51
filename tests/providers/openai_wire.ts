import type { ErrorCode, RecordedRequest, Refusal, Run, Wire } from "./behaviour.ts";
import { faultOf } from "./strict_schema.ts";

const known = new Set([
  "model",
  "messages",
  "stream",
  "stream_options",
  "max_tokens",
  "max_completion_tokens",
  "temperature",
  "top_p",
  "n",
  "stop",
  "user",
  "safety_identifier",
  "prompt_cache_key",
  "reasoning_effort",
  "response_format",
  "seed",
  "store",
  "metadata",
  "frequency_penalty",
  "presence_penalty",
]);

const frame = (value: unknown) => `data: ${JSON.stringify(value)}\n\n`;

function error(
  status: number,
  message: string,
  type: string,
  code: string | null = null,
  param: string | null = null,
): Refusal {
  return { status, body: { error: { message, type, param, code } } };
}

const invalid = (message: string, param: string, code: string | null = null) =>
  error(400, message, "invalid_request_error", code, param);

/** Models that reason refuse some of the older parameters. */
const reasons = (model: string) => /^(gpt-5|o\d)/.test(model) && !model.includes("chat");

function refuseBody({ body }: RecordedRequest): Refusal | undefined {
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    return invalid("We could not parse the JSON body of your request.", "");
  }
  const unknown = Object.keys(body).find((key) => !known.has(key));
  if (unknown) return error(400, `Unrecognized request argument supplied: ${unknown}`, "invalid_request_error");
  if (typeof body.model !== "string" || !body.model) return invalid("you must provide a model parameter", "model");
  if (!Array.isArray(body.messages) || !body.messages.length) {
    return invalid(
      "Invalid 'messages': empty array. Expected an array with minimum length 1, but got an empty array instead.",
      "messages",
      "empty_array",
    );
  }
  for (const [n, message] of body.messages.entries()) {
    if (!["system", "developer", "user", "assistant"].includes(message?.role)) {
      return invalid(`Invalid value: '${message?.role}'.`, `messages[${n}].role`, "invalid_value");
    }
    if (typeof message.content !== "string" && !Array.isArray(message.content)) {
      return invalid(`Invalid type for 'messages[${n}].content'.`, `messages[${n}].content`, "invalid_type");
    }
  }
  for (const name of ["max_tokens", "max_completion_tokens"]) {
    const value = body[name];
    if (value === undefined) continue;
    if (!Number.isInteger(value) || value < 1) {
      return invalid(`Invalid '${name}': expected a value >= 1.`, name, "integer_below_min_value");
    }
    if (name === "max_tokens" && reasons(body.model)) {
      return invalid(
        "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
        name,
        "unsupported_parameter",
      );
    }
  }
  const temperature = body.temperature;
  if (temperature !== undefined) {
    if (typeof temperature !== "number" || temperature < 0 || temperature > 2) {
      return invalid("Invalid 'temperature': expected a value <= 2.", "temperature", "decimal_above_max_value");
    }
    if (reasons(body.model) && temperature !== 1) {
      return invalid(
        "Unsupported value: 'temperature' does not support this value with this model.",
        "temperature",
        "unsupported_value",
      );
    }
  }
  const format = body.response_format;
  if (format?.type === "json_schema") {
    const { name, strict, schema } = format.json_schema ?? {};
    const fault = !/^[\w-]{1,64}$/.test(name ?? "") ? "Invalid 'name'." : strict ? faultOf(schema) : undefined;
    if (fault) return invalid(`Invalid schema for response_format '${name}': ${fault}`, "response_format");
  }
  if (body.stream_options !== undefined && body.stream !== true) {
    return invalid("The 'stream_options' parameter is only allowed when 'stream' is enabled.", "stream_options");
  }
}

function refuse(request: RecordedRequest): Refusal | undefined {
  const authorization = request.headers.authorization ?? "";
  if (!authorization) {
    return error(
      401,
      "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth.",
      "invalid_request_error",
    );
  }
  if (!/^Bearer \S+$/.test(authorization)) {
    return error(401, "Incorrect API key provided.", "invalid_request_error", "invalid_api_key");
  }
  if (!(request.headers["content-type"] ?? "").startsWith("application/json")) {
    return invalid("Unsupported content type.", "");
  }
  return refuseBody(request);
}

function errorBody(status: number, code?: ErrorCode): unknown {
  if (code === "context_too_long") {
    return error(
      status,
      "This model's maximum context length is 128000 tokens. However, your messages resulted in 200000 tokens.",
      "invalid_request_error",
      "context_length_exceeded",
      "messages",
    ).body;
  }
  if (code === "content_policy") {
    return error(
      status,
      "Your request was rejected by our safety system.",
      "invalid_request_error",
      "content_policy_violation",
    ).body;
  }
  if (status === 401) {
    return error(status, "Incorrect API key provided: sk-te**st.", "invalid_request_error", "invalid_api_key").body;
  }
  if (status === 403) {
    return error(status, "Project does not have access to this model.", "invalid_request_error", "model_not_found")
      .body;
  }
  if (status === 404) {
    return error(
      status,
      "The model does not exist or you do not have access to it.",
      "invalid_request_error",
      "model_not_found",
    ).body;
  }
  if (status === 429) return error(status, "Rate limit reached for requests", "requests", "rate_limit_exceeded").body;
  return error(status, "The server had an error while processing your request. Sorry about that!", "server_error").body;
}

const usageOf = (run: Run) => ({
  prompt_tokens: run.usage.input,
  completion_tokens: run.usage.output,
  total_tokens: run.usage.input + run.usage.output,
  prompt_tokens_details: { cached_tokens: run.usage.cached, audio_tokens: 0 },
  completion_tokens_details: {
    reasoning_tokens: 0,
    audio_tokens: 0,
    accepted_prediction_tokens: 0,
    rejected_prediction_tokens: 0,
  },
});

/** Random-looking padding of varying length, as OpenAI sends it, from a counter. */
const padding = (n: number) => "k3Vq9ZxT1b".slice(0, 1 + (n * 7) % 10);

/** OpenAI's chat completions. */
export function openaiWire(): Wire {
  let sent = 0;
  const chunk = (run: Run, delta: unknown, reason: string | null = null) =>
    frame({
      id: `chatcmpl-${run.id}`,
      object: "chat.completion.chunk",
      created: run.created,
      model: run.model,
      service_tier: "default",
      system_fingerprint: "fp_b547601dbd",
      choices: [{ index: 0, delta, logprobs: null, finish_reason: reason }],
      ...(run.request.stream_options?.include_usage ? { usage: null } : {}),
      obfuscation: padding(sent++),
    });
  const closing = (run: Run, finish: string) => [
    chunk(run, {}, finish),
    ...(run.request.stream_options?.include_usage
      ? [frame({
        id: `chatcmpl-${run.id}`,
        object: "chat.completion.chunk",
        created: run.created,
        model: run.model,
        service_tier: "default",
        system_fingerprint: "fp_b547601dbd",
        choices: [],
        usage: usageOf(run),
        obfuscation: "",
      })]
      : []),
    "data: [DONE]\n\n",
  ];
  return {
    path: "/v1/chat/completions",
    refuse,
    errorBody,
    opening: (run) => [chunk(run, { role: "assistant", content: "", refusal: null })],
    delta: (run, text) => chunk(run, { content: text }),
    refusal: (
      run,
      text,
    ) => [...(text.match(/\S+\s*/g) ?? []).map((refusal) => chunk(run, { refusal })), ...closing(run, "stop")],
    closing,
    errorFrame: () => frame(errorBody(500)),
    malformedFrame: () =>
      'data: {"id":"chatcmpl-1","object":"chat.completion.chunk","choices":[{"index":0,"delta":{"content":"a\n\n',
  };
}

/** Hugging Face's router, as the server behind it (Text Generation Inference) writes. */
export function huggingFaceWire(): Wire {
  const chunk = (run: Run, choices: unknown[], usage: unknown = null) =>
    frame({
      object: "chat.completion.chunk",
      id: "",
      created: run.created,
      model: run.model,
      system_fingerprint: "3.3.5-native",
      choices,
      usage,
    });
  const choice = (
    content: string,
    reason: string | null = null,
  ) => [{ index: 0, delta: { role: "assistant", content }, logprobs: null, finish_reason: reason }];
  const closing = (run: Run, finish: string) => [
    chunk(run, choice("", finish)),
    ...(run.request.stream_options?.include_usage ? [chunk(run, [], usageOf(run))] : []),
    "data: [DONE]\n\n",
  ];
  return {
    path: "/v1/chat/completions",
    refuse(request) {
      if (!/^Bearer \S+$/.test(request.headers.authorization ?? "")) {
        return { status: 401, body: { error: "Invalid username or password." } };
      }
      const refusal = refuseBody(request);
      return refusal &&
        {
          status: 422,
          body: {
            error: `Input validation error: ${(refusal.body as { error: { message: string } }).error.message}`,
            error_type: "validation",
          },
        };
    },
    errorBody(status, code) {
      if (code === "context_too_long") {
        return {
          error: "Input validation error: `inputs` tokens + `max_new_tokens` must be <= 131072.",
          error_type: "validation",
        };
      }
      if (code === "content_policy") {
        return {
          error: { message: "Flagged by content policy", type: "invalid_request_error", code: "content_filter" },
        };
      }
      if (status === 401) return { error: "Invalid username or password." };
      if (status === 429) return { error: "Model is overloaded", error_type: "overloaded" };
      return { error: "Internal server error" };
    },
    opening: () => [],
    delta: (run, text) => chunk(run, choice(text)),
    // The format has no place for a refusal: the model says it in its answer.
    refusal: (run, text) => [chunk(run, choice(text)), ...closing(run, "stop")],
    closing,
    errorFrame: () =>
      frame({ error: { message: "Request failed during generation: Server error", http_status_code: 500 } }),
    malformedFrame: () => 'data: {"object":"chat.completion.chunk","choices":[{"index":0,\n\n',
  };
}
