/** The mailbox of the local platform: what Auth has written to somebody. */
import { expect } from "@playwright/test";
import { MAIL_URL } from "./addresses.ts";

interface Mail {
  subject: string;
  text: string;
  html: string;
}

/** The address that the newest mail to somebody leads to, once there is one. */
export async function linkMailedTo(email: string, subject: RegExp): Promise<string> {
  let link: string | undefined;
  await expect(async () => {
    const response = await fetch(`${MAIL_URL}/api/mails?to=${encodeURIComponent(email)}`);
    const mails = await response.json() as Mail[];
    const mail = mails.filter((one) => subject.test(one.subject)).at(0);
    link = mail?.html.match(/href="([^"]*\/auth\/confirm[^"]*)"/)?.[1].replaceAll("&amp;", "&");
    expect(link).toBeTruthy();
  }).toPass({ timeout: 10_000 });
  return link!;
}
