import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import common from "../../../messages/es/common.json";
import chat from "../../../messages/es/chat.json";
import { Markdown } from "./markdown";

function html(text: string, isGrowing = false): string {
  return renderToStaticMarkup(
    <NextIntlClientProvider locale="es" messages={{ common, chat }} timeZone="UTC">
      <Markdown text={text} isGrowing={isGrowing} />
    </NextIntlClientProvider>,
  );
}

/** Tags and attributes that would run something or fetch something. */
const ACTIVE = /<(?:script|iframe|object|embed|img|video|audio|svg[^>]*onload|form|base|meta|link|style)\b|\son\w+=|(?:href|src)="(?!https?:|mailto:)/i;

describe("Markdown of a hostile model", () => {
  it.each([
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "<iframe src='https://evil.example'></iframe>",
    "<svg/onload=alert(1)>",
    "<style>*{display:none}</style>",
    "<!-- --><details open ontoggle=alert(1)>",
    "texto <b onmouseover=alert(1)>negrita</b>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](java\u0000script:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:x)",
    "[x](//evil.example)",
    "[x](/dashboard/cuenta/datos)",
    "[x]: javascript:alert(1)\n\n[x]",
    "<javascript:alert(1)>",
    "![x](javascript:alert(1))",
    "![x](data:image/svg+xml;base64,PHN2Zz4=)",
    "![x](https://evil.example/pixel.png)",
    "![x][r]\n\n[r]: https://evil.example/pixel.png",
    "[![x](https://evil.example/a.png)](javascript:alert(1))",
    "| a |\n|---|\n| <img src=x onerror=alert(1)> |",
    "```html\n<script>alert(1)</script>\n```",
    "```\"onload=alert(1)\nx\n```",
    "[^1]\n\n[^1]: <script>alert(1)</script>",
    "\" onclick=\"alert(1)",
  ])("stays text: %j", (text) => {
    for (const isGrowing of [false, true]) {
      // What stands between tags is text; what is in them is what counts.
      const tags = (html(text, isGrowing).match(/<[^>]*>/g) ?? []).filter((tag) => !/^<\/?(?:svg|path|rect|circle|line|polyline)\b/.test(tag));
      for (const tag of tags) expect(tag).not.toMatch(ACTIVE);
    }
  });

  it("shows HTML as it was written", () => {
    expect(html("<script>alert(1)</script>")).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  });

  it("opens links beside the product, and tells the other side nothing", () => {
    expect(html("[guía](https://example.com/a)")).toMatch(/<a href="https:\/\/example.com\/a" target="_blank" rel="noopener noreferrer nofollow"/);
  });

  it("leads to a picture instead of loading it", () => {
    expect(html("![foto](https://example.com/a.png)")).toMatch(/<a href="https:\/\/example.com\/a.png"[^>]*>.*foto<\/a>/);
  });
});

describe("Markdown", () => {
  it("knows tables, lists of tasks and code", () => {
    expect(html("| a | b |\n|---|--:|\n| 1 | 2 |")).toMatch(/<table.*<th.*>a<\/th>.*<td.*>2<\/td>/);
    expect(html("- [x] hecho")).toContain('type="checkbox"');
    expect(html("```js\nconst a = 1 < 2;\n```")).toContain("const a = 1 &lt; 2;");
  });

  it("lets each paragraph run in its own direction", () => {
    expect(html("مرحبا\n\nhola").match(/dir="auto"/g)).toHaveLength(2);
  });

  it("does not show half a mark while the answer grows", () => {
    expect(html("Es **impor", true)).toMatch(/Es <strong[^>]*>impor<\/strong>/);
    expect(html("mira [la guía](https://exam", true)).not.toContain("exam");
  });
});

describe("Markdown of plain words", () => {
  // With a definition behind it, which shows nothing, a text is always read as Markdown.
  it.each(["Claro", "Claro, vamos ", "¿Listo?", "Sí. Son 3 (tres)  pasos, al 10%", "Vende $45 y 50", "a www.ejemplo.com", "e.g. x", "No: ok", "a * b", "I. Uno", "x) y"])(
    "%j looks as it does among formatted ones",
    (text) => expect(html(text)).toBe(html(`${text}\n\n[nada]: https://ejemplo.com`)),
  );
});
