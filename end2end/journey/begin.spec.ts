// From nothing to the answer: sign up, confirm, say which registration, import a dossier, read where you stand.
import { type Dossier, fiveYears, period } from "../support/dossier.ts";
import { fill, submit } from "../support/form.ts";
import { linkInMail } from "../support/mail.ts";
import { stranger } from "../support/person.ts";
import { type Answer, check } from "../support/program.ts";
import { at, number, press, saveButton } from "../support/site.ts";
import { expect, test } from "../support/test.ts";
import type { Page } from "@playwright/test";

/** How the page calls what the command calls by its id. */
const names: Record<string, string> = {
  "professional-development": "Deskundigheidsbevordering",
  "professional-development.formal": "Formeel leren",
  "professional-development.informal": "Informeel leren",
  reflection: "Reflectie",
  "hours.social-work": "Werkervaring in sociaal werk",
  "hours.jgp": "Werkervaring als jeugd- en gezinsprofessional",
  "item.vog": "VOG",
  "item.employer-statement": "Werkgeversverklaring",
};

/** The page says for every requirement what the command says. */
async function expectAnswer(page: Page, answer: Answer): Promise<void> {
  const bands = page.locator(".band");
  await expect(bands, "as many requirements").toHaveCount(answer.requirements.length);
  for (const requirement of answer.requirements) {
    const name = names[requirement.id];
    expect(name, `a name for ${requirement.id}`).toBeDefined();
    const band = bands.filter({ has: page.locator(".band__label", { hasText: new RegExp(`^${name}$`) }) });
    await expect(band, requirement.id).toHaveCount(1);
    if (requirement.unit === "items") {
      await expect(band, requirement.id).toContainText(requirement.met ? "In orde" : "Ontbreekt nog");
      continue;
    }
    await expect(band.locator(".band__number"), requirement.id).toHaveText(number("nl", requirement.counted));
    if (requirement.required > 0) {
      await expect(band.locator(".band__figure"), requirement.id).toContainText(`van ${number("nl", requirement.required)}`);
    }
    if (requirement.missing > 0) {
      await expect(band, requirement.id).toContainText(`Nog ${number("nl", requirement.missing)}`);
    }
  }
}

test("sign up, say what you are, import five years, and read the right answer", async ({ page }) => {
  const somebody = stranger("Noor de Wit");

  await test.step("sign up", async () => {
    await page.goto(at.home);
    await press(page, page.getByRole("main").getByRole("link", { name: "Maak account" }));
    await fill(page, { naam: somebody.name, email: somebody.email, wachtwoord: somebody.password });
    await press(page, page.getByRole("button", { name: "Maak account" }));
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Kijk in je mail");
    await expect(page.getByRole("main")).toContainText(somebody.email);
  });

  await test.step("confirm by the link in the mail", async () => {
    const link = await linkInMail(somebody.email, at.confirm);
    // A program that looks at links in mails does not use it up.
    await page.goto(link);
    await page.goto(link);
    await press(page, page.getByRole("button", { name: "Bevestig en ga verder" }));
    await expect(page).toHaveURL(at.registrationNew);
    await expect(page.getByRole("status")).toContainText("Je e-mailadres is bevestigd");
  });

  await test.step("which registration", async () => {
    await expect(page.getByText("Stap 1 van 4")).toBeVisible();
    await submit(page, { register: "SKJ" });
    await expect(page.getByText("Stap 2 van 4")).toBeVisible();
    await submit(page, { kamer: "jgp" });
    await submit(page, { sinds: period.since, tot: period.until, nummer: "110000000" });
    await expect(page.getByText("Stap 4 van 4")).toBeVisible();
    await submit(page, { beroepsethiek: "nee", zelfstandig: "nee" });
    await expect(page.getByRole("heading", { level: 1 })).toContainText(/jeugd- en gezinsprofessional/i);
    await page.goto(at.standing);
    await expect(page.locator(".lead")).toContainText("telt nog niets mee");
  });

  const dossier: Dossier = fiveYears();
  const file = JSON.stringify(dossier);

  const look = async () => {
    await page.goto(at.dossier);
    await press(page, page.getByRole("link", { name: "Importeer een bestand" }));
    await page.locator("[name=bestand]").setInputFiles({ name: "dossier.json", mimeType: "application/json", buffer: Buffer.from(file) });
    await press(page, saveButton(page));
  };

  await test.step("import: look first", async () => {
    await look();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Wat er in dit bestand staat");
    await expect(page.locator(".lead")).toContainText("Er is nog niets opgeslagen");
    for (const activity of dossier.activities) {
      await expect(page.getByRole("row", { name: String(activity.title) })).toContainText("nieuw");
    }
    await page.goto(at.activities);
    await expect(page.getByText("Nog niets vastgelegd")).toBeVisible();
  });

  await test.step("import: store", async () => {
    await look();
    const confirm = page.locator(`form[action="${at.importConfirm}"] button[type=submit]`);
    await press(page, confirm);
    await expect(page.getByRole("status")).toContainText("toegevoegd");
  });

  await test.step("where do I stand", async () => {
    const [answer] = await check(file);
    expect(answer).toBeDefined();
    expect(answer!.requirements.find((one) => one.id === "reflection")!.counted, "the dossier has something to count").toBeGreaterThan(0);
    await page.goto(at.standing);
    await expectAnswer(page, answer!);
    // The first sentence is the answer.
    const short = answer!.requirements.find((one) => one.id === "reflection")!;
    await expect(page.locator(".lead").first()).toContainText(number("nl", short.missing));
    const tabs = page.locator(".tabs__link");
    expect(await tabs.count(), "the same registration is not there twice").toBeLessThan(2);
  });

  await test.step("every activity explains itself", async () => {
    const [answer] = await check(file);
    await page.goto(at.activities);
    for (const activity of dossier.activities) {
      const judged = answer!.activities.find((one) => one.id === activity.id)!;
      const row = page.getByRole("row", { name: String(activity.title) });
      if (judged.counted > 0) {
        await expect(row, String(activity.title)).toContainText("telt");
      } else {
        await expect(row, String(activity.title)).toContainText(/telt niet|telt nog niet|gepland|valt buiten|boven/);
      }
    }
    await press(page, page.getByRole("link", { name: "Intervisie team Oost" }));
    await expect(page.getByRole("main")).toContainText(/korter dan een uur/);
    await expect(page.getByRole("main")).toContainText("3,5");
  });
});
