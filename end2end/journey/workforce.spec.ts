// An employer and its staff: who sees whom, what is shared and when that ends, and who may do which work.
import { type APIRequestContext, type Browser, type Page } from "@playwright/test";
import { fiveYears } from "../support/dossier.ts";
import { expectErrors, fill, submit } from "../support/form.ts";
import { addTeam, employee, found, withRole } from "../support/organisation.ts";
import { bringIn } from "../support/person.ts";
import { comma } from "../support/sheet.ts";
import { at, day, ownNetwork, press, saveButton } from "../support/site.ts";
import { expect, test, watch } from "../support/test.ts";
import { addStaff, addWork, codeOf } from "../support/workforce.ts";
import { site } from "../playwright.config.ts";

/** A page of another person, whose requests are logged in. */
async function pageOf(browser: Browser, requests: APIRequestContext, javaScriptEnabled: boolean | undefined): Promise<Page> {
  const context = await browser.newContext({
    baseURL: site,
    locale: "nl-NL",
    storageState: await requests.storageState(),
    javaScriptEnabled: javaScriptEnabled !== false,
    extraHTTPHeaders: { "X-Forwarded-For": ownNetwork() },
  });
  const page = await context.newPage();
  watch(page);
  return page;
}

/** What counts for reflection, as the employer sees it. */
const reflection = (page: Page) => page.locator(".band", { hasText: "Reflectie" }).first();

test("what a professional logs is with the employer on the next request, and gone when they stop", async ({ page, person, browser, javaScriptEnabled }) => {
  const owner = await browser.newContext({ baseURL: site, extraHTTPHeaders: { "X-Forwarded-For": ownNetwork() } });
  await employee(owner.request);
  const home = await found(owner.request);
  const staff = await addStaff(owner.request, home, { naam: "Noor de Wit", functie: "jeugdbeschermer", email: person.email });
  const employer = await pageOf(browser, owner.request, javaScriptEnabled);
  await bringIn(page.context().request, fiveYears());

  await test.step("the professional begins to share", async () => {
    await employer.goto(`${home}/medewerkers/${staff}`);
    await expect(employer.getByRole("main")).toContainText("Niets. Wat jullie hier zien");
    await page.goto(`${at.sharingNew}?code=${await codeOf(owner.request, home)}`);
    await fill(page, { niveau: "activities" });
    await press(page, page.getByRole("button", { name: "Begin met delen" }));
  });

  const before = await test.step("the employer sees how far they are", async () => {
    await employer.reload();
    await expect(reflection(employer)).toBeVisible();
    return reflection(employer).innerText();
  });

  await test.step("something new is there on the next request", async () => {
    await page.goto(`${at.activityNew}?soort=reflectie`);
    await submit(page, { vorm: "intervision", titel: "Geheim gesprek", "dag-1": day({ days: -1 }), "duur-1": "90" });
    await employer.reload();
    expect(await reflection(employer).innerText()).not.toBe(before);
    await press(employer, employer.getByRole("link", { name: "Bekijk de activiteiten" }));
    await expect(employer.getByRole("main")).toContainText("Intervisie");
    await expect(employer.getByRole("main"), "never what a reflection was about").not.toContainText("Geheim");
  });

  await test.step("and everything is gone on the next request after they stop", async () => {
    await page.goto(at.sharing);
    await expect(page.getByRole("main"), "who looked is told").toContainText("Anneke Bos");
    await press(page, page.getByRole("button", { name: /^Stop met delen/ }));
    const answer = await employer.reload();
    expect(answer?.status()).toBe(404);
    await employer.goto(`${home}/medewerkers/${staff}`);
    await expect(employer.getByRole("main")).toContainText("Het delen stopte op");
    await expect(reflection(employer)).toHaveCount(0);
  });
  await employer.context().close();
  await owner.close();
});

test("a team lead sees their own people only", async ({ page, browser, javaScriptEnabled }) => {
  const request = page.context().request;
  await employee(request);
  const home = await found(request);
  const [north, south] = [await addTeam(request, home, "Noord"), await addTeam(request, home, "Zuid")];
  const own = await addStaff(request, home, { naam: "Eigen Mens", team: north });
  const other = await addStaff(request, home, { naam: "Andere Mens", team: south });
  await addStaff(request, home, { naam: "Zonder Team" });
  const work = await addWork(request, home, "Crisisdienst", { jongere: "crisis" });
  const requests = await withRole(request, site, home, ["Lisa van den Berg", "team-lead", north]);
  const lead = await pageOf(browser, requests, javaScriptEnabled);

  for (const address of ["/medewerkers", "/medewerkers/verloop", "/medewerkers/controles", `/werk/${work}`, "/werk/team"]) {
    await lead.goto(`${home}${address}`);
    await expect(lead.getByRole("main"), address).not.toContainText(/Andere Mens|Zonder Team|Zuid/);
  }
  await expect(lead.getByRole("main")).toContainText("Eigen Mens");
  for (const address of ["", "/geschiedenis", "/werk"]) {
    expect((await lead.goto(`${home}/medewerkers/${own}${address}`))?.status(), address).toBe(200);
    expect((await lead.goto(`${home}/medewerkers/${other}${address}`))?.status(), address).toBe(404);
  }
  expect((await lead.goto(`${home}/medewerkers/nieuw`))?.status()).toBe(403);
  await expect(lead.getByRole("heading", { level: 1 })).toHaveText("Dit kan niet met jouw rol");

  await test.step("who moves to another team is gone on the next request", async () => {
    await page.goto(`${home}/medewerkers/${own}/wijzigen`);
    await page.locator("[name=team]").selectOption({ label: "Zuid" });
    await submit(page, {});
    expect((await lead.goto(`${home}/medewerkers/${own}`))?.status()).toBe(404);
  });
  await lead.context().close();
  await requests.dispose();
});

test("somebody is written down, looked up in the register and taken off", async ({ page }) => {
  const request = page.context().request;
  await employee(request);
  const home = await found(request);
  await page.goto(home);
  await press(page, page.getByRole("link", { name: "Bekijk medewerkers" }));
  await press(page, page.getByRole("link", { name: "Voeg een medewerker toe" }).first());
  await expectErrors(page, await submit(page, { naam: "" }), ["naam"]);
  await expectErrors(page, await submit(page, { naam: "Anna Bos", email: "geen adres" }), ["email"]);
  await submit(page, { naam: "Anna Bos", email: "", registratie: "jgp", einddatum: day({ months: 2 }) });
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Anna Bos");
  await fill(page, { nagekeken: day({ days: 1 }), uitkomst: "registered" });
  await press(page, page.locator("form[action$=controle] button[type=submit]"));
  await expect(page.locator("#nagekeken-error"), "nobody looked tomorrow").toBeVisible();
  await fill(page, { nagekeken: day(), einddatum: day({ years: 2 }) });
  await press(page, page.locator("form[action$=controle] button[type=submit]"));
  await expect(page.getByRole("main")).toContainText("door Anneke Bos");
  const colleague = new URL(page.url()).pathname;
  await page.goto(`${colleague}/verwijderen`);
  await press(page, saveButton(page));
  await expect(page.getByRole("status")).toBeVisible();
  expect((await page.goto(colleague))?.status()).toBe(404);
});

test("a roster is checked, and the findings are a file", async ({ page }) => {
  const request = page.context().request;
  await employee(request);
  const home = await found(request);
  await addStaff(request, home, { naam: "Anna Bos", nummer: "0012", registratie: "jgp", einddatum: day({ months: 2 }) });
  await addWork(request, home, "Crisisdienst", { jongere: "crisis" });
  await page.goto(`${home}/werk`);
  await press(page, page.getByRole("link", { name: "Laat een rooster nakijken" }));
  await expectErrors(page, await press(page, page.getByRole("button", { name: "Kijk na" })), ["bestand"]);
  const rows = comma([
    ["personeelsnummer", "soort werk", "van", "tot en met", "kenmerk"],
    ["0012", "Crisisdienst", day(), day({ days: 7 }), "G-1"],
    ["0012", "Crisisdienst", day({ months: 2, days: -1 }), day({ months: 2, days: 1 }), "=G-2"],
    ["99", "Crisisdienst", day(), day(), "G-3"],
  ]);
  const file = { name: "rooster.csv", mimeType: "text/csv", buffer: Buffer.from(rows) };
  await page.locator("[name=bestand]").setInputFiles(file);
  await press(page, page.getByRole("button", { name: "Kijk na" }));
  await expect(page.getByRole("main")).toContainText("Van de 3 regels vragen er 2 je aandacht.");
  await expect(page.getByRole("row", { name: /Anna Bos/ })).toContainText("De registratie is verlopen.");
  await page.locator("[name=bestand]").setInputFiles(file);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download de bevindingen (CSV)" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^vakspoor-rooster-.*\.csv$/);
  const stream = await download.createReadStream();
  const parts: Buffer[] = [];
  for await (const part of stream) {
    parts.push(part as Buffer);
  }
  const text = Buffer.concat(parts).toString("utf8");
  expect(text.trim().split("\r\n")).toHaveLength(3);
  expect(text).toContain(";'=G-2;mag niet;");
});
