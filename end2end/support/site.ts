// The addresses and texts that many tests need.
import type { Locator, Page, Response } from "@playwright/test";

export type Language = "nl" | "en";

export const at = {
  home: "/",
  homeEn: "/en",
  signUp: "/aanmelden",
  confirm: "/bevestigen",
  signIn: "/inloggen",
  signInCode: "/inloggen/code",
  signOut: "/uitloggen",
  forgot: "/wachtwoord-vergeten",
  reset: "/wachtwoord-herstellen",
  language: "/taal",
  guide: "/registratie-nodig",
  rules: "/regels",
  standing: "/waar-sta-ik",
  activities: "/activiteiten",
  activityNew: "/activiteiten/nieuw",
  work: "/werk",
  workNew: "/werk/nieuw",
  registrations: "/registraties",
  registrationNew: "/registraties/nieuw",
  dossier: "/dossier",
  documentNew: "/dossier/nieuw",
  import: "/dossier/importeren",
  importConfirm: "/dossier/importeren/bevestigen",
  deleted: "/dossier/verwijderd",
  export: "/dossier/vakspoor-dossier.json",
  sharing: "/delen",
  sharingNew: "/delen/nieuw",
  ownWork: "/inzet",
  account: "/account",
  secondFactor: "/account/extra-beveiliging",
  organisations: "/organisaties",
  organisationNew: "/organisaties/nieuw",
  invitation: "/uitnodiging",
} as const;

/** Does something that loads a page, and gives the answer to it. Redirects are followed. */
export async function answerTo(page: Page, action: () => Promise<unknown>): Promise<Response> {
  const [response] = await Promise.all([
    page.waitForResponse(
      (response) =>
        response.request().isNavigationRequest() &&
        response.frame() === page.mainFrame() &&
        (response.status() < 300 || response.status() >= 400),
    ),
    page.waitForEvent("load"),
    action(),
  ]);
  return response;
}

/** Presses a button or a link, and gives the answer. */
export async function press(page: Page, target: Locator): Promise<Response> {
  return answerTo(page, () => target.click());
}

/** The button that sends the main form of a page: the visible one of its last row of actions. */
export function saveButton(page: Page): Locator {
  return page.locator("main form .actions button[type=submit]").first();
}

/** A date as forms take it, counted from today in the Netherlands. */
export function day(offset: { years?: number; months?: number; days?: number } = {}): string {
  const [year, month, date] = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Amsterdam" })
    .format(new Date())
    .split("-")
    .map(Number) as [number, number, number];
  const first = new Date(Date.UTC(year + (offset.years ?? 0), month - 1 + (offset.months ?? 0), 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last) + (offset.days ?? 0));
  return first.toISOString().slice(0, 10);
}

/** A number as the pages write it. */
export function number(language: Language, value: number): string {
  return new Intl.NumberFormat(language === "nl" ? "nl-NL" : "en-GB", { maximumFractionDigits: 2 }).format(value);
}

/** A network that no other test comes from. */
export function ownNetwork(): string {
  const part = () => Math.floor(Math.random() * 256);
  return `10.${part()}.${part()}.${part()}`;
}
