import type { MetadataRoute } from "next";
import { siteOrigin } from "@/lib/auth/origin";

/** The pages for visitors. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const origin = await siteOrigin();
  return [
    { url: `${origin}/`, priority: 1 },
    { url: `${origin}/precios`, priority: 0.8 },
    { url: `${origin}/registro`, priority: 0.6 },
    { url: `${origin}/ingresar`, priority: 0.4 },
    { url: `${origin}/terminos`, priority: 0.2 },
    { url: `${origin}/privacidad`, priority: 0.2 },
  ];
}
