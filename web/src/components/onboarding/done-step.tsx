import { ArrowRight, MessagesSquare, SlidersHorizontal } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { AssistantPortrait } from "@/components/brand/assistant-portrait";
import { Button } from "@/components/ui/button";
import type { TeamMember } from "@/lib/data/assistants";
import { assistantPath, chatPath } from "@/lib/home/chat-path";
import { stepPath } from "@/lib/onboarding/steps";

/** The end of the welcome: who is there now, and what to do with them. */
export function DoneStep({ name, team, first }: { name: string | null; team: TeamMember[]; first: TeamMember }) {
  const t = useTranslations("onboarding.done");
  const actions = [
    { href: chatPath({ assistant: first.id }), icon: MessagesSquare, title: t("talk", { name: first.name }), body: t("talkBody") },
    { href: assistantPath(first.id), icon: SlidersHorizontal, title: t("personalise", { name: first.name }), body: t("personaliseBody") },
  ];
  return (
    <div className="mx-auto grid max-w-2xl animate-fade-in justify-items-center gap-8 py-6 text-center">
      <div className="flex -space-x-3">
        {team.filter((member) => member.active).slice(0, 5).map((member) => (
          <AssistantPortrait key={member.id} id={member.id} avatar={member.avatar} color={member.color} size={72} className="ring-4 ring-background" />
        ))}
      </div>
      <div>
        <h1 className="text-3xl font-extrabold sm:text-4xl">{name ? t("titleNamed", { name }) : t("title")}</h1>
        <p className="mt-3 text-lg text-pretty text-muted-foreground">{t("intro")}</p>
      </div>
      <Button asChild size="lg"><Link href="/dashboard">{t("home")}<ArrowRight aria-hidden /></Link></Button>
      <ul className="grid w-full gap-3 text-left sm:grid-cols-2">
        {actions.map(({ href, icon: Icon, title, body }) => (
          <li key={href}>
            <Link href={href} className="flex h-full items-start gap-3 rounded-2xl border border-border bg-card p-4 shadow-xs transition-colors hover:border-primary/60">
              <span className="grid size-10 shrink-0 place-items-center rounded-xl bg-accent text-accent-foreground"><Icon className="size-5" aria-hidden /></span>
              <span>
                <span className="block font-semibold">{title}</span>
                <span className="block text-sm text-muted-foreground">{body}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <Button asChild variant="link"><Link href={stepPath(2)}>{t("review")}</Link></Button>
    </div>
  );
}
