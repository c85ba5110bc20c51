"use client";
import { useTranslations } from "next-intl";
import { memo, useEffect, useState } from "react";
import type { Token } from "@/lib/chat/highlight";
import { cn } from "@/lib/utils";
import { CopyButton } from "./copy-button";

const COLOURS: Record<string, string> = {
  keyword: "text-primary", built_in: "text-primary", literal: "text-warning", type: "text-primary",
  string: "text-success", regexp: "text-success", attr: "font-medium text-foreground", attribute: "font-medium text-foreground", number: "text-warning",
  comment: "text-muted-foreground italic", quote: "text-muted-foreground italic", title: "font-medium text-foreground", name: "text-primary",
  variable: "font-medium text-foreground", "selector-class": "font-medium text-foreground", "selector-tag": "text-primary", property: "font-medium text-foreground",
  meta: "text-muted-foreground", symbol: "text-warning", tag: "text-muted-foreground", params: "text-foreground",
};

/** Code with its language, a way to copy it, and colours once they are loaded. */
export const CodeBlock = memo(function CodeBlock({ code, language }: { code: string; language: string }) {
  const t = useTranslations("chat");
  const tokens = useTokens(code, language);
  return (
    <figure className="my-4 overflow-hidden rounded-xl border border-border bg-muted/60 first:mt-0 last:mb-0" dir="ltr">
      <figcaption className="flex h-10 items-center justify-between border-b border-border pr-1 pl-4 text-xs font-medium text-muted-foreground">
        <span>{language || t("code.plain")}</span>
        <CopyButton text={code} label={t("code.copy")} showLabel />
      </figcaption>
      <pre className="overflow-x-auto p-4 font-mono text-[0.8125rem] leading-relaxed" tabIndex={0} aria-label={t("code.label")}>
        <code>
          {tokens ? tokens.map((token, index) => token.kind ? <span key={index} className={cn(COLOURS[token.kind])}>{token.text}</span> : token.text) : code}
        </code>
      </pre>
    </figure>
  );
});

function useTokens(code: string, language: string): Token[] | null {
  const [found, setFound] = useState<{ code: string; tokens: Token[] | null } | null>(null);
  useEffect(() => {
    if (!language) return;
    let current = true;
    // Code that still grows is coloured when it rests.
    const timer = setTimeout(() => {
      import("@/lib/chat/highlight")
        .then(({ highlight }) => current && setFound({ code, tokens: highlight(code, language.toLowerCase()) }))
        .catch(() => {});
    }, 150);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [code, language]);
  return found?.code === code ? found.tokens : null;
}
