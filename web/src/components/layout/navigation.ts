import { Brain, House, MessagesSquare, Settings2, UsersRound } from "lucide-react";

/** The places of the product, in the order in which they are shown. `key` names the text in `common.nav`. */
export const NAVIGATION = [
  { key: "home", href: "/dashboard", icon: House, exact: true },
  { key: "team", href: "/dashboard/equipo", icon: UsersRound, exact: false },
  { key: "conversations", href: "/dashboard/chat", icon: MessagesSquare, exact: false },
  { key: "cerebro", href: "/dashboard/cerebro", icon: Brain, exact: false },
  { key: "account", href: "/dashboard/cuenta", icon: Settings2, exact: false },
] as const;

/** Whether a place is the one that is shown, or holds it. */
export function isCurrent(place: { href: string; exact: boolean }, pathname: string): boolean {
  return pathname === place.href || (!place.exact && pathname.startsWith(`${place.href}/`));
}
