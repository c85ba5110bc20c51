import { type EditableField, GOAL_LIMITS, hoursFrom, PROFILE_LIMITS, type ProfileChanges } from "./profiles";

/** What is wrong with a field; each has a text in `forms.problems`. */
export type Problem = "tooLong" | "required" | "phone" | "website" | "timezone" | "hours" | "hoursEqual" | "tooMany" | "invalid";

/** Problems by field. */
export type Problems = Partial<Record<EditableField, Problem>>;

const PHONE = /^\+?[0-9][0-9 ()./-]{4,38}$/;

/** Looks at what would be written, before the database does, which looks again. */
export function problemsOf(changes: ProfileChanges): Problems {
  const problems: Problems = {};
  for (const [field, limit] of Object.entries(PROFILE_LIMITS) as [EditableField, number][]) {
    const value = changes[field];
    if (typeof value === "string" && [...value].length > limit) problems[field] = "tooLong";
  }
  if (changes.phone && !PHONE.test(changes.phone)) problems.phone ??= "phone";
  if (changes.company_website && !isWebsite(changes.company_website)) problems.company_website ??= "website";
  if (changes.working_hours !== undefined) {
    const hours = hoursFrom(changes.working_hours);
    if (!hours) problems.working_hours = "hours";
    else if (hours.start === hours.end) problems.working_hours = "hoursEqual";
  }
  const goals = { primary_goals: GOAL_LIMITS.primary, secondary_goals: GOAL_LIMITS.secondary };
  for (const [field, most] of Object.entries(goals) as ["primary_goals" | "secondary_goals", number][]) {
    const value = changes[field];
    if (!value) continue;
    if (value.length > most) problems[field] = "tooMany";
    else if (value.some((goal) => [...goal].length > GOAL_LIMITS.characters)) problems[field] = "tooLong";
  }
  return problems;
}

/** An address of the web, with or without `https://`; no other kind, which a browser might run. */
export function isWebsite(value: string): boolean {
  if (/\s/.test(value)) return false;
  const withScheme = /^[a-z][a-z0-9+-]*:/i.test(value) ? value : `https://${value}`;
  if (!URL.canParse(withScheme)) return false;
  const { protocol, hostname } = new URL(withScheme);
  return /^https?:$/.test(protocol) && /^[^.]+(\.[^.]+)+$/.test(hostname);
}

const CONSTRAINTS: Record<string, [EditableField, Problem]> = {
  full_name_is_short: ["full_name", "tooLong"],
  phone_is_short: ["phone", "tooLong"],
  company_name_is_short: ["company_name", "tooLong"],
  company_industry_is_short: ["company_industry", "tooLong"],
  company_revenue_range_is_short: ["company_revenue_range", "tooLong"],
  company_website_is_short: ["company_website", "tooLong"],
  company_description_is_short: ["company_description", "tooLong"],
  goals_timeline_is_short: ["goals_timeline", "tooLong"],
  primary_goals_are_few: ["primary_goals", "tooLong"],
  secondary_goals_are_few: ["secondary_goals", "tooLong"],
  working_hours_are_small: ["working_hours", "hours"],
  country_is_a_code: ["country", "invalid"],
  timezone_is_known: ["timezone", "timezone"],
  language_is_a_tag: ["language", "invalid"],
  theme_is_known: ["theme", "invalid"],
};

/** Name of the check that the database found violated; undefined for other errors. */
export function violatedConstraint(error: unknown): string | undefined {
  const { code, message } = (typeof error === "object" && error !== null ? error : {}) as { code?: unknown; message?: unknown };
  if (code !== "23514" || typeof message !== "string") return undefined;
  return message.match(/violates check constraint "([^"]+)"/)?.[1];
}

/** What the database refused, as a problem of a field; undefined where it is about none. */
export function problemsFromDatabase(error: unknown): Problems | undefined {
  const found = CONSTRAINTS[violatedConstraint(error) ?? ""];
  return found && { [found[0]]: found[1] };
}
