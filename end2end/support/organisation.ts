// Organisations, made by plain requests, and every page of theirs in every state.
import { type APIRequestContext, type Page, request as requests } from "@playwright/test";
import { randomUUID } from "node:crypto";
import { guard } from "./app.ts";
import { fill } from "./form.ts";
import { linkInMail } from "./mail.ts";
import { type Person, hiddenFields, join, send } from "./person.ts";
import type { Scene } from "./scenes.ts";
import { type Language, at, ownNetwork, press, saveButton } from "./site.ts";

/** Somebody who may have a role: logged in as roles ask it. */
export async function employee(request: APIRequestContext, language: Language = "nl", name = "Anneke Bos"): Promise<Person> {
  const person = await join(request, language, name);
  await guard(request, person);
  return person;
}

export async function sent(request: APIRequestContext, address: string, form: Record<string, string>): Promise<void> {
  const answer = await send(request, address, form);
  if (answer.status() !== 303) {
    throw new Error(`${address} was answered with ${answer.status()}`);
  }
}

/** The hidden fields of the form of a page, which is sent to its own address. */
export async function fieldsOf(request: APIRequestContext, address: string): Promise<Record<string, string>> {
  return hiddenFields(await (await request.get(address)).text(), address);
}

/** Brings an organisation in; gives the address of its page. */
export async function found(request: APIRequestContext, name = "Jeugdhulp Voorbeeld"): Promise<string> {
  const fields = await fieldsOf(request, at.organisationNew);
  await sent(request, at.organisationNew, { ...fields, naam: name, kvk: "12345678" });
  return `${at.organisations}/${fields.id ?? ""}`;
}

/** Adds a team; gives its id. */
export async function addTeam(request: APIRequestContext, home: string, naam: string, onder = "", locatie = ""): Promise<string> {
  const fields = await fieldsOf(request, `${home}/teams/nieuw`);
  await sent(request, `${home}/teams/nieuw`, { ...fields, naam, onder, locatie });
  return fields.id ?? "";
}

/** Adds a location; gives its id. */
export async function addLocation(request: APIRequestContext, home: string, naam: string): Promise<string> {
  const page = await (await request.get(`${home}/locaties`)).text();
  // The form that adds is the last one to this address.
  const id = /<input type="hidden" name="id" value="([0-9a-f-]{36})"/.exec(page)?.[1] ?? "";
  await sent(request, `${home}/locaties`, { id, naam });
  return id;
}

/** Invites somebody; the link is in the mail. */
export async function invite(request: APIRequestContext, home: string, email: string, rol: string, team = ""): Promise<void> {
  const fields = await fieldsOf(request, `${home}/leden/uitnodigen`);
  await sent(request, `${home}/leden/uitnodigen`, { ...fields, email, rol, team });
}

/** Somebody new with a role there: their requests are logged in. */
export async function withRole(
  request: APIRequestContext,
  site: string,
  home: string,
  [name, role, team]: [name: string, role: string, team?: string],
  language: Language = "nl",
): Promise<APIRequestContext> {
  const other = await requests.newContext({ baseURL: site, extraHTTPHeaders: { "X-Forwarded-For": ownNetwork() } });
  const { email } = await employee(other, language, name);
  await invite(request, home, email, role, team);
  const code = new URL(await linkInMail(email, at.invitation)).searchParams.get("code") ?? "";
  await sent(other, at.invitation, { code });
  return other;
}

async function languageOf(page: Page): Promise<Language> {
  return (await page.evaluate(() => navigator.language)).startsWith("nl") ? "nl" : "en";
}

const long = "Stichting voor Jeugd- en Opvoedhulp, Gezinsbegeleiding en Onderwijsondersteuning Noordoost-Nederland";

/** An organisation of whoever the page belongs to from now on. */
async function owned(page: Page, name?: string): Promise<string> {
  await employee(page.context().request, await languageOf(page));
  return found(page.context().request, name);
}

/** The same with a tree of teams, locations, and people in every role. */
async function full(page: Page, name?: string): Promise<{ home: string; north: string }> {
  const home = await owned(page, name);
  const request = page.context().request;
  const groningen = await addLocation(request, home, "Groningen");
  await addLocation(request, home, "Haarlem, Kenaupark 12 en de dependance in Heemskerk-Beverwijk");
  const north = await addTeam(request, home, "Noord", "", groningen);
  const wijk = await addTeam(request, home, "Wijkteam Hoogezand-Sappemeer", north, groningen);
  await addTeam(request, home, "Nachtdienst", wijk);
  await addTeam(request, home, "West");
  const { site } = await import("../playwright.config.ts");
  const language = await languageOf(page);
  for (const one of [
    ["Hanna Prins", "hr"],
    ["Karim el Idrissi", "quality"],
    ["Lisa van den Berg-Oosterhuizen", "team-lead", wijk],
  ] as [string, string, string?][]) {
    await (await withRole(request, site, home, one, language)).dispose();
  }
  // Addresses of their own: only so many invitations go to one on a day.
  const own = randomUUID().slice(0, 8);
  await invite(request, home, `roos.${own}@voorbeeld.test`, "team-lead", north);
  await invite(request, home, `een-heel-lang-adres-van-iemand-die-lezer-wordt-${own}@organisatie.voorbeeld.test`, "reader");
  return { home, north };
}

/** Looks at a page of an organisation as somebody with another role in it. */
async function asRole(page: Page, role: string, address: string): Promise<void> {
  const { home, north } = await full(page);
  const { site } = await import("../playwright.config.ts");
  const other = await withRole(page.context().request, site, home, ["Roos", role, role === "team-lead" ? north : ""], await languageOf(page));
  const { cookies } = await other.storageState();
  await page.context().clearCookies();
  await page.context().addCookies(cookies);
  await other.dispose();
  await page.goto(`${home}${address}`);
}

async function memberPage(page: Page, name: RegExp, end = ""): Promise<void> {
  const { home } = await full(page);
  await page.goto(`${home}/leden`);
  const address = await page.getByRole("link", { name }).getAttribute("href");
  await page.goto(`${address ?? ""}${end}`);
}

/** Sends the main form of a page of an organisation as it is, or as told. */
const wrong = (address: string, values: Record<string, string> = {}) => async (page: Page) => {
  await page.goto(`${await owned(page)}${address}`);
  await fill(page, values);
  await press(page, saveButton(page));
};

async function invited(page: Page, role: string, passedOn = false): Promise<string> {
  const { site } = await import("../playwright.config.ts");
  const owner = await requests.newContext({ baseURL: site, extraHTTPHeaders: { "X-Forwarded-For": ownNetwork() } });
  const language = await languageOf(page);
  await employee(owner, language);
  const home = await found(owner, long);
  const { email } = await join(page.context().request, language, "Roos");
  await invite(owner, home, email, role);
  await owner.dispose();
  if (passedOn) {
    await join(page.context().request, language, "Anders");
  }
  return linkInMail(email, at.invitation);
}

export const organisationScenes: Scene[] = [
  { name: "organisations, none", as: "nobody", open: async (page) => void (await page.goto(at.organisations)) },
  {
    name: "organisations, several",
    open: async (page) => {
      await owned(page);
      await found(page.context().request, long);
      await found(page.context().request, "Gemeente Voorbeeld");
      await page.goto(at.organisations);
    },
  },
  { name: "new organisation", as: "nobody", open: async (page) => void (await page.goto(at.organisationNew)) },
  {
    name: "new organisation, wrong",
    as: "nobody",
    open: async (page) => {
      await page.goto(at.organisationNew);
      await fill(page, { naam: "Kijk op www.prijs.example", kvk: "1234" });
      await press(page, saveButton(page));
    },
  },
  { name: "organisation, new", open: async (page) => void (await page.goto(await owned(page, "Praktijk De Wit"))) },
  { name: "organisation, full", open: async (page) => void (await page.goto((await full(page, long)).home)) },
  { name: "organisation, as a reader", open: (page) => asRole(page, "reader", "") },
  { name: "organisation, role too low", open: (page) => asRole(page, "reader", "/wijzigen") },
  { name: "organisation, change", open: async (page) => void (await page.goto(`${await owned(page)}/wijzigen`)) },
  { name: "organisation, change, wrong", open: wrong("/wijzigen", { naam: "", kvk: "acht" }) },
  {
    name: "organisation, changed meanwhile",
    open: async (page) => {
      const home = await owned(page);
      await page.goto(`${home}/wijzigen`);
      await send(page.context().request, `${home}/wijzigen`, { versie: "1", naam: long, kvk: "87654321" });
      await fill(page, { naam: "Jeugdhulp Anders" });
      await press(page, saveButton(page));
    },
  },
  { name: "organisation, new code", open: async (page) => void (await page.goto(`${await owned(page)}/code`)) },
  { name: "organisation, remove", open: async (page) => void (await page.goto(`${await owned(page, long)}/verwijderen`)) },
  { name: "organisation, remove, wrong", open: wrong("/verwijderen", { naam: "Iets anders" }) },
  { name: "locations", open: async (page) => void (await page.goto(`${(await full(page)).home}/locaties`)) },
  { name: "locations, wrong", open: wrong("/locaties") },
  { name: "new team", open: async (page) => void (await page.goto(`${(await full(page)).home}/teams/nieuw`)) },
  { name: "new team, wrong", open: wrong("/teams/nieuw") },
  {
    name: "team with teams below it",
    open: async (page) => {
      const { home, north } = await full(page);
      await page.goto(`${home}/teams/${north}`);
    },
  },
  {
    name: "team, to be removed",
    open: async (page) => {
      const home = await owned(page);
      await page.goto(`${home}/teams/${await addTeam(page.context().request, home, "Noord")}`);
    },
  },
  {
    name: "team, changed meanwhile",
    open: async (page) => {
      const home = await owned(page);
      const request = page.context().request;
      const team = `${home}/teams/${await addTeam(request, home, "Noord")}`;
      await page.goto(team);
      await send(request, team, { "was-naam": "Noord", naam: "Noordoost" });
      await fill(page, { naam: "Noordwest" });
      await press(page, saveButton(page));
    },
  },
  { name: "members", open: async (page) => void (await page.goto(`${(await full(page)).home}/leden`)) },
  { name: "members, one", open: async (page) => void (await page.goto(`${await owned(page)}/leden`)) },
  { name: "members, as a team lead", open: (page) => asRole(page, "team-lead", "/leden") },
  { name: "invite", open: async (page) => void (await page.goto(`${(await full(page)).home}/leden/uitnodigen`)) },
  { name: "invite, wrong", open: wrong("/leden/uitnodigen", { email: "geen adres" }) },
  { name: "role", open: (page) => memberPage(page, /Lisa/) },
  {
    name: "role, wrong",
    open: async (page) => {
      await memberPage(page, /Hanna/);
      await fill(page, { rol: "team-lead" });
      await press(page, saveButton(page));
    },
  },
  { name: "role, to be ended", open: (page) => memberPage(page, /Lisa/, "/beeindigen") },
  { name: "leave, alone", open: async (page) => void (await page.goto(`${await owned(page)}/verlaten`)) },
  { name: "leave, last owner", open: async (page) => void (await page.goto(`${(await full(page)).home}/verlaten`)) },
  {
    name: "leave, last owner, wrong",
    open: async (page) => {
      await page.goto(`${(await full(page)).home}/verlaten`);
      await press(page, saveButton(page));
    },
  },
  { name: "leave", open: (page) => asRole(page, "reader", "/verlaten") },
  { name: "invitation, not logged in", open: async (page) => void (await page.goto(`${at.invitation}?code=abc`)) },
  { name: "invitation", open: async (page) => void (await page.goto(await invited(page, "quality"))) },
  { name: "invitation, passed on", open: async (page) => void (await page.goto(await invited(page, "hr", true))) },
  {
    name: "invitation, passed on, wrong",
    open: async (page) => {
      await page.goto(await invited(page, "hr", true));
      await press(page, saveButton(page));
    },
  },
  { name: "invitation, too late", as: "nobody", open: async (page) => void (await page.goto(`${at.invitation}?code=abc`)) },
];
