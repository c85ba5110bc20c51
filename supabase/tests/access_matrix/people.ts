/** Who asks: each person of the matrix, the role their request runs as, and what their token says. */

export interface Person {
  name: string;
  role: "anon" | "authenticated" | "service_role";
  /** Id of their account; absent for visitors and for the platform itself. */
  id?: string;
}

/** A readable, fixed id: the same in every run, so that failures can be compared. */
export function fixedId(kind: number, number: number): string {
  return `00000000-0000-4000-8${String(kind).padStart(3, "0")}-${String(number).padStart(12, "0")}`;
}

const signedIn = (name: string, number: number): Person => ({ name, role: "authenticated", id: fixedId(1, number) });

export const owner = signedIn("owner", 1);
export const otherTenant = signedIn("other tenant", 2);
export const organizationOwner = signedIn("organization owner", 3);
export const organizationAdmin = signedIn("organization admin", 4);
export const organizationMember = signedIn("organization member", 5);
export const guest = signedIn("guest", 6);
export const superAdministrator = signedIn("super_admin", 7);
export const administrator = signedIn("admin", 8);
export const support = signedIn("support", 9);
export const analyst = signedIn("analyst", 10);

/** Has an account and asks nothing: whom others add, appoint or forge. */
export const bystander = signedIn("bystander", 11);
/** Second owner of the organization, so that removing one is a question of policy and not of being the last. */
export const secondOwner = signedIn("second owner", 12);

export const people: Person[] = [
  { name: "anonymous", role: "anon" },
  owner,
  otherTenant,
  organizationOwner,
  organizationAdmin,
  organizationMember,
  guest,
  superAdministrator,
  administrator,
  support,
  analyst,
  { name: "service", role: "service_role" },
];

export const accounts: Person[] = [...people, bystander, secondOwner].filter((person) => person.id);

/** What the API would put into `request.jwt.claims` for a request of this person. */
export function claims(person: Person): string {
  return JSON.stringify(person.id ? { sub: person.id, role: person.role, aal: "aal1" } : { role: person.role });
}
