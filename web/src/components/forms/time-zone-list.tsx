"use client";
import { Check, LocateFixed, Search } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { cn } from "@/lib/utils";
import { canonicalZone, cityOf, regionNames, searchZones, timeIn, zoneGroups } from "./time-zones";

/** All time zones by country, with a search above them. Arrows and Enter choose. */
export function TimeZoneList({ value, now, onSelect }: { value: string; now: Date; onSelect: (zone: string) => void }) {
  const t = useTranslations("forms");
  const locale = useLocale();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const hasShown = useRef(false);
  const [query, setQuery] = useState("");
  const selected = canonicalZone(value);
  const [active, setActive] = useState(selected);
  const groups = useMemo(() => zoneGroups(locale), [locale]);
  const found = useMemo(() => searchZones(groups, query, locale), [groups, query, locale]);
  const flat = found.flatMap(({ zones }) => zones.map((zone) => zone.id));
  const current = flat.includes(active) ? active : flat[0];
  const name = regionNames(locale);
  const device = canonicalZone(Intl.DateTimeFormat().resolvedOptions().timeZone);

  useEffect(() => {
    // The one that is set is first seen amid its neighbours.
    list.current?.querySelector("[data-active=true]")?.scrollIntoView({ block: hasShown.current ? "nearest" : "center" });
    hasShown.current = true;
  }, [current]);

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (event.key === "Enter" && current) {
      event.preventDefault();
      onSelect(current);
    } else if (step !== undefined && current) {
      event.preventDefault();
      setActive(flat[Math.min(Math.max(flat.indexOf(current) + step, 0), flat.length - 1)] ?? current);
    }
  }

  return (
    <div className="flex h-full flex-col gap-3">
      <div className="relative">
        <Search className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-muted-foreground" aria-hidden />
        <Input
          role="combobox"
          aria-expanded
          aria-autocomplete="list"
          aria-controls={`${id}-list`}
          aria-activedescendant={current && `${id}-${current}`}
          aria-label={t("timeZone.search")}
          placeholder={t("timeZone.search")}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={onKeyDown}
          autoComplete="off"
          className="pl-9"
        />
      </div>
      {device !== selected && !query && (
        <Button variant="outline" onClick={() => onSelect(device)} className="h-auto min-h-11 justify-start py-2 text-left whitespace-normal">
          <LocateFixed aria-hidden />{t("timeZone.device", { city: cityOf(device) })}
        </Button>
      )}
      <div ref={list} id={`${id}-list`} role="listbox" aria-label={t("timeZone.title")} tabIndex={-1} className="-mx-2 min-h-0 flex-1 overflow-y-auto px-2">
        {found.map((group) => {
          const title = group.country ? name(group.country) : t("timeZone.others");
          return (
            <div key={group.country ?? ""} role="group" aria-label={title}>
              <p aria-hidden className="sticky top-0 bg-popover px-2 pt-3 pb-1 text-xs font-semibold text-muted-foreground">{title}</p>
              {group.zones.map((zone) => (
                <div
                  key={zone.id}
                  id={`${id}-${zone.id}`}
                  role="option"
                  aria-selected={zone.id === selected}
                  data-active={zone.id === current}
                  onClick={() => onSelect(zone.id)}
                  onPointerMove={() => zone.id !== current && setActive(zone.id)}
                  className={cn("flex min-h-10 cursor-pointer items-center gap-2 rounded-lg px-2 py-1.5 text-sm", zone.id === current && "bg-muted")}
                >
                  <span className="min-w-0 flex-1 truncate">{zone.city}</span>
                  <span className="shrink-0 text-muted-foreground tabular-nums">{timeIn(zone.id, now, locale)}</span>
                  <Check className={cn("size-4 shrink-0 text-primary", zone.id !== selected && "invisible")} aria-hidden />
                </div>
              ))}
            </div>
          );
        })}
        {found.length === 0 && <p className="px-2 py-8 text-center text-sm text-muted-foreground">{t("timeZone.none", { query })}</p>}
      </div>
    </div>
  );
}
