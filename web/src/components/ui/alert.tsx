import { cva, type VariantProps } from "class-variance-authority";
import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/lib/utils";

const alertVariants = cva("flex items-start gap-3 rounded-xl border px-4 py-3 text-sm [&>svg]:mt-0.5 [&>svg]:size-4 [&>svg]:shrink-0", {
  variants: {
    tone: {
      info: "border-border bg-muted text-foreground [&>svg]:text-primary",
      success: "border-success/30 bg-success/8 text-foreground [&>svg]:text-success",
      warning: "border-warning/35 bg-warning/8 text-foreground [&>svg]:text-warning",
      destructive: "border-destructive/35 bg-destructive/8 text-foreground [&>svg]:text-destructive",
    },
  },
  defaultVariants: { tone: "info" },
});

const icons = { info: Info, success: CircleCheck, warning: TriangleAlert, destructive: CircleAlert };

/** A notice in the page. Bad news is announced at once, other news when the reader pauses. */
export function Alert({ className, tone = "info", title, action, children, ...props }:
  & Omit<ComponentProps<"div">, "title">
  & VariantProps<typeof alertVariants>
  & { title?: ReactNode; action?: ReactNode }) {
  const Icon = icons[tone ?? "info"];
  return (
    <div role={tone === "destructive" ? "alert" : "status"} className={cn(alertVariants({ tone }), className)} {...props}>
      <Icon aria-hidden />
      <div className="min-w-0 flex-1">
        {title && <p className="font-semibold">{title}</p>}
        {children && <div className={cn(title && "text-muted-foreground")}>{children}</div>}
      </div>
      {action}
    </div>
  );
}
