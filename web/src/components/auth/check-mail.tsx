"use client";
import { MailCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef } from "react";

/** What comes after a mail was sent. Takes the focus, because the form that had it is gone. */
export function CheckMail({ title, email, of = "checkMail", children }: {
  title: string;
  email: string;
  /** A link to choose a password is sent only where there is an account, and the text does not say whether. */
  of?: "checkMail" | "recovery";
  children: ReactNode;
}) {
  const t = useTranslations("auth");
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="grid gap-5">
      <span className="grid size-14 place-items-center rounded-2xl bg-accent text-accent-foreground" aria-hidden><MailCheck className="size-7" /></span>
      <div className="grid gap-2">
        <h1 ref={heading} tabIndex={-1} className="text-3xl font-extrabold outline-none">{title}</h1>
        <p className="text-muted-foreground">{t.rich(`${of}.sentTo`, { email, strong: (text) => <strong className="font-semibold break-all text-foreground">{text}</strong> })}</p>
        <p className="text-sm text-muted-foreground">{t("checkMail.spam")}</p>
      </div>
      {children}
    </div>
  );
}
