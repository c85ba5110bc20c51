import type { ComponentType } from "react";
import type { DrawnId } from "./drawn";
import { Carlos, Lucia, Mateo, Paula, Sofia, Valentina } from "./people-core";
import { Andres, Camila, Diego, Elena, Renata, Tomas } from "./people-specialists";

const PEOPLE: Readonly<Record<DrawnId, ComponentType>> = {
  sofia: Sofia, carlos: Carlos, paula: Paula, valentina: Valentina, mateo: Mateo, lucia: Lucia,
  diego: Diego, camila: Camila, andres: Andres, elena: Elena, tomas: Tomas, renata: Renata,
};

/** An assistant's face as a picture of its own, without ground: the file behind `/portraits/<id>.svg`. */
export function Portrait({ id }: { id: DrawnId }) {
  const Person = PEOPLE[id];
  return (
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 80" width={80} height={80}>
      <Person />
    </svg>
  );
}
