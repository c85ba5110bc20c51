import type { Theme } from "@/lib/theme";
import { cn } from "@/lib/utils";

/** A small picture of the interface in a theme; half and half where the device decides. */
export function ThemePicture({ theme }: { theme: Theme }) {
  return (
    <span className="relative block h-24 overflow-hidden rounded-lg border border-border" aria-hidden>
      {theme !== "dark" && <Sketch scheme="light" />}
      {theme !== "light" && <Sketch scheme="dark" className={cn(theme === "system" && "[clip-path:polygon(62%_0,100%_0,100%_100%,38%_100%)]")} />}
    </span>
  );
}

/** The tokens are `light-dark()` values of the root; here each is worked out again for one scheme. */
function Sketch({ scheme, className }: { scheme: "light" | "dark"; className?: string }) {
  const tone = scheme === "light"
    ? { page: "bg-[oklch(0.985_0.006_85)]", card: "bg-white", line: "bg-[oklch(0.9_0.012_85)]", primary: "bg-[oklch(0.46_0.095_178)]" }
    : { page: "bg-[oklch(0.185_0.012_190)]", card: "bg-[oklch(0.255_0.014_190)]", line: "bg-[oklch(0.38_0.014_190)]", primary: "bg-[oklch(0.78_0.12_172)]" };
  return (
    <span className={cn("absolute inset-0 flex", tone.page, className)}>
      <span className={cn("flex w-[28%] flex-col gap-1.5 p-2.5", tone.card)}>
        <span className={cn("size-3 rounded", tone.primary)} />
        <span className={cn("h-1.5 w-full rounded-full", tone.line)} />
        <span className={cn("h-1.5 w-2/3 rounded-full", tone.line)} />
      </span>
      <span className="flex flex-1 flex-col gap-2 p-2.5">
        <span className={cn("h-2 w-1/2 rounded-full", tone.line)} />
        <span className={cn("flex flex-1 flex-col justify-end rounded-md p-1.5", tone.card)}>
          <span className={cn("h-2 w-8 self-end rounded-full", tone.primary)} />
        </span>
      </span>
    </span>
  );
}
