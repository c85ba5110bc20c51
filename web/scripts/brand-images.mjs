// Renders the pictures that browsers and other sites show of us, from icon.svg and the portraits: run it again when those
// change, `node web/scripts/brand-images.mjs`. Needs Chromium (CHROMIUM_PATH, else /usr/bin/chromium).
import { chromium } from "@playwright/test";
import { readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

const web = fileURLToPath(new URL("..", import.meta.url));
const require = createRequire(import.meta.url);
const file = (path) => `${web}${path}`;

/** The portraits as SVG, by bundling their components for Node. */
async function portraits(people) {
  const entry = file("scripts/.portraits.tsx");
  const bundled = file("scripts/.portraits.cjs");
  await writeFile(entry, `
    import { renderToStaticMarkup } from "react-dom/server";
    import { Portrait } from "@/components/brand/portraits/portrait";
    export const render = (id, color) => \`<div style="--ground: \${color}">\${renderToStaticMarkup(<Portrait id={id} />)}</div>\`;
  `);
  try {
    const bundle = await rolldown({ input: entry, platform: "node", resolve: { alias: { "@": file("src") } }, logLevel: "silent" });
    await bundle.write({ format: "cjs", file: bundled });
    const { render } = require(bundled);
    return people.map(([id, color]) => render(id, color)).join("");
  } finally {
    await Promise.all([rm(entry, { force: true }), rm(bundled, { force: true })]);
  }
}

async function font(name) {
  const path = require.resolve(`@fontsource-variable/${name}/files/${name}-latin-wght-normal.woff2`);
  return `data:font/woff2;base64,${(await readFile(path)).toString("base64")}`;
}

/** An .ico that holds one PNG, which every browser of this century reads. */
function ico(png, size) {
  const head = Buffer.alloc(22);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(1, 4);
  head.writeUInt8(size, 6);
  head.writeUInt8(size, 7);
  head.writeUInt16LE(1, 10);
  head.writeUInt16LE(32, 12);
  head.writeUInt32LE(png.length, 14);
  head.writeUInt32LE(head.length, 18);
  return Buffer.concat([head, png]);
}

const TEAM = [
  ["sofia", "#BE185D"], ["carlos", "#1D4ED8"], ["paula", "#047857"], ["valentina", "#7C3AED"], ["mateo", "#4D7C0F"], ["lucia", "#C2410C"],
  ["diego", "#0369A1"], ["camila", "#A21CAF"], ["andres", "#92400E"], ["elena", "#334155"], ["tomas", "#0E7490"], ["renata", "#B91C1C"],
];

const icon = await readFile(file("src/app/icon.svg"), "utf8");
const texts = JSON.parse(await readFile(file("messages/es/landing.json"), "utf8"));
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
try {
  const page = await browser.newPage();
  /** A square with the mark; a full one has no round corners, for systems that cut their own. */
  const square = async (size, full) => {
    await page.setViewportSize({ width: size, height: size });
    const svg = full ? icon.replace('rx="9"', 'rx="0"').replace('viewBox="0 0 32 32"', 'viewBox="-3 -3 38 38"').replace("<rect ", '<rect x="-3" y="-3" ').replace('width="32" height="32"', 'width="38" height="38"') : icon;
    await page.setContent(`<style>*{margin:0}svg{display:block;width:100vw;height:100vh}</style>${svg}`);
    return await page.screenshot({ omitBackground: true });
  };
  await writeFile(file("src/app/favicon.ico"), ico(await square(48, false), 48));
  await writeFile(file("src/app/apple-icon.png"), await square(180, true));
  await writeFile(file("public/icon-192.png"), await square(192, false));
  await writeFile(file("public/icon-512.png"), await square(512, false));
  await writeFile(file("public/icon-maskable-512.png"), await square(512, true));

  await page.setViewportSize({ width: 1200, height: 630 });
  await page.setContent(`<style>
    @font-face { font-family: heading; src: url(${await font("bricolage-grotesque")}); font-weight: 200 800 }
    @font-face { font-family: body; src: url(${await font("figtree")}); font-weight: 300 900 }
    * { margin: 0; box-sizing: border-box }
    body { width: 1200px; height: 630px; padding: 60px 68px; background: #fbf9f5; color: #14201f; font-family: body; display: flex; flex-direction: column; justify-content: space-between }
    header { display: flex; align-items: center; gap: 16px; font: 800 36px heading; letter-spacing: -.02em }
    header svg { width: 58px; height: 58px }
    h1 { font: 800 76px/1.03 heading; letter-spacing: -.025em; max-width: 960px; text-wrap: balance }
    p { margin-top: 18px; font-size: 27px; color: #4a5a58 }
    .team { display: flex; gap: 14px }
    .team div { width: 75px; height: 75px; border-radius: 28%; overflow: hidden; background: radial-gradient(circle farthest-side at 50% 51.25%, color-mix(in oklab, var(--ground) 52%, white) 80%, var(--ground) 81.5%) }
    .team svg { width: 75px; height: 75px }
  </style>
  <header>${icon}<span>Sintra<span style="color:#00695a"> AI</span></span></header>
  <div><h1>${texts.hero.title}</h1><p>${texts.hero.eyebrow}</p></div>
  <div class="team">${await portraits(TEAM)}</div>`);
  await page.evaluate(() => document.fonts.ready);
  await writeFile(file("src/app/opengraph-image.png"), await page.screenshot());
} finally {
  await browser.close();
}
