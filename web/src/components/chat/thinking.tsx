import { useTranslations } from "next-intl";

/** Before this the dots stand still, in milliseconds: most answers begin by then, and an animation takes frames from them. */
const STILL = 600;

/** The assistant has heard the question and has not said anything yet. */
export function Thinking({ name }: { name: string }) {
  const t = useTranslations("chat");
  return (
    <p className="flex h-7 items-center gap-1.5">
      <span className="sr-only">{t("answer.thinking", { name })}</span>
      {[0, 1, 2].map((dot) => (
        <span key={dot} aria-hidden className="size-2 animate-pulse rounded-full bg-assistant" style={{ animationDelay: `${STILL + dot * 180}ms` }} />
      ))}
    </p>
  );
}
