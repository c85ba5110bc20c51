import { ChevronLeft } from "lucide-react";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import type { ReactNode } from "react";

/** Title of a page of the account, with the way back to the list on phones. */
export async function PageHeader({ title, intro }: { title: ReactNode; intro: ReactNode }) {
  const t = await getTranslations("account");
  return (
    <header className="mb-6">
      <Link href="/dashboard/cuenta" className="-ml-2 inline-flex h-10 items-center gap-1 rounded-lg pr-3 pl-1 text-sm font-semibold text-muted-foreground lg:hidden">
        <ChevronLeft className="size-4" aria-hidden />
        {t("title")}
      </Link>
      <h1 className="text-2xl font-extrabold sm:text-3xl">{title}</h1>
      <p className="mt-1.5 max-w-prose text-pretty text-muted-foreground">{intro}</p>
    </header>
  );
}
