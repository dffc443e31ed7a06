// What a professional shares with an employer, from their own side: begin, change, stop, and who looked.
import type { Page } from "@playwright/test";
import { fiveYears } from "../support/dossier.ts";
import { employerCode, employerName } from "../support/employer.ts";
import { expectErrors, fill } from "../support/form.ts";
import { bringIn } from "../support/person.ts";
import { at, day, press, saveButton } from "../support/site.ts";
import { expect, test } from "../support/test.ts";

const stop = (page: Page) => page.getByRole("button", { name: `Stop met delen met ${employerName}` });

test("share by a code at each level, and stop in one tap", async ({ page, person }) => {
  expect(person.email).not.toBe("");
  await bringIn(page.context().request, fiveYears());
  await page.goto(at.account);
  await press(page, page.getByRole("link", { name: "Bekijk wat je deelt" }));
  await expect(page.getByText("Je deelt nu met niemand")).toBeVisible();
  await expect(page.getByText("Nog niemand keek")).toBeVisible();

  for (const [level, label] of [
    ["standing", "Alleen mijn registratie"],
    ["sums", "Ook hoe ver ik ben"],
    ["activities", "Ook wat ik deed"],
  ] as const) {
    await test.step(level, async () => {
      await press(page, page.getByRole("link", { name: "Deel met een werkgever" }));
      await fill(page, { code: ` ${employerCode().toUpperCase()} ` });
      await press(page, page.getByRole("button", { name: "Ga verder" }));
      await expect(page.locator("main")).toContainText(`${employerName} · KvK`);
      await expect(page.getByRole("radio", { name: "Alleen mijn registratie" }), "the least to begin with").toBeChecked();
      await expect(page.locator("main")).toContainText("Wat je over reflecties schrijft, ziet je werkgever nooit");
      await expect(page.locator("#niveau-standing-hint")).toContainText(/Jeugd- en gezinsprofessional \(SKJ\): geregistreerd, tot \d/);
      await expect(page.locator("#niveau-sums-hint")).toContainText(/ van \d+ punten/);
      await fill(page, { niveau: level });
      await press(page, page.getByRole("button", { name: "Begin met delen" }));
      await expect(page.getByRole("status")).toContainText("Je deelt nu");
      const card = page.getByRole("article").filter({ hasText: employerName });
      await expect(card).toContainText(label);
      await expect(card).toContainText("Tot je stopt");
      await press(page, stop(page));
      await expect(page.getByRole("status")).toContainText("Vanaf nu ziet deze organisatie niets meer");
      await expect(stop(page)).toHaveCount(0);
    });
  }
  await expect(page.getByRole("heading", { name: "Eerder gedeeld" })).toBeVisible();
});

test("change what is shared, and until when; mistakes are said at the field", async ({ page, person }) => {
  expect(person.email).not.toBe("");
  await page.goto("/delen/nieuw");
  const unknown = await test.step("a code that opens nothing", async () => {
    await fill(page, { code: "zzzzzzzzzz" });
    return press(page, saveButton(page));
  });
  await expectErrors(page, unknown, [["code", /deze code opent niets/i]]);

  await page.goto(`/delen/nieuw?code=${employerCode()}`);
  await fill(page, { tot: day({ days: -1 }) });
  const past = await press(page, saveButton(page));
  await expectErrors(page, past, [["tot", /deze dag is al geweest/i]]);
  await fill(page, { tot: day({ days: 1 }) });
  await press(page, saveButton(page));
  const card = page.getByRole("article").filter({ hasText: employerName });
  await expect(card).not.toContainText("Tot je stopt");

  await press(page, page.getByRole("link", { name: `Wijzig wat je deelt met ${employerName}` }));
  await fill(page, { niveau: "sums" });
  await fill(page, { tot: "" });
  await press(page, saveButton(page));
  await expect(page.getByRole("status")).toContainText("Gewijzigd");
  await expect(card).toContainText("Tot je stopt");
  await expect(card).toContainText("Ook hoe ver ik ben");

  await test.step("the same code again leads to what is there", async () => {
    await page.goto(`/delen/nieuw?code=${employerCode()}`);
    await expect(page).toHaveURL(/\/delen\/[0-9a-f-]{36}\/wijzigen$/);
    await expect(page.getByRole("radio", { name: "Ook hoe ver ik ben" })).toBeChecked();
  });
});
