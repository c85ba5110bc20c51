import type { ReactNode } from "react";
import { ClientMessages } from "@/components/layout/client-messages";

/** The texts of invoices, which no other page of the account needs in the browser. */
export default function InvoicesLayout({ children }: { children: ReactNode }) {
  return <ClientMessages of={["invoices", "payments"]}>{children}</ClientMessages>;
}
