// Generated business messages: what people in Latin America write to an assistant, of every shape it comes in.
//
// The two halves share no paragraph, word list entry or code snippet: a message of the held-out half is never made of
// what the tuning half has seen.

import * as prose from "./prose.ts";
import { Random } from "./random.ts";
import * as words from "./words.ts";

export type Half = "tuning" | "held-out";

const half = <T>(list: readonly T[], which: Half): T[] =>
  list.filter((_, index) => (index % 2 === 1) === (which === "held-out"));

/** An endless, repeatable stream of messages of one half. */
export function* messages(which: Half, seed: number): Generator<{ kind: string; text: string }> {
  const writer = new Writer(which, new Random(seed));
  const kinds = Object.entries(writer.kinds);
  for (;;) {
    for (const [kind, write] of kinds) yield { kind, text: write() };
  }
}

class Writer {
  readonly #lists;

  constructor(which: Half, private readonly random: Random) {
    const of = <T>(list: readonly T[]) => half(list, which);
    this.#lists = {
      spanish: of(prose.spanish), portuguese: of(prose.portuguese), english: of(prose.english),
      products: of(words.products), productsPt: of(words.productsPt), people: of(words.people), places: of(words.places),
      openings: of(words.openings), openingsPt: of(words.openingsPt), requests: of(words.requests),
      requestsPt: of(words.requestsPt), details: of(words.details), detailsPt: of(words.detailsPt),
      emoji: of(words.emoji), tags: of(words.tags), labels: of(words.labels), codes: of(words.codes),
    };
  }

  readonly kinds: Record<string, () => string> = {
    prose: () => this.#prose(this.#lists.spanish),
    "prose-pt": () => this.#prose(this.#lists.portuguese),
    "prose-mixed": () => this.#prose(this.#lists.english),
    chat: () => this.#chat(false),
    "chat-pt": () => this.#chat(true),
    typos: () => this.#typos(this.random.chance(30) ? this.#chat(true) : this.#chat(false)),
    capitals: () => this.#chat(this.random.chance(30)).toLocaleUpperCase("es"),
    post: () => this.#post(),
    prices: () => this.#prices(),
    order: () => this.#order(),
    table: () => this.#table(),
    csv: () => this.#csv(),
    contact: () => this.#contact(),
    code: () => this.#code(),
    answer: () => this.#answer(),
  };

  /** Some sentences in a row of one paragraph, or of two. */
  #prose(list: string[]): string {
    const sentences = this.random.pick(list).split(/(?<=[.?!]) /);
    const from = this.random.int(0, Math.max(0, sentences.length - 3));
    const some = sentences.slice(from, from + this.random.int(3, 6)).join(" ");
    return this.random.chance(40) ? `${some}\n\n${this.random.pick(this.random.pick(list).split(/(?<=[.?!]) /))}` : some;
  }

  #chat(portuguese: boolean): string {
    const r = this.random, l = this.#lists;
    const [openings, requests, details, products] = portuguese
      ? [l.openingsPt, l.requestsPt, l.detailsPt, l.productsPt]
      : [l.openings, l.requests, l.details, l.products];
    const of = portuguese ? "Tenho um negócio de" : r.pick(["Tengo un negocio de", "Vendo", "Nosotros hacemos", "En el local ofrecemos"]);
    const parts = [
      `${r.pick(openings)}${r.pick([",", ".", "", "…"])} ${r.pick(requests)} ${r.pick(details)}.`,
      `${of} ${r.some(products, r.int(2, 4)).join(", ")} ${portuguese ? "em" : "en"} ${r.pick(l.places)}.`,
      `${portuguese ? "Também" : r.pick(["Además", "Y otra cosa:", "Aparte,"])} ${r.pick(requests)}, ${r.pick(details)}.`,
    ];
    if (r.chance(50)) parts.push(`${portuguese ? "Falo com" : "Atentamente,"} ${r.pick(l.people)} ${this.#emoji(r.int(0, 2))}`);
    return parts.join(r.pick([" ", " ", "\n"])).trim();
  }

  #typos(text: string): string {
    return this.random.some(words.typos, 4).reduce((typed, [from, to]) => typed.replace(from, to), text);
  }

  #post(): string {
    const r = this.random, l = this.#lists;
    return [
      `${this.#emoji(1)} ¡${r.pick(l.products).toUpperCase()}! ${this.#emoji(r.int(1, 3))}`,
      `${r.pick(l.requests)} ${r.pick(l.details)} ${this.#emoji(1)}`,
      `📍 ${r.pick(l.places)} | ⏰ ${r.int(8, 11)}:00 a ${r.int(18, 23)}:30 hrs`,
      `${this.#emoji(1)} Solo por hoy ${this.#money()} ${r.pick(["c/u", "x docena", "la pieza", "por persona"])}`,
      r.some(l.tags, r.int(3, 7)).join(" "),
    ].join("\n");
  }

  #prices(): string {
    const r = this.random;
    const bullet = r.pick(["- ", "• ", "* ", "", "✅ "]);
    const separator = r.pick([": ", " ........ ", " — ", " = ", " "]);
    const lines = r.some(this.#lists.products, r.int(5, 10)).map((product) => `${bullet}${product}${separator}${this.#money()}`);
    return [`Lista de precios ${this.#date()}`, ...lines].join("\n");
  }

  #order(): string {
    const r = this.random, l = this.#lists;
    const lines = r.some(l.labels, r.int(5, 8)).map((label) =>
      `${r.pick(["*", "", "**"])}${label}:${r.pick(["*", "", "**"])} ${r.pick([this.#money(), this.#date(), r.pick(l.products), r.pick(l.people), this.#phone()])}`);
    return `Pedido #${r.int(1000, 99999)} de ${r.pick(l.people)}\n${lines.join("\n")}\n${this.#emoji(r.int(0, 2))}`;
  }

  #table(): string {
    const r = this.random, l = this.#lists;
    const row = (cells: (string | number)[]) => `| ${cells.join(" | ")} |`;
    const rows = r.some(l.products, r.int(4, 7)).map((product) => row([product, r.int(1, 400), this.#money(), `${r.int(1, 60)} %`]));
    return [row(r.some(l.labels, 4)), "|---|---:|---:|---|", ...rows].join("\n");
  }

  #csv(): string {
    const r = this.random, l = this.#lists;
    const separator = r.pick([",", ";", "\t"]);
    const rows = Array.from({ length: r.int(4, 7) }, () =>
      [this.#isoDate(), r.pick(l.products), r.int(1, 90), `${r.int(10, 9999)}.${r.int(10, 99)}`, r.pick(l.places)].join(separator));
    return [["fecha", "producto", "cantidad", "importe", "sucursal"].join(separator), ...rows].join("\n");
  }

  #contact(): string {
    const r = this.random, l = this.#lists;
    const person = r.pick(l.people);
    const user = person.normalize("NFD").replace(/[^A-Za-z]/g, "").toLowerCase();
    const slug = r.pick(l.products).normalize("NFD").replace(/[^A-Za-z]+/g, "-").toLowerCase();
    return [
      `${person}`, `${r.pick(["Av.", "Calle", "Cra.", "Jr.", "Rua"])} ${r.pick(l.places)} ${r.int(1, 4999)}${r.pick([", int. 3", " #45-12", " - Piso 2", ""])}, C.P. ${r.int(10000, 99999)}`,
      `Tel/WhatsApp: ${this.#phone()}`, `${user}${r.int(1, 99)}@${r.pick(["gmail.com", "hotmail.com", "empresa.com.mx", "negocio.com.br"])}`,
      `https://www.${slug}.${r.pick(["mx", "com.co", "cl", "com.ar", "pe"])}/${r.pick(["catalogo", "promos", "p"])}/${r.int(100, 99999)}?utm_source=ig&utm_campaign=${slug}`,
      `${r.pick(["RFC", "CUIT", "RUC", "NIT", "CNPJ"])}: ${r.pick(["XEXX010101000", "30-71234567-8", "20601234567", "900.123.456-7", "12.345.678/0001-90"])}`,
      `${r.pick(l.requests)} ${r.pick(l.details)}`,
    ].join("\n");
  }

  #code(): string {
    const r = this.random, l = this.#lists;
    return `${r.pick(l.openings)}, ${r.pick(["me sale error en esto:", "¿qué hace esta fórmula?", "no me cuadra el total con este código:"])}\n\n\`\`\`\n${r.some(l.codes, 2).join("\n\n")}\n\`\`\`\n${r.pick(l.requests)}`;
  }

  /** As an assistant answers: headings, numbered steps, bold words. */
  #answer(): string {
    const r = this.random, l = this.#lists;
    const steps = r.some(l.requests, r.int(3, 5)).map((step, at) =>
      `${at + 1}. **${r.pick(l.labels)}**: ${step} ${r.pick(l.details)}.`);
    return `## ${r.pick(l.products)} en ${r.pick(l.places)}\n\n${steps.join("\n")}\n\n> ${r.pick(this.#lists.spanish).split(". ")[0]}.\n\n¿${r.pick(["Quieres que lo prepare", "Te parece bien", "Seguimos con el paso 2"])}? ${this.#emoji(1)}`;
  }

  #emoji(count: number): string {
    return Array.from({ length: count }, () => this.random.pick(this.#lists.emoji)).join("");
  }

  #money(): string {
    const r = this.random, whole = r.int(1, 999), rest = String(r.int(0, 999)).padStart(3, "0");
    return r.pick([`$${whole}.00`, `$${whole},${rest}.50 MXN`, `$ ${whole}.${rest}`, `S/ ${whole}.90`, `R$ ${whole},90`, `USD ${whole}`, `${whole}.${rest} COP`, `$${whole}`, `${whole} pesos`]);
  }

  #phone(): string {
    const r = this.random, part = (digits: number) => String(r.int(10 ** (digits - 1), 10 ** digits - 1));
    return r.pick([`+52 33 ${part(4)} ${part(4)}`, `+57 3${part(2)} ${part(7)}`, `(011) ${part(4)}-${part(4)}`, `+51 9${part(8)}`, `+56 9 ${part(4)} ${part(4)}`, `(31) 9${part(4)}-${part(4)}`, part(10)]);
  }

  #date(): string {
    const r = this.random;
    return r.pick([`${r.int(1, 28)}/${String(r.int(1, 12)).padStart(2, "0")}/2026`, this.#isoDate(), `${r.int(1, 28)} de ${r.pick(["enero", "marzo", "julio", "octubre", "novembro", "setembro"])}`]);
  }

  #isoDate(): string {
    return `2026-${String(this.random.int(1, 12)).padStart(2, "0")}-${String(this.random.int(1, 28)).padStart(2, "0")}`;
  }
}

if (import.meta.main) {
  const { encode } = await import("gpt-tokenizer/encoding/o200k_base");
  const [which, seed, count] = [Deno.args[0], Number(Deno.args[1]), Number(Deno.args[2])];
  if ((which !== "tuning" && which !== "held-out") || !(seed > 0) || !(count > 0)) {
    console.error("usage: corpus.ts tuning|held-out <seed> <number of messages>");
    Deno.exit(2);
  }
  const seen = new Set<string>();
  for (const { kind, text } of messages(which, seed)) {
    const tokens = encode(text).length;
    if (tokens < 50 || seen.has(text)) continue;
    seen.add(text);
    console.log(JSON.stringify({ kind, tokens, text }));
    if (seen.size === count) break;
  }
}
