import type { ReactNode } from "react";

/** What a form is for. */
export function FormHeading({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <div className="mb-7 grid gap-2">
      <h1 className="text-3xl font-extrabold sm:text-4xl">{title}</h1>
      {children && <p className="text-muted-foreground">{children}</p>}
    </div>
  );
}
