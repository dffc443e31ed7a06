// People with an account. They are made by plain requests: what is tested by hand is in the journeys.
import type { APIRequestContext, APIResponse } from "@playwright/test";
import { randomUUID } from "node:crypto";
import type { Dossier } from "./dossier.ts";
import { linkInMail } from "./mail.ts";
import { type Language, at } from "./site.ts";

export interface Person {
  name: string;
  email: string;
  password: string;
}

/** Somebody who has no account yet. */
export function stranger(name = "Noor de Wit"): Person {
  return { name, email: `noor.${randomUUID().slice(0, 13)}@voorbeeld.test`, password: "drie kalme fietsen bij de sluis" };
}

/** Sends a form as a page of ours would. */
export async function send(
  request: APIRequestContext,
  address: string,
  form: Record<string, string>,
  language: Language = "nl",
): Promise<APIResponse> {
  return request.post(address, {
    form,
    maxRedirects: 0,
    headers: { "Sec-Fetch-Site": "same-origin", "Accept-Language": language },
  });
}

function expectStatus(response: APIResponse, status: number): void {
  if (response.status() !== status) {
    throw new Error(`${response.url()} was answered with ${response.status()}, not ${status}`);
  }
}

/** Makes an account and logs in: the session is in the cookies of `request`. */
export async function join(request: APIRequestContext, language: Language = "nl", name?: string): Promise<Person> {
  const person = stranger(name);
  const { name: naam, email, password: wachtwoord } = person;
  expectStatus(await send(request, at.signUp, { naam, email, wachtwoord }, language), 200);
  const code = new URL(await linkInMail(email, at.confirm)).searchParams.get("code") ?? "";
  expectStatus(await send(request, at.confirm, { code }, language), 303);
  return person;
}

/** Logs in. */
export async function logIn(request: APIRequestContext, person: Pick<Person, "email" | "password">): Promise<void> {
  expectStatus(await send(request, at.signIn, { email: person.email, wachtwoord: person.password }), 303);
}

/** The fields of a form on a page, as they stand in the HTML. */
export function hiddenFields(html: string, action: string): Record<string, string> {
  const start = html.indexOf(`action="${action}"`);
  if (start < 0) {
    throw new Error(`The page has no form to ${action}.`);
  }
  const form = html.slice(start, html.indexOf("</form>", start));
  const fields: Record<string, string> = {};
  for (const [input] of form.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
    const read = (name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(input)?.[1] ?? "";
    fields[read("name")] = unescape(read("value"));
  }
  for (const [, attributes = "", text = ""] of form.matchAll(/<textarea([^>]*)>([\s\S]*?)<\/textarea>/g)) {
    const name = /\sname="([^"]*)"/.exec(attributes)?.[1];
    if (name !== undefined) {
      fields[name] = unescape(text);
    }
  }
  return fields;
}

function unescape(text: string): string {
  return text
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&#x27;|&#39;/g, "'")
    .replace(/&amp;/g, "&");
}

/** Brings a dossier in. */
export async function bringIn(request: APIRequestContext, dossier: Dossier | string): Promise<void> {
  const text = typeof dossier === "string" ? dossier : JSON.stringify(dossier);
  const preview = await request.post(at.import, {
    multipart: { bestand: { name: "dossier.json", mimeType: "application/json", buffer: Buffer.from(text) } },
    headers: { "Sec-Fetch-Site": "same-origin" },
  });
  expectStatus(preview, 200);
  const fields = hiddenFields(await preview.text(), at.importConfirm);
  const stored = await request.post(at.importConfirm, {
    multipart: fields,
    maxRedirects: 0,
    headers: { "Sec-Fetch-Site": "same-origin" },
  });
  expectStatus(stored, 303);
}

/** The dossier as it is downloaded. */
export async function takeOut(request: APIRequestContext): Promise<string> {
  const response = await request.get(at.export);
  expectStatus(response, 200);
  return response.text();
}
