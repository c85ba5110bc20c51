import type { MetadataRoute } from "next";
import { siteOrigin } from "@/lib/auth/origin";

/** Search engines read what visitors read. */
export default async function robots(): Promise<MetadataRoute.Robots> {
  return {
    rules: { userAgent: "*", allow: "/", disallow: ["/dashboard", "/bienvenida", "/auth/", "/invitacion/", "/nueva-clave", "/recuperar"] },
    sitemap: `${await siteOrigin()}/sitemap.xml`,
  };
}
