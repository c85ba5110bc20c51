"use client";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { textOf, type ChatMessage } from "@/lib/chat/types";

/** Longest part of an answer that is read out; the rest is there to be read. */
const MOST = 600;

/** Tells screen readers that an answer is complete, once, and not each word of it. */
export function Announcer({ messages, isBusy, name }: { messages: ChatMessage[]; isBusy: boolean; name: string }) {
  const t = useTranslations("chat");
  const [wasBusy, setWasBusy] = useState(isBusy);
  const [said, setSaid] = useState("");
  if (wasBusy !== isBusy) {
    setWasBusy(isBusy);
    const last = messages.at(-1);
    if (isBusy) setSaid(t("answer.thinking", { name }));
    else if (last?.role === "assistant") setSaid(t("answer.announce", { name, text: plain(textOf(last)) }));
  }
  // A region that is there before its text is what gets read out.
  const [spoken, setSpoken] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setSpoken(said), 300);
    return () => clearTimeout(timer);
  }, [said]);
  return <p role="status" aria-live="polite" className="sr-only">{spoken}</p>;
}

/** Without the marks of formatting, and not too long. */
function plain(markdown: string): string {
  const text = markdown.replace(/```[\s\S]*?```/g, " ").replace(/[*_`#>|]+/g, "").replace(/\s+/g, " ").trim();
  return text.length > MOST ? `${text.slice(0, MOST)}…` : text;
}
