import { type ReactNode, useId } from "react";
import { Card, CardDescription, CardTitle } from "@/components/ui/card";
import { cn } from "@/lib/utils";

/** One subject of a page of the account. */
export function Section({ title, description, action, tone, className, children }: {
  title: ReactNode;
  description?: ReactNode;
  /** Beside the title. */
  action?: ReactNode;
  tone?: "destructive";
  className?: string;
  children?: ReactNode;
}) {
  const id = useId();
  return (
    <Card role="region" aria-labelledby={id} className={cn("sm:p-6", tone === "destructive" && "border-destructive/40", className)}>
      <div className="flex items-start justify-between gap-4">
        <div className="min-w-0">
          <CardTitle id={id}>{title}</CardTitle>
          {description && <CardDescription className="max-w-prose text-pretty">{description}</CardDescription>}
        </div>
        {action}
      </div>
      {children && <div className="mt-5">{children}</div>}
    </Card>
  );
}

/** Something to set or to do: what it is on the left, the control on the right. */
export function Row({ title, hint, control, labelFor, isStacked, className }: {
  title: ReactNode;
  hint?: ReactNode;
  control: ReactNode;
  /** Id of the control that the title names. */
  labelFor?: string;
  /** Under each other on phones, where the control is a wide button. */
  isStacked?: boolean;
  className?: string;
}) {
  return (
    <div className={cn("flex items-center justify-between gap-4 py-4 first:pt-0 last:pb-0", isStacked && "max-sm:flex-col max-sm:items-stretch max-sm:[&_button]:w-full", className)}>
      <div className="min-w-0">
        {labelFor ? <label htmlFor={labelFor} className="block text-sm font-semibold">{title}</label> : <p className="text-sm font-semibold">{title}</p>}
        {hint && <p id={labelFor && `${labelFor}-hint`} className="mt-0.5 text-sm text-muted-foreground">{hint}</p>}
      </div>
      <div className="shrink-0">{control}</div>
    </div>
  );
}
