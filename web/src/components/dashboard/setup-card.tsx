import { ArrowRight } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Progress } from "@/components/ui/progress";
import { COUNTED_STEPS } from "@/components/onboarding/step-progress";

/** Reminds of the welcome until it is finished. */
export function SetupCard({ step }: { step: number }) {
  const t = useTranslations("home.setup");
  const done = step - 1;
  return (
    <section aria-labelledby="configuracion" className="rounded-2xl bg-accent p-5 text-accent-foreground">
      <div className="flex flex-col gap-4 sm:flex-row sm:items-center">
        <div className="min-w-0 flex-1">
          <h2 id="configuracion" className="text-lg font-bold">{t("title")}</h2>
          <p className="mt-1 text-sm text-pretty">{t("body", { left: COUNTED_STEPS - done })}</p>
          <Progress value={done / COUNTED_STEPS} label={t("progress", { done, total: COUNTED_STEPS })} className="mt-3 max-w-md bg-background/60" />
        </div>
        <Button asChild className="self-start sm:self-center"><Link href="/bienvenida">{t("action")}<ArrowRight aria-hidden /></Link></Button>
      </div>
    </section>
  );
}
