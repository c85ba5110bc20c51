import type { CSSProperties } from "react";
import { cn } from "@/lib/utils";
import { isDrawn } from "./portraits/drawn";

/**
 * The face of an assistant on its own colour; for one that nobody has drawn yet, the emoji of the catalogue.
 *
 * One element that needs no script, so it may stand on a page any number of times. Decoration unless `title` says who it is.
 */
export function AssistantPortrait({ id, avatar, color, size = 48, title, className }: {
  id: string;
  /** Emoji of the catalogue (`assistants_catalog.avatar`). */
  avatar?: string | null;
  /** Colour of the catalogue. */
  color?: string | null;
  /** Width and height in CSS pixels; a size class in `className` wins. */
  size?: number;
  /** The name, where the picture stands alone. */
  title?: string;
  className?: string;
}) {
  const shared = {
    width: size,
    height: size,
    className: cn("portrait shrink-0 overflow-hidden rounded-[28%]", className),
    style: { "--ground": color ?? "var(--color-primary)", "--size": `${size}px` } as CSSProperties,
  };
  if (isDrawn(id)) {
    // The file is a kilobyte of vectors: nothing that Next could make smaller.
    // eslint-disable-next-line @next/next/no-img-element
    return <img src={`/portraits/${id}.svg`} alt={title ?? ""} draggable={false} {...shared} />;
  }
  return (
    <svg viewBox="0 0 80 80" {...shared} {...(title ? { role: "img", "aria-label": title } : { "aria-hidden": true })}>
      <text x="40" y="41" fontSize="36" textAnchor="middle" dominantBaseline="central">{avatar || "✨"}</text>
    </svg>
  );
}
