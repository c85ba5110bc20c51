import type { ReactNode } from "react";

/** Title of a part of the page, with a way to more of it. */
export function SectionHeading({ id, title, action }: { id: string; title: ReactNode; action?: ReactNode }) {
  return (
    <div className="flex min-h-10 items-center justify-between gap-4">
      <h2 id={id} className="text-lg font-bold">{title}</h2>
      {action}
    </div>
  );
}
