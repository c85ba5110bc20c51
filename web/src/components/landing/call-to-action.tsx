import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { currentUser } from "@/lib/supabase/server";

/** To the sign-up for visitors, to their panel for people who have an account. */
export async function CallToAction({ trialDays, variant }: { trialDays: number; variant?: "primary" | "highlight" }) {
  const t = await getTranslations("landing.hero");
  const user = await currentUser();
  return (
    <Button asChild size="lg" variant={variant}>
      {user ? <Link href="/dashboard">{t("panel")}</Link> : <Link href="/registro">{t("try", { days: trialDays })}</Link>}
    </Button>
  );
}
