// The people whose pages are looked at: one for each thing that can be the matter with a registration.
import { type APIRequestContext, type Browser, type BrowserContext, request } from "@playwright/test";
import { type Dossier, fiveYears, period, sixtyActivities } from "./dossier.ts";
import { bringIn, join, send } from "./person.ts";
import { type Language, at, day, ownNetwork } from "./site.ts";

/** A dossier with one of its registrations changed. */
function registered(change: Record<string, unknown>, dossier: Dossier = fiveYears()): Dossier {
  const [first, ...rest] = dossier.registrations;
  return { ...dossier, registrations: [{ ...first, ...change }, ...rest] };
}

function two(): Dossier {
  const dossier = fiveYears();
  dossier.registrations.push({
    id: "r2",
    register: "NVO",
    chamber: "generalist",
    since: day({ years: -2 }),
    until: day({ years: 3 }),
  });
  return dossier;
}

const dossiers: Record<string, () => Dossier | undefined> = {
  full: sixtyActivities,
  nobody: () => undefined,
  nothing: () => ({ ...fiveYears(), activities: [], employments: [], documents: [] }),
  two,
  expired: () => registered({ since: day({ years: -6 }), until: day({ years: -1 }) }),
  last: () => registered({ since: day({ years: -5, days: 1 }), until: day({ days: 1 }) }),
  submitted: () => registered({ submitted_on: day({ days: -10 }) }),
  suspended: () =>
    registered({ measures: [{ kind: "schorsing", from: day({ months: -1 }), until: day({ months: 2 }) }] }),
  approved: () => ({
    ...registered({
      register: "BIG",
      chamber: "health-psychologist",
      submitted_on: day({ months: -2 }),
      decided_on: day({ months: -1 }),
      decision: "approved",
      since: day({ years: -5, months: 1 }),
      until: day({ months: 1 }),
    }),
    employments: [{ id: "e1", employer: "Stichting Voorbeeld", hours_per_week: 24, from: day({ years: -4 }) }],
  }),
  unknown: () =>
    registered({ register: "BIG", chamber: "physician", since: period.since, until: period.until, number: "19012345601" }),
};

/** Gives a job, a registration and a document a history: changed, and put back to what they were. */
async function changeAndPutBack(browser: APIRequestContext): Promise<void> {
  const { since: sinds, until: tot } = period;
  const changes: [list: string, form: Record<string, string>][] = [
    [at.work, { dienstverband: "in-dienst", werkgever: "Stichting Voorbeeld", functie: "gezinsbegeleider", uren: "28,5", van: sinds, "telt-als": "jgp", niveau: "hbo" }],
    [at.registrations, { kamer: "jgp", nummer: "990000000", sinds, tot, "verschuivingen": "0", "maatregelen": "0" }],
    [at.dossier, { soort: "vog", datum: day({ months: -1 }) }],
  ];
  for (const [list, form] of changes) {
    const id = new RegExp(`${list}/([0-9a-f-]{36})`).exec(await (await browser.get(list)).text())?.[1];
    const done = [
      await send(browser, `${list}/${id}/wijzigen`, { ...form, versie: "1" }),
      await send(browser, `${list}/${id}/geschiedenis`, { versie: "2", naar: "1" }),
    ];
    if (done.some((answer) => answer.status() !== 303)) {
      throw new Error(`${list}/${id} was not changed and put back: ${done.map((answer) => answer.status()).join(", ")}`);
    }
  }
}

export type Role = "full" | "nobody" | "nothing" | "two" | "expired" | "last" | "submitted" | "suspended" | "approved" | "unknown";

/** A person of the cast, logged in. */
export interface Member {
  state: Awaited<ReturnType<APIRequestContext["storageState"]>>;
  email: string;
  password: string;
}

/** Everybody, in one language; each is made when first asked for. */
export class Cast {
  readonly #members = new Map<Role, Promise<Member>>();

  constructor(
    readonly site: string,
    readonly language: Language,
  ) {}

  member(role: Role): Promise<Member> {
    let member = this.#members.get(role);
    if (member === undefined) {
      member = this.#make(role);
      this.#members.set(role, member);
    }
    return member;
  }

  async #make(role: Role): Promise<Member> {
    const browser = await request.newContext({
      baseURL: this.site,
      extraHTTPHeaders: { "X-Forwarded-For": ownNetwork() },
    });
    const { email, password } = await join(browser, this.language, "Noor de Wit");
    const dossier = dossiers[role]?.();
    if (dossier !== undefined) {
      await bringIn(browser, dossier);
    }
    if (role === "full") {
      // Some with a history, and one deleted activity.
      await changeAndPutBack(browser);
      const ids = [...(await (await browser.get(`${at.activities}?soort=anders`)).text()).matchAll(/\/activiteiten\/([0-9a-f-]{36})/g)];
      const id = ids[0]?.[1];
      if (id !== undefined) {
        await browser.post(`/dossier/${id}/verwijderen`, {
          form: { versie: "1" },
          maxRedirects: 0,
          headers: { "Sec-Fetch-Site": "same-origin" },
        });
      }
    }
    const state = await browser.storageState();
    await browser.dispose();
    return { state, email, password };
  }

  /** A window in which this person is logged in; without one, a visitor. */
  async window(browser: Browser, role: Role | undefined, options: Parameters<Browser["newContext"]>[0]): Promise<BrowserContext> {
    const storageState = role === undefined ? undefined : (await this.member(role)).state;
    const context = await browser.newContext({ ...options, storageState });
    if (role === undefined) {
      await context.addCookies([{ name: "taal", value: this.language, url: this.site }]);
    }
    return context;
  }
}
