import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import type { Namespace } from "@/i18n/catalogues";

/** Sends the texts of these namespaces to the browser, and no others: most pages need few of them there. */
export async function ClientMessages({ of: namespaces, children }: { of: Namespace[]; children: ReactNode }) {
  const messages = await getMessages() as Record<Namespace, object>;
  const chosen = Object.fromEntries(["common" as const, "errors" as const, ...namespaces].map((name) => [name, messages[name]]));
  return <NextIntlClientProvider messages={chosen}>{children}</NextIntlClientProvider>;
}
