// The account: language, sessions, password, logging out, taking the dossier along.
import { type Browser, type Page } from "@playwright/test";
import { fiveYears } from "../support/dossier.ts";
import { choose, expectErrors, fill, submit } from "../support/form.ts";
import { linkInMail } from "../support/mail.ts";
import { bringIn, join, logIn, takeOut } from "../support/person.ts";
import { check } from "../support/program.ts";
import { at, day, ownNetwork, press, saveButton } from "../support/site.ts";
import { expect, test } from "../support/test.ts";
import { comma, workbook } from "../support/sheet.ts";

/** Another browser of the same or of another person. */
async function elsewhere(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ extraHTTPHeaders: { "X-Forwarded-For": ownNetwork() } });
  return context.newPage();
}

test("a forgotten password is replaced, and ends every other session", async ({ page, browser, person }) => {
  const other = await elsewhere(browser);
  await logIn(other.context().request, person);
  await other.goto(at.account);
  await expect(other.getByRole("heading", { level: 1 })).toHaveText("Je account");

  await page.context().clearCookies();
  await page.goto(at.signIn);
  await press(page, page.getByRole("link", { name: "Wachtwoord vergeten?" }));
  await fill(page, { email: person.email });
  await press(page, page.getByRole("button", { name: "Stuur me een link" }));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Kijk in je mail");
  const link = await linkInMail(person.email, at.reset);
  await page.goto(link);
  await test.step("a weak one is refused at the field, and the link still works", async () => {
    await fill(page, { wachtwoord: "kort" });
    const answer = await press(page, page.getByRole("button", { name: "Sla wachtwoord op" }));
    await expectErrors(page, answer, [["wachtwoord", /minstens 12 tekens/]]);
  });
  const password = "vier nieuwe stoelen onder de kastanje";
  await fill(page, { wachtwoord: password });
  await press(page, page.getByRole("button", { name: "Sla wachtwoord op" }));
  await expect(page.getByRole("status")).toContainText("Je wachtwoord is gewijzigd");

  await other.goto(at.account);
  await expect(other, "the other session has ended").toHaveURL(/\/inloggen\?naar=\/account/);
  await fill(other, { email: person.email, wachtwoord: password });
  await press(other, other.getByRole("button", { name: "Log in" }));
  await expect(other, "back to where one was going").toHaveURL(at.account);
  await other.context().close();

  await page.goto(link);
  await expect(page.getByRole("heading", { level: 1 }), "a link works once").toHaveText("Deze link werkt niet meer");
});

test("sessions can be seen and ended; logging out ends this one", async ({ page, browser, person }) => {
  const other = await elsewhere(browser);
  await logIn(other.context().request, person);
  await page.goto(at.account);
  const sessions = page.locator(".list__item");
  await expect(sessions).toHaveCount(2);
  await expect(sessions.filter({ hasText: "dit apparaat" })).toHaveCount(1);
  await press(page, page.getByRole("button", { name: "Log hier uit" }));
  await expect(page.getByRole("status")).toContainText("Daar ben je nu uitgelogd");
  await expect(sessions).toHaveCount(1);
  await other.goto(at.standing);
  await expect(other).toHaveURL(/\/inloggen/);
  await other.context().close();

  const kept = await page.context().cookies();
  await press(page, page.getByRole("button", { name: "Uitloggen" }));
  await expect(page).toHaveURL(at.signIn);
  await expect(page.getByRole("status")).toContainText("Je bent uitgelogd");
  await page.goto(at.standing);
  await expect(page).toHaveURL(/\/inloggen/);
  // Somebody who kept the cookie has nothing.
  await page.context().addCookies(kept);
  await page.goto(at.standing);
  await expect(page).toHaveURL(/\/inloggen/);
});

test("the language can be chosen before and after logging in", async ({ page, person, browser }) => {
  await page.goto(at.standing);
  await expect(page.locator("html")).toHaveAttribute("lang", "nl");
  await press(page, page.getByRole("button", { name: "English" }));
  await expect(page, "on the same page").toHaveURL(at.standing);
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Where I stand");

  await test.step("it goes along with the account", async () => {
    const other = await elsewhere(browser);
    await logIn(other.context().request, person);
    await other.goto(at.standing);
    await expect(other.locator("html")).toHaveAttribute("lang", "en");
    await other.context().close();
  });

  await press(page, page.getByRole("button", { name: "Nederlands" }));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Waar sta ik");

  await page.context().clearCookies();
  await page.goto(at.home);
  await press(page, page.getByRole("button", { name: "English" }));
  await expect(page).toHaveURL(at.homeEn);
  await page.goto(at.signIn);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Log in");
});

test("a dossier taken along gives the same dossier and the same answers elsewhere", async ({ page, context, browser, person }) => {
  expect(person).toBeTruthy();
  await bringIn(context.request, fiveYears());
  await page.goto(at.dossier);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download je dossier (JSON)" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(`vakspoor-dossier-${day()}.json`);
  const first = await takeOut(context.request);

  const other = await elsewhere(browser);
  await join(other.context().request, "nl", person.name);
  await bringIn(other.context().request, first);
  const second = await takeOut(other.context().request);
  expect(second, "byte for byte").toBe(first);
  expect(await check(second)).toEqual(await check(first));
  // What the file says is what the first dossier said.
  const [before] = await check(JSON.stringify(fiveYears()));
  const [after] = await check(first);
  expect(after!.requirements).toEqual(before!.requirements);

  await test.step("a second import adds nothing", async () => {
    await other.goto(at.import);
    await other.locator("[name=bestand]").setInputFiles({ name: "x.json", mimeType: "application/json", buffer: Buffer.from(first) });
    await press(other, saveButton(other));
    await expect(other.locator(".lead").first()).toContainText("Er is niets nieuws");
    await expect(other.locator(`form[action="${at.importConfirm}"]`)).toHaveCount(0);
    expect(await takeOut(other.context().request)).toBe(first);
  });
  await other.context().close();
});

for (const kind of ["csv", "xlsx"] as const) {
  test(`a list of activities comes in as ${kind}, and says what is wrong with which row`, async ({ page, context, person }) => {
    expect(person).toBeTruthy();
    const rows = [
      ["soort", "vorm", "titel", "datum", "uren", "geaccrediteerd door", "kamer", "bijeenkomsten", "kleur"],
      ["scholing", "training", "Trauma bij jonge kinderen", "12-5-2024", "12,5", "SKJ", "jgp", "", "blauw"],
      ["scholing", "training", "Datum die niet bestaat", "31-2-2024", "4", "", "", "", ""],
      ["scholing", "training", "Uren die niet kunnen", "1-3-2024", "veel", "", "", "", ""],
      ["scholing", "training", "", "1-3-2024", "3", "", "", "", ""],
      ["reflectie", "intervisie", "Intervisie <b>West</b> 🙂 שלום", "", "", "", "", "10-1-2024 120; 7-3-2024 90", ""],
      ["scholing", "training", "=1+1<script>alert(1)</script>", "2-4-2024", "2", "", "", "", ""],
    ];
    const buffer = kind === "csv" ? Buffer.from(comma(rows)) : workbook(rows);
    await page.goto(at.import);
    const choose = async () => {
      await page.locator("[name=bestand]").setInputFiles({ name: `lijst.${kind}`, mimeType: "application/octet-stream", buffer });
      await press(page, saveButton(page));
    };
    await choose();
    await expect(page.locator(".lead").first()).toContainText("Er komen 3 onderdelen bij.");
    const problems = page.locator("section", { has: page.locator("#problemen") });
    for (const [row, column] of [["3", "datum"], ["4", "uren"], ["5", "titel"]] as const) {
      await expect(problems.getByRole("row").filter({ hasText: new RegExp(`\\b${row}\\b`) }).filter({ hasText: column })).toHaveCount(1);
    }
    await expect(page.getByText("kleur")).toBeVisible();
    await page.goto(at.activities);
    await expect(page.getByText("Nog niets vastgelegd"), "nothing is stored yet").toBeVisible();

    await page.goto(at.import);
    await choose();
    await press(page, page.locator(`form[action="${at.importConfirm}"] button[type=submit]`));
    await page.goto(at.activities);
    const titles = page.getByRole("rowheader").getByRole("link");
    await expect(titles).toHaveText([
      "Trauma bij jonge kinderen",
      "=1+1<script>alert(1)</script>",
      "Intervisie <b>West</b> 🙂 שלום",
    ]);

    await test.step("a second import of the same file adds nothing", async () => {
      const before = await takeOut(context.request);
      await page.goto(at.import);
      await choose();
      await expect(page.locator(".lead").first()).toContainText("Er is niets nieuws");
      expect(await takeOut(context.request)).toBe(before);
    });
  });
}

test("what is no file of ours is refused with a reason", async ({ page, person }) => {
  expect(person).toBeTruthy();
  const files: [name: string, content: Buffer, reason: RegExp][] = [
    ["leeg.json", Buffer.alloc(0), /leeg/],
    ["plaatje.json", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), /herkennen we niet/],
    ["groot.json", Buffer.alloc(11 * 1024 * 1024, 0x20), /te groot/],
  ];
  for (const [name, buffer, reason] of files) {
    await page.goto(at.import);
    await page.locator("[name=bestand]").setInputFiles({ name, mimeType: "application/json", buffer });
    const answer = await press(page, saveButton(page));
    // Too large has an answer of its own in HTTP; the page says it as any other error.
    await expectErrors(page, answer, [["bestand", reason]], "nl", name === "groot.json" ? 413 : 422);
  }
  await page.goto(at.import);
  await expectErrors(page, await press(page, saveButton(page)), [["bestand", /Kies eerst een bestand/]]);

  await test.step("a dossier that is wrong says where", async () => {
    const wrong = { ...fiveYears(), activities: [{ id: "a1", kind: "training", form: "dansen", hours: -1, colour: "red" }] };
    await page.goto(at.import);
    await page.locator("[name=bestand]").setInputFiles({
      name: "fout.json",
      mimeType: "application/json",
      buffer: Buffer.from(JSON.stringify(wrong)),
    });
    await press(page, saveButton(page));
    await expect(page.getByRole("main")).toContainText("activities[0]");
    await expect(page.locator(`form[action="${at.importConfirm}"]`)).toHaveCount(0);
  });
});

test("the account can be erased, and is gone", async ({ page, person, context }) => {
  await bringIn(context.request, fiveYears());
  await page.goto(at.account);
  const erase = page.locator("section", { has: page.getByRole("heading", { name: "Account verwijderen" }) });
  await choose(erase.locator("[name=zeker]"), true);
  await erase.locator("[name=wachtwoord-wissen]").fill("niet mijn wachtwoord");
  await expectErrors(page, await press(page, erase.getByRole("button")), ["wachtwoord-wissen"]);
  await choose(erase.locator("[name=zeker]"), true);
  await erase.locator("[name=wachtwoord-wissen]").fill(person.password);
  await press(page, erase.getByRole("button"));
  await expect(page.getByRole("status")).toContainText("verwijderd");
  await page.goto(at.signIn);
  await expectErrors(page, await submit(page, { email: person.email, wachtwoord: person.password }), ["email"]);
});
