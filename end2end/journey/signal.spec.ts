// What asks an employer's attention: seen, settled, put back, and by mail.
import { employee, found } from "../support/organisation.ts";
import { addRegistered, inDays } from "../support/signal.ts";
import { press } from "../support/site.ts";
import { expect, test } from "../support/test.ts";

test("what asks attention is settled, and put back", async ({ page }) => {
  const request = page.context().request;
  await employee(request);
  const home = await found(request);
  await addRegistered(request, home, "Anna de Vries", inDays(-20));
  await addRegistered(request, home, "Bo Bakker", inDays(80));
  await page.goto(home);
  await press(page, page.getByRole("link", { name: "Bekijk wat er te doen is" }));
  await expect(page.getByRole("main")).toContainText("2 dingen vragen aandacht.");

  await press(page, page.getByRole("link", { name: "Registratie loopt af (1)" }));
  const row = page.getByRole("row", { name: /Bo Bakker/ });
  await expect(row).toContainText("loopt af");
  await expect(row).toContainText("Binnen 3 maanden");
  await expect(page.getByRole("row", { name: /Anna/ })).toHaveCount(0);
  await press(page, page.getByRole("button", { name: /Afgehandeld.*Bo Bakker/ }));
  await expect(page.getByRole("status")).toContainText("Afgehandeld.");
  await page.goto(`${home}/te-doen`);
  await expect(page.getByRole("main")).toContainText("Eén ding vraagt aandacht.");
  await expect(page.getByRole("row", { name: /Bo Bakker/ })).toHaveCount(0);

  await press(page, page.getByRole("link", { name: "Afgehandeld (1)" }));
  await expect(page.getByRole("row", { name: /Bo Bakker/ })).toContainText("door Anneke Bos");
  await press(page, page.getByRole("button", { name: /Zet terug.*Bo Bakker/ }));
  await expect(page.getByRole("status")).toContainText("weer op de lijst");
  await page.goto(`${home}/te-doen`);
  await expect(page.getByRole("row", { name: /Bo Bakker/ })).toHaveCount(1);

  await press(page, page.getByRole("button", { name: "Stop de weekmail" }));
  await expect(page.getByRole("status")).toContainText("geen weekmail meer");
  await expect(page.getByRole("button", { name: "Stuur me de weekmail" })).toBeVisible();
});
