import { createElement } from "react";
import { DRAWN } from "@/components/brand/portraits/drawn";
import { Portrait } from "@/components/brand/portraits/portrait";

export const dynamic = "force-static";
export const dynamicParams = false;

const fileOf = (id: string) => `${id}.svg`;

/** The pictures are files from the build on. */
export function generateStaticParams(): { file: string }[] {
  return DRAWN.map((id) => ({ file: fileOf(id) }));
}

/** An assistant's face, without ground: what stands around it gives the colour. */
export async function GET(_: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const { file } = await params;
  const id = DRAWN.find((one) => fileOf(one) === file);
  if (!id) return new Response(null, { status: 404 });
  // Next keeps this out of pages, and a picture is not one.
  const { renderToStaticMarkup } = await import("react-dom/server");
  return new Response(renderToStaticMarkup(createElement(Portrait, { id })), {
    headers: { "content-type": "image/svg+xml", "cache-control": "public, max-age=86400, stale-while-revalidate=604800" },
  });
}
