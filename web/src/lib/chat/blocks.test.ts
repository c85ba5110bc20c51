import { describe, expect, it } from "vitest";
import { closeOpenMarks, splitBlocks } from "./blocks";

const sample = `# Título

Un párrafo
en dos líneas.

- uno

- dos

  con más

1. a
2. b

\`\`\`js
const a = 1;

# no es título
\`\`\`

| a | b |
|---|---|
| 1 | 2 |

> cita

Fin.`;

describe("splitBlocks", () => {
  it("loses nothing", () => {
    expect(splitBlocks(sample).join("")).toBe(sample);
  });

  it("cuts between paragraphs, not in code, lists and tables", () => {
    const blocks = splitBlocks(sample).map((block) => block.trim());
    expect(blocks[0]).toBe("# Título");
    expect(blocks).toContainEqual(expect.stringMatching(/^```js[\s\S]*# no es título\n```$/));
    expect(blocks).toContainEqual(expect.stringMatching(/^- uno[\s\S]*- dos[\s\S]*con más/));
    expect(blocks).toContain("| a | b |\n|---|---|\n| 1 | 2 |");
    expect(blocks.at(-1)).toBe("Fin.");
  });

  it("gives the same first blocks while the text grows by lines", () => {
    const lines = sample.split("\n");
    for (let count = 1; count < lines.length; count++) {
      const grown = splitBlocks(`${lines.slice(0, count).join("\n")}\n`);
      const done = grown.slice(0, -1);
      expect(splitBlocks(sample).slice(0, done.length)).toEqual(done);
    }
  });

  it("keeps code together that was never closed, and fences inside of longer fences", () => {
    expect(splitBlocks("antes\n\n```\na\n\nb\n\nc")).toHaveLength(2);
    expect(splitBlocks("````\n```\n\nx\n```\n\ny\n````\n\nfin")).toHaveLength(2);
  });

  it("leaves a text whole whose definitions reach across it", () => {
    expect(splitBlocks("[a][1]\n\ntexto\n\n[1]: https://example.com")).toHaveLength(1);
  });

  it("is quick with a very long text", () => {
    const long = `${sample}\n\n`.repeat(2000);
    const began = performance.now();
    splitBlocks(long);
    expect(performance.now() - began).toBeLessThan(500);
  });
});

describe("closeOpenMarks", () => {
  it.each([
    ["Es **impor", "Es **impor**"],
    ["Es **", "Es "],
    ["usa `npm", "usa `npm`"],
    ["mira [la guía](https://exam", "mira la guía"],
    ["mira [la gu", "mira la gu"],
    ["listo **ya** y `ya`", "listo **ya** y `ya`"],
    ["```js\nconst a = `x", "```js\nconst a = `x"],
  ])("%j is shown as %j", (half, shown) => {
    expect(closeOpenMarks(half)).toBe(shown);
  });
});
