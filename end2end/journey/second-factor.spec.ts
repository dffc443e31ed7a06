// The second factor, as somebody sets it up, logs in with it, and turns it off again.
import { readFileSync } from "node:fs";
import { codeOf, freshCode, guard } from "../support/app.ts";
import { expectErrors, expectTyped, fill } from "../support/form.ts";
import { at, press } from "../support/site.ts";
import { expect, test } from "../support/test.ts";

test("it is turned on, asked for at the next log-in, and turned off", async ({ page, person }) => {
  test.slow();
  await page.goto(at.account);
  await press(page, page.getByRole("link", { name: "Zet extra beveiliging aan" }));
  await fill(page, { wachtwoord: "niet mijn wachtwoord" });
  const answer = await press(page, page.getByRole("button", { name: "Begin" }));
  await expectErrors(page, answer, [["wachtwoord", /niet je wachtwoord/]]);
  await fill(page, { wachtwoord: person.password });
  await press(page, page.getByRole("button", { name: "Begin" }));

  await expect(page.getByRole("img", { name: /QR-code met de sleutel/ })).toBeVisible();
  await page.getByText("Kun je niet scannen?").click();
  const secret = (await page.locator("code").textContent()) ?? "";
  expect(secret.trim(), "in groups").toMatch(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
  const link = await page.getByRole("link", { name: "Open je app" }).getAttribute("href");
  expect(link).toContain(`secret=${secret.replace(/\s/g, "")}`);

  const code = page.getByLabel("Code uit je app");
  await expect(code).toHaveAttribute("inputmode", "numeric");
  await expect(code).toHaveAttribute("autocomplete", "one-time-code");
  await fill(page, { code: "12 34" });
  const wrong = await press(page, page.getByRole("button", { name: "Zet aan" }));
  await expectErrors(page, wrong, [["code", /klopt niet/]]);
  await expectTyped(page, { code: "12 34" });
  const right = await freshCode(secret);
  await fill(page, { code: ` ${right.slice(0, 3)} ${right.slice(3)} ` });
  await press(page, page.getByRole("button", { name: "Zet aan" }));

  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Bewaar je herstelcodes");
  const codes = await page.locator(".codes code").allTextContents();
  expect(codes).toHaveLength(10);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download als tekst" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("vakspoor-herstelcodes.txt");
  const file = readFileSync(await download.path(), "utf8");
  for (const one of codes) {
    expect(file).toContain(one.trim());
  }
  await press(page, page.getByRole("link", { name: "Ik heb ze bewaard" }));
  await expect(page.locator("#extra-beveiliging")).toContainText("Je hebt nog 10 herstelcodes.");

  await press(page, page.getByRole("button", { name: "Uitloggen" }));
  await page.goto(at.dossier);
  await fill(page, { email: person.email, wachtwoord: person.password });
  await press(page, page.getByRole("button", { name: "Log in" }));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Vul je code in");
  await page.goto(at.standing);
  await expect(page, "the password alone opens nothing").toHaveURL(/\/inloggen/);
  await page.goto(`${at.signInCode}?naar=${at.dossier}`);
  await fill(page, { code: codeOf(secret, -5) });
  const old = await press(page, page.getByRole("button", { name: "Log in" }));
  await expectErrors(page, old, [["code", /klopt niet/]]);
  await fill(page, { code: "", herstelcode: codes[0] ?? "" });
  await press(page, page.getByRole("button", { name: "Log in" }));
  await expect(page, "back to where one was going").toHaveURL(at.dossier);
  await expect(page.getByRole("status")).toContainText("Je hebt nog 9 herstelcodes.");

  await page.goto(at.account);
  await press(page, page.getByRole("link", { name: "Herstelcodes en uitzetten" }));
  await fill(page, { "wachtwoord-uit": person.password, "code-uit": codes[0] ?? "" });
  const used = await press(page, page.getByRole("button", { name: "Zet extra beveiliging uit" }));
  await expectErrors(page, used, [["code-uit", /al gebruikt/]]);
  await fill(page, { "wachtwoord-uit": person.password, "code-uit": codes[1] ?? "" });
  await press(page, page.getByRole("button", { name: "Zet extra beveiliging uit" }));
  await expect(page.getByRole("status")).toContainText("Extra beveiliging staat uit");
  await expect(page.getByRole("link", { name: "Zet extra beveiliging aan" })).toBeVisible();
});

test("what was typed before the session ended is there after both steps", async ({ page, context, person }) => {
  const { secret } = await guard(context.request, person);
  await page.goto(`${at.activityNew}?soort=anders`);
  await fill(page, { titel: "Wat ik net typte", uren: "6" });
  await page.context().clearCookies();
  await press(page, page.locator("main form .actions button[type=submit]").first());
  await fill(page, { email: person.email, wachtwoord: person.password });
  await press(page, page.getByRole("button", { name: "Log in" }));
  await expect(page.getByText("Wat je hebt ingevuld is nog bewaard.")).toBeVisible();
  await fill(page, { code: await freshCode(secret, 1) });
  await press(page, page.getByRole("button", { name: "Log in" }));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Je bent weer ingelogd");
  await press(page, page.getByRole("button", { name: "Ga verder" }));
  await expectTyped(page, { titel: "Wat ik net typte" });
});
