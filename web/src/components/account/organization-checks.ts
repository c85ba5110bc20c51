import { ORGANIZATION_LIMITS, type OrganizationChanges } from "@/lib/data/organizations";
import { isWebsite } from "@/lib/data/profile-checks";

/** What is wrong with which field; the texts are in `forms.problems`. */
export type OrganizationProblems = Partial<Record<keyof OrganizationChanges, "required" | "tooLong" | "website">>;

/** Looks at what would be written, before the database does, which looks again. */
export function organizationProblems(changes: OrganizationChanges): OrganizationProblems {
  const problems: OrganizationProblems = {};
  if ("name" in changes && !changes.name) problems.name = "required";
  if (changes.website && !isWebsite(changes.website)) problems.website = "website";
  for (const field of ["name", "description", "website"] as const) {
    if ([...(changes[field] ?? "")].length > ORGANIZATION_LIMITS[field]) problems[field] = "tooLong";
  }
  return problems;
}
