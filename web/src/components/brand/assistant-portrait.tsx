import { cn } from "@/lib/utils";

/** An assistant's picture on their colour. */
export function AssistantPortrait({ avatar, color, title, className }: {
  /** Id in the catalogue. */
  id: string;
  /** Emoji of the catalogue. */
  avatar: string;
  /** Hex colour of the catalogue. */
  color: string;
  /** Text for screen readers where no name stands beside it. */
  title?: string;
  className?: string;
}) {
  return (
    <span
      role={title ? "img" : undefined}
      aria-label={title}
      aria-hidden={title ? undefined : true}
      className={cn("grid size-10 shrink-0 place-items-center rounded-xl", className)}
      style={{ backgroundColor: color }}
    >
      {avatar}
    </span>
  );
}
