// Reads the mails that the program wrote as files.
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";

export const dataFolder = process.env.VAKSPOOR_END2END_DATA ?? "";

/** The plain text of a mail. */
function plainText(mail: string): string {
  const boundary = /boundary="([^"]+)"/.exec(mail)?.[1];
  const parts = boundary === undefined ? [mail] : mail.split(`--${boundary}`);
  const part = parts.find((one) => /content-type: text\/plain/i.test(one)) ?? mail;
  const [head = "", ...body] = part.replace(/\r\n/g, "\n").trimStart().split("\n\n");
  const text = body.join("\n\n");
  if (/base64/i.test(head)) {
    return Buffer.from(text, "base64").toString("utf8");
  }
  if (/quoted-printable/i.test(head)) {
    const bytes = text
      .replace(/=\n/g, "")
      .replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
    return Buffer.from(bytes, "latin1").toString("utf8");
  }
  return text;
}

/** The texts of all mails to an address, the oldest first. */
function mailsTo(email: string): string[] {
  const folder = path.join(dataFolder, "mail");
  let names: string[];
  try {
    names = readdirSync(folder).filter((name) => name.endsWith(".eml"));
  } catch {
    return [];
  }
  return names
    .sort()
    .map((name) => readFileSync(path.join(folder, name), "utf8"))
    .filter((mail) => new RegExp(`^to: .*${email.replace(/[.+]/g, "\\$&")}`, "im").test(mail))
    .map(plainText);
}

/** The link to a page of ours in the newest mail to an address that has one; waits for it. */
export async function linkInMail(email: string, page: string): Promise<string> {
  const end = Date.now() + 10_000;
  do {
    const links = mailsTo(email).flatMap((text) => text.match(/https?:\/\/\S+/g) ?? []);
    const link = links.reverse().find((one) => new URL(one).pathname === page);
    if (link !== undefined) {
      return link;
    }
    await wait(50);
  } while (Date.now() < end);
  throw new Error(`No mail to ${email} with a link to ${page}.`);
}
