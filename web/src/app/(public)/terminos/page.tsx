import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LegalPage } from "@/components/landing/legal-page";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("legal");
  return { title: t("terms.title"), description: t("terms.intro"), alternates: { canonical: "/terminos" } };
}

export default function TermsPage() {
  return <LegalPage of="terms" />;
}
