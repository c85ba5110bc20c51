import { getRequestConfig } from "next-intl/server";
import { cookies, headers } from "next/headers";
import { loadMessages } from "./catalogues";
import { LOCALE_COOKIE, localeFor, localeFromHeader } from "./locales";

/** The person's choice, else what their browser asks for, else Spanish. */
export default getRequestConfig(async () => {
  const chosen = localeFor((await cookies()).get(LOCALE_COOKIE)?.value);
  const locale = chosen ?? localeFromHeader((await headers()).get("accept-language")) ?? "es";
  return { locale, messages: await loadMessages(locale), timeZone: "America/Mexico_City" };
});
