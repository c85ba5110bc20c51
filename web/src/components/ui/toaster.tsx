"use client";
import { CircleAlert, CircleCheck, Info, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Toast as Primitive } from "radix-ui";
import { useToasts } from "@/store/toasts";

const icons = {
  success: <CircleCheck className="text-success" />,
  error: <CircleAlert className="text-destructive" />,
  info: <Info className="text-primary" />,
};

/** Where the notices of `@/store/toasts` appear. */
export function Toaster() {
  const t = useTranslations("common");
  const { toasts, dismiss } = useToasts();
  return (
    <Primitive.Provider duration={5000} label={t("notice")}>
      {toasts.map(({ id, tone, text, action }) => (
        <Primitive.Root
          key={id}
          type={tone === "error" ? "foreground" : "background"}
          onOpenChange={(open) => !open && dismiss(id)}
          className="flex animate-rise items-center gap-3 rounded-xl border border-border bg-popover py-2.5 pr-2 pl-4 text-sm text-popover-foreground shadow-lg [&>svg]:size-4 [&>svg]:shrink-0"
        >
          {icons[tone]}
          <Primitive.Description className="min-w-0 flex-1">{text}</Primitive.Description>
          {action && (
            <Primitive.Action altText={action.label} onClick={action.run} className="rounded-md px-2 py-1 font-semibold text-primary hover:bg-muted">
              {action.label}
            </Primitive.Action>
          )}
          <Primitive.Close className="grid size-8 place-items-center rounded-md text-muted-foreground hover:bg-muted" aria-label={t("actions.close")}>
            <X className="size-4" aria-hidden />
          </Primitive.Close>
        </Primitive.Root>
      ))}
      <Primitive.Viewport className="pointer-events-none fixed inset-x-0 top-0 z-[60] mx-auto flex w-full max-w-md flex-col gap-2 p-4 outline-none print:hidden *:pointer-events-auto" />
    </Primitive.Provider>
  );
}
