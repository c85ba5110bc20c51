import bash from "highlight.js/lib/languages/bash";
import css from "highlight.js/lib/languages/css";
import javascript from "highlight.js/lib/languages/javascript";
import json from "highlight.js/lib/languages/json";
import python from "highlight.js/lib/languages/python";
import sql from "highlight.js/lib/languages/sql";
import typescript from "highlight.js/lib/languages/typescript";
import xml from "highlight.js/lib/languages/xml";
import yaml from "highlight.js/lib/languages/yaml";
import { createLowlight } from "lowlight";

/** Loaded with the first block of code that is shown: most conversations of a shop have none. */
const lowlight = createLowlight({ bash, css, javascript, json, python, sql, typescript, xml, yaml });
lowlight.registerAlias({ bash: ["sh", "shell", "zsh"], javascript: ["js", "jsx"], typescript: ["ts", "tsx"], xml: ["html", "svg"], python: ["py"], yaml: ["yml"] });

/** A piece of code with the kind of word that it is, e.g. `keyword`. */
export interface Token {
  text: string;
  kind: string | null;
}

/** Longest code that is coloured; more would be felt. */
const MAX_LENGTH = 30_000;

/** The words of a piece of code; null for a language that we do not know. */
export function highlight(code: string, language: string): Token[] | null {
  if (!lowlight.registered(language) || code.length > MAX_LENGTH) return null;
  const tokens: Token[] = [];
  const walk = (nodes: ReturnType<typeof lowlight.highlight>["children"], kind: string | null): void => {
    for (const node of nodes) {
      if (node.type === "text") tokens.push({ text: node.value, kind });
      else if (node.type === "element") {
        const names = node.properties["className"];
        const name = Array.isArray(names) ? String(names[0]).replace(/^hljs-/, "") : kind;
        walk(node.children as typeof nodes, name);
      }
    }
  };
  walk(lowlight.highlight(language, code).children, null);
  return tokens;
}
