import { Bell, Building2, CreditCard, Download, Landmark, Palette, ReceiptText, ShieldCheck, UserRound, UsersRound } from "lucide-react";

/** The pages of the account by group, as they are listed. `key` is the last part of the address and names the texts. */
export const SECTIONS = [
  {
    group: "you",
    pages: [
      { key: "perfil", icon: UserRound },
      { key: "apariencia", icon: Palette },
      { key: "notificaciones", icon: Bell },
      { key: "seguridad", icon: ShieldCheck },
    ],
  },
  {
    group: "business",
    pages: [
      { key: "negocio", icon: Building2 },
      { key: "organizacion", icon: UsersRound },
      { key: "plan", icon: CreditCard },
      { key: "facturas", icon: ReceiptText },
      { key: "datos-fiscales", icon: Landmark },
    ],
  },
  { group: "privacy", pages: [{ key: "datos", icon: Download }] },
] as const;

/** Address of a page of the account. */
export function sectionPath(key: string): string {
  return `/dashboard/cuenta/${key}`;
}
