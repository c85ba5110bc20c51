"use client";
import { Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import { AssistantPortrait } from "@/components/brand/assistant-portrait";
import { Badge } from "@/components/ui/badge";
import { useOnboardingStep } from "@/hooks/use-onboarding-step";
import { memberState, type TeamMember } from "@/lib/data/assistants";
import { type PlanId, planIncludes } from "@/lib/data/plan";
import type { Recommendation } from "@/lib/onboarding/recommend";
import { AssistantChoice } from "./assistant-choice";
import { StepForm } from "./step-form";

/** Step 4: who works for the person now, within what their plan includes; and who could. */
export function AssistantsStep({ userId, team, recommended, planId, intendedPlan, max }: {
  userId: string;
  team: TeamMember[];
  /** Best first; of all the team. */
  recommended: Recommendation[];
  planId: PlanId | null;
  intendedPlan: PlanId | null;
  /** Most that may work at once; null for any number. */
  max: number | null;
}) {
  const t = useTranslations("onboarding");
  const place = new Map(recommended.map(({ id }, index) => [id, index]));
  const ranked = [...team].sort((a, b) => (place.get(a.id) ?? 99) - (place.get(b.id) ?? 99));
  const open = ranked.filter((member) => memberState(member, planId) !== "locked");
  const locked = ranked.filter((member) => memberState(member, planId) === "locked");
  const active = open.filter((member) => member.active).map((member) => member.id);
  const { values, change, complete, failure, fail, pending } = useOnboardingStep(4, userId, { assistant_ids: active });
  // A plan may have changed since they were chosen.
  const chosen = values.assistant_ids.filter((id) => open.some((member) => member.id === id));
  const full = max !== null && chosen.length >= max;
  const toggle = (id: string) => {
    if (chosen.includes(id)) change({ assistant_ids: chosen.filter((other) => other !== id) });
    else if (!full) change({ assistant_ids: [...chosen, id] });
  };
  const submit = () => chosen.length === 0 ? fail({ text: t("team.none") }) : void complete({ assistant_ids: chosen });
  const best = new Map(recommended.filter(({ score }) => score > 0).slice(0, 4).map((one) => [one.id, one]));
  return (
    <StepForm step={4} pending={pending} failure={failure} onSubmit={submit}>
      <div className="grid gap-3">
        <p className="text-sm font-semibold text-muted-foreground" role="status">
          {max === null ? t("team.chosenAny", { count: chosen.length }) : t("team.chosen", { count: chosen.length, max })}
        </p>
        <div className="grid grid-cols-1 gap-3" role="group" aria-label={t("team.label")}>
          {open.map((member) => (
            <AssistantChoice
              key={member.id}
              member={member}
              checked={chosen.includes(member.id)}
              disabled={full && !chosen.includes(member.id)}
              recommendation={best.get(member.id)}
              onToggle={() => toggle(member.id)}
            />
          ))}
        </div>
        {full && open.length > chosen.length && <p className="text-sm text-muted-foreground">{t("team.full")}</p>}
      </div>
      {locked.length > 0 && (
        <section className="grid gap-3">
          <div>
            <h2 className="text-lg font-bold">{t("team.locked")}</h2>
            <p className="text-sm text-muted-foreground">{t("team.lockedIntro")}</p>
          </div>
          <ul className="grid gap-2 sm:grid-cols-2">
            {locked.map((member) => (
              <li key={member.id} className="flex items-center gap-3 rounded-xl bg-muted/70 p-3">
                <AssistantPortrait id={member.id} avatar={member.avatar} color={member.color} size={40} className="opacity-80 saturate-50" />
                <span className="min-w-0 flex-1">
                  <span className="block font-semibold">{member.name}</span>
                  <span className="block text-sm text-pretty text-muted-foreground">{member.role}</span>
                  {intendedPlan && planIncludes(intendedPlan, member.requiredPlan)
                    ? <span className="mt-1 block text-xs font-semibold text-primary">{t("team.intended")}</span>
                    : null}
                </span>
                <LockedBadge plan={member.requiredPlan} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </StepForm>
  );
}

function LockedBadge({ plan }: { plan: PlanId }) {
  const names = useTranslations("common.plans");
  return <Badge className="self-start bg-card"><Lock aria-hidden />{names(plan)}</Badge>;
}
