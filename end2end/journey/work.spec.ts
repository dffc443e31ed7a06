// Work: whose it is, who may do it, and what is given to whom.
import { expectErrors, fill } from "../support/form.ts";
import { day, press, saveButton } from "../support/site.ts";
import { expect, test } from "../support/test.ts";
import { employer } from "../support/work.ts";

test("describe work of a function, see whose it is, and what the gate says of others", async ({ page, context }) => {
  const { home } = await employer(context.request);
  const main = page.getByRole("main");

  await test.step("describe it, with a list that is too long first", async () => {
    await page.goto(`${home}/werk/nieuw`);
    await expect(page.locator("#functies-hint"), "the functions that there are").toContainText(/groepsbegeleider, jeugdbeschermer/);
    await fill(page, { naam: "Voogdij", wet: "jeugdwet", functies: "x".repeat(101) });
    const refused = await press(page, saveButton(page));
    await expectErrors(page, refused, [["functies", /hoogstens 100 tekens/]]);
    await fill(page, { functies: "Jeugdbeschermer, gezinsvoogd", jongere: "unsafe-environment" });
    await press(page, saveButton(page));
    await expect(main).toContainText("Dit is werk van: Jeugdbeschermer, gezinsvoogd");
    await expect(main).toContainText("De enige van wie dit werk is, mag het op deze dag doen.");
    await expect(main).toContainText("Bram Hoekstra");
    await expect(main).not.toContainText("Tom Visser");
  });

  await test.step("others too, when they are asked for", async () => {
    await fill(page, { iedereen: true });
    await press(page, page.getByRole("button", { name: "Bekijk", exact: true }));
    await expect(main).toContainText("1 van je 2 medewerkers mag dit werk op deze dag doen.");
    await press(page, main.getByRole("link", { name: "Tom Visser" }));
  });

  await test.step("on the page of somebody else it stands apart", async () => {
    await expect(main.getByRole("heading", { name: "Mag het niet zonder meer (1)" })).toBeVisible();
    await page.getByText("Werk van een ander team of een andere functie (1)").click();
    await expect(main.getByRole("link", { name: "Voogdij" })).toBeVisible();
  });

  await test.step("the gate says so, beside what the norm says", async () => {
    await page.goto(`${home}/inzet/nieuw`);
    await expect(page.locator("main select[name=werk] option")).toContainText([/^Hulp in een crisis$/, /^Voogdij \(Jeugdbeschermer/]);
    await page.locator("main select[name=medewerker]").selectOption({ label: "Tom Visser (groepsbegeleider)" });
    await page.locator("main select[name=werk]").selectOption({ label: "Voogdij (Jeugdbeschermer, gezinsvoogd)" });
    await press(page, page.getByRole("button", { name: "Bekijk of het mag" }));
    await expect(main).toContainText("Dit mag niet.");
    await expect(main).toContainText("Tom Visser heeft een ander team of een andere functie");
  });
});

test("give work, find it, change it and end it", async ({ page, context }) => {
  const { home, bram, crisis } = await employer(context.request);
  const main = page.getByRole("main");
  const add = main.getByRole("link", { name: "Zet iemand in" });

  await test.step("nothing is given yet", async () => {
    await page.goto(`${home}/inzet`);
    await press(page, add);
  });

  await test.step("ask, be allowed, and record it", async () => {
    await page.locator("main select[name=medewerker]").selectOption(bram);
    await page.locator("main select[name=werk]").selectOption(crisis);
    await press(page, page.getByRole("button", { name: "Bekijk of het mag" }));
    await expect(main).toContainText("Dit mag");
    await page.locator("[name=kenmerk]").fill("GZ-0042");
    await press(page, page.getByRole("button", { name: "Leg deze inzet vast" }));
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Bram Hoekstra: Hulp in een crisis");
    await expect(main).toContainText("GZ-0042");
  });
  const there = new URL(page.url()).pathname;

  await test.step("it is in the list, and found by name", async () => {
    await page.goto(`${home}/inzet?zoek=hoek`);
    await expect(main.locator(".row")).toHaveCount(1);
    await page.goto(`${home}/inzet?zoek=visser`);
    await expect(main).toContainText("Geen inzet past bij deze keuze.");
  });

  await test.step("change the days, and keep what is wrong", async () => {
    await page.goto(there);
    await press(page, page.getByRole("link", { name: "Wijzig" }));
    await page.locator("[name=tot]").fill(day({ days: -3 }));
    const refused = await press(page, page.locator("main form button[type=submit]").last());
    await expectErrors(page, refused, [["tot", /.+/]]);
    await expect(page.locator("[name=tot]")).toHaveValue(day({ days: -3 }));
  });

  await test.step("end it: from the day after it is over, and the history keeps it", async () => {
    await page.goto(there);
    await press(page, page.getByRole("link", { name: "Beëindig" }));
    await press(page, page.locator("main form button[type=submit]").last());
    await press(page, page.getByRole("link", { name: "Geschiedenis" }));
    await expect(main).toContainText("GZ-0042");
  });
});
