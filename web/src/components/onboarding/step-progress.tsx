import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { stepPath, STEPS } from "@/lib/onboarding/steps";
import { cn } from "@/lib/utils";

/** Steps that are counted; the last one, done, is the end. */
export const COUNTED_STEPS = STEPS.length - 1;

/** Where a person is in the welcome. Steps that they have reached are links. */
export function StepProgress({ shown, current }: { shown: number; current: number }) {
  const t = useTranslations("onboarding");
  return (
    <nav aria-label={t("progress")}>
      <ol className="flex gap-1.5 sm:gap-2">
        {STEPS.slice(0, COUNTED_STEPS).map((name, index) => {
          const step = index + 1;
          const reached = step <= current;
          const done = step < current;
          const here = step === shown;
          const bar = <span className={cn("block h-1.5 rounded-full transition-colors", done || here ? "bg-primary" : reached ? "bg-primary/40" : "bg-border")} />;
          const label = (
            <span className={cn("mt-2 hidden items-center gap-1 text-xs font-semibold sm:flex", here ? "text-foreground" : "text-muted-foreground")}>
              {done && !here && <Check className="size-3 text-primary" aria-hidden />}
              <span className="truncate">{t(`steps.${name}`)}</span>
            </span>
          );
          return (
            <li key={name} className="min-w-0 flex-1">
              {reached && !here
                ? <Link href={stepPath(step)} className="block rounded-md py-4 hover:[&>span:first-child]:bg-primary/70" aria-label={t(`steps.${name}`)}>{bar}{label}</Link>
                : <span className="block py-4" aria-current={here ? "step" : undefined} aria-label={here ? t("stepOf", { step, total: COUNTED_STEPS }) : t(`steps.${name}`)} role="group">{bar}{label}</span>}
            </li>
          );
        })}
      </ol>
      <p className="text-sm font-semibold text-muted-foreground sm:hidden" aria-hidden>{t("stepOf", { step: shown, total: COUNTED_STEPS })}</p>
    </nav>
  );
}
