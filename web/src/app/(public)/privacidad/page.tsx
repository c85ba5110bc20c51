import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LegalPage } from "@/components/landing/legal-page";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("legal");
  return { title: t("privacy.title"), description: t("privacy.intro"), alternates: { canonical: "/privacidad" } };
}

export default function PrivacyPage() {
  return <LegalPage of="privacy" />;
}
