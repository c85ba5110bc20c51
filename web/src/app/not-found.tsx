import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { Logo } from "@/components/brand/logo";
import { Button } from "@/components/ui/button";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("common"))("notFound.title") };
}

/** An address that leads nowhere. */
export default async function NotFound() {
  const t = await getTranslations("common");
  return (
    <main className="page grid min-h-dvh place-content-center justify-items-center gap-5 py-16 text-center">
      <Logo />
      <h1 className="text-3xl font-extrabold">{t("notFound.title")}</h1>
      <p className="max-w-md text-muted-foreground">{t("notFound.body")}</p>
      <Button asChild><Link href="/">{t("notFound.home")}</Link></Button>
    </main>
  );
}
