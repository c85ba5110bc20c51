import type { Metadata, Route } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import Link from "next/link";
import { SignUpForm } from "@/components/auth/sign-up-form";
import { withQuery } from "@/lib/auth/local-path";
import { type PageQuery, readAuthQuery } from "@/lib/auth/query";
import { countryName } from "@/lib/countries";
import { getCatalogue } from "@/lib/data/catalogue";
import type { Locale } from "@/i18n/locales";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth");
  return { title: t("signUp.title"), description: t("signUp.description") };
}

export default async function SignUpPage({ searchParams }: { searchParams: PageQuery }) {
  const t = await getTranslations("auth");
  const common = await getTranslations("common");
  const locale = await getLocale() as Locale;
  const { wanted, plan, cycle, email } = await readAuthQuery(searchParams);
  const catalogue = await getCatalogue();
  const days = catalogue?.trialDays ?? 0;
  const countries = (catalogue?.countries ?? [])
    .map(({ code, name, timezone }) => ({ code, timezone, name: countryName(code, locale) ?? name }))
    .sort((a, b) => a.name.localeCompare(b.name, locale));
  const subtitle = plan
    ? t("signUp.withPlan", { plan: common(`plans.${plan}`), days })
    : t("signUp.body", { days });
  return (
    <>
      <SignUpForm countries={countries} wanted={wanted} plan={plan} cycle={cycle} email={email} subtitle={subtitle} />
      <p className="mt-8 text-muted-foreground">
        {t("signUp.haveAccount")}{" "}
        <Link href={withQuery("/ingresar", { siguiente: wanted }) as Route} className="font-semibold text-primary underline underline-offset-4">{t("signUp.toSignIn")}</Link>
      </p>
    </>
  );
}
