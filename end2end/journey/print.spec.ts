// On paper: everything is there, and nothing that can only be pressed.
import { expect, test } from "../support/test.ts";
import { sixtyActivities } from "../support/dossier.ts";
import { bringIn } from "../support/person.ts";
import { at, press } from "../support/site.ts";

const rows = "main table tbody tr:not(.table__group)";

test("the dashboard and the whole list can be printed", async ({ page, person }) => {
  void person;
  await bringIn(page.context().request, sixtyActivities());

  await test.step("the dashboard has its sentence, its track that lies and its figures, and no buttons", async () => {
    await page.goto(at.standing);
    await page.emulateMedia({ media: "print" });
    await expect(page.locator("main .lead")).toBeVisible();
    await expect(page.locator(".track__lying")).toBeVisible();
    await expect(page.locator(".track__standing")).toBeHidden();
    await expect(page.locator(".band").first()).toBeVisible();
    await expect(page.getByText(/^Afgedrukt op .+ door .+/)).toBeVisible();
    for (const hidden of [".menu", ".header__end", "main .button", ".tabs", ".footer a"]) {
      await expect(page.locator(hidden).filter({ visible: true }), hidden).toHaveCount(0);
    }
  });

  await test.step("a part of the list says that it is a part", async () => {
    await page.emulateMedia({ media: "screen" });
    await page.goto(at.activities);
    await expect(page.locator(rows)).toHaveCount(50);
    await page.emulateMedia({ media: "print" });
    await expect(page.getByText("Dit zijn regel 1 tot en met 50 van 60; het totaal is van alle 60.")).toBeVisible();
    await expect(page.locator(".pagination")).toBeHidden();
    await page.emulateMedia({ media: "screen" });
    await expect(page.getByText("Dit zijn regel 1")).toBeHidden();
  });

  await test.step("all of it stands on one page", async () => {
    await press(page, page.getByRole("link", { name: "Alle 60 op één pagina, om te printen" }));
    await expect(page.locator(rows)).toHaveCount(60);
    await page.emulateMedia({ media: "print" });
    await expect(page.locator(rows).filter({ visible: true })).toHaveCount(60);
    await expect(page.locator("main tfoot")).toBeVisible();
    await expect(page.locator(".pagination, .activity-search").filter({ visible: true })).toHaveCount(0);
    await expect(page.getByText("Dit zijn regel")).toHaveCount(0);
    await page.emulateMedia({ media: "screen" });
    await press(page, page.getByRole("link", { name: "Weer per bladzijde" }));
    await expect(page.locator(rows)).toHaveCount(50);
  });
});
