"use client";
import { Check, Copy, MessageCircle } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { invitationLink, whatsAppLink } from "@/lib/data/organizations";

/** The link of an invitation that was just made, to be handed over: the only time that it is shown. */
export function InvitationReady({ email, token, organization, onAnother }: {
  email: string;
  token: string;
  organization: string;
  onAnother: () => void;
}) {
  const t = useTranslations("account.organization.invite");
  const heading = useRef<HTMLHeadingElement>(null);
  const [isCopied, setCopied] = useState(false);
  const link = invitationLink(location.origin, token);

  // The form that was here is gone; readers go on with what took its place.
  useEffect(() => heading.current?.focus(), [token]);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), 2500);
    return () => clearTimeout(timer);
  }, [isCopied]);

  return (
    <div className="grid grid-cols-1 gap-4 rounded-xl border border-primary/30 bg-accent/40 p-4">
      <div>
        <h3 ref={heading} tabIndex={-1} className="font-bold break-words outline-none">{t("readyTitle", { email })}</h3>
        <p className="mt-0.5 text-sm text-muted-foreground">{t("readyBody")}</p>
      </div>
      <div className="grid grid-cols-1 gap-1.5">
        <Label htmlFor="invitation-link">{t("link")}</Label>
        <Input id="invitation-link" readOnly value={link} onFocus={(event) => event.target.select()} className="font-mono text-sm" />
      </div>
      <div className="flex flex-wrap gap-2 *:max-sm:flex-1">
        <Button onClick={() => void navigator.clipboard.writeText(link).then(() => setCopied(true))}>
          {isCopied ? <Check aria-hidden /> : <Copy aria-hidden />}
          <span aria-live="polite">{isCopied ? t("copied") : t("copy")}</span>
        </Button>
        <Button asChild variant="outline">
          <a href={whatsAppLink(t("whatsAppText", { organization, email, link }))} target="_blank" rel="noreferrer">
            <MessageCircle aria-hidden />{t("whatsApp")}
          </a>
        </Button>
        <Button variant="ghost" onClick={onAnother}>{t("another")}</Button>
      </div>
    </div>
  );
}
