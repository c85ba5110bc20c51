import type { Locale } from "./locales";

/** One file each in `messages/<locale>/`; the name is the namespace. */
export const NAMESPACES = [
  "common", "errors", "landing", "legal", "auth", "invitation", "onboarding", "home", "assistants", "chat", "memory", "cerebro", "account", "payments", "invoices", "tax", "forms",
] as const;

export type Namespace = (typeof NAMESPACES)[number];

/** All texts of a language. */
export async function loadMessages(locale: Locale): Promise<Record<Namespace, object>> {
  const entries = await Promise.all(
    NAMESPACES.map(async (name) => [name, (await import(`../../messages/${locale}/${name}.json`)).default] as const),
  );
  return Object.fromEntries(entries) as Record<Namespace, object>;
}
