"use client";
import { ArrowLeft } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { type FormEvent, type ReactNode, useEffect, useRef } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import type { StepFailure } from "@/hooks/use-onboarding-step";
import { stepPath } from "@/lib/onboarding/steps";
import { StepActions } from "./step-frame";

/** The form of a step: fields, what went wrong, back and on. */
export function StepForm({ step, pending, failure, onSubmit, next, disabled, className = "grid grid-cols-1 gap-8", children }: {
  step: number;
  pending: boolean;
  failure?: StepFailure;
  onSubmit: () => void;
  /** Label of the button that goes on, where it is not “continue”. */
  next?: ReactNode;
  disabled?: boolean;
  className?: string;
  children?: ReactNode;
}) {
  const t = useTranslations("onboarding");
  const form = useRef<HTMLFormElement>(null);
  // The field that was refused is where to go on.
  useEffect(() => {
    if (failure?.field) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [failure]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!pending) onSubmit();
  };
  return (
    <form ref={form} onSubmit={submit} noValidate className={className}>
      {children}
      <StepActions
        note={failure && !failure.field && <Alert tone="destructive" className="mb-3">{failure.text}</Alert>}
        back={step > 1 && (
          <Button asChild variant="outline" size="lg" className="px-4">
            <Link href={stepPath(step - 1)}><ArrowLeft aria-hidden /><span className="max-xs:sr-only">{t("back")}</span></Link>
          </Button>
        )}
      >
        <Button type="submit" size="lg" className="flex-1 sm:min-w-44 sm:flex-none" pending={pending} disabled={disabled}>
          {next ?? t("next")}
        </Button>
      </StepActions>
    </form>
  );
}
