// Everything by keyboard: Tab, Enter and Space, from logging in to the activity.
import type { Locator, Page } from "@playwright/test";
import { fiveYears } from "../support/dossier.ts";
import { bringIn } from "../support/person.ts";
import { answerTo, at } from "../support/site.ts";
import { expect, test } from "../support/test.ts";
import { agreements, employer } from "../support/work.ts";

/** What has the focus can be seen: it is marked, on the screen, and under nothing. */
async function expectFocusSeen(page: Page): Promise<void> {
  const seen = await page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) && !(element instanceof SVGElement)) {
      return { name: "nothing", marked: false, inside: false, free: false };
    }
    const name = `${element.tagName} ${element.getAttribute("name") ?? ""} ${element.textContent?.trim().slice(0, 40) ?? ""}`;
    const hasMark = (one: Element, part?: string) => {
      const style = getComputedStyle(one, part);
      return (style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 1) || style.boxShadow !== "none";
    };
    // A link that is as large as its row is marked around the row; a button with a label as large as its choice too.
    const around = element.closest(".row, tr, .choice") ?? element;
    // The button that opens a calendar is a part of the browser's, which marks it itself.
    const calendar = element.matches("input[type=date]:not(:focus)");
    const marked = calendar || hasMark(element) || hasMark(element, "::after") || hasMark(around) || hasMark(around, "::after");
    const box = element.getBoundingClientRect();
    const inside = box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    // A point of it that is on the screen, the highest and the lowest: both have to be its own.
    const x = Math.min(Math.max(box.left + Math.min(box.width / 2, 20), 1), innerWidth - 1);
    const free = [Math.max(box.top, 0) + 2, Math.min(box.bottom, innerHeight) - 2].every((y) => {
      const top = document.elementFromPoint(x, y);
      const own = top?.closest("label")?.control === element;
      return top !== null && (own || top === element || element.contains(top) || top.contains(element));
    });
    return { name, marked, inside, free };
  });
  expect(seen, "what has the focus is marked, on the screen and not covered").toEqual({
    name: seen.name,
    marked: true,
    inside: true,
    free: true,
  });
}

/** Presses Tab until the focus is there, and looks at every stop on the way. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let stop = 0; stop < 80; stop += 1) {
    await page.keyboard.press("Tab");
    await expectFocusSeen(page);
    if (await target.evaluate((element) => element === document.activeElement)) {
      return;
    }
  }
  throw new Error(`Tab does not lead to ${String(target)}.`);
}

test("log an activity from log-in on with the keyboard alone", async ({ page, person, context }) => {
  const dossier = fiveYears();
  await bringIn(context.request, dossier);
  await context.clearCookies();
  await page.goto(at.signIn);

  await test.step("log in", async () => {
    await tabTo(page, page.locator("[name=email]"));
    await page.keyboard.type(person.email);
    await tabTo(page, page.locator("[name=wachtwoord]"));
    await page.keyboard.type(person.password);
    await answerTo(page, () => page.keyboard.press("Enter"));
    await expect(page).toHaveURL(at.standing);
  });

  await test.step("the skip link is the first stop, and leads to the content", async () => {
    await page.keyboard.press("Tab");
    const skip = page.getByRole("link", { name: "Naar de inhoud" });
    await expect(skip).toBeFocused();
    await expectFocusSeen(page);
    await page.keyboard.press("Enter");
    await expect(page.locator("#inhoud")).toBeFocused();
    await page.keyboard.press("Tab");
    const first = await page.evaluate(() => document.activeElement?.closest("main") !== null);
    expect(first, "the next stop is in the content").toBe(true);
  });

  await test.step("every stop of the dashboard can be seen", async () => {
    await page.goto(at.standing);
    const stops = await page.locator("a[href], button, summary, input:not([type=hidden]), select").count();
    for (let stop = 0; stop < Math.min(stops, 120); stop += 1) {
      await page.keyboard.press("Tab");
      if (await page.evaluate(() => document.activeElement === document.body)) {
        break;
      }
      await expectFocusSeen(page);
    }
  });

  await test.step("to the form", async () => {
    await page.goto(at.standing);
    await tabTo(page, page.getByRole("navigation", { name: "Hoofdmenu" }).getByRole("link", { name: "Leg vast" }));
    await answerTo(page, () => page.keyboard.press("Enter"));
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Leg een activiteit vast");
    const training = page.getByRole("main").getByRole("button", { name: "Scholing" });
    await tabTo(page, training);
    await answerTo(page, () => page.keyboard.press("Enter"));
  });

  await test.step("fill in", async () => {
    await tabTo(page, page.locator("[name=titel]"));
    await page.keyboard.type("Met het toetsenbord");
    await tabTo(page, page.locator("[name=uren]"));
    await page.keyboard.type("3");
    await tabTo(page, page.locator("[name=bewijs]"));
    await page.keyboard.press("Space");
    await expect(page.locator("[name=bewijs]")).toBeChecked();
    await tabTo(page, page.locator("main summary").last());
    await page.keyboard.press("Enter");
    await tabTo(page, page.locator("[name=getoetst]"));
    await tabTo(page, page.locator("main .actions button[type=submit]"));
    await answerTo(page, () => page.keyboard.press("Space"));
    await expect(page.getByRole("status")).toContainText("Met het toetsenbord is vastgelegd.");
  });

  await test.step("Enter in a field sends the form, and the summary takes the focus when it is wrong", async () => {
    await page.goto(`${at.activityNew}?soort=scholing`);
    await tabTo(page, page.locator("[name=titel]"));
    await answerTo(page, () => page.keyboard.press("Enter"));
    await expect(page.locator("#summary")).toBeFocused();
    await expectFocusSeen(page);
    await page.keyboard.press("Tab");
    await expect(page.locator("#summary a").first()).toBeFocused();
    await page.keyboard.press("Enter");
    await page.keyboard.type("Titel erbij");
    await expect(page.locator("[name=titel]"), "the link leads into the field").toHaveValue("Titel erbij");
  });
});

/** Chooses from a list by typing the beginning of a name. */
async function pick(page: Page, name: string, beginning: string): Promise<void> {
  const list = page.locator(`main select[name="${name}"]`);
  await tabTo(page, list);
  await page.keyboard.type(beginning);
  await expect(list.locator("option:checked")).toHaveText(new RegExp(`^${beginning}`));
}

test("pass the gate with the keyboard alone: refused, a tandem made, allowed", async ({ page, context }) => {
  const { home } = await employer(context.request);
  await page.goto(`${home}/inzet`);

  await test.step("ask, and be refused with the reason and the ways", async () => {
    await tabTo(page, page.getByRole("main").getByRole("link", { name: "Zet iemand in" }));
    await answerTo(page, () => page.keyboard.press("Enter"));
    await pick(page, "medewerker", "Tom Visser");
    await pick(page, "werk", "Hulp in een crisis");
    await tabTo(page, page.getByRole("button", { name: "Bekijk of het mag" }));
    await answerTo(page, () => page.keyboard.press("Enter"));
    const main = page.getByRole("main");
    await expect(page.getByRole("heading", { name: "Het antwoord" }), "where one looks").toBeInViewport();
    await expect(page).toHaveURL(/#antwoord$/);
    await expect(page).toHaveTitle(/^Het antwoord: /);
    await expect(main).toContainText("Dit mag niet.");
    await expect(main).toContainText("Er is geen registratie.");
    await expect(main.getByRole("link", { name: "Bram Hoekstra" }), "who may").toBeVisible();
    await expect(main.getByRole("button", { name: "Leg deze inzet vast" })).toHaveCount(0);
  });

  await test.step("make a tandem with what was filled in", async () => {
    await tabTo(page, page.getByRole("link", { name: "Leg dit vast: in tandem" }));
    await answerTo(page, () => page.keyboard.press("Enter"));
    await expect(page.locator("main select[name=medewerker] option:checked")).toHaveText(/^Tom Visser/);
    await expect(page.locator("main select[name=werk] option:checked")).toHaveText("Hulp in een crisis");
    await pick(page, "verantwoordelijk", "Bram Hoekstra");
    for (const one of agreements) {
      const box = page.locator(`main input[name=afspraken][value="${one}"]`);
      await tabTo(page, box);
      await page.keyboard.press("Space");
      await expect(box).toBeChecked();
    }
    await tabTo(page, page.getByRole("button", { name: "Leg vast" }));
    await answerTo(page, () => page.keyboard.press("Enter"));
  });

  await test.step("the same question has another answer, and is stored", async () => {
    const main = page.getByRole("main");
    await expect(page).toHaveURL(/\/inzet\/nieuw\?/);
    await expect(main).toContainText("samen met de geregistreerde collega die verantwoordelijk is");
    await expect(main).toContainText("Verantwoordelijk: Bram Hoekstra.");
    await expect(main, "until when is said before it is stored").toContainText("Let op: dit mag alleen tot en met");
    await tabTo(page, page.locator("[name=kenmerk]"));
    await page.keyboard.type("GZ-0042");
    await tabTo(page, page.getByRole("button", { name: "Leg deze inzet vast" }));
    await answerTo(page, () => page.keyboard.press("Enter"));
    await expect(page).toHaveURL(/\/inzet\/[0-9a-f-]{36}$/);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Tom Visser: Hulp in een crisis");
    await page.goto(`${home}/inzet`);
    await expect(main).toContainText("Alles wat vandaag gedaan wordt, mag.");
    await expect(main.locator(".row")).toContainText("mag onder verantwoordelijkheid");
  });
});
