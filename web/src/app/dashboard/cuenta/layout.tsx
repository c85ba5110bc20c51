import type { ReactNode } from "react";
import { AccountNavigation } from "@/components/account/account-navigation";
import { ClientMessages } from "@/components/layout/client-messages";

/** Settings: navigation beside the page on wide screens, a list of its own on phones. */
export default function AccountLayout({ children }: { children: ReactNode }) {
  return (
    <ClientMessages of={["account", "forms"]}>
      <div className="mx-auto w-full max-w-5xl flex-1 px-4 pt-5 pb-10 sm:px-6 lg:grid lg:grid-cols-[12.5rem_minmax(0,1fr)] lg:gap-12 lg:pt-10 print:block print:max-w-none print:p-0">
        <aside className="hidden lg:block print:hidden"><AccountNavigation /></aside>
        <div className="mx-auto w-full max-w-2xl lg:mx-0 print:max-w-none">{children}</div>
      </div>
    </ClientMessages>
  );
}
