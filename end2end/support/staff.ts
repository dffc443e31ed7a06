// The staff of an employer, made by plain requests: lists read in, saved filters, other days.
import type { APIRequestContext, Page } from "@playwright/test";
import { fill } from "./form.ts";
import { addTeam, employee, found } from "./organisation.ts";
import { hiddenFields, send } from "./person.ts";
import type { Scene } from "./scenes.ts";
import { comma } from "./sheet.ts";
import { type Language, day, press, saveButton } from "./site.ts";

type Rows = string[][];

async function languageOf(page: Page): Promise<Language> {
  return (await page.evaluate(() => navigator.language)).startsWith("nl") ? "nl" : "en";
}

/** The page that reads a list in, of an organisation. */
export const importPage = (home: string) => `${home}/medewerkers/importeren`;

/** Adds somebody by the form. */
export async function addStaff(request: APIRequestContext, home: string, values: Record<string, string>): Promise<string> {
  const address = `${home}/medewerkers/nieuw`;
  const fields = hiddenFields(await (await request.get(address)).text(), address);
  const answer = await send(request, address, { ...fields, ...values });
  if (answer.status() !== 303) {
    throw new Error(`${address} was answered with ${answer.status()}`);
  }
  return `${home}/medewerkers/${fields.id ?? ""}`;
}

/** Chooses a list on the page that reads one in, and sends it. */
export async function sendList(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.locator("[name=bestand]").setInputFiles({ name, mimeType: "application/octet-stream", buffer });
  await press(page, saveButton(page));
}

/** An organisation of whoever the page belongs to, with a team and some of its staff. */
async function staffed(page: Page): Promise<{ home: string; anna: string }> {
  const request = page.context().request;
  await employee(request, await languageOf(page));
  const home = await found(request, "Jeugdhulp Voorbeeld");
  const noord = await addTeam(request, home, "Noord");
  const anna = await addStaff(request, home, {
    naam: "Anna van den Berg",
    functie: "Jeugdbeschermer",
    team: noord,
    nummer: "0012",
    email: "anna@voorbeeld.test",
    registratie: "jgp",
    registratienummer: "110000000",
    einddatum: day({ months: 4 }),
    van: day({ years: -3 }),
    vog: day({ years: -2 }),
  });
  await addStaff(request, home, { naam: "Bram Kuipers", functie: "Gezinscoach", team: noord, registratie: "jgp", einddatum: day({ months: -2 }), van: day({ years: -3 }) });
  await addStaff(request, home, { naam: "Maria-Louise van Oosterhuizen-Schimmelpenninck", functie: "Gedragswetenschapper", van: day({ months: 2 }) });
  return { home, anna };
}

const head = ["Personeelsnummer", "Naam", "Functie", "Afdeling", "E-mail", "SKJ-nummer", "Verloopdatum", "VOG datum", "Uit dienst", "BSN", "Kostenplaats"];

/** A list with somebody who changes, somebody as they are, new ones, a team that is not there. */
export const right: Rows = [
  head,
  ["0012", "Anna van den Berg-Bos", "Jeugdbeschermer", "Noord", "anna@voorbeeld.test", "110000000", "1-3-2029", "", "", "123456782", "4100"],
  ["0013", "Céline Haddad", "Jeugdbeschermer", "Zuid", "celine@voorbeeld.test", "120000001", "1-6-2028", "5-1-2025", "", "", "4100"],
  ["0014", "Willemijn van Nieuwenhuizen-de Graaff van der Oudermeulen", "Ambulant hulpverlener", "Zuid", "", "", "", "", "", "", ""],
];

const wrong: Rows = [
  head,
  ["0012", "Anna van den Berg", "Jeugdbeschermer", "Noord", "anna@voorbeeld", "110000000", "31-2-2029", "", "", "", ""],
  ["0013", "", "Jeugdbeschermer", "Noord", "", "1,1E+08", "", "", "", "", ""],
  ["0013", "Céline Haddad", "Jeugdbeschermer", "Noord", "", "", "", "gisteren", "", "", ""],
  ["0014", "Dirk", "Jeugdbeschermer", "Noord", "", "", "", "", "", "", ""],
  ["0014", "Eva", "Jeugdbeschermer", "Noord", "", "", "", "", "", "", ""],
];

const list = (rows: Rows) => async (page: Page) => {
  const { home } = await staffed(page);
  await page.goto(importPage(home));
  await sendList(page, "lijst.csv", Buffer.from(comma(rows)));
};

/** Saves a filter; gives its address. */
async function saveFilter(page: Page, home: string, query: string, naam: string): Promise<string> {
  const request = page.context().request;
  const address = `${home}/medewerkers/filters`;
  const fields = hiddenFields(await (await request.get(`${home}/medewerkers?${query}`)).text(), address);
  await send(request, address, { ...fields, naam });
  return `${address}/${fields.id ?? ""}`;
}

async function withFilters(page: Page): Promise<{ home: string; filter: string }> {
  const { home } = await staffed(page);
  const filter = await saveFilter(page, home, "binnen=6&volgorde=naam", "Loopt dit half jaar af");
  await saveFilter(page, home, "register=SKJ&kolom=email&kolom=nummer&kolom=einddatum", "Adressen van iedereen met een registratie bij het Kwaliteitsregister Jeugd");
  return { home, filter };
}

export const staffScenes: Scene[] = [
  { name: "staff import", open: async (page) => void (await page.goto(importPage((await staffed(page)).home))) },
  {
    name: "staff import, wrong",
    open: async (page) => {
      await page.goto(importPage((await staffed(page)).home));
      await press(page, saveButton(page));
    },
  },
  { name: "staff import, columns", open: list([["Wie", "Waar", "Cijfers", "Niets"], ["Anna", "Noord", "0012", ""]]) },
  { name: "staff import, preview", open: list(right) },
  { name: "staff import, wrong rows", open: list(wrong) },
  {
    name: "staff import, to look at",
    open: list([["naam", "einddatum", "e-mailadres", "personeelsnummer"], ["Els Bos", "1-1-2028", "anna@voorbeeld.test", "0099"]]),
  },
  {
    name: "new colleague, there already",
    open: async (page) => {
      const { home } = await staffed(page);
      await page.goto(`${home}/medewerkers/nieuw`);
      await fill(page, { naam: "A. van den Berg", email: "anna@voorbeeld.test" });
      await press(page, saveButton(page));
    },
  },
  { name: "staff import, nothing new", open: list([["naam", "personeelsnummer"], ["Anna van den Berg", "0012"]]) },
  {
    name: "staff, columns and saved filters",
    open: async (page) => {
      const { home } = await withFilters(page);
      await page.goto(`${home}/medewerkers?register=SKJ&kolom=nummer&kolom=email&kolom=registratie&kolom=einddatum`);
    },
  },
  {
    name: "staff, on a day that was",
    open: async (page) => void (await page.goto(`${(await staffed(page)).home}/medewerkers?op=${day({ months: -3 })}&voortgang=behind`)),
  },
  {
    name: "staff, on a day to come",
    open: async (page) => void (await page.goto(`${(await staffed(page)).home}/medewerkers?op=${day({ months: 5 })}`)),
  },
  {
    name: "staff member, on a day to come",
    open: async (page) => void (await page.goto(`${(await staffed(page)).anna}?op=${day({ months: 5 })}`)),
  },
  { name: "saved filters, none", open: async (page) => void (await page.goto(`${(await staffed(page)).home}/medewerkers/filters`)) },
  { name: "saved filters", open: async (page) => void (await page.goto(`${(await withFilters(page)).home}/medewerkers/filters`)) },
  {
    name: "saved filters, wrong",
    open: async (page) => {
      const { home } = await withFilters(page);
      await page.goto(`${home}/medewerkers?vog=3`);
      await fill(page, { naam: "loopt dit half jaar af" });
      await press(page, page.getByRole("button", { name: /^(Bewaar|Save)$/ }));
    },
  },
  { name: "saved filter", open: async (page) => void (await page.goto((await withFilters(page)).filter)) },
];
