"use client";
import { ChevronsUpDown } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { type ComponentProps, useEffect, useState } from "react";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { fieldClasses } from "@/components/ui/input";
import { cn } from "@/lib/utils";
import { TimeZoneList } from "./time-zone-list";
import { cityOf, timeIn } from "./time-zones";

/** A time zone, found by city or country; shows what time it is there. The control of a `Field`. */
export function TimeZoneSelect({ value, onValueChange, className, ...props }: {
  /** IANA name. */
  value: string;
  onValueChange: (zone: string) => void;
} & Omit<ComponentProps<"button">, "value">) {
  const t = useTranslations("forms");
  const locale = useLocale();
  const now = useNow();
  const [isOpen, setOpen] = useState(false);
  return (
    <Dialog open={isOpen} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <button type="button" {...props} className={cn(fieldClasses, "flex h-11 items-center justify-between gap-3 text-left", className)}>
          <span className="min-w-0 flex-1 truncate">{cityOf(value)}</span>
          <span className="shrink-0 text-sm text-muted-foreground tabular-nums" suppressHydrationWarning>{now && timeIn(value, now, locale)}</span>
          <ChevronsUpDown className="size-4 shrink-0 text-muted-foreground" aria-hidden />
        </button>
      </DialogTrigger>
      <DialogContent title={t("timeZone.title")} description={t("timeZone.body")} className="flex flex-col overflow-hidden sm:h-[34rem] max-sm:h-[85dvh] [&>div:last-of-type]:min-h-0 [&>div:last-of-type]:flex-1">
        <TimeZoneList
          value={value}
          now={now ?? new Date()}
          onSelect={(zone) => {
            onValueChange(zone);
            setOpen(false);
          }}
        />
      </DialogContent>
    </Dialog>
  );
}

/** The clock, from when the page is shown: the server's is another one. */
function useNow(): Date | undefined {
  const [now, setNow] = useState<Date>();
  useEffect(() => {
    const tick = () => setNow(new Date());
    const first = setTimeout(tick);
    const timer = setInterval(tick, 15_000);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
    };
  }, []);
  return now;
}
