// A list of staff from another system: columns chosen by hand, looked at, read in, and again; filters saved; another day.
import { expectErrors, fill, submit } from "../support/form.ts";
import { employee, found } from "../support/organisation.ts";
import { comma, workbook } from "../support/sheet.ts";
import { addStaff, importPage, sendList } from "../support/staff.ts";
import { day, press, saveButton } from "../support/site.ts";
import { expect, test } from "../support/test.ts";

const rows = [
  ["Nr.", "Wie", "Waar", "Wat", "Tot", "BSN"],
  ["0012", "Anna Bos", "Noord", "Jeugdbeschermer", "1-3-2029", "123456782"],
  ["0013", "Bram Kuipers", "Zuid", "Gezinscoach", "", "111222333"],
];

test("a list is read in with columns chosen by hand, and again without a question", async ({ page }) => {
  await employee(page.context().request);
  const home = await found(page.context().request);
  await addStaff(page.context().request, home, { naam: "Anna", nummer: "0012" });
  await page.goto(`${home}/medewerkers`);
  await press(page, page.getByRole("link", { name: "Lees een lijst in" }));
  await expectErrors(page, await press(page, saveButton(page)), [["bestand", /Kies eerst een bestand/]]);

  await test.step("what the columns hold is chosen", async () => {
    await sendList(page, "lijst.csv", Buffer.from(comma(rows)));
    await expect(page.getByRole("main")).toContainText("We weten nog niet van elke kolom");
    await expect(page.getByRole("main")).toContainText("Weggegooid, want die horen hier niet: BSN");
    await expect(page.getByRole("main")).not.toContainText("123456782");
    await fill(page, { "kolom-0": "employee-number", "kolom-1": "name", "kolom-2": "name" });
    const answer = await press(page, page.getByRole("button", { name: "Kijk opnieuw" }));
    await expectErrors(page, answer, [["kolom-2", /koos je al bij de kolom 'Wie'/]]);
    await fill(page, { "kolom-2": "team", "kolom-3": "job-title", "kolom-4": "registered-until" });
    await press(page, page.getByRole("button", { name: "Kijk opnieuw" }));
    await expect(page.getByRole("main")).toContainText("1 komt erbij, 1 verandert");
    await expect(page.getByRole("row", { name: /Anna Bos/ })).toContainText("Naam: Anna → Anna Bos");
    await expect(page.getByRole("main")).toContainText("2 teams uit de lijst zijn er nog niet");
  });

  await test.step("what is confirmed is what was seen", async () => {
    await fill(page, { teams: "maken" });
    await press(page, page.getByRole("button", { name: "Lees 2 rijen in" }));
    await expect(page.getByRole("main")).toContainText("iets anders dan je net zag");
    await expect(page.getByRole("row", { name: /Anna Bos/ })).toContainText("Team: – → Noord");
    await press(page, page.getByRole("button", { name: "Lees 2 rijen in" }));
    await expect(page).toHaveURL(`${home}/medewerkers`);
    await expect(page.getByRole("status")).toContainText("1 nieuw, 1 veranderd");
    await expect(page.getByRole("row", { name: /Bram Kuipers/ })).toBeVisible();
  });

  await test.step("the same list, as a workbook, asks nothing and changes nothing", async () => {
    await page.goto(importPage(home));
    await sendList(page, "lijst.xlsx", workbook(rows));
    await expect(page.getByRole("main")).toContainText("Alles in deze lijst staat er al zo in");
    await expect(page.getByRole("button", { name: /^Lees .* in$/ })).toHaveCount(0);
  });

  await test.step("one row that is wrong keeps all out", async () => {
    await page.goto(importPage(home));
    await sendList(page, "lijst.csv", Buffer.from(comma([["naam", "in dienst"], ["Cor", "31-2-2026"], ["Dirk", "1-2-2026"]])));
    await expect(page.getByRole("main")).toContainText("1 rij klopt niet");
    await expect(page.getByRole("row", { name: /Rij 2/ }).first()).toContainText("31-2-2026");
    await expect(page.getByRole("button", { name: /^Lees .* in$/ })).toHaveCount(0);
  });
});

test("columns are chosen, a filter is saved and renamed, and another day is asked for", async ({ page }) => {
  await employee(page.context().request);
  const home = await found(page.context().request);
  await addStaff(page.context().request, home, { naam: "Anna Bos", registratie: "jgp", einddatum: day({ months: 3 }), email: "anna@voorbeeld.test" });
  await addStaff(page.context().request, home, { naam: "Bram Kuipers" });
  const list = `${home}/medewerkers`;
  await page.goto(list);
  await fill(page, { register: "SKJ" });
  await page.locator("summary", { hasText: "Kolommen" }).click();
  // Each is pressed once: the first three were ticked, the last was not.
  for (const column of ["Team", "VOG van", "Nagekeken", "E-mailadres"]) {
    await page.locator("label.choice__label", { hasText: new RegExp(`^${column}$`) }).click();
  }
  await press(page, page.getByRole("button", { name: "Toon deze kolommen" }));
  await expect(page.getByRole("main")).toContainText("anna@voorbeeld.test");
  await expect(page.getByRole("main")).not.toContainText("Bram Kuipers");

  await fill(page, { naam: "Met SKJ" });
  await press(page, page.getByRole("button", { name: "Bewaar", exact: true }));
  await expect(page.getByRole("status")).toContainText("bewaard");
  await page.goto(list);
  await press(page, page.getByRole("link", { name: "Met SKJ" }));
  await expect(page.getByRole("main")).toContainText("anna@voorbeeld.test");
  await press(page, page.getByRole("link", { name: "Beheer" }));
  await press(page, page.getByRole("link", { name: /Wijzig Met SKJ/ }));
  await submit(page, { naam: "In het SKJ" });
  await press(page, page.getByRole("link", { name: /Wijzig In het SKJ/ }));
  await press(page, page.getByRole("button", { name: "Verwijder dit filter" }));
  await expect(page.getByRole("main")).toContainText("nog geen filters bewaard");

  await page.goto(list);
  await fill(page, { op: day({ months: 4 }) });
  await press(page, page.getByRole("button", { name: "Pas filters toe" }));
  await expect(page.getByRole("main")).toContainText("als er niets meer verandert");
  await expect(page.getByRole("row", { name: /Anna Bos/ })).toContainText("Verlopen volgens jullie gegevens");
  await press(page, page.getByRole("link", { name: "Anna Bos" }));
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Anna Bos op");
  await expect(page.getByRole("main")).toContainText("Verlopen volgens jullie gegevens");
  await press(page, page.getByRole("link", { name: "Terug naar vandaag" }).first());
  await expect(page.getByRole("main")).toContainText("geldig volgens jullie gegevens");
});
