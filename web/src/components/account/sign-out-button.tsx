import { LogOut } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";

/** Ends the session of this browser; works without scripts. */
export function SignOutButton({ label, className }: { label?: string; className?: string }) {
  const t = useTranslations("common");
  return (
    <form action="/auth/salir" method="post">
      <Button type="submit" variant="outline" className={className}><LogOut aria-hidden />{label ?? t("actions.signOut")}</Button>
    </form>
  );
}
