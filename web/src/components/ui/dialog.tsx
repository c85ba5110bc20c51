"use client";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Dialog as Primitive } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/lib/utils";

export const Dialog = Primitive.Root;
export const DialogTrigger = Primitive.Trigger;
export const DialogClose = Primitive.Close;

/** What a dialog shows: in the middle of a wide screen, from below on a phone. */
export function DialogContent({ title, description, className, children, ...props }:
  & Omit<ComponentProps<typeof Primitive.Content>, "title">
  & { title: ReactNode; description?: ReactNode }) {
  const t = useTranslations("common");
  return (
    <Primitive.Portal>
      <Primitive.Overlay className="fixed inset-0 z-50 animate-fade-in bg-black/50" />
      <Primitive.Content
        className={cn(
          "fixed inset-x-0 bottom-0 z-50 max-h-[92dvh] animate-rise overflow-y-auto rounded-t-2xl border border-border bg-popover p-6 text-popover-foreground shadow-xl sm:inset-x-auto sm:top-1/2 sm:bottom-auto sm:left-1/2 sm:w-full sm:max-w-lg sm:-translate-x-1/2 sm:-translate-y-1/2 sm:animate-fade-in sm:rounded-2xl",
          className,
        )}
        {...(description ? {} : { "aria-describedby": undefined })}
        {...props}
      >
        <Primitive.Title className="pr-10 font-display text-xl font-bold">{title}</Primitive.Title>
        {description && <Primitive.Description className="mt-1.5 text-sm text-muted-foreground">{description}</Primitive.Description>}
        <div className="mt-5">{children}</div>
        <Primitive.Close
          className="absolute top-4 right-4 grid size-9 place-items-center rounded-lg text-muted-foreground hover:bg-muted hover:text-foreground"
          aria-label={t("actions.close")}
        >
          <X className="size-4" aria-hidden />
        </Primitive.Close>
      </Primitive.Content>
    </Primitive.Portal>
  );
}

/** The buttons at the end of a dialog. */
export function DialogFooter({ className, ...props }: ComponentProps<"div">) {
  return <div className={cn("mt-6 flex flex-col-reverse gap-2 sm:flex-row sm:justify-end", className)} {...props} />;
}
