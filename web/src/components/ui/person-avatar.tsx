"use client";
import { Avatar } from "radix-ui";
import { cn } from "@/lib/utils";

/** A person's picture, or their initials while there is none. */
export function PersonAvatar({ name, url, className }: { name: string; url?: string | null; className?: string }) {
  const initials = name.trim().split(/\s+/).slice(0, 2).map((word) => [...word][0] ?? "").join("").toUpperCase() || "·";
  return (
    <Avatar.Root className={cn("grid size-9 shrink-0 place-items-center overflow-hidden rounded-full bg-accent text-sm font-bold text-accent-foreground", className)}>
      {url && <Avatar.Image src={url} alt="" className="size-full object-cover" />}
      <Avatar.Fallback aria-hidden>{initials}</Avatar.Fallback>
    </Avatar.Root>
  );
}
