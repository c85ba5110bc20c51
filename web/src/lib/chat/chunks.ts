import type { UIMessageChunk } from "ai";
import { EventSourceParserStream } from "eventsource-parser/stream";

/**
 * The parts of an answer, as our own function writes them.
 *
 * The SDK's reader holds each against a schema of whatever any server could send: to build it takes tens of milliseconds
 * before the first word of a page, and to ask it almost one for each part.
 */
export function readChunks(stream: ReadableStream<Uint8Array<ArrayBuffer>>): ReadableStream<UIMessageChunk> {
  return stream.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream()).pipeThrough(
    new TransformStream({
      transform({ data }, controller) {
        if (data !== "[DONE]") controller.enqueue(chunkOf(JSON.parse(data)));
      },
    }),
  );
}

/** Fails on what is no part of an answer, e.g. from a proxy that speaks for the function. */
function chunkOf(value: unknown): UIMessageChunk {
  const { type, delta = "" } = Object(value) as { type?: unknown; delta?: unknown };
  if (typeof type !== "string" || typeof delta !== "string") throw new Error("This is no part of an answer.");
  return value as UIMessageChunk;
}
