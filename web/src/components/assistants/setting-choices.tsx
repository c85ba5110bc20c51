"use client";
import { useTranslations } from "next-intl";
import { Segmented } from "@/components/ui/segmented";
import { type CustomSettings, type SettingName, SETTINGS } from "@/lib/data/assistants";

/** Names of the texts of each setting's values. */
const LABELS = { extension: "extensions", trato: "tratos", emojis: "emojisOptions" } as const satisfies Record<SettingName, string>;
const OPEN = "auto";

/** How an assistant writes: how much, how formal, with which marks. */
export function SettingChoices({ settings, onChange }: { settings: CustomSettings; onChange: (settings: CustomSettings) => void }) {
  const t = useTranslations("assistants.personal");
  const choose = (name: SettingName, value: string) => {
    const others = Object.entries(settings).filter(([other]) => other !== name);
    onChange(Object.fromEntries(value === OPEN ? others : [...others, [name, value]]));
  };
  return (
    <div className="grid gap-5">
      {(Object.keys(SETTINGS) as SettingName[]).map((name) => {
        const values: string[] = [OPEN, ...SETTINGS[name]];
        const current = values.find((value) => value === settings[name]) ?? OPEN;
        return (
          <div key={name} className="grid justify-items-start gap-1.5">
            <p className="text-sm font-semibold" aria-hidden>{t(name)}</p>
            <Segmented
              label={t(name)}
              value={current}
              onValueChange={(value) => choose(name, value)}
              options={values.map((value) => ({ value, label: t(`${LABELS[name]}.${value}` as "extensions.auto") }))}
            />
          </div>
        );
      })}
    </div>
  );
}
