import type { ComponentType } from "react";
import { cn } from "@/lib/utils";
import { Carlos, Lucia, Mateo, Paula, Sofia, Valentina } from "./portraits/people-core";
import { Andres, Camila, Diego, Elena, Renata, Tomas } from "./portraits/people-specialists";

const PEOPLE: Readonly<Record<string, ComponentType>> = {
  sofia: Sofia, carlos: Carlos, paula: Paula, valentina: Valentina, mateo: Mateo, lucia: Lucia,
  diego: Diego, camila: Camila, andres: Andres, elena: Elena, tomas: Tomas, renata: Renata,
};

/**
 * The face of an assistant on its own colour; for one that nobody has drawn yet, the emoji of the catalogue.
 *
 * Needs no script and no ids, so it may stand on a page any number of times. Decoration unless `title` says who it is.
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
  const Person = Object.hasOwn(PEOPLE, id) ? PEOPLE[id] : undefined;
  const ground = color ?? "var(--color-primary)";
  return (
    <svg
      viewBox="0 0 80 80"
      width={size}
      height={size}
      className={cn("shrink-0 overflow-hidden rounded-[28%]", className)}
      {...(title ? { role: "img", "aria-label": title } : { "aria-hidden": true })}
    >
      <rect width="80" height="80" style={{ fill: ground }} />
      <circle cx="40" cy="41" r="33" style={{ fill: `color-mix(in oklab, ${ground} 52%, white)` }} />
      {Person
        ? <Person />
        : <text x="40" y="41" fontSize="36" textAnchor="middle" dominantBaseline="central">{avatar || "✨"}</text>}
    </svg>
  );
}
