import { join } from "../util/path.ts";

/** A mail that Auth or the worker wanted to send. */
export interface Mail {
  id: string;
  sentAt: string;
  to: string;
  subject: string;
  text?: string;
  html?: string;
}

/** Keeps mails as files, newest last by name. */
export class Mailbox {
  #directory: string;

  constructor(directory: string) {
    this.#directory = directory;
    // Mails carry one-time codes.
    Deno.mkdirSync(directory, { recursive: true, mode: 0o700 });
  }

  /** Keeps a mail before it returns, so that whoever asked for it finds it. */
  deliver(mail: Mail) {
    const name = `${mail.sentAt.replaceAll(/[:.]/g, "-")}-${mail.id}.json`;
    Deno.writeTextFileSync(join(this.#directory, name), JSON.stringify(mail, null, 2));
  }

  /** Keeps a mail unless one of its id is there. */
  deliverOnce(mail: Mail) {
    for (const entry of Deno.readDirSync(this.#directory)) if (entry.name.endsWith(`-${mail.id}.json`)) return;
    this.deliver(mail);
  }

  /** All mails, newest first. */
  async list(): Promise<Mail[]> {
    const names: string[] = [];
    for await (const entry of Deno.readDir(this.#directory)) if (entry.name.endsWith(".json")) names.push(entry.name);
    names.sort().reverse();
    return await Promise.all(
      names.map(async (name) => JSON.parse(await Deno.readTextFile(join(this.#directory, name)))),
    );
  }
}

/**
 * The mail viewer: a list, each mail in a sandbox, and the same as JSON (`/api/mails`, `/api/mails/<id>`). What is posted to
 * `/api/mails` is kept, once for its id: the provider `catcher` of crates/mail.
 */
export async function handleMailViewer(mailbox: Mailbox, request: Request): Promise<Response> {
  const url = new URL(request.url);
  // A page of another site must not read the mails by giving its own name this machine's address.
  if (!["127.0.0.1", "localhost", "[::1]"].includes(url.hostname)) {
    return Response.json({ message: "This is http://127.0.0.1" }, { status: 403 });
  }
  if (request.method === "POST" && url.pathname === "/api/mails") return await keep(mailbox, request);
  if (request.method !== "GET") return Response.json({ message: "Method not allowed" }, { status: 405 });
  const mails = await mailbox.list();
  const recipient = url.searchParams.get("to");
  if (url.pathname === "/api/mails") {
    return Response.json(recipient ? mails.filter((mail) => mail.to === recipient) : mails);
  }
  const [, api, id] = url.pathname.match(/^(\/api)?\/mails\/([0-9a-f-]{36})$/) ?? [];
  const mail = mails.find((candidate) => candidate.id === id);
  if (api && mail) return Response.json(mail);
  if (mail) return page(mail.subject, mailPage(mail));
  if (url.pathname === "/") return page("Mails", listPage(mails));
  return Response.json({ message: "Not found" }, { status: 404 });
}

async function keep(mailbox: Mailbox, request: Request): Promise<Response> {
  // A page of another site can post a form, but not this without being asked first.
  if (request.headers.get("content-type") !== "application/json") {
    return Response.json({ message: "This takes JSON" }, { status: 415 });
  }
  const { id, to, subject, text, html } = await request.json().catch(() => ({}));
  const isText = [to, subject, text, html].every((part) => typeof part === "string" && part.length < 500_000);
  if (!isText || !/^[0-9a-f-]{36}$/.test(id)) return Response.json({ message: "This is no mail" }, { status: 422 });
  mailbox.deliverOnce({ id, sentAt: new Date().toISOString(), to, subject, text, html });
  return Response.json({ id }, { status: 201 });
}

function listPage(mails: Mail[]): string {
  if (mails.length === 0) return "<p>No mails yet. What Auth and the worker send appears here.</p>";
  const rows = mails.map((mail) =>
    `<tr><td><a href="/mails/${mail.id}">${escape(mail.subject)}</a></td><td>${escape(mail.to)}</td><td>${
      escape(mail.sentAt)
    }</td></tr>`
  );
  return `<table><tr><th>Subject</th><th>To</th><th>Sent</th></tr>${rows.join("")}</table>`;
}

function mailPage(mail: Mail): string {
  const body = mail.html ?? `<pre>${escape(mail.text ?? "")}</pre>`;
  // Sandboxed: a mail's scripts and forms do not run here. Its links open in a new window, to be followed.
  return `<p><a href="/">All mails</a></p><h1>${escape(mail.subject)}</h1><p>To ${escape(mail.to)}, ${
    escape(mail.sentAt)
  }</p>
    <iframe sandbox="allow-popups allow-popups-to-escape-sandbox" srcdoc="${
    escape(`<base target="_blank">${body}`)
  }"></iframe>`;
}

function page(title: string, body: string): Response {
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>${escape(title)}</title><style>
    body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem }
    table { border-collapse: collapse; width: 100% } td, th { border-bottom: 1px solid #ddd; padding: .5rem; text-align: left }
    iframe { border: 1px solid #ddd; height: 32rem; width: 100% }</style><body>${body}</body></html>`;
  return new Response(html, {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src 'self'",
    },
  });
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
