// The public guide: does this work ask for a registered professional?
import { choose } from "../support/form.ts";
import { at, press } from "../support/site.ts";
import { expect, test } from "../support/test.ts";

test("from the front page to an answer that can be shared, without an account", async ({ page }) => {
  await page.goto("/");
  await press(page, page.getByRole("contentinfo").getByRole("link", { name: "Is hier een geregistreerde professional nodig?" }));
  expect(new URL(page.url()).pathname).toBe(at.guide);
  await expect(page.locator("#antwoord")).toHaveCount(0);

  await test.step("nothing ticked: it is asked whether that is the answer", async () => {
    await press(page, page.getByRole("button", { name: "Bekijk het antwoord" }));
    await expect(page.locator("#antwoord")).toHaveCount(0);
    await expect(page.locator("#niets-error")).toContainText("of dat er niets speelt");
  });

  await test.step("nothing holds: no registration is needed", async () => {
    await choose(page.locator("[name=niets]"), true);
    await press(page, page.getByRole("button", { name: "Bekijk het antwoord" }));
    await expect(page.locator("#antwoord")).toHaveText("Nee, hier is geen registratie nodig");
    await expect(page.getByText("duur misverstand")).toBeVisible();
  });

  await test.step("a crisis: yes, with the other ways and their sources", async () => {
    await choose(page.locator("[name=niets]"), false);
    await choose(page.locator("[name=jongere][value=crisis]"), true);
    await page.locator("[name=wie]").selectOption("art-therapist");
    await press(page, page.getByRole("button", { name: "Bekijk het antwoord" }));
    await expect(page.locator("#antwoord")).toHaveText("Ja, in principe wel");
    await expect(page.getByRole("heading", { name: "In tandem met een geregistreerde collega" })).toBeVisible();
    await expect(page.locator("[name=jongere][value=crisis]"), "what was answered stays").toBeChecked();
    await expect(page.locator("[name=wie]")).toHaveValue("art-therapist");
    await expect(page.getByRole("link", { name: /skj/ }).first()).toBeVisible();
  });

  await test.step("the address has the whole question", async () => {
    const fresh = await page.context().browser()?.newPage();
    await fresh?.goto(page.url());
    await expect(fresh?.locator("#antwoord") ?? page.locator("#none")).toHaveText("Ja, in principe wel");
    await fresh?.close();
  });

  await test.step("on paper the questions are a list, not a form", async () => {
    await page.emulateMedia({ media: "print" });
    await expect(page.locator("#vragen")).toBeHidden();
    await expect(page.locator(".print-only li", { hasText: "een crisis" })).toBeVisible();
    await page.emulateMedia({ media: "screen" });
  });

  await test.step("a task of the registered professional alone cannot be done in tandem", async () => {
    await choose(page.locator("[name=werk][value=case-direction]"), true);
    await press(page, page.getByRole("button", { name: "Bekijk het antwoord" }));
    await expect(page.getByRole("heading", { name: "In tandem met een geregistreerde collega" })).toHaveCount(0);
    await expect(page.getByText("Dit doet de geregistreerde professional zelf")).toBeVisible();
  });

  await press(page, page.getByRole("link", { name: "Begin opnieuw" }));
  await expect(page.locator("[name=jongere][value=crisis]")).not.toBeChecked();
});
