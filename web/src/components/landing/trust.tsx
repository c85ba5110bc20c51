import { CreditCard, DoorOpen, EyeOff, Hand, Lock, ScanSearch } from "lucide-react";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { Section } from "./section";

const ITEMS = [["private", Lock], ["leave", DoorOpen], ["card", CreditCard], ["trackers", EyeOff], ["human", Hand], ["honest", ScanSearch]] as const;

/** Why one may hand a business's affairs to it. Nothing here that the product does not do. */
export async function Trust() {
  const t = await getTranslations("landing.trust");
  return (
    <Section id="confianza" eyebrow={t("eyebrow")} title={t("title")}>
      <ul className="grid gap-x-10 gap-y-9 sm:grid-cols-2 lg:grid-cols-3">
        {ITEMS.map(([key, Icon]) => (
          <li key={key} className="grid content-start gap-2">
            <span aria-hidden className="mb-1 grid size-11 place-items-center rounded-xl bg-accent text-accent-foreground"><Icon className="size-5" /></span>
            <h3 className="text-lg font-bold">{t(`items.${key}.title`)}</h3>
            <p className="text-pretty text-muted-foreground">{t(`items.${key}.body`)}</p>
          </li>
        ))}
      </ul>
      <p className="mt-10"><Link href="/privacidad" className="font-semibold text-primary underline underline-offset-4">{t("more")}</Link></p>
    </Section>
  );
}
