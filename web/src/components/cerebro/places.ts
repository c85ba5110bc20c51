import { BookOpenText, ChartNoAxesCombined, History, Lightbulb, Target } from "lucide-react";

/** The parts of the Cerebro, in the order in which they are shown. `key` names the text in `cerebro.places`. */
export const PLACES = [
  { key: "knowledge", href: "/dashboard/cerebro", icon: BookOpenText },
  { key: "recommendations", href: "/dashboard/cerebro/recomendaciones", icon: Lightbulb },
  { key: "projects", href: "/dashboard/cerebro/proyectos", icon: Target },
  { key: "patterns", href: "/dashboard/cerebro/patrones", icon: ChartNoAxesCombined },
  { key: "history", href: "/dashboard/cerebro/historia", icon: History },
] as const;
