"use client";
import { ExternalLink } from "lucide-react";
import { useTranslations } from "next-intl";
import { type MouseEvent, type ReactNode, useRef, useState } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { destinationOf, isSuspicious, safeAddress } from "@/lib/chat/links";

/**
 * A link that a model wrote. It leads to the web or to a mail address, or it is no link; it opens beside the product and
 * tells the other side nothing. Where its text names another place than the one it leads to, the person is asked first.
 */
export function SafeLink({ href, children }: { href?: string; children?: ReactNode }) {
  const t = useTranslations("chat");
  const [asked, setAsked] = useState(false);
  const anchor = useRef<HTMLAnchorElement>(null);
  const url = safeAddress(href);
  if (!url) return <span>{children}</span>;
  const destination = destinationOf(url);

  function follow(event: MouseEvent<HTMLAnchorElement>) {
    if (!isSuspicious(anchor.current?.textContent ?? "", url!)) return;
    event.preventDefault();
    setAsked(true);
  }

  return (
    <>
      <a
        ref={anchor}
        href={url.href}
        target="_blank"
        rel="noopener noreferrer nofollow"
        title={destination}
        onClick={follow}
        onAuxClick={follow}
        className="font-medium break-words text-primary underline decoration-primary/40 underline-offset-3 hover:decoration-primary"
      >
        {children}
      </a>
      {asked && (
        <ConfirmDialog
          open
          onOpenChange={setAsked}
          destructive={false}
          title={t("link.title")}
          description={t("link.body")}
          action={<>{t("link.open")}<ExternalLink aria-hidden /></>}
          onConfirm={() => void window.open(url.href, "_blank", "noopener,noreferrer")}
        >
          <p className="rounded-lg bg-muted px-3 py-2 font-mono text-sm break-all">{destination}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
