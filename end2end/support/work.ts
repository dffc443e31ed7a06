// Kinds of work, staff, allocations and exceptions of an organisation, made by plain requests; and every page of theirs.
import type { APIRequestContext, Page } from "@playwright/test";
import { fill } from "./form.ts";
import { employee, found, withRole } from "./organisation.ts";
import { hiddenFields, send } from "./person.ts";
import type { Scene } from "./scenes.ts";
import { type Language, day, press, saveButton } from "./site.ts";

/** The seven agreements of a tandem. */
export const agreements = [
  "plan-by-registered",
  "situation-assessed-by-registered",
  "case-direction-by-registered",
  "informed-in-time",
  "written-agreements",
  "structural-contact",
  "one-contact-for-client",
];

async function made(request: APIRequestContext, address: string, values: Record<string, string>): Promise<string> {
  const fields = hiddenFields(await (await request.get(address)).text(), address);
  const answer = await send(request, address, { ...fields, ...values });
  if (answer.status() !== 303) {
    throw new Error(`${address} was answered with ${answer.status()}: ${(await answer.text()).slice(0, 4000)}`);
  }
  return fields.id ?? "";
}

/** Somebody on the staff; with the last day of a registration, where there is one. Gives the id. */
export function addStaff(request: APIRequestContext, home: string, naam: string, einddatum = "", functie = ""): Promise<string> {
  const registration: Record<string, string> = einddatum === "" ? {} : { registratie: "jgp", einddatum };
  return made(request, `${home}/medewerkers/nieuw`, { naam, functie, ...registration });
}

/** Work that is reserved, by an indicator of the client. Gives the id. */
export function addWork(request: APIRequestContext, home: string, naam: string, jongere = "crisis"): Promise<string> {
  return made(request, `${home}/werk/nieuw`, { naam, wet: "jeugdwet", ...(jongere === "" ? {} : { jongere }) });
}

/** A tandem. Gives the id. */
export async function addTandem(
  request: APIRequestContext,
  home: string,
  [medewerker, werk, verantwoordelijk]: [staff: string, work: string, responsible: string],
  opnieuw = day({ months: 9 }),
): Promise<string> {
  const address = `${home}/uitzonderingen/nieuw`;
  const html = await (await request.get(`${address}?soort=tandem`)).text();
  const form = new URLSearchParams({ ...hiddenFields(html, address), medewerker, werk, verantwoordelijk, vanaf: day(), opnieuw });
  for (const one of agreements) {
    form.append("afspraken", one);
  }
  const answer = await request.post(address, {
    data: form.toString(),
    maxRedirects: 0,
    headers: { "Sec-Fetch-Site": "same-origin", "Content-Type": "application/x-www-form-urlencoded" },
  });
  if (answer.status() !== 303) {
    throw new Error(`${address} was answered with ${answer.status()}`);
  }
  return form.get("id") ?? "";
}

/** The question whether somebody may do work. */
export function question(home: string, staff: string, work: string, since = day(), until = ""): string {
  return `${home}/inzet/nieuw?medewerker=${staff}&werk=${work}&vanaf=${since}&tot=${until}`;
}

/** Gives somebody work that they may do. Gives the id. */
export async function allocate(request: APIRequestContext, home: string, staff: string, work: string, kenmerk = ""): Promise<string> {
  const address = `${home}/inzet/nieuw`;
  const html = await (await request.get(question(home, staff, work))).text();
  const post = html.slice(html.lastIndexOf(`action="${address}"`) - 50);
  const fields = hiddenFields(post, address);
  const answer = await send(request, address, { ...fields, kenmerk });
  if (answer.status() !== 303) {
    throw new Error(`${address} was answered with ${answer.status()}`);
  }
  return fields.id ?? "";
}

interface Employer {
  home: string;
  bram: string;
  tom: string;
  crisis: string;
}

/** An organisation with crisis work, somebody who is registered and somebody who is not. */
export async function employer(request: APIRequestContext, language: Language = "nl"): Promise<Employer> {
  await employee(request, language);
  const home = await found(request);
  const crisis = await addWork(request, home, "Hulp in een crisis");
  const bram = await addStaff(request, home, "Bram Hoekstra", day({ years: 3 }), "jeugdbeschermer");
  const tom = await addStaff(request, home, "Tom Visser", "", "groepsbegeleider");
  return { home, bram, tom, crisis };
}

async function languageOf(page: Page): Promise<Language> {
  return (await page.evaluate(() => navigator.language)).startsWith("nl") ? "nl" : "en";
}

const long = "Ambulante hulp aan gezinnen met ingewikkelde scheidingen, schulden en huisvestingsproblematiek";

interface Full extends Employer {
  line: string;
  allocation: string;
  lapsed: string;
}

/** The same with a tandem that holds and one that has lapsed, and the work that is given so. */
async function full(page: Page): Promise<Full> {
  const request = page.context().request;
  const there = await employer(request, await languageOf(page));
  const { home, bram, tom, crisis } = there;
  const risky = await addWork(request, home, long, "unsafe-environment");
  const mona = await addStaff(request, home, "Mona Dijkstra-van der Wetering-Oosterhuizen", "", "pedagogisch medewerker in opleiding");
  const gerda = await addStaff(request, home, "Gerda Smit", day({ years: 2 }));
  const line = await addTandem(request, home, [tom, crisis, bram]);
  const lapsed = await addTandem(request, home, [mona, risky, gerda], day({ months: 3 }));
  const allocation = await allocate(request, home, tom, crisis, "GZ-0042");
  await allocate(request, home, mona, risky, "GZ-0043");
  await allocate(request, home, bram, crisis);
  // Who is responsible is no longer registered.
  const edit = `${home}/medewerkers/${gerda}/wijzigen`;
  await made(request, edit, { naam: "Gerda Smit", registratie: "jgp", einddatum: day({ days: -1 }) });
  return { ...there, line, allocation, lapsed };
}

type Address = (there: Full) => string;
const scene = (name: string, address: Address): Scene => ({
  name,
  open: async (page) => void (await page.goto(address(await full(page)))),
});
const wrong = (name: string, address: Address, values: Record<string, string>): Scene => ({
  name,
  open: async (page) => {
    await page.goto(address(await full(page)));
    await fill(page, values);
    await press(page, saveButton(page));
  },
});
const empty = (name: string, address: string): Scene => ({
  name,
  open: async (page) => {
    await employee(page.context().request, await languageOf(page));
    await page.goto(`${await found(page.context().request)}${address}`);
  },
});

export const workScenes: Scene[] = [
  empty("allocations, none", "/inzet"),
  empty("exceptions, none", "/uitzonderingen"),
  empty("new allocation, nobody to choose", "/inzet/nieuw"),
  scene("allocations", ({ home }) => `${home}/inzet`),
  scene("allocations, filtered", ({ home, tom }) => `${home}/inzet?medewerker=${tom}&antwoord=allowed`),
  scene("new allocation", ({ home }) => `${home}/inzet/nieuw`),
  scene("new allocation, wrong", ({ home }) => `${home}/inzet/nieuw?medewerker=&werk=&vanaf=31-2-2027&tot=`),
  {
    name: "gate, not allowed",
    open: async (page) => {
      const { home, tom, crisis } = await employer(page.context().request, await languageOf(page));
      await page.goto(question(home, tom, crisis, day(), day({ years: 1 })));
    },
  },
  scene("gate, supervised for some time", ({ home, tom, crisis }) => question(home, tom, crisis)),
  scene("gate, allowed", ({ home, bram, crisis }) => question(home, bram, crisis, day(), day({ months: 6 }))),
  scene("allocation", ({ home, allocation }) => `${home}/inzet/${allocation}`),
  scene("allocation, change", ({ home, allocation }) => `${home}/inzet/${allocation}/wijzigen`),
  wrong("allocation, another answer", ({ home, allocation }) => `${home}/inzet/${allocation}/wijzigen`, { tot: day({ months: 1 }) }),
  scene("allocation, end", ({ home, allocation }) => `${home}/inzet/${allocation}/beeindigen`),
  scene("allocation, history", ({ home, allocation }) => `${home}/inzet/${allocation}/geschiedenis`),
  scene("exceptions", ({ home }) => `${home}/uitzonderingen`),
  scene("exceptions, filtered", ({ home }) => `${home}/uitzonderingen?toon=ended`),
  scene("exception", ({ home, line }) => `${home}/uitzonderingen/${line}`),
  scene("exception, lapsed", ({ home, lapsed }) => `${home}/uitzonderingen/${lapsed}`),
  scene("exception, change", ({ home, line }) => `${home}/uitzonderingen/${line}/wijzigen`),
  wrong("exception, change, wrong", ({ home, line }) => `${home}/uitzonderingen/${line}/wijzigen`, { opnieuw: day(), verantwoordelijk: "" }),
  scene("exception, end", ({ home, line }) => `${home}/uitzonderingen/${line}/beeindigen`),
  scene("exception, history", ({ home, line }) => `${home}/uitzonderingen/${line}/geschiedenis`),
  scene("new exception", ({ home }) => `${home}/uitzonderingen/nieuw`),
  scene("new exception, trainee", ({ home }) => `${home}/uitzonderingen/nieuw?soort=supervision`),
  wrong("new exception, tandem, wrong", ({ home }) => `${home}/uitzonderingen/nieuw?soort=tandem`, { vanaf: "" }),
  wrong("new exception, tenzij, wrong", ({ home, tom, crisis }) => `${home}/uitzonderingen/nieuw?soort=unless&medewerker=${tom}&werk=${crisis}`, {
    uitleg: "Te kort.",
  }),
  scene("kind of work, in use", ({ home, crisis }) => `${home}/werk/${crisis}`),
  scene("work of a person", ({ home, tom }) => `${home}/medewerkers/${tom}/werk`),
  scene("what if somebody leaves", ({ home, bram }) => `${home}/medewerkers/${bram}/vertrek`),
  scene("what if somebody leaves, of whom nothing rests", ({ home, tom }) => `${home}/medewerkers/${tom}/vertrek?op=${day({ years: 2 })}`),
  scene("what if somebody leaves, wrong", ({ home, tom }) => `${home}/medewerkers/${tom}/vertrek?op=31-2-2027`),
  {
    name: "allocations, as a reader",
    open: async (page) => {
      const { home } = await full(page);
      const { site } = await import("../playwright.config.ts");
      const other = await withRole(page.context().request, site, home, ["Roos", "reader"], await languageOf(page));
      const { cookies } = await other.storageState();
      await page.context().clearCookies();
      await page.context().addCookies(cookies);
      await other.dispose();
      await page.goto(`${home}/inzet`);
    },
  },
];
