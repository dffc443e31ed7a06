// An employer with staff and kinds of work, made by plain requests, and every page about them in every state.
import { type APIRequestContext, type Page, request as requests } from "@playwright/test";
import { randomUUID } from "node:crypto";
import { fiveYears } from "./dossier.ts";
import { asText, fill } from "./form.ts";
import { addTeam, employee, fieldsOf, found, sent, withRole } from "./organisation.ts";
import { type Person, bringIn, join, logIn, send } from "./person.ts";
import type { Scene } from "./scenes.ts";
import { comma } from "./sheet.ts";
import { type Language, at, day, ownNetwork, press, saveButton } from "./site.ts";

type Requests = APIRequestContext;
type State = Awaited<ReturnType<Requests["storageState"]>>;

/** Adds somebody to the staff; gives the id. */
export async function addStaff(request: Requests, home: string, values: Record<string, string>): Promise<string> {
  const fields = await fieldsOf(request, `${home}/medewerkers/nieuw`);
  await sent(request, `${home}/medewerkers/nieuw`, { ...fields, ...values });
  return fields.id ?? "";
}

/** Adds a kind of work as one of the examples has it; gives the id. */
export async function addWork(request: Requests, home: string, naam: string, asks: Record<string, string> = {}): Promise<string> {
  const fields = await fieldsOf(request, `${home}/werk/nieuw`);
  await sent(request, `${home}/werk/nieuw`, { ...fields, naam, wet: "jeugdwet", ...asks });
  return fields.id ?? "";
}

/** Writes down what the public register showed of somebody. */
async function lookUp(request: Requests, home: string, staff: string, values: Record<string, string>): Promise<void> {
  await sent(request, `${home}/medewerkers/${staff}/controle`, { id: randomUUID(), nagekeken: day({ days: -3 }), ...values });
}

/** The code that an organisation gives its people. */
export async function codeOf(request: Requests, home: string): Promise<string> {
  return /[A-Z0-9]{5}-[A-Z0-9]{5}/.exec(await (await request.get(home)).text())?.[0] ?? "";
}

/** Begins to share. */
export async function share(request: Requests, code: string, niveau: string): Promise<void> {
  await sent(request, at.sharingNew, { code, id: randomUUID(), stap: "delen", niveau });
}

/** Requests of somebody new. */
export async function elsewhere(site: string): Promise<Requests> {
  return requests.newContext({ baseURL: site, extraHTTPHeaders: { "X-Forwarded-For": ownNetwork() } });
}

/** Who is logged in, without the message of what was done last. */
async function stateOf(request: Requests): Promise<State> {
  const state = await request.storageState();
  return { ...state, cookies: state.cookies.filter(({ name }) => !name.endsWith("flash")) };
}

/** An employer with staff in every state. */
export interface Staffed {
  home: string;
  owner: State;
  lead: State;
  /** A professional who shares, logged in. */
  noor: State;
  staff: { anna: string; bram: string; cor: string; noor: string; els: string };
  work: { crisis: string; report: string };
  teams: { north: string; west: string };
}

const long = "Ambulante begeleiding van gezinnen met meervoudige, langdurige opvoedvragen thuis en op school";

async function make(language: Language): Promise<Staffed> {
  const { site } = await import("../playwright.config.ts");
  const request = await elsewhere(site);
  await employee(request, language);
  const home = await found(request);
  const north = await addTeam(request, home, "Noord");
  const west = await addTeam(request, home, "Jeugdbescherming West en Kennemerland");
  // Each a number of their own: one that somebody has already is asked about.
  let number = 110000120;
  const until = (offset: Parameters<typeof day>[0]) => {
    number += 1;
    return { registratie: "jgp", registratienummer: String(number), einddatum: day(offset) };
  };
  const anna = await addStaff(request, home, {
    naam: "Anna Bos-van der Velden",
    functie: "jeugdbeschermer",
    team: west,
    nummer: "0012",
    email: `anna.${randomUUID().slice(0, 8)}@voorbeeld.test`,
    vog: day({ years: -4 }),
    ...until({ months: 3 }),
  });
  const bram = await addStaff(request, home, { naam: "Bram Hoekstra", functie: "pedagogisch medewerker", team: north });
  const cor = await addStaff(request, home, { naam: "Cor Jansen", functie: "gezinsvoogd", team: west, ...until({ months: -2 }) });
  const els = await addStaff(request, home, { naam: "Els de Boer", functie: "stagiair", team: north, tot: day({ months: 5 }) });
  await addStaff(request, home, { naam: "Fatima el Amrani", functie: "jeugdhulpverlener", team: north, ...until({ years: 3 }) });
  await lookUp(request, home, anna, { uitkomst: "registered", einddatum: day({ months: 3 }), opmerking: "Gezien bij het aannemen." });
  await lookUp(request, home, cor, { uitkomst: "not-found" });

  const professional = await elsewhere(site);
  const person: Person = await join(professional, language, "Noor de Wit");
  await bringIn(professional, fiveYears());
  const noor = await addStaff(request, home, {
    naam: "Noor de Wit",
    functie: "ambulant hulpverlener",
    team: north,
    email: person.email,
    vog: day({ years: -1 }),
  });
  await share(professional, await codeOf(request, home), "activities");

  const crisis = await addWork(request, home, "Hulp in een crisis", { jongere: "crisis", vaardigheden: "" });
  await addWork(request, home, long, { doet: "case-direction", vaardigheden: "Signs of Safety, Geweldloos Verzet" });
  await addWork(request, home, "Praktische ondersteuning");
  const report = await addWork(request, home, "Verslag uitwerken", { doet: "assessment", uitwerking: "ja" });
  await sent(request, `${home}/medewerkers/${els}/kan`, { "werkt-als": "trainee", niveau: "hbo", vaardigheden: "" });
  await sent(request, `${home}/medewerkers/${noor}/kan`, {
    "werkt-als": "professional",
    niveau: "hbo",
    vaardigheden: "Signs of Safety, Geweldloos Verzet",
  });
  const lead = await withRole(request, site, home, ["Lisa van den Berg", "team-lead", north], language);
  const staffed = {
    home,
    owner: await stateOf(request),
    lead: await stateOf(lead),
    noor: await stateOf(professional),
    staff: { anna, bram, cor, noor, els },
    work: { crisis, report },
    teams: { north, west },
  };
  await Promise.all([request, lead, professional].map((one) => one.dispose()));
  return staffed;
}

const made = new Map<Language, Promise<Staffed>>();

/** The same employer for every page that only looks: made once for each language. */
export function staffed(language: Language): Promise<Staffed> {
  let employer = made.get(language);
  if (employer === undefined) {
    employer = make(language);
    made.set(language, employer);
  }
  return employer;
}

async function languageOf(page: Page): Promise<Language> {
  return (await page.evaluate(() => navigator.language)).startsWith("nl") ? "nl" : "en";
}

type Where = (employer: Staffed) => string;

/** Logs somebody of the employer in, and opens a page. */
async function as(page: Page, who: (employer: Staffed) => State, where: Where): Promise<Staffed> {
  const employer = await staffed(await languageOf(page));
  await page.context().clearCookies();
  await page.context().addCookies(who(employer).cookies);
  await page.goto(where(employer));
  return employer;
}

/** Opens a page as the owner. */
export const see = (where: Where) => async (page: Page): Promise<void> => {
  await as(page, ({ owner }) => owner, where);
};

/** The same, and sends its main form as told. */
const wrong = (where: Where, values: Record<string, string> = {}, texts: string[] = []) => async (page: Page): Promise<void> => {
  await see(where)(page);
  for (const name of texts) {
    await asText(page, name);
  }
  await fill(page, values);
  await press(page, saveButton(page));
};

/** An employer without staff or work. */
const nothing = (address: string) => async (page: Page): Promise<void> => {
  await employee(page.context().request, await languageOf(page));
  await page.goto(`${await found(page.context().request)}${address}`);
};

/** Somebody of the demo to whom its employer has given work, in each language, logged in. */
const given = new Map<Language, Promise<State>>();

function givenWork(language: Language): Promise<State> {
  let state = given.get(language);
  if (state === undefined) {
    state = (async () => {
      const { site } = await import("../playwright.config.ts");
      const request = await elsewhere(site);
      await logIn(request, { email: `${language === "nl" ? "noor" : "emma"}@demo.vakspoor.invalid`, password: "drie blauwe fietsen" });
      const cookies = await request.storageState();
      await request.dispose();
      return cookies;
    })();
    given.set(language, state);
  }
  return state;
}

/** Opens a page as them. */
const asGiven = (address: string) => async (page: Page): Promise<void> => {
  const { cookies } = await givenWork(await languageOf(page));
  await page.context().clearCookies();
  await page.context().addCookies(cookies);
  await page.goto(address);
};

/** The work that was given to them. */
const givenOne = async (page: Page): Promise<void> => {
  await asGiven(at.ownWork)(page);
  await press(page, page.locator("main a.row__link").first());
};

const roster = comma([
  ["medewerker", "soort werk", "datum", "kenmerk"],
  ["Anna Bos-van der Velden", "Hulp in een crisis", day({ days: 1 }), "G-1"],
  ["Anna Bos-van der Velden", "Hulp in een crisis", day({ months: 4 }), "G-2"],
  ...Array.from({ length: 9 }, (_, index) => ["Bram Hoekstra", "Hulp in een crisis", day({ days: index + 1 }), `G-${index + 3}`]),
  ["Bram Hoekstra", long, day({ days: 2 }), "G-20"],
  ["Cor Jansen", "Verslag uitwerken", day({ days: 2 }), "G-21"],
  ["Fatima el Amrani", "Hulp in een crisis", day({ days: 2 }), "G-22"],
  ["Iemand die hier niet werkt en een lange naam heeft", "Hulp in een crisis", day({ days: 2 }), "G-23"],
  ["Bram Hoekstra", "Tuinieren", day({ days: 2 }), "G-24"],
  ["Bram Hoekstra", "Praktische ondersteuning", "31-11-2026", "G-25"],
]);

async function upload(page: Page, content: string): Promise<void> {
  await see(({ home }) => `${home}/werk/rooster`)(page);
  await page.locator("[name=bestand]").setInputFiles({ name: "rooster.csv", mimeType: "text/csv", buffer: Buffer.from(content) });
  await press(page, saveButton(page));
}

export const workforceScenes: Scene[] = [
  { name: "staff, nobody", open: nothing("/medewerkers") },
  { name: "staff", open: see(({ home }) => `${home}/medewerkers`) },
  { name: "staff, filtered", open: see(({ home, teams }) => `${home}/medewerkers?zoek=j&team=${teams.west}&vog=3&volgorde=-naam`) },
  { name: "staff, nobody found", open: see(({ home }) => `${home}/medewerkers?zoek=xyzzy`) },
  { name: "staff, as a team lead", open: async (page) => void (await as(page, ({ lead }) => lead, ({ home }) => `${home}/medewerkers`)) },
  { name: "staff, what ends when", open: see(({ home }) => `${home}/medewerkers/verloop`) },
  { name: "staff, whom to look up", open: see(({ home }) => `${home}/medewerkers/controles`) },
  { name: "new colleague", open: see(({ home }) => `${home}/medewerkers/nieuw`) },
  {
    name: "new colleague, wrong",
    open: wrong(({ home }) => `${home}/medewerkers/nieuw`, { naam: "", email: "geen adres", einddatum: "31-2-2027", nummer: "0012" }, ["einddatum"]),
  },
  { name: "colleague who shares", open: see(({ home, staff }) => `${home}/medewerkers/${staff.noor}`) },
  { name: "colleague on record", open: see(({ home, staff }) => `${home}/medewerkers/${staff.anna}`) },
  { name: "colleague of whom nothing is known", open: see(({ home, staff }) => `${home}/medewerkers/${staff.bram}`) },
  { name: "colleague who was not found", open: see(({ home, staff }) => `${home}/medewerkers/${staff.cor}`) },
  { name: "colleague, as a team lead", open: async (page) => void (await as(page, ({ lead }) => lead, ({ home, staff }) => `${home}/medewerkers/${staff.noor}`)) },
  {
    name: "colleague, look in the register, wrong",
    open: async (page) => {
      await see(({ home, staff }) => `${home}/medewerkers/${staff.bram}`)(page);
      await fill(page, { nagekeken: day({ days: 2 }) });
      await press(page, page.locator("form[action$=controle] button[type=submit]"));
    },
  },
  {
    name: "colleague, measure in the register, wrong",
    open: async (page) => {
      await see(({ home, staff }) => `${home}/medewerkers/${staff.bram}`)(page);
      await fill(page, { uitkomst: "measure", "maatregel-tot": day({ days: 2 }) });
      await press(page, page.locator("form[action$=controle] button[type=submit]"));
    },
  },
  { name: "colleague, change", open: see(({ home, staff }) => `${home}/medewerkers/${staff.anna}/wijzigen`) },
  {
    name: "colleague, changed meanwhile",
    open: async (page) => {
      await employee(page.context().request, await languageOf(page));
      const request = page.context().request;
      const home = await found(request);
      const id = await addStaff(request, home, { naam: "Anna Bos", functie: "jeugdbeschermer" });
      const address = `${home}/medewerkers/${id}/wijzigen`;
      await page.goto(address);
      await send(request, address, { versie: "1", naam: "Anna Bos", functie: "gezinsvoogd", einddatum: day({ years: 1 }) });
      await fill(page, { functie: "teamleider" });
      await press(page, saveButton(page));
    },
  },
  { name: "colleague, to be removed", open: see(({ home, staff }) => `${home}/medewerkers/${staff.noor}/verwijderen`) },
  { name: "colleague, history", open: see(({ home, staff }) => `${home}/medewerkers/${staff.anna}/geschiedenis`) },
  { name: "colleague, activities", open: see(({ home, staff }) => `${home}/medewerkers/${staff.noor}/activiteiten`) },

  { name: "kinds of work, none", open: nothing("/werk") },
  { name: "kinds of work", open: see(({ home }) => `${home}/werk`) },
  { name: "kinds of work, as a team lead", open: async (page) => void (await as(page, ({ lead }) => lead, ({ home }) => `${home}/werk`)) },
  { name: "new kind of work, by an example", open: see(({ home }) => `${home}/werk/nieuw?voorbeeld=casusregie`) },
  { name: "new kind of work, wrong", open: wrong(({ home }) => `${home}/werk/nieuw`, { naam: "hulp in een CRISIS" }) },
  { name: "kind of work, change", open: see(({ home, work }) => `${home}/werk/${work.crisis}/wijzigen`) },
  { name: "who may do a kind of work", open: see(({ home, work }) => `${home}/werk/${work.crisis}`) },
  { name: "who may do a kind of work, no day", open: see(({ home, work }) => `${home}/werk/${work.report}?op=morgen`) },
  { name: "what a colleague may do", open: see(({ home, staff }) => `${home}/medewerkers/${staff.els}/werk`) },
  { name: "what a colleague can", open: see(({ home, staff }) => `${home}/medewerkers/${staff.els}/kan`) },
  {
    name: "what a colleague can, wrong",
    open: wrong(({ home, staff }) => `${home}/medewerkers/${staff.els}/kan`, { vaardigheden: "x".repeat(101) }),
  },
  { name: "what a team may do", open: see(({ home }) => `${home}/werk/team`) },
  { name: "what a team may do, one team", open: see(({ home, teams }) => `${home}/werk/team?team=${teams.north}&op=${day({ years: 1 })}`) },
  { name: "what a team may do, wrong", open: see(({ home }) => `${home}/werk/team?team=geen&op=morgen`) },
  { name: "assigned work", open: asGiven(at.ownWork) },
  { name: "assigned work, nothing", as: "nobody", open: async (page) => void (await page.goto(at.ownWork)) },
  { name: "assigned work, one", open: givenOne },
  {
    name: "assigned work, one, wrong",
    open: async (page) => {
      await givenOne(page);
      await press(page, saveButton(page));
    },
  },
  { name: "objections, none", open: see(({ home }) => `${home}/bezwaren`) },
  { name: "roster", open: see(({ home }) => `${home}/werk/rooster`) },
  { name: "roster, no kinds of work", open: nothing("/werk/rooster") },
  { name: "roster, wrong", open: wrong(({ home }) => `${home}/werk/rooster`) },
  { name: "roster, checked", open: (page) => upload(page, roster) },
  {
    name: "roster, checked and in order",
    open: (page) => upload(page, comma([["naam", "werk", "datum"], ["Fatima el Amrani", "Hulp in een crisis", day({ days: 1 })]])),
  },
];
