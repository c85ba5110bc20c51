import { getLocale, getTranslations } from "next-intl/server";

interface Described {
  id: string;
  role: string;
  description: string;
  suggested_questions: readonly string[];
}

/** The catalogue is written in Spanish; for readers of another language its translation, where there is one. */
async function translated(id: string, key: "role" | "does" | "ask"): Promise<string | undefined> {
  if (await getLocale() === "es") return undefined;
  const t = await getTranslations("landing.people");
  const path = `${id}.${key}`;
  return t.has(path) ? t(path) : undefined;
}

/** An assistant's trade, in the reader's language. */
export async function roleOf({ id, role }: Pick<Described, "id" | "role">): Promise<string> {
  return await translated(id, "role") ?? role;
}

/** What an assistant does, in the reader's language. */
export async function descriptionOf({ id, description }: Pick<Described, "id" | "description">): Promise<string> {
  return await translated(id, "does") ?? description;
}

/** Something to ask an assistant first, in the reader's language. */
export async function questionFor({ id, suggested_questions }: Pick<Described, "id" | "suggested_questions">): Promise<string | undefined> {
  return await translated(id, "ask") ?? suggested_questions[0];
}
