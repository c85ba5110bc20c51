"use client";
import { useTranslations } from "next-intl";
import { AlertDialog as Primitive } from "radix-ui";
import { type ReactNode, useState } from "react";
import { Button } from "./button";

/** Asks before something that cannot be taken back. Closes once `onConfirm` has resolved, stays open if it throws. */
export function ConfirmDialog({ trigger, open, onOpenChange, title, description, action, destructive = true, onConfirm, children, disabled }: {
  /** The button that opens it; leave out where `open` is controlled. */
  trigger?: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  title: ReactNode;
  description: ReactNode;
  /** Label of the button that does it. */
  action: ReactNode;
  destructive?: boolean;
  onConfirm: () => Promise<void> | void;
  /** More to fill in, e.g. a word to type. */
  children?: ReactNode;
  disabled?: boolean;
}) {
  const t = useTranslations("common");
  const [own, setOwn] = useState(false);
  const [pending, setPending] = useState(false);
  const setOpen = (value: boolean) => {
    setOwn(value);
    onOpenChange?.(value);
  };
  async function confirm() {
    setPending(true);
    try {
      await onConfirm();
      setOpen(false);
    } finally {
      setPending(false);
    }
  }
  return (
    <Primitive.Root open={open ?? own} onOpenChange={(value) => !pending && setOpen(value)}>
      {trigger && <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>}
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-50 animate-fade-in bg-black/50" />
        <Primitive.Content className="fixed inset-x-0 bottom-0 z-50 animate-rise rounded-t-2xl border border-border bg-popover p-6 text-popover-foreground shadow-xl sm:inset-x-auto sm:top-1/2 sm:bottom-auto sm:left-1/2 sm:w-full sm:max-w-md sm:-translate-x-1/2 sm:-translate-y-1/2 sm:animate-fade-in sm:rounded-2xl">
          <Primitive.Title className="font-display text-xl font-bold">{title}</Primitive.Title>
          <Primitive.Description className="mt-2 text-sm text-muted-foreground">{description}</Primitive.Description>
          {children && <div className="mt-4">{children}</div>}
          <div className="mt-6 flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">
            <Primitive.Cancel asChild>
              <Button variant="outline" disabled={pending}>{t("actions.cancel")}</Button>
            </Primitive.Cancel>
            <Button
              variant={destructive ? "destructive" : "primary"}
              pending={pending}
              disabled={disabled}
              onClick={() => void confirm().catch(() => {})}
            >
              {action}
            </Button>
          </div>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
