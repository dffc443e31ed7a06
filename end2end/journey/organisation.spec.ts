// An organisation from nothing: found, teams, invite, accept, change, hand over, leave.
import type { Browser, Page } from "@playwright/test";
import { guard } from "../support/app.ts";
import { expectErrors, fill, submit } from "../support/form.ts";
import { linkInMail } from "../support/mail.ts";
import { join, stranger } from "../support/person.ts";
import { addTeam, employee, found, invite, withRole } from "../support/organisation.ts";
import { at, ownNetwork, press, saveButton } from "../support/site.ts";
import { expect, test } from "../support/test.ts";
import { site } from "../playwright.config.ts";

/** Another browser of another person. */
async function elsewhere(browser: Browser, javaScriptEnabled: boolean | undefined): Promise<Page> {
  const context = await browser.newContext({
    baseURL: site,
    locale: "nl-NL",
    javaScriptEnabled: javaScriptEnabled !== false,
    extraHTTPHeaders: { "X-Forwarded-For": ownNetwork() },
  });
  return context.newPage();
}

const entry = (page: Page) => page.locator(".menu__item:first-child a[href^='/organisaties']");

test("an organisation is found, gets teams and people, and is handed over", async ({ page, browser, javaScriptEnabled }) => {
  await employee(page.context().request);
  await page.goto(at.account);
  await expect(entry(page), "nothing in the menu yet").toHaveCount(0);
  await press(page, page.getByRole("link", { name: "Naar je organisaties" }));
  await press(page, page.getByRole("link", { name: "Organisatie toevoegen" }));
  await expectErrors(page, await submit(page, { naam: "Win op www.prijs.example", kvk: "123" }), ["naam", "kvk"]);
  await submit(page, { naam: "Jeugdhulp Voorbeeld", kvk: "1234 5678" });
  await expect(page.getByRole("status")).toContainText("Jij bent eigenaar");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Jeugdhulp Voorbeeld");
  await expect(page.getByRole("main")).toContainText(/[A-Z0-9]{5}-[A-Z0-9]{5}/);
  const home = new URL(page.url()).pathname;
  await expect(entry(page), "the menu leads here").toHaveAttribute("href", home);

  await test.step("locations and a tree of teams", async () => {
    await press(page, page.getByRole("link", { name: "Locaties wijzigen" }));
    await submit(page, { naam: "Groningen" });
    await page.goto(home);
    await press(page, page.getByRole("link", { name: "Team toevoegen" }));
    await submit(page, { naam: "Noord" });
    await press(page, page.getByRole("link", { name: "Team toevoegen" }));
    await expectErrors(page, await submit(page, { naam: "noord" }), [["naam", /al een team met deze naam/]]);
    await page.locator("[name=onder]").selectOption({ label: "Noord" });
    await page.locator("[name=locatie]").selectOption({ label: "Groningen" });
    await submit(page, { naam: "Wijkteam" });
    await expect(page.locator(".tree .tree")).toContainText("Wijkteam");
  });

  const roos = stranger("Roos Vermeer");
  await test.step("somebody is invited", async () => {
    await press(page, page.getByRole("link", { name: "Bekijk wie wat doet" }));
    await press(page, page.getByRole("link", { name: "Iemand uitnodigen" }));
    await expectErrors(page, await submit(page, { email: roos.email, rol: "team-lead" }), [["team", /Kies het team/]]);
    await page.locator("[name=team]").selectOption({ label: "Noord › Wijkteam" });
    await submit(page, {});
    await expect(page.getByRole("status")).toContainText("onderweg");
    await expect(page.getByRole("main")).toContainText(roos.email);
  });

  const other = await elsewhere(browser, javaScriptEnabled);
  await test.step("and comes in, with a new account", async () => {
    const link = await linkInMail(roos.email, at.invitation);
    await other.goto(link);
    await expect(other.getByRole("main")).not.toContainText("Jeugdhulp Voorbeeld");
    await press(other, other.getByRole("link", { name: "Maak account" }));
    await submit(other, { naam: roos.name, email: roos.email, wachtwoord: roos.password });
    await other.goto(await linkInMail(roos.email, at.confirm));
    await press(other, other.getByRole("button", { name: "Bevestig en ga verder" }));
    await other.goto(link);
    await expect(other.getByRole("heading", { level: 1 })).toHaveText("Uitnodiging van Jeugdhulp Voorbeeld");
    await expect(other.getByRole("main")).toContainText("Ziet alleen de mensen van de eigen teams");
    await press(other, other.getByRole("button", { name: "Doe mee" }));
    await expect(other, "a role asks for a second factor").toHaveURL(at.secondFactor);
    await expect(other.getByRole("status")).toContainText("Je doet mee");
    await guard(other.context().request, roos);
    await other.goto(home);
    await expect(other.getByRole("heading", { level: 1 })).toHaveText("Jeugdhulp Voorbeeld");
    await other.goto(link);
    await expect(other.getByRole("heading", { level: 1 }), "once").toHaveText("Deze uitnodiging werkt niet");
  });

  await test.step("a role that is too low is told who can", async () => {
    const answer = await other.goto(`${home}/wijzigen`);
    expect(answer?.status()).toBe(403);
    await expect(other.getByRole("heading", { level: 1 })).toHaveText("Dit kan niet met jouw rol");
    await press(other, other.getByRole("link", { name: "Kijk wie dat zijn" }));
    await expect(other.getByRole("row", { name: /Anneke Bos/ })).toContainText("Eigenaar");
  });

  await test.step("the role is changed, and holds on the next request", async () => {
    await page.goto(`${home}/leden`);
    await press(page, page.getByRole("link", { name: "Roos Vermeer" }));
    await submit(page, { rol: "hr" });
    await expect(page.getByRole("row", { name: /Roos Vermeer/ })).toContainText("HR");
    await other.goto(`${home}/leden`);
    await expect(other.getByRole("link", { name: "Iemand uitnodigen" })).toBeVisible();
  });

  await test.step("the only owner hands over before leaving", async () => {
    await page.goto(`${home}/verlaten`);
    await expectErrors(page, await press(page, saveButton(page)), [["opvolger", /kies wie eigenaar wordt/i]]);
    await page.locator("[name=opvolger]").selectOption({ label: "Roos Vermeer (HR)" });
    await press(page, saveButton(page));
    await expect(page).toHaveURL(at.organisations);
    await expect(page.getByRole("status")).toContainText("verlaten");
    expect((await page.goto(home))?.status()).toBe(404);
    await other.goto(home);
    await expect(other.getByRole("main")).toContainText("Eigenaar. Kan alles");
  });

  await test.step("and the last one removes it", async () => {
    await press(other, other.getByRole("link", { name: "Organisatie verwijderen" }));
    await expect(other.getByRole("main")).toContainText("Dit blijft");
    await fill(other, { naam: "Jeugdhulp" });
    await expectErrors(other, await press(other, saveButton(other)), ["naam"]);
    await fill(other, { naam: "jeugdhulp voorbeeld" });
    await press(other, saveButton(other));
    await expect(other).toHaveURL(at.organisations);
    expect((await other.goto(home))?.status()).toBe(404);
  });
  await other.context().close();
});

test("who has an account logs in and comes back to the invitation", async ({ page, browser, javaScriptEnabled }) => {
  await employee(page.context().request);
  const home = await found(page.context().request);
  const other = await elsewhere(browser, javaScriptEnabled);
  const roos = await join(other.context().request, "nl", "Roos Vermeer");
  await other.context().clearCookies();
  await invite(page.context().request, home, roos.email, "reader");
  const link = await linkInMail(roos.email, at.invitation);
  await other.goto(link);
  await press(other, other.getByRole("main").getByRole("link", { name: "Log in" }));
  await fill(other, { email: roos.email, wachtwoord: roos.password });
  await press(other, saveButton(other));
  await expect(other).toHaveURL(link);
  await press(other, other.getByRole("button", { name: "Doe mee" }));
  await expect(other.getByRole("status")).toContainText("Je doet mee");
  await guard(other.context().request, roos);
  expect((await other.goto(home))?.status()).toBe(200);
  await other.context().close();
});

test("an invitation is withdrawn, and a role ended: both hold at once", async ({ page, browser, javaScriptEnabled }) => {
  await employee(page.context().request);
  const request = page.context().request;
  const home = await found(request);
  const team = await addTeam(request, home, "Noord");
  const lead = await withRole(request, site, home, ["Lisa van den Berg", "team-lead", team]);
  const next = await withRole(request, site, home, ["Mo Haddad", "team-lead", await addTeam(request, home, "West")]);
  const guest = stranger("Roos Vermeer");
  await invite(request, home, guest.email, "reader");
  const link = await linkInMail(guest.email, at.invitation);

  await page.goto(`${home}/leden`);
  await press(page, page.getByRole("button", { name: "Trek in" }));
  await expect(page.getByRole("status")).toContainText("ingetrokken");
  await expect(page.getByRole("main")).not.toContainText(guest.email);
  const other = await elsewhere(browser, javaScriptEnabled);
  await join(other.context().request, "nl", guest.name);
  expect((await other.goto(link))?.status()).toBe(410);
  await other.context().close();

  expect((await lead.get(home)).status()).toBe(200);
  await press(page, page.getByRole("link", { name: "Lisa van den Berg" }));
  await press(page, page.getByRole("link", { name: "Rol beëindigen" }));
  await expect(page.getByRole("main")).toContainText("Leidt nu: Noord");
  await page.locator("[name=opvolger]").selectOption({ label: "Mo Haddad (Teamleider)" });
  await press(page, saveButton(page));
  await expect(page.getByRole("status")).toContainText("beëindigd");
  await expect(page.getByRole("row", { name: /Mo Haddad/ })).toContainText("Noord, West");
  expect((await lead.get(home)).status(), "on the next request").toBe(404);
  await lead.dispose();
  await next.dispose();
});

test("a new code takes the place of the old one", async ({ page }) => {
  await employee(page.context().request);
  await page.goto(await found(page.context().request));
  const code = page.locator("section", { has: page.locator("#code") }).locator("strong");
  const before = await code.textContent();
  await press(page, page.getByRole("link", { name: "Nieuwe code" }));
  await expect(page.getByRole("main")).toContainText("werkt de oude meteen niet meer");
  await press(page, page.getByRole("button", { name: "Maak een nieuwe code" }));
  await expect(page.getByRole("status")).toContainText("nieuwe code");
  await expect(code).not.toHaveText(before ?? "");
});
