import { uploads } from "./uploads.ts";

const path = "550e8400-e29b-41d4-a716-446655440000/0f8fad5b-d9cb-469f-a165-70867728950e/a.pdf";

function equal(got: unknown, expected: unknown) {
  const [a, b] = [got, expected].map((value) => JSON.stringify(value));
  if (a !== b) throw new Error(`got ${a}, expected ${b}`);
}

/** Reads a file that Storage serves with this answer, and gives what it was asked as well. */
async function reading(answer: () => Response | Promise<Response>) {
  const asked: Request[] = [];
  const { fetch } = globalThis;
  Deno.env.set("SUPABASE_URL", "http://storage.test");
  globalThis.fetch = (input, init) => {
    asked.push(new Request(input, init));
    return Promise.resolve(answer());
  };
  try {
    const headers = { authorization: "Bearer token", apikey: "sb_publishable_x" };
    return { upload: await uploads(new Request("http://x.test", { headers })).read(path), asked };
  } finally {
    globalThis.fetch = fetch;
  }
}

Deno.test("a file is fetched as the caller and read", async () => {
  const { upload, asked } = await reading(() => new Response("a;b\n1;2\n"));
  equal([asked[0].url, asked[0].headers.get("authorization"), asked[0].headers.get("apikey")], [
    `http://storage.test/storage/v1/object/attachments/${path}`,
    "Bearer token",
    "sb_publishable_x",
  ]);
  equal(upload, {
    outcome: "read",
    size: 8,
    mime_type: "text/csv",
    text: "a | b\n1 | 2",
    metadata: { kind: "csv", rows: 2, columns: 2, chars: 11, truncated: false },
  });
});

Deno.test("what Storage does not give is not found, and what it cannot give now has failed", async () => {
  equal((await reading(() => new Response("", { status: 400 }))).upload, { outcome: "not_found" });
  equal((await reading(() => new Response("", { status: 503 }))).upload, { outcome: "failed" });
  equal((await reading(() => Promise.reject(new TypeError("no route")))).upload, { outcome: "failed" });
});

Deno.test("no more than any plan takes is read", async () => {
  let given = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      given += 1 << 20;
      controller.enqueue(new Uint8Array(1 << 20));
    },
  });
  equal((await reading(() => new Response(endless))).upload, { outcome: "too_large" });
  if (given > 30 << 20) throw new Error(`${given} bytes were read`);
});

Deno.test("a file that breaks its reader is damaged, and the next one is read", async () => {
  // A stream of objects that unpacks to more than the module may hold, behind a name that hides what it is.
  const zeros = new Blob(Array(64).fill(new Uint8Array(4 << 20)));
  const packed = new Uint8Array(
    await new Response(zeros.stream().pipeThrough(new CompressionStream("deflate"))).arrayBuffer(),
  );
  const encoder = new TextEncoder();
  const bomb = new Blob([
    encoder.encode(
      "%PDF-1.5\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n" +
        "2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n" +
        "3 0 obj\n<< /Type /#4fbjStm /Subtype /Image /N 1 /First 4 /Filter /FlateDecode " +
        `/Length ${packed.length} >>\nstream\n`,
    ),
    packed,
    encoder.encode("\nendstream\nendobj\ntrailer\n<< /Root 1 0 R >>\n"),
  ]);
  const { upload } = await reading(() => new Response(bomb));
  equal(upload, { outcome: "refused", refused: "attachment_unreadable", reason: "damaged" });
  equal((await reading(() => new Response("hola"))).upload.outcome, "read");
});
