import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RedeemLinkForm } from "@/components/auth/redeem-link-form";
import type { PageQuery } from "@/lib/auth/query";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth");
  // The address holds a secret: it goes to no other site.
  return { title: t("confirm.title"), robots: { index: false }, referrer: "same-origin" };
}

export default async function ConfirmPage({ searchParams }: { searchParams: PageQuery }) {
  const query = await searchParams;
  const text = (name: string) => {
    const value = query[name];
    return typeof value === "string" ? value : "";
  };
  return <RedeemLinkForm tokenHash={text("token_hash")} type={text("type")} next={text("next") || undefined} />;
}
