// What every form does when something is wrong with it.
import type { Locator, Page, Response } from "@playwright/test";
import { type Language, press, saveButton } from "./site.ts";
import { expect } from "./test.ts";

/** The page says what is wrong at these fields, in every way that a form of ours says it. */
export async function expectErrors(
  page: Page,
  answer: Response,
  fields: (string | [field: string, message: RegExp])[],
  language: Language = "nl",
  status = 422,
): Promise<void> {
  expect(answer.status(), "the form comes back").toBe(status);
  await expect(page).toHaveTitle(language === "nl" ? /^Fout: / : /^Error: /);
  const summary = page.locator("#summary");
  await expect(summary).toBeVisible();
  await expect(summary, "the summary has the focus").toBeFocused();
  await expect(summary.locator("a"), "the summary lists every error").toHaveCount(fields.length);
  for (const expected of fields) {
    const [field, message] = typeof expected === "string" ? [expected, /\S/] : expected;
    const error = page.locator(`[id="${field}-error"]`);
    await expect(error, `an error at ${field}`).toBeVisible();
    await expect(error).toHaveText(message);
    const link = summary.locator(`a[href="#${field}"]`);
    await expect(link).toHaveText(message);
    await expect(link, "the summary says which field it is").not.toHaveText(/^(Vul dit in|Maak een keuze|Fill this in|Make a choice)\.$/);
    const described = page.locator(`[aria-describedby~="${field}-error"]`).first();
    await expect(described, `${field} is described by its error`).toBeAttached();
    // The error stands above what it is about.
    const [above, below] = [await error.boundingBox(), await page.locator(`[id="${field}"]`).boundingBox()];
    expect(above?.y ?? Infinity, `the error of ${field} is above it`).toBeLessThan(below?.y ?? 0);
  }
}

/** The link in the summary leads to the field. */
export async function followSummary(page: Page, field: string): Promise<void> {
  await page.locator(`#summary a[href="#${field}"]`).click();
  await expect(page.locator(`[id="${field}"]`)).toBeInViewport();
}

/** Fills in fields by their names: texts are typed, options chosen, boxes ticked. */
export async function fill(page: Page, values: Record<string, string | boolean>): Promise<void> {
  for (const [name, value] of Object.entries(values)) {
    const field = page.locator(`main [name="${name}"]:not([type=hidden])`);
    const kind = await field.first().evaluate((element) => `${element.tagName} ${element.getAttribute("type") ?? ""}`);
    await unfold(field.first());
    if (kind.startsWith("SELECT")) {
      await field.selectOption(String(value));
    } else if (kind.endsWith("radio")) {
      await choose(page.locator(`main [name="${name}"][value="${value}"]`), true);
    } else if (kind.endsWith("checkbox")) {
      const box = typeof value === "string" ? page.locator(`main [name="${name}"][value="${value}"]`) : field.first();
      await choose(box, value !== false);
    } else {
      await field.first().fill(String(value));
    }
  }
}

/** Ticks a box or chooses a button by its label, as large as that is. */
export async function choose(box: Locator, wanted: boolean): Promise<void> {
  if ((await box.isChecked()) !== wanted) {
    const id = (await box.getAttribute("id")) ?? "";
    await box.page().locator(`label[for="${id}"]`).click();
    await expect(box).toBeChecked({ checked: wanted });
  }
}

/** Opens the folds around a field, as a person would. */
async function unfold(field: Locator): Promise<void> {
  const closed = field.locator("xpath=ancestor::details[not(@open)]");
  for (let index = 0; index < (await closed.count()); index += 1) {
    await closed.first().locator("> summary").click();
  }
}

/** Makes a date field take any text, as browsers without a date picker do. */
export async function asText(page: Page, name: string): Promise<void> {
  await page.locator(`main [name="${name}"]`).evaluate((element) => element.setAttribute("type", "text"));
}

/** Fills in and sends the main form of the page. */
export async function submit(page: Page, values: Record<string, string | boolean>): Promise<Response> {
  await fill(page, values);
  return press(page, saveButton(page));
}

/** What stands in the fields. */
export async function expectTyped(page: Page, values: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(values)) {
    await expect(page.locator(`main [name="${name}"]:not([type=hidden])`).first(), `what was typed in ${name}`).toHaveValue(value);
  }
}
