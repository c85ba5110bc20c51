"use client";
import { Image as Picture } from "lucide-react";
import { type ComponentProps, memo, useMemo } from "react";
import ReactMarkdown, { type Components } from "react-markdown";
import remarkGfm from "remark-gfm";
import { closeOpenMarks, splitBlocks } from "@/lib/chat/blocks";
import { safeAddress } from "@/lib/chat/links";
import { CodeBlock } from "./code-block";
import { SafeLink } from "./safe-link";

const plugins = [remarkGfm];

const components: Components = {
  p: Paragraph,
  h1: ({ children }) => <Heading className="text-xl">{children}</Heading>,
  h2: ({ children }) => <Heading className="text-lg">{children}</Heading>,
  h3: ({ children }) => <Heading className="text-base">{children}</Heading>,
  h4: ({ children }) => <Heading className="text-base">{children}</Heading>,
  h5: ({ children }) => <Heading className="text-sm">{children}</Heading>,
  h6: ({ children }) => <Heading className="text-sm">{children}</Heading>,
  ul: ({ children, className }) => (
    <ul dir="auto" className={`my-3 first:mt-0 last:mb-0 ${className?.includes("contains-task-list") ? "list-none" : "list-disc ps-6"} marker:text-muted-foreground`}>{children}</ul>
  ),
  ol: ({ children, start }) => <ol dir="auto" start={start} className="my-3 list-decimal ps-6 marker:text-muted-foreground first:mt-0 last:mb-0">{children}</ol>,
  li: ({ children, className }) => <li className={`my-1.5 ps-1 [&>p]:my-1 ${className ?? ""}`}>{children}</li>,
  blockquote: ({ children }) => <blockquote dir="auto" className="my-3 border-s-4 border-border ps-4 text-muted-foreground first:mt-0 last:mb-0">{children}</blockquote>,
  hr: () => <hr className="my-6 border-border" />,
  strong: ({ children }) => <strong className="font-semibold">{children}</strong>,
  a: ({ href, children }) => <SafeLink href={href}>{children}</SafeLink>,
  // A picture would tell its host who reads, and when.
  img: ({ src, alt }) => (
    <SafeLink href={typeof src === "string" ? src : undefined}>
      <Picture className="me-1 inline size-4 align-[-0.15em]" aria-hidden />
      {alt || (typeof src === "string" ? safeAddress(src)?.host : "")}
    </SafeLink>
  ),
  table: ({ children }) => (
    <div className="my-4 overflow-x-auto rounded-xl border border-border first:mt-0 last:mb-0" tabIndex={0}>
      <table className="w-full border-collapse text-sm">{children}</table>
    </div>
  ),
  thead: ({ children }) => <thead className="bg-muted/70">{children}</thead>,
  th: ({ children, style }) => <th scope="col" dir="auto" style={style} className="min-w-24 px-3.5 py-2.5 text-start font-semibold">{children}</th>,
  td: ({ children, style }) => <td dir="auto" style={style} className="min-w-24 border-t border-border px-3.5 py-2.5 align-top">{children}</td>,
  input: ({ checked }) => <input type="checkbox" checked={checked} readOnly disabled className="me-2 align-[-0.1em] accent-primary" aria-label={checked ? "✓" : "—"} />,
  pre: ({ node }) => {
    const code = node?.children[0];
    if (code?.type !== "element") return null;
    const text = code.children.map((child) => (child.type === "text" ? child.value : "")).join("");
    const names = code.properties["className"];
    const language = Array.isArray(names) ? String(names[0]).replace(/^language-/, "") : "";
    return <CodeBlock code={text.replace(/\n$/, "")} language={language} />;
  },
  code: ({ children }) => <code className="rounded-md bg-muted px-1.5 py-0.5 font-mono text-[0.875em] break-words">{children}</code>,
};

function Paragraph({ children }: ComponentProps<"p">) {
  return <p className="my-3 first:mt-0 last:mb-0" dir="auto">{children}</p>;
}

/** Headings of an answer are below those of the page, whatever the model thinks they are. */
function Heading({ className, children }: ComponentProps<"p">) {
  return <p role="heading" aria-level={2} dir="auto" className={`mt-5 mb-2 font-display font-bold tracking-tight first:mt-0 ${className}`}>{children}</p>;
}

/** Only what {@link safeAddress} lets through; the elements look again. */
function transformUrl(url: string): string {
  return safeAddress(url) ? url : "";
}

/** Words and marks that mean nothing in Markdown: what nearly every answer begins with. */
const PLAIN = /^(?!.*www\.)\p{L}[\p{L}\p{M}\p{N} ,;.¿?¡%$()]*$/iu;

const Block = memo(function Block({ text }: { text: string }) {
  // Shown without being read as Markdown, the first word is on the screen sooner.
  if (PLAIN.test(text)) return <Paragraph>{text.trimEnd()}</Paragraph>;
  return <ReactMarkdown remarkPlugins={plugins} components={components} urlTransform={transformUrl}>{text}</ReactMarkdown>;
});

/**
 * What a model wrote, as formatted text. HTML in it is shown as the text that it is; pictures are links; links are
 * {@link SafeLink}s. Each block is read once, so that a growing answer costs its last block only.
 */
export const Markdown = memo(function Markdown({ text, isGrowing }: { text: string; isGrowing?: boolean }) {
  const blocks = useMemo(() => splitBlocks(text), [text]);
  return (
    <div className="max-w-none leading-relaxed wrap-anywhere">
      {blocks.map((block, index) => <Block key={index} text={isGrowing && index === blocks.length - 1 ? closeOpenMarks(block) : block} />)}
    </div>
  );
});
