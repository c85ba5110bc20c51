import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AssistantPortrait } from "@/components/brand/assistant-portrait";
import { cn } from "@/lib/utils";

/** Who says a line beside a step. */
export interface Host {
  id: string;
  name: string;
  avatar: string;
  color: string;
}

/** One step: what it is about, an assistant's word on it, and the form. */
export function StepFrame({ title, intro, host, line, children }: {
  title: ReactNode;
  intro: ReactNode;
  host?: Host;
  line?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className={cn("grid animate-fade-in grid-cols-1 gap-x-16 gap-y-8", host && "lg:grid-cols-[minmax(0,1fr)_18rem]")}>
      <div className="min-w-0">
        <h1 className="text-3xl font-extrabold sm:text-4xl">{title}</h1>
        <p className="mt-3 max-w-2xl text-lg text-pretty text-muted-foreground">{intro}</p>
        <div className="mt-8">{children}</div>
      </div>
      {host && line && (
        <aside className="hidden lg:block">
          <div className="sticky top-10 flex flex-col gap-4">
            <p className="relative rounded-2xl bg-card p-5 leading-relaxed text-pretty shadow-xs ring-1 ring-border after:absolute after:-bottom-2 after:left-9 after:size-4 after:rotate-45 after:border-r after:border-b after:border-border after:bg-card">
              {line}
            </p>
            <div className="flex items-center gap-3 pl-3">
              <AssistantPortrait id={host.id} avatar={host.avatar} color={host.color} size={56} />
              <span className="font-semibold">{host.name}</span>
            </div>
          </div>
        </aside>
      )}
    </div>
  );
}

/** Back and on, within reach of the thumb on phones. */
export function StepActions({ back, children, note }: { back?: ReactNode; children: ReactNode; note?: ReactNode }) {
  const t = useTranslations("onboarding");
  return (
    <div
      role="group"
      aria-label={t("progress")}
      className="sticky bottom-0 z-10 -mx-4 mt-8 border-t border-border bg-background/95 px-4 pt-3 pb-[calc(0.75rem+env(safe-area-inset-bottom))] backdrop-blur sm:mt-10 [@media(max-height:34rem)]:static"
    >
      {note}
      <div className="flex items-center gap-3">
        {back}
        {children}
      </div>
    </div>
  );
}
