// What asks an employer's attention, in every state of its page.
import type { APIRequestContext, Page } from "@playwright/test";
import { addTeam, employee, found } from "./organisation.ts";
import { hiddenFields, send } from "./person.ts";
import type { Scene } from "./scenes.ts";
import { type Language, press } from "./site.ts";

/** Adds somebody with a registration in SKJ until a day; gives their id. */
export async function addRegistered(request: APIRequestContext, home: string, naam: string, einddatum: string, team = ""): Promise<string> {
  const address = `${home}/medewerkers/nieuw`;
  const fields = hiddenFields(await (await request.get(address)).text(), address);
  const answer = await send(request, address, { ...fields, naam, functie: "jeugdbeschermer", registratie: "jgp", einddatum, team });
  if (answer.status() !== 303) {
    throw new Error(`${naam} was not added: ${answer.status()}`);
  }
  return fields.id ?? "";
}

/** A day so many days from now, as an address has it. */
export function inDays(days: number): string {
  return new Date(Date.now() + days * 24 * 3600 * 1000).toISOString().slice(0, 10);
}

async function languageOf(page: Page): Promise<Language> {
  return (await page.evaluate(() => navigator.language)).startsWith("nl") ? "nl" : "en";
}

/** An organisation with things to do; gives the address of its list. */
async function busy(page: Page): Promise<string> {
  const request = page.context().request;
  await employee(request, await languageOf(page));
  const home = await found(request);
  const team = await addTeam(request, home, "Wijkteam Hoogezand-Sappemeer");
  await addRegistered(request, home, "Anna de Vries", inDays(-20), team);
  await addRegistered(request, home, "Maria-Magdalena van den Heuvel-Oosterhuizen tot Sappemeer", inDays(20), team);
  await addRegistered(request, home, "Bo", inDays(80));
  await addRegistered(request, home, "Cor Bakker", inDays(150), team);
  await addRegistered(request, home, "Daan Smit", inDays(900), team);
  return `${home}/te-doen`;
}

/** The same when one of them has been settled. */
async function settled(page: Page): Promise<string> {
  const list = await busy(page);
  await page.goto(list);
  await press(page, page.getByRole("main").locator("td .table__settle button").first());
  return list;
}

export const signalScenes: Scene[] = [
  {
    name: "to do, nothing",
    open: async (page) => {
      await employee(page.context().request, await languageOf(page));
      await page.goto(`${await found(page.context().request)}/te-doen`);
    },
  },
  { name: "to do", open: async (page) => void (await page.goto(await busy(page))) },
  { name: "to do, of one kind", open: async (page) => void (await page.goto(`${await busy(page)}?soort=registration-ends`)) },
  { name: "to do, just settled", open: async (page) => void (await settled(page)) },
  { name: "to do, settled", open: async (page) => void (await page.goto(`${await settled(page)}?afgehandeld=1`)) },
];
