import type { Metadata, Route } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { FormHeading } from "@/components/auth/form-heading";
import { SignInForm } from "@/components/auth/sign-in-form";
import { Alert } from "@/components/ui/alert";
import { withQuery } from "@/lib/auth/local-path";
import { type PageQuery, readAuthQuery } from "@/lib/auth/query";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth");
  return { title: t("signIn.title") };
}

export default async function SignInPage({ searchParams }: { searchParams: PageQuery }) {
  const t = await getTranslations("auth");
  const errors = await getTranslations("errors");
  const { wanted, email, error } = await readAuthQuery(searchParams);
  return (
    <>
      <FormHeading title={t("signIn.title")}>{t("signIn.body")}</FormHeading>
      {error && <Alert tone="warning" className="mb-5">{errors(errors.has(error) ? error : "unknown")}</Alert>}
      <SignInForm wanted={wanted} email={email} />
      <p className="mt-8 text-muted-foreground">
        {t("signIn.noAccount")}{" "}
        <Link href={withQuery("/registro", { siguiente: wanted }) as Route} className="font-semibold text-primary underline underline-offset-4">{t("signIn.toSignUp")}</Link>
      </p>
    </>
  );
}
