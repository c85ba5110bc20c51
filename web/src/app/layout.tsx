import type { Metadata, Viewport } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import localFont from "next/font/local";
import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import { BrowserProviders } from "@/components/layout/browser-providers";
import { ClientMessages } from "@/components/layout/client-messages";
import { readPublicConfig } from "@/lib/supabase/config";
import { THEME_COOKIE, themeFrom } from "@/lib/theme";
import "@/styles/globals.css";

const body = localFont({
  src: "../../../node_modules/@fontsource-variable/figtree/files/figtree-latin-wght-normal.woff2",
  variable: "--font-body",
  weight: "300 900",
  display: "swap",
});

const heading = localFont({
  src: "../../../node_modules/@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-latin-wght-normal.woff2",
  variable: "--font-heading",
  weight: "200 800",
  display: "swap",
});

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("common");
  const site = process.env["NEXT_PUBLIC_SITE_URL"] ?? `http://${(await headers()).get("host") ?? "127.0.0.1:3000"}`;
  return {
    metadataBase: new URL(site),
    title: { default: t("product.title"), template: `%s · ${t("product.name")}` },
    description: t("product.description"),
    applicationName: t("product.name"),
    formatDetection: { telephone: false },
  };
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  interactiveWidget: "resizes-content",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fbf9f5" },
    { media: "(prefers-color-scheme: dark)", color: "#0d1414" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = themeFrom((await cookies()).get(THEME_COOKIE)?.value);
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <html
      lang={await getLocale()}
      className={`${body.variable} ${heading.variable} ${theme === "system" ? "" : theme}`}
      suppressHydrationWarning
    >
      <body>
        <BrowserProviders config={readPublicConfig()} nonce={nonce}>
          <ClientMessages of={[]}>{children}</ClientMessages>
        </BrowserProviders>
      </body>
    </html>
  );
}
