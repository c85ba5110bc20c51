import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { RecoveryForm } from "@/components/auth/recovery-form";
import { type PageQuery, readAuthQuery } from "@/lib/auth/query";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth");
  return { title: t("recovery.title"), robots: { index: false } };
}

export default async function RecoveryPage({ searchParams }: { searchParams: PageQuery }) {
  const t = await getTranslations("auth");
  const { email } = await readAuthQuery(searchParams);
  return (
    <>
      <RecoveryForm email={email} />
      <p className="mt-8"><Link href="/ingresar" className="font-semibold text-primary underline underline-offset-4">{t("recovery.back")}</Link></p>
    </>
  );
}
