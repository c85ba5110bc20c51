import { describe, expect, it } from "vitest";
import type { Client } from "@/lib/supabase/browser";
import { memoriesOf } from "./memory";

/** A client whose only function answers one memory for each answer but the last, and notes what it was asked. */
function clientOf(asked: string[][]): Client {
  const rpc = (_name: string, { p_message_ids: ids }: { p_message_ids: string[] }) => {
    asked.push(ids);
    const data = ids.slice(0, -1).map((id) => ({ message_id: id, insight_id: `i-${id}`, content: "Vende café", category: "business", confidence: 0.8, since: null }));
    return Promise.resolve({ data, error: null });
  };
  return { rpc } as unknown as Client;
}

describe("the memories of answers", () => {
  it("are asked for together, and each answer gets its own", async () => {
    const asked: string[][] = [];
    const client = clientOf(asked);
    const [a, b, c] = await Promise.all(["a", "b", "c"].map((id) => memoriesOf(client, id)));
    expect(asked).toEqual([["a", "b", "c"]]);
    expect([a, b, c].map((memories) => memories?.map(({ insight_id }) => insight_id))).toEqual([["i-a"], ["i-b"], []]);
    await memoriesOf(client, "d");
    expect(asked).toEqual([["a", "b", "c"], ["d"]]);
  });
  it("are asked for a hundred at a time", async () => {
    const asked: string[][] = [];
    const client = clientOf(asked);
    await Promise.all(Array.from({ length: 130 }, (_, index) => memoriesOf(client, String(index))));
    expect(asked.map(({ length }) => length)).toEqual([100, 30]);
  });
  it("fail together where the database refuses", async () => {
    const client = { rpc: () => Promise.resolve({ data: null, error: { code: "42501", message: "no" } }) } as unknown as Client;
    const results = await Promise.allSettled(["a", "b"].map((id) => memoriesOf(client, id)));
    expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  });
});
