import { DefaultChatTransport, type UIMessage, type UIMessageChunk } from "ai";
import { describe, expect, it } from "vitest";
import { readChunks } from "./chunks";

/** The SDK's own reader. */
class Reference extends DefaultChatTransport<UIMessage> {
  read(stream: ReadableStream<Uint8Array<ArrayBuffer>>): ReadableStream<UIMessageChunk> {
    return this.processResponseStream(stream);
  }
}

const ANSWER = [
  { type: "start", messageId: "a1", messageMetadata: { model: "sintra-1" } },
  { type: "start-step" },
  { type: "text-start", id: "0" },
  { type: "text-delta", id: "0", delta: "Ñandú: “hola” 🌮\n\ndata: no" },
  { type: "text-end", id: "0" },
  { type: "finish-step" },
  { type: "finish", messageMetadata: { tokens: 12 } },
];
const WIRE = `: ping\n\n${ANSWER.map((part) => `data: ${JSON.stringify(part)}\n\n`).join("")}data: [DONE]\n\n`;

function streamOf(...pieces: Uint8Array<ArrayBuffer>[]): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece);
      controller.close();
    },
  });
}

async function all(stream: ReadableStream<UIMessageChunk>): Promise<UIMessageChunk[]> {
  const chunks: UIMessageChunk[] = [];
  for (const reader = stream.getReader();;) {
    const { done, value } = await reader.read();
    if (done) return chunks;
    chunks.push(value);
  }
}

const bytesOf = (text: string) => new TextEncoder().encode(text);

describe("readChunks", () => {
  it("reads what the SDK reads", async () => {
    const chunks = await all(readChunks(streamOf(bytesOf(WIRE))));
    expect(chunks).toEqual(ANSWER);
    expect(chunks).toEqual(await all(new Reference().read(streamOf(bytesOf(WIRE)))));
  });

  it("does so wherever the network cuts", async () => {
    const bytes = bytesOf(WIRE);
    for (let cut = 1; cut < bytes.length; cut++) {
      expect(await all(readChunks(streamOf(bytes.slice(0, cut), bytes.slice(cut)))), `cut at ${cut}`).toEqual(ANSWER);
    }
  });

  it.each(["<html>", "null", "7", '"text-delta"', "{}", '{"type":3}', '{"type":"text-delta","id":"0","delta":{}}'])("refuses %s", async (data) => {
    await expect(all(readChunks(streamOf(bytesOf(`data: ${data}\n\n`))))).rejects.toThrow();
  });
});
