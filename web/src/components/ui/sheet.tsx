"use client";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Dialog as Primitive } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/lib/utils";

export const Sheet = Primitive.Root;
export const SheetTrigger = Primitive.Trigger;
export const SheetClose = Primitive.Close;

/** A panel that comes in from a side, for navigation on phones and details on wide screens. */
export function SheetContent({ side = "left", title, className, children, ...props }:
  & Omit<ComponentProps<typeof Primitive.Content>, "title">
  & { side?: "left" | "right"; title: ReactNode }) {
  const t = useTranslations("common");
  return (
    <Primitive.Portal>
      <Primitive.Overlay className="fixed inset-0 z-50 animate-fade-in bg-black/50" />
      <Primitive.Content
        aria-describedby={undefined}
        className={cn(
          "fixed inset-y-0 z-50 flex w-[min(22rem,88vw)] animate-fade-in flex-col gap-4 overflow-y-auto bg-popover p-5 text-popover-foreground shadow-xl",
          side === "left" ? "left-0 border-r" : "right-0 border-l",
          className,
        )}
        {...props}
      >
        <div className="flex items-center justify-between gap-4">
          <Primitive.Title className="font-display text-lg font-bold">{title}</Primitive.Title>
          <Primitive.Close
            className="grid size-9 place-items-center rounded-lg text-muted-foreground hover:bg-muted hover:text-foreground"
            aria-label={t("actions.close")}
          >
            <X className="size-4" aria-hidden />
          </Primitive.Close>
        </div>
        {children}
      </Primitive.Content>
    </Primitive.Portal>
  );
}
