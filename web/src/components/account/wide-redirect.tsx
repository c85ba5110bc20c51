"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Goes on to a page where the screen is wide, as soon as it is. */
export function WideRedirect({ to }: { to: string }) {
  const router = useRouter();
  useEffect(() => {
    const wide = matchMedia("(min-width: 64rem)");
    const go = () => wide.matches && router.replace(to);
    go();
    wide.addEventListener("change", go);
    return () => wide.removeEventListener("change", go);
  }, [router, to]);
  return null;
}
