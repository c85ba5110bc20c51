import { Fragment } from "react";
import { matchesIn } from "@/lib/chat/matches";

/** A text with the words that were searched for marked. Text stays text. */
export function MarkedText({ text, query }: { text: string; query: string }) {
  return matchesIn(text, query).map(({ text: piece, isMatch }, index) =>
    isMatch ? <mark key={index} className="rounded-sm bg-highlight/50 text-inherit">{piece}</mark> : <Fragment key={index}>{piece}</Fragment>
  );
}
