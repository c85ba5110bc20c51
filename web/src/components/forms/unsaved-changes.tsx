"use client";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";

/** While `when` holds, asks before a link, the back button of a new page load or closing the tab takes the changes away. */
export function UnsavedChanges({ when, onDiscard }: { when: boolean; onDiscard: () => void }) {
  const t = useTranslations("forms");
  const router = useRouter();
  const [target, setTarget] = useState<string>();
  useEffect(() => {
    if (!when) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    const hold = (event: MouseEvent) => {
      const path = pathThatLeaves(event);
      if (path === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      setTarget(path);
    };
    addEventListener("beforeunload", warn);
    addEventListener("click", hold, true);
    return () => {
      removeEventListener("beforeunload", warn);
      removeEventListener("click", hold, true);
    };
  }, [when]);
  return (
    <ConfirmDialog
      open={target !== undefined}
      onOpenChange={(open) => !open && setTarget(undefined)}
      title={t("unsaved.title")}
      description={t("unsaved.body")}
      action={t("unsaved.leave")}
      onConfirm={() => {
        onDiscard();
        if (target) router.push(target);
      }}
    />
  );
}

/** Where a click on a link of ours leads, if it leaves this page. */
function pathThatLeaves(event: MouseEvent): string | undefined {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null;
  if (!link || (link.target && link.target !== "_self") || link.hasAttribute("download")) return;
  const to = new URL(link.href);
  if (to.origin !== location.origin || to.pathname === location.pathname) return;
  return to.pathname + to.search + to.hash;
}
