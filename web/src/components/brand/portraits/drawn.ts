/** Assistants of the catalogue whose face was drawn; `/portraits/<id>.svg` is each one's picture. */
export const DRAWN = [
  "sofia", "carlos", "paula", "valentina", "mateo", "lucia", "diego", "camila", "andres", "elena", "tomas", "renata",
] as const;

/** One of {@link DRAWN}. */
export type DrawnId = (typeof DRAWN)[number];

/** Whether there is a picture of this assistant. */
export function isDrawn(id: string): id is DrawnId {
  return (DRAWN as readonly string[]).includes(id);
}
