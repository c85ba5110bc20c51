"use client";
import { cloneElement, type ReactElement, type ReactNode, useId } from "react";
import { cn } from "@/lib/utils";
import { Label } from "./label";

interface ControlProps {
  id?: string;
  "aria-describedby"?: string;
  "aria-invalid"?: boolean;
  required?: boolean;
}

/** A control with its label, help and error, tied together for screen readers. */
export function Field({ label, hint, error, optional, className, children }: {
  label: ReactNode;
  hint?: ReactNode;
  /** What is wrong with what was typed; announced when it appears. */
  error?: ReactNode;
  /** Shown beside the label, e.g. “opcional”. */
  optional?: ReactNode;
  className?: string;
  /** One control: Input, Textarea, Select. */
  children: ReactElement<ControlProps>;
}) {
  const generated = useId();
  const id = children.props.id ?? generated;
  const described = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ") || undefined;
  return (
    <div className={cn("grid gap-1.5", className)}>
      <Label htmlFor={id}>
        {label}
        {optional && <span className="font-normal text-muted-foreground"> · {optional}</span>}
      </Label>
      {cloneElement(children, { id, "aria-describedby": described, "aria-invalid": error ? true : undefined })}
      {hint && <p id={`${id}-hint`} className="text-sm text-muted-foreground">{hint}</p>}
      <p id={`${id}-error`} role="alert" className={cn("text-sm font-medium text-destructive", !error && "hidden")}>{error}</p>
    </div>
  );
}
