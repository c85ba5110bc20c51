import type { MailTemplate, ProjectConfig } from "../../config.ts";
import type { Mail } from "../mail.ts";

/** The mails of Auth, by their names in config.toml. */
export type MailKind = "confirmation" | "recovery" | "email_change" | "invite" | "magic_link" | "reauthentication";

/** What a mail says. */
export interface MailContent {
  to: string;
  /** The one-time code and its hash, which stands in links. */
  token: string;
  tokenHash: string;
  /** What the link is for, as `/auth/v1/verify` calls it. */
  type: string;
  redirectTo: string;
  /** The account's address, and the one that it is to have. */
  email: string;
  newEmail?: string;
  data: Record<string, unknown>;
}

/** For mails that config.toml has no template for. */
const PLAIN: MailTemplate = {
  subject: "Sintra",
  content: `<p><a href="{{ .ConfirmationURL }}">{{ .ConfirmationURL }}</a></p><p>{{ .Token }}</p>`,
};

/** Writes a mail from its template. */
export function writeMail(
  kind: MailKind,
  content: MailContent,
  { config, apiUrl }: { config: ProjectConfig; apiUrl: string },
): Mail {
  const verify = new URL(`${apiUrl}/auth/v1/verify`);
  verify.searchParams.set("token", content.tokenHash);
  verify.searchParams.set("type", content.type);
  verify.searchParams.set("redirect_to", content.redirectTo);
  const variables = {
    SiteURL: config.auth.siteUrl.replace(/\/+$/, ""),
    ConfirmationURL: verify.href,
    Token: content.token,
    TokenHash: content.tokenHash,
    RedirectTo: content.redirectTo,
    Email: content.email,
    NewEmail: content.newEmail ?? "",
    Data: content.data,
  };
  const { subject, content: template } = config.auth.email.templates[kind] ?? PLAIN;
  const html = renderTemplate(template, variables);
  return {
    id: crypto.randomUUID(),
    sentAt: new Date().toISOString(),
    to: content.to,
    subject: fill(subject, variables, (value) => value),
    text: plainText(html),
    html,
  };
}

type Variables = Record<string, unknown>;

/**
 * Fills in `{{ .Name }}` and `{{ .Data.name }}`. As Go's html/template does, what is filled in is escaped for where it stands:
 * in text, at the beginning of an address, or in an address's query.
 */
export function renderTemplate(template: string, variables: Variables): string {
  return template.split(/(<[^>]*>)/).map((piece) => {
    if (!piece.startsWith("<")) return fill(piece, variables, escapeHtml);
    return piece.replace(/(\b(?:href|src)=")([^"]*)(")/g, (_, start, address, end) => {
      const at = address.search(/[?#]/);
      const path = at < 0 ? address : address.slice(0, at);
      const query = at < 0 ? "" : address.slice(at);
      return start + fill(path, variables, escapeHtml) + fill(query, variables, encodeURIComponent) + end;
    });
  }).join("");
}

function fill(text: string, variables: Variables, escape: (value: string) => string): string {
  return text.replace(/\{\{\s*\.([A-Za-z0-9_.]+)\s*\}\}/g, (_, name: string) => {
    let value: unknown = variables;
    for (const key of name.split(".")) value = (value as Variables | undefined)?.[key];
    return value === undefined || value === null ? "" : escape(String(value));
  });
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&#34;");
}

/** What a mail program without HTML shows: the text, and the addresses of links. */
function plainText(html: string): string {
  return html
    .replace(/<(style|head|title)[\s\S]*?<\/\1>/gi, "")
    .replace(
      /<a\b[^>]*\bhref="([^"]*)"[^>]*>([\s\S]*?)<\/a>/gi,
      (_, address, label) => label.includes(address) ? address : `${label}: ${address}`,
    )
    .replace(/<(br|\/p|\/h\d|\/tr|\/div)\b[^>]*>/gi, "\n")
    .replace(/<[^>]*>/g, "")
    .replaceAll("&nbsp;", " ").replaceAll("&#34;", '"').replaceAll("&lt;", "<").replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
    .split("\n").map((line) => line.replace(/\s+/g, " ").trim()).join("\n")
    .replace(/\n{3,}/g, "\n\n").trim();
}
