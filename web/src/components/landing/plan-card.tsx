import { Check } from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { Route } from "next";
import Link from "next/link";
import { AssistantPortrait } from "@/components/brand/assistant-portrait";
import { Button } from "@/components/ui/button";
import { withQuery } from "@/lib/auth/local-path";
import type { CatalogueAssistant, Plan } from "@/lib/data/catalogue";
import { type BillingCycle, formatCount } from "@/lib/plans";
import { getNumberTag } from "@/lib/supabase/person";
import { currentUser } from "@/lib/supabase/server";
import { cn } from "@/lib/utils";

/** What a plan costs and includes, from its columns. */
export async function PlanCard({ plan, price, trialDays, newcomers, first, heading: Heading }: {
  plan: Plan;
  price: { monthly: string; yearly: string; year: string };
  trialDays: number;
  /** Assistants that come with this plan and not with a smaller one. */
  newcomers: CatalogueAssistant[];
  /** The smallest plan: its assistants are not an addition. */
  first: boolean;
  heading: "h2" | "h3";
}) {
  const t = await getTranslations("landing.plans");
  const common = await getTranslations("common.plans");
  const numbers = await getNumberTag();
  const free = plan.monthly_price_usd === 0;
  const name = common.has(plan.id) ? common(plan.id) : plan.name;
  const user = await currentUser();
  const link = (cycle: BillingCycle) => (user
    ? "/dashboard/cuenta/plan"
    : withQuery("/registro", free ? {} : { plan: plan.id, ciclo: cycle })) as Route;
  const included = [
    plan.max_assistants === null ? t("assistantsAll") : t("assistants", { count: plan.max_assistants }),
    plan.max_monthly_messages === null ? t("messagesAll") : t(free ? "messagesTrial" : "messages", {
      count: plan.max_monthly_messages,
      number: formatCount(plan.max_monthly_messages, numbers),
    }),
    plan.max_storage_gb !== null && t("storage", { size: formatCount(plan.max_storage_gb, numbers) }),
    plan.max_file_mb !== null && t("files", { size: formatCount(plan.max_file_mb, numbers) }),
    plan.premium_models_included && t("premium"),
    plan.support_level && t(`support.${plan.support_level}`),
  ].filter((line): line is string => Boolean(line));
  return (
    <li className={cn("relative flex flex-col rounded-2xl border bg-card p-6", plan.is_popular && "border-2 border-primary shadow-lg shadow-primary/10")}>
      {plan.is_popular && (
        <p className="absolute -top-3.5 left-6 rounded-full bg-primary px-3 py-1 text-xs font-bold text-primary-foreground">{t("popular")}</p>
      )}
      <Heading className="text-xl font-extrabold">{name}</Heading>
      <p className="mt-1.5 text-sm text-pretty text-muted-foreground xl:min-h-15">{t.has(`about.${plan.id}`) ? t(`about.${plan.id}`) : null}</p>
      {free
        ? <Price amount={t("free")} note={t("freeFor", { days: trialDays })} />
        : (
          <>
            <Price amount={price.monthly} unit={t("perMonth")} note={t("billedMonthly")} className="group-has-[#ciclo-yearly:checked]/plans:hidden" />
            <Price amount={price.yearly} unit={t("perMonth")} note={t("billedYearly", { price: price.year })} className="hidden group-has-[#ciclo-yearly:checked]/plans:block" />
          </>
        )}
      {(free ? ["monthly" as const] : ["monthly" as const, "yearly" as const]).map((cycle) => (
        <Button
          key={cycle}
          asChild
          variant={plan.is_popular ? "primary" : "outline"}
          className={cn("mt-5 w-full", !free && (cycle === "yearly" ? "hidden group-has-[#ciclo-yearly:checked]/plans:inline-flex" : "group-has-[#ciclo-yearly:checked]/plans:hidden"))}
        >
          <Link href={link(cycle)}>{free ? t("startTrial") : t("choose", { plan: name })}</Link>
        </Button>
      ))}
      <ul className="mt-6 grid gap-2.5 text-[0.95rem]">
        {included.map((line) => (
          <li key={line} className="flex gap-2.5"><Check className="mt-1 size-4 shrink-0 text-primary" aria-hidden />{line}</li>
        ))}
      </ul>
      {newcomers.length > 0 && (
        <div className="mt-auto pt-6">
          <p className="text-xs font-semibold text-muted-foreground">{first ? t("includes") : t("adds")}</p>
          <ul className="mt-2.5 flex flex-wrap gap-x-3 gap-y-2">
            {newcomers.map((one) => (
              <li key={one.id} className="flex items-center gap-1.5 text-sm font-medium">
                <AssistantPortrait id={one.id} avatar={one.avatar} color={one.color} size={30} />
                {one.name}
              </li>
            ))}
          </ul>
        </div>
      )}
    </li>
  );
}

function Price({ amount, unit, note, className }: { amount: string; unit?: string; note: string; className?: string }) {
  return (
    <div className={cn("mt-5", className)}>
      <p className="flex items-baseline gap-1.5 whitespace-nowrap">
        <span className="font-display text-4xl font-extrabold tracking-tight xl:text-3xl">{amount}</span>
        {unit && <span className="text-sm text-muted-foreground">{unit}</span>}
      </p>
      <p className="mt-1 text-sm text-muted-foreground">{note}</p>
    </div>
  );
}
