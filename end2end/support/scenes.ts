// Every page in every state that it can be in.
import type { Page } from "@playwright/test";
import { freshCode, guard } from "./app.ts";
import type { Role } from "./cast.ts";
import { period } from "./dossier.ts";
import { employerCode } from "./employer.ts";
import { asText, fill } from "./form.ts";
import { type Person, join, stranger } from "./person.ts";
import { comma } from "./sheet.ts";
import { organisationScenes } from "./organisation.ts";
import { signalScenes } from "./signal.ts";
import { workScenes } from "./work.ts";
import { staffScenes } from "./staff.ts";
import { type Language, at, day, press, saveButton } from "./site.ts";
import { workforceScenes } from "./workforce.ts";

export interface Scene {
  name: string;
  /** Who looks; nobody in particular when left out. */
  as?: Role;
  open: (page: Page) => Promise<void>;
  /** Whether it has an island, and so loads WASM. */
  island?: boolean;
  /** Whether the answer is that of a form with errors. */
  status?: number;
}

const go = (address: string) => async (page: Page) => {
  await page.goto(address);
};

/** Opens a page and sends its main form as it is. */
const sendEmpty = (address: string) => async (page: Page) => {
  await page.goto(address);
  await press(page, saveButton(page));
};

/** The history of the first of a list, from the page of the thing itself. */
const history = (list: string, link: RegExp) => async (page: Page) => {
  await follow(page, list, link);
  await follow(page, page.url(), /\/geschiedenis$/);
};

/** The first link of a list whose address looks like this. */
async function follow(page: Page, address: string, link: RegExp): Promise<void> {
  await page.goto(address);
  const links = await page.locator("main a[href]").evaluateAll((all) => all.map((one) => one.getAttribute("href") ?? ""));
  const found = links.find((one) => link.test(one));
  if (found === undefined) {
    throw new Error(`${address} has no link like ${String(link)}.`);
  }
  await page.goto(found);
}

const id = "[0-9a-f-]{36}";
const activity = new RegExp(`^/activiteiten/${id}$`);

async function importFile(page: Page, name: string, content: string): Promise<void> {
  await page.goto(at.import);
  await page.locator("[name=bestand]").setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(content) });
  await press(page, saveButton(page));
}

const list = comma([
  ["soort", "vorm", "titel", "datum", "uren", "kleur", "bijeenkomsten"],
  ["scholing", "training", "Trauma bij jonge kinderen", "12-5-2024", "12,5", "blauw", ""],
  ["reflectie", "intervisie", "Teamintervisie", "", "", "", "10-1-2024 120; 7-3-2024 90"],
  ["reflectie", "supervisie", "Supervisie in het voorjaar", "", "", "", "10-1-2024 60; 17-1-2024 60; 24-1-2024 60; 31-1-2024 60"],
  ["scholing", "training", "Datum die niet bestaat", "31-2-2024", "4", "", ""],
  ["scholing", "training", "Ver vooruit", "1-1-2060", "4", "", ""],
  ["scholing", "training", "", "1-3-2024", "veel", "", ""],
]);

const step = (...answers: Record<string, string>[]) => async (page: Page) => {
  await page.goto(at.registrationNew);
  for (const answer of answers) {
    await fill(page, answer);
    await press(page, saveButton(page));
  }
};
const dates = { sinds: period.since, tot: period.until };

/** Somebody whose session ends while they type; the form is sent all the same. */
async function sendTooLate(page: Page): Promise<Person> {
  const person = await join(page.context().request, await languageOf(page), "Noor de Wit");
  await page.goto(`${at.activityNew}?soort=scholing`);
  await fill(page, { titel: "Wat ik net typte", uren: "6" });
  await page.context().clearCookies();
  await press(page, saveButton(page));
  return person;
}

/** The language of a browser. */
async function languageOf(page: Page): Promise<Language> {
  return (await page.evaluate(() => navigator.language)).startsWith("nl") ? "nl" : "en";
}

/** Somebody who is about to turn the second factor on. */
async function beginSecondFactor(page: Page): Promise<Person> {
  const person = await join(page.context().request, await languageOf(page), "Noor de Wit");
  await page.goto(at.secondFactor);
  await fill(page, { wachtwoord: person.password });
  await press(page, saveButton(page));
  return person;
}

/** Somebody who has it on, at the second step of logging in. */
async function secondStep(page: Page): Promise<void> {
  const person = await join(page.context().request, await languageOf(page), "Noor de Wit");
  await guard(page.context().request, person);
  await page.context().clearCookies();
  await page.goto(at.signIn);
  await fill(page, { email: person.email, wachtwoord: person.password });
  await press(page, saveButton(page));
}

/** The page of somebody who has it on. */
async function secondFactorOn(page: Page): Promise<void> {
  const person = await join(page.context().request, await languageOf(page), "Noor de Wit");
  await guard(page.context().request, person);
  await page.goto(at.secondFactor);
}

/** Somebody who shares from today to a year from now; what they shared before is over. */
async function share(page: Page): Promise<void> {
  for (const until of ["", day({ years: 1 })]) {
    await page.goto(at.sharing);
    const stop = page.locator("form[action$=stoppen] button");
    if ((await stop.count()) > 0) {
      await press(page, stop.first());
    }
    await page.goto(`${at.sharingNew}?code=${employerCode()}`);
    await fill(page, { tot: until });
    await press(page, saveButton(page));
  }
}

export const scenes: Scene[] = [
  { name: "home", open: go(at.home) },
  { name: "home in English", open: go(at.homeEn) },
  { name: "sign up", open: go(at.signUp) },
  { name: "sign up, wrong", open: sendEmpty(at.signUp) },
  {
    name: "look in your mail",
    open: async (page) => {
      const { name, email, password } = stranger();
      await page.goto(at.signUp);
      await fill(page, { naam: name, email, wachtwoord: password });
      await press(page, saveButton(page));
    },
  },
  { name: "confirm", open: go(`${at.confirm}?code=abc`) },
  {
    name: "confirm, too late",
    open: async (page) => {
      await page.goto(`${at.confirm}?code=abc`);
      await press(page, page.locator("main button[type=submit]"));
    },
  },
  { name: "log in", open: go(at.signIn) },
  { name: "log in, wrong", open: sendEmpty(at.signIn) },
  { name: "log in, a form was sent too late", open: async (page) => void (await sendTooLate(page)) },
  {
    name: "logged in again, with what was typed",
    open: async (page) => {
      const { email, password } = await sendTooLate(page);
      await fill(page, { email, wachtwoord: password });
      await press(page, page.locator("main button[type=submit]"));
    },
  },
  { name: "forgotten password", open: go(at.forgot) },
  {
    name: "forgotten password, wrong",
    open: async (page) => {
      await page.goto(at.forgot);
      await press(page, page.locator("main button[type=submit]"));
    },
  },
  { name: "new password, too late", open: go(`${at.reset}?code=abc`) },
  { name: "rules", open: go(at.rules) },
  { name: "rules of a registration", open: go(`${at.rules}/skj-jgp-2018`) },
  { name: "rules that are not known", open: go(`${at.rules}/big-physician`) },
  { name: "guide", open: go(at.guide) },
  { name: "guide, no registration needed", open: go(`${at.guide}?wet=jeugdwet&niets=ja&wie=professional`) },
  { name: "guide, nothing said", open: go(`${at.guide}?wet=jeugdwet&wie=professional`) },
  { name: "guide, registration needed", open: go(`${at.guide}?wet=jeugdwet&jongere=crisis&jongere=unsafe-environment&werk=case-direction&wie=trainee`) },
  { name: "guide, in tandem", open: go(`${at.guide}?wet=jeugdwet&jongere=strongly-changing&wie=professional`) },
  { name: "guide, another law", open: go(`${at.guide}?wet=wmo`) },
  { name: "not found", open: go("/bestaat-niet") },

  { name: "standing", as: "full", open: go(at.standing) },
  { name: "standing, no registration", as: "nobody", open: go(at.standing) },
  { name: "standing, nothing logged", as: "nothing", open: go(at.standing) },
  { name: "standing, two registrations", as: "two", open: go(at.standing) },
  { name: "standing, expired", as: "expired", open: go(at.standing) },
  { name: "standing, last day", as: "last", open: go(at.standing) },
  { name: "standing, submitted", as: "submitted", open: go(at.standing) },
  { name: "standing, suspended", as: "suspended", open: go(at.standing) },
  { name: "standing, approved", as: "approved", open: go(at.standing) },
  { name: "work that counts for nothing yet", as: "approved", open: go(at.work) },
  { name: "standing, rules not known", as: "unknown", open: go(at.standing) },

  { name: "activities", as: "full", open: go(at.activities) },
  { name: "activities, filtered", as: "full", open: go(`${at.activities}?soort=reflectie&zoek=groep`) },
  { name: "activities, nothing found", as: "full", open: go(`${at.activities}?zoek=xyzzy`) },
  { name: "activities, none", as: "nobody", open: go(at.activities) },
  { name: "activities, second page", as: "full", open: go(`${at.activities}?pagina=2`) },
  { name: "log, the first time", as: "nobody", open: go(at.activityNew) },
  { name: "log a training", as: "full", open: go(`${at.activityNew}?soort=scholing`) },
  {
    name: "log a training, wrong",
    as: "full",
    open: async (page) => {
      await page.goto(`${at.activityNew}?soort=scholing`);
      await asText(page, "datum");
      await fill(page, { titel: "", uren: "veel", datum: "31-2-2024", getoetst: "ja" });
      await press(page, saveButton(page));
    },
  },
  { name: "log reflection", as: "full", open: go(`${at.activityNew}?soort=reflectie`), island: true },
  {
    name: "log reflection, wrong",
    as: "full",
    island: true,
    open: async (page) => {
      await page.goto(`${at.activityNew}?soort=reflectie`);
      await fill(page, { "dag-1": "", "duur-1": "lang", groep: "veel" });
      await press(page, saveButton(page));
    },
  },
  { name: "log something else", as: "full", open: go(`${at.activityNew}?soort=anders`) },
  {
    name: "log something that is there already",
    as: "two",
    open: async (page) => {
      await page.goto(`${at.activityNew}?soort=anders`);
      await fill(page, { vorm: "publication", titel: "Artikel over thuiszitters", datum: day({ years: -1, months: -4 }), uren: "10" });
      await press(page, saveButton(page));
    },
  },
  { name: "a training", as: "full", open: (page) => follow(page, `${at.activities}?zoek=signs`, activity) },
  { name: "a series", as: "full", open: (page) => follow(page, `${at.activities}?zoek=intervisie`, activity) },
  { name: "a planned training", as: "full", open: (page) => follow(page, `${at.activities}?gepland=ja`, activity) },
  { name: "a training for two registrations", as: "two", open: (page) => follow(page, `${at.activities}?zoek=signs`, activity) },
  {
    name: "just logged",
    as: "submitted",
    open: async (page) => {
      await page.goto(`${at.activityNew}?soort=anders`);
      await fill(page, { vorm: "presentation", titel: `Les ${Math.random()}`, datum: day(), uren: "2" });
      await press(page, saveButton(page));
    },
  },
  {
    name: "change a series",
    as: "full",
    island: true,
    open: async (page) => {
      await follow(page, `${at.activities}?zoek=intervisie`, activity);
      await page.goto(`${page.url()}/wijzigen`);
    },
  },
  {
    name: "history",
    as: "full",
    open: history(`${at.activities}?zoek=signs`, activity),
  },

  { name: "work", as: "full", open: go(at.work) },
  { name: "work, none", as: "nobody", open: go(at.work) },
  { name: "add work", as: "nothing", open: go(at.workNew) },
  {
    name: "add work, wrong, with leave",
    as: "nothing",
    open: async (page) => {
      await page.goto(at.workNew);
      await press(page, page.locator("button[value=verlof-erbij]"));
      await fill(page, { uren: "200" });
      await press(page, saveButton(page));
    },
  },
  {
    name: "add work, there already",
    as: "approved",
    open: async (page) => {
      await page.goto(at.workNew);
      await fill(page, { werkgever: "stichting voorbeeld", uren: "24", van: day({ years: -1 }) });
      await press(page, saveButton(page));
    },
  },
  { name: "change work", as: "full", open: (page) => follow(page, at.work, new RegExp(`^/werk/${id}/wijzigen$`)) },
  { name: "other hours", as: "full", open: (page) => follow(page, at.work, new RegExp(`^/werk/${id}/(?!wijzigen)`)) },

  { name: "history of work", as: "full", open: history(at.work, new RegExp(`^/werk/${id}/wijzigen$`)) },

  { name: "registrations", as: "two", open: go(at.registrations) },
  { name: "registrations, none", as: "nobody", open: go(at.registrations) },
  { name: "a registration", as: "full", open: (page) => follow(page, at.registrations, new RegExp(`^/registraties/${id}$`)) },
  { name: "a submitted registration", as: "submitted", open: (page) => follow(page, at.registrations, new RegExp(`^/registraties/${id}$`)) },
  {
    name: "change a registration",
    as: "suspended",
    open: async (page) => {
      await follow(page, at.registrations, new RegExp(`^/registraties/${id}$`));
      await page.goto(`${page.url()}/wijzigen`);
    },
  },
  {
    name: "change a registration, wrong",
    as: "suspended",
    open: async (page) => {
      await follow(page, at.registrations, new RegExp(`^/registraties/${id}$`));
      await page.goto(`${page.url()}/wijzigen`);
      await fill(page, { tot: "2001-01-01" });
      await press(page, saveButton(page));
    },
  },
  { name: "history of a registration", as: "full", open: history(at.registrations, new RegExp(`^/registraties/${id}$`)) },
  { name: "new registration, register", as: "nobody", open: go(at.registrationNew) },
  { name: "new registration, register, wrong", as: "nobody", open: sendEmpty(at.registrationNew) },
  { name: "new registration, chamber", as: "nobody", open: step({ register: "SKJ" }) },
  { name: "new registration, dates", as: "nobody", open: step({ register: "SKJ" }, { kamer: "jgp" }) },
  { name: "new registration, dates, wrong", as: "nobody", open: step({ register: "SKJ" }, { kamer: "jgp" }, { sinds: "" }) },
  { name: "new registration, facts", as: "nobody", open: step({ register: "SKJ" }, { kamer: "jgp" }, { ...dates, nummer: "1" }) },

  { name: "dossier", as: "full", open: go(at.dossier) },
  { name: "dossier, nothing", as: "nobody", open: go(at.dossier) },
  { name: "note a document", as: "full", open: go(at.documentNew) },
  { name: "note a document, wrong", as: "full", open: sendEmpty(at.documentNew) },
  { name: "change a document", as: "full", open: (page) => follow(page, at.dossier, new RegExp(`^/dossier/${id}/wijzigen$`)) },
  { name: "history of a document", as: "full", open: history(at.dossier, new RegExp(`^/dossier/${id}/wijzigen$`)) },
  { name: "deleted", as: "full", open: go(at.deleted) },
  { name: "deleted, none", as: "nobody", open: go(at.deleted) },
  { name: "import", as: "full", open: go(at.import) },
  { name: "import, wrong", as: "full", open: sendEmpty(at.import) },
  {
    name: "import, a word without end",
    as: "nobody",
    open: (page) =>
      importFile(page, "lang.csv", comma([["soort", "vorm", "titel", "datum", "uren"], ["scholing", "training", "é".repeat(3000), "1-3-2024", "4"]])),
  },
  { name: "import, a list with mistakes", as: "full", open: (page) => importFile(page, "lijst.csv", list) },
  {
    name: "import, a dossier with mistakes",
    as: "full",
    open: (page) => importFile(page, "fout.json", '{"format":"vakspoor-dossier/1","activities":[{"id":"a","kind":"training","form":"x"}]}'),
  },
  { name: "sharing, nothing", as: "nobody", open: go(at.sharing) },
  { name: "sharing", as: "submitted", open: share },
  { name: "sharing, a later page of the log", as: "nobody", open: go(`${at.sharing}?pagina=2`) },
  { name: "begin to share, code", as: "full", open: go(at.sharingNew) },
  {
    name: "begin to share, code, wrong",
    open: async (page) => {
      // Somebody new each time: wrong codes are counted.
      await join(page.context().request, await languageOf(page), "Noor de Wit");
      await page.goto(at.sharingNew);
      await fill(page, { code: "abc" });
      await press(page, saveButton(page));
    },
  },
  { name: "begin to share, level", as: "full", open: (page) => page.goto(`${at.sharingNew}?code=${employerCode()}`).then(() => undefined) },
  { name: "begin to share, level, two registrations", as: "two", open: (page) => page.goto(`${at.sharingNew}?code=${employerCode()}`).then(() => undefined) },
  { name: "begin to share, level, nothing yet", as: "nobody", open: (page) => page.goto(`${at.sharingNew}?code=${employerCode()}`).then(() => undefined) },
  {
    name: "begin to share, level, wrong",
    as: "suspended",
    open: async (page) => {
      await page.goto(`${at.sharingNew}?code=${employerCode()}`);
      await fill(page, { tot: day({ days: -1 }) });
      await press(page, saveButton(page));
    },
  },
  {
    name: "change what is shared",
    as: "submitted",
    open: async (page) => {
      await share(page);
      await follow(page, at.sharing, new RegExp(`^/delen/${id}/wijzigen$`));
    },
  },
  { name: "account", as: "full", open: go(at.account) },
  {
    name: "account, wrong",
    as: "full",
    open: async (page) => {
      await page.goto(at.account);
      await page.locator("[name=naam]").fill("");
      await press(page, page.locator("form", { has: page.locator("[name=naam]") }).getByRole("button"));
    },
  },
  { name: "second factor, off", as: "nobody", open: go(at.secondFactor) },
  { name: "second factor, off, wrong", as: "nobody", open: sendEmpty(at.secondFactor) },
  { name: "second factor, begun", open: async (page) => void (await beginSecondFactor(page)) },
  {
    name: "second factor, begun, wrong",
    open: async (page) => {
      await beginSecondFactor(page);
      await fill(page, { code: "12 34" });
      await press(page, saveButton(page));
    },
  },
  {
    name: "second factor, codes",
    open: async (page) => {
      await beginSecondFactor(page);
      const secret = (await page.locator("code").textContent()) ?? "";
      await fill(page, { code: await freshCode(secret) });
      await press(page, saveButton(page));
    },
  },
  { name: "second factor, on", open: secondFactorOn },
  {
    name: "second factor, on, wrong",
    open: async (page) => {
      await secondFactorOn(page);
      await press(page, page.locator("main button.button--danger"));
    },
  },
  { name: "second step", open: secondStep },
  {
    name: "second step, wrong",
    open: async (page) => {
      await secondStep(page);
      await fill(page, { herstelcode: "7K3M-9QXR-0ABC-1DEF" });
      await press(page, saveButton(page));
    },
  },
  ...organisationScenes,
  ...workforceScenes,
  ...signalScenes,
  ...workScenes,
  ...staffScenes,
];
