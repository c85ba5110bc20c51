import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { Logo } from "@/components/brand/logo";
import { Button } from "@/components/ui/button";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account"))("goodbye.title"), robots: { index: false } };
}

/** After an account has been deleted. */
export default async function GoodbyePage() {
  const t = await getTranslations("account.goodbye");
  return (
    <main className="page grid min-h-dvh place-content-center justify-items-center gap-4 py-16 text-center">
      <Logo />
      <h1 className="mt-4 text-3xl font-extrabold">{t("title")}</h1>
      <p className="max-w-md text-pretty text-muted-foreground">{t("body")}</p>
      <p className="max-w-md text-pretty text-muted-foreground">{t("thanks")}</p>
      <Button asChild className="mt-2"><Link href="/">{t("home")}</Link></Button>
    </main>
  );
}
