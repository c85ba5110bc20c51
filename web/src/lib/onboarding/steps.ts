/** Steps of onboarding in their order, as they stand in `?paso=`. The database counts them from 1. */
export const STEPS = ["plan", "empresa", "metas", "equipo", "conversacion", "ajustes", "listo"] as const;

/** Name of a step of onboarding. */
export type StepName = (typeof STEPS)[number];

/** The step to show: the one asked for, but never one beyond where the person is. */
export function stepToShow(asked: string | undefined, current: number): number {
  const wanted = STEPS.findIndex((name) => name === asked) + 1;
  return wanted >= 1 && wanted <= current ? wanted : current;
}

/** Address of a step. */
export function stepPath(step: number) {
  const name = STEPS[Math.min(Math.max(step, 1), STEPS.length) - 1];
  return `/bienvenida?paso=${name}` as const;
}
