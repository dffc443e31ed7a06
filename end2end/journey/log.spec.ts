// Logging what you did: a training, a series, a job; changing, copying, deleting, undoing.
import { fiveYears, period } from "../support/dossier.ts";
import { fill, submit } from "../support/form.ts";
import { bringIn } from "../support/person.ts";
import { check } from "../support/program.ts";
import { at, day, number, press, saveButton } from "../support/site.ts";
import { expect, hasScript, test } from "../support/test.ts";

test.beforeEach(async ({ context, person }) => {
  expect(person.email).toBeTruthy();
  const dossier = fiveYears();
  await bringIn(context.request, { ...dossier, activities: [], employments: [], documents: [] });
});

test("log a training, see what it did, change, copy, delete and undo", async ({ page, context }) => {
  const save = () => press(page, saveButton(page));

  await test.step("the short form", async () => {
    await page.goto(at.activityNew);
    await press(page, page.getByRole("link", { name: "Scholing" }));
    await expect(page.locator("[name=datum]"), "today is filled in").toHaveValue(day());
    await fill(page, { titel: "Signs of Safety", uren: "12,5", "door-1": "SKJ/jgp", bewijs: true });
    await save();
    const message = page.getByRole("status");
    await expect(message).toContainText("Signs of Safety is vastgelegd.");
    await expect(message, "what it counts").toContainText("Telt 12,5 punt");
    await expect(message, "what it did to the picture").toContainText("op 12,5 van de 40 punten");
  });
  const address = page.url();

  await test.step("the last used values come back", async () => {
    await page.goto(`${at.activityNew}?soort=scholing`);
    await expect(page.locator("[name=door-1]")).toHaveValue("SKJ/jgp");
    await expect(page.locator("[name=titel]")).toHaveValue("");
  });

  await test.step("change", async () => {
    await page.goto(address);
    await press(page, page.getByRole("link", { name: "Wijzigen" }));
    await fill(page, { uren: "8" });
    await save();
    await expect(page).toHaveURL(address);
    await expect(page.getByRole("status")).toContainText("is gewijzigd");
    await expect(page.locator(".lead")).toContainText("Telt 8 punten");
  });

  await test.step("undo the change", async () => {
    await press(page, page.getByRole("button", { name: "Zet de vorige versie terug" }));
    await page.goto(address);
    await expect(page.locator(".lead")).toContainText("Telt 12,5 punt");
  });

  await test.step("every version is kept", async () => {
    await press(page, page.getByRole("link", { name: "Geschiedenis" }));
    for (const version of ["Versie 1: Vastgelegd", "Versie 2: Gewijzigd", "Versie 3: Gewijzigd"]) {
      await expect(page.getByText(version).first()).toBeVisible();
    }
  });

  await test.step("copy", async () => {
    await page.goto(address);
    await press(page, page.getByRole("link", { name: "Kopiëren" }));
    await expect(page.locator("[name=titel]")).toHaveValue("Signs of Safety");
    await expect(page.locator("[name=uren]")).toHaveValue("12,5");
    await fill(page, { titel: "Signs of Safety, verdieping", datum: day({ days: -1 }) });
    await save();
    await expect(page.getByRole("status")).toContainText("Signs of Safety, verdieping is vastgelegd.");
    await page.goto(at.activities);
    await expect(page.getByRole("rowheader").getByRole("link")).toHaveText(["Signs of Safety", "Signs of Safety, verdieping"]);
  });

  await test.step("the form sent twice stores it once", async () => {
    await page.goto(`${at.activityNew}?soort=scholing`);
    await fill(page, { titel: "Twee keer gestuurd", uren: "2" });
    const form = page.locator("main form.form");
    const fields = await form.evaluate((element) =>
      Array.from(new FormData(element as HTMLFormElement)).map(([name, value]) => [name, String(value)] as const),
    );
    await save();
    await expect(page.getByRole("status")).toContainText("is vastgelegd");
    const again = await context.request.post(at.activityNew, {
      form: { ...Object.fromEntries(fields), actie: "opslaan" },
      headers: { "Sec-Fetch-Site": "same-origin" },
      maxRedirects: 0,
    });
    expect(again.status()).toBe(303);
    await page.goto(`${at.activities}?zoek=twee+keer`);
    await expect(page.getByRole("link", { name: "Twee keer gestuurd" })).toHaveCount(1);
  });

  await test.step("delete and undo", async () => {
    await page.goto(address);
    await press(page, page.getByRole("button", { name: "Verwijderen" }));
    await expect(page.getByRole("status")).toContainText("Verwijderd");
    await press(page, page.getByRole("status").getByRole("button", { name: "Ongedaan maken" }));
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Signs of Safety");
  });

  await test.step("undo logging at once", async () => {
    await page.goto(`${at.activityNew}?soort=scholing`);
    await fill(page, { titel: "Toch niet", uren: "1" });
    await save();
    await press(page, page.getByRole("button", { name: "Ongedaan maken" }));
    await page.goto(`${at.activities}?zoek=toch+niet`);
    await expect(page.getByText("Niets gevonden")).toBeVisible();
    await page.goto(at.deleted);
    await expect(page.getByText("Toch niet")).toBeVisible();
  });
});

test("somebody else changed it meanwhile: both versions are shown, what was typed stays", async ({ page }) => {
  await page.goto(`${at.activityNew}?soort=scholing`);
  await submit(page, { titel: "Twee schermen", uren: "4" });
  const address = page.url();
  await page.goto(`${address}/wijzigen`);
  const other = await page.context().newPage();
  await other.goto(`${address}/wijzigen`);
  await submit(other, { titel: "Twee schermen", uren: "5" });
  await other.close();
  const answer = await submit(page, { uren: "6" });
  expect([409, 422]).toContain(answer.status());
  await expect(page.getByRole("heading", { name: "Ondertussen gewijzigd" })).toBeVisible();
  await expect(page.locator("[name=uren]")).toHaveValue("6");
  await press(page, saveButton(page));
  await expect(page.locator(".lead")).toBeVisible();
  await page.goto(`${address}/wijzigen`);
  await expect(page.locator("[name=uren]")).toHaveValue("6");
});

test("another kind after all: what was typed goes along", async ({ page }) => {
  await page.goto(`${at.activityNew}?soort=scholing`);
  await fill(page, { titel: "Casus <Noord> 🙂", datum: day({ days: -3 }), uren: "1,5" });
  await press(page, page.getByRole("button", { name: "Reflectie" }));
  await expect(page.locator("[name=titel]")).toHaveValue("Casus <Noord> 🙂");
  await expect(page.locator("[name=dag-1]")).toHaveValue(day({ days: -3 }));
  await expect(page.locator("[name=duur-1]")).toHaveValue("1,5");
  await press(page, page.getByRole("button", { name: "Scholing" }));
  await expect(page.locator("[name=titel]")).toHaveValue("Casus <Noord> 🙂");
  await expect(page.locator("[name=uren]")).toHaveValue("1,5");
});

test("a session that ended meanwhile: what was typed is saved all the same", async ({ page, person, context }) => {
  await page.goto(`${at.activityNew}?soort=scholing`);
  await fill(page, { titel: "Lang \"getypt\" & <b>niet kwijt</b>", uren: "6" });
  await context.clearCookies();
  const refused = await press(page, saveButton(page));
  expect(refused.status()).toBe(401);
  await expect(page.getByText("Wat je hebt ingevuld is bewaard")).toBeVisible();
  await fill(page, { email: person.email, wachtwoord: "dit is het niet, helaas" });
  await press(page, page.getByRole("button", { name: "Log in" }));
  await fill(page, { email: person.email, wachtwoord: person.password });
  await press(page, page.getByRole("button", { name: "Log in" }));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Je bent weer ingelogd");
  await press(page, page.getByRole("button", { name: "Ga verder" }));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText('Lang "getypt" & <b>niet kwijt</b>');
});

test("a series of reflection with three sessions", async ({ page, javaScriptEnabled, watched }) => {
  await page.goto(`${at.activityNew}?soort=reflectie`);
  await fill(page, { vorm: "intervision", titel: "Intervisie team Oost", begeleid: "ja", groep: "6" });
  await fill(page, { "dag-1": day({ months: -3 }), "duur-1": "2 uur" });
  const add = page.getByRole("button", { name: "Nog een bijeenkomst" });
  const total = page.locator(".sessions__total");

  if (hasScript({ javaScriptEnabled })) {
    await test.step("rows come at once, the total runs along", async () => {
      await expect(async () => {
        await page.locator("[name=duur-1]").fill("2:00");
        await expect(total).toHaveText(/^1 bijeenkomst, samen 2 uur$/, { timeout: 200 });
      }).toPass();
      const navigations: string[] = [];
      page.on("request", (request) => {
        if (request.isNavigationRequest()) {
          navigations.push(request.url());
        }
      });
      await add.click();
      await expect(page.locator("[name=dag-2]")).toBeFocused();
      await expect(page.locator("[name=duur-2]"), "as long as the one before").toHaveValue("2:00");
      await fill(page, { "dag-2": day({ months: -2 }), "duur-2": "90 min" });
      await expect(total).toHaveText(/^2 bijeenkomsten, samen 3,5 uur$/);
      await add.click();
      await fill(page, { "dag-3": day({ months: -1 }), "duur-3": "45 min" });
      await expect(total).toContainText("3 bijeenkomsten");
      await expect(total).toContainText("1 korter dan een uur");
      await add.click();
      await expect(page.locator(".session")).toHaveCount(4);
      await page.getByRole("button", { name: "Bijeenkomst 4 weghalen" }).click();
      await expect(page.locator(".session")).toHaveCount(3);
      await expect(add, "the focus goes to what comes next").toBeFocused();
      expect(navigations, "without asking the server").toEqual([]);
      expect(watched.wasm.length, "this page has an island").toBeGreaterThan(0);
    });
  } else {
    await test.step("a button brings the row, and what was typed stays", async () => {
      for (const row of [2, 3]) {
        await press(page, add);
        await expect(page.locator(`[name=dag-${row}]`)).toBeVisible();
        await expect(page.locator("[name=titel]")).toHaveValue("Intervisie team Oost");
        await expect(page.locator("[name=groep]")).toHaveValue("6");
      }
      await fill(page, { "dag-2": day({ months: -2 }), "duur-2": "90 min", "dag-3": day({ months: -1 }), "duur-3": "45 min" });
      await press(page, add);
      await expect(page.locator(".session")).toHaveCount(4);
      await expect(page.locator("[name=duur-3]")).toHaveValue("45 min");
      await press(page, page.getByRole("button", { name: "Bijeenkomst 4 weghalen" }));
      await expect(page.locator(".session")).toHaveCount(3);
      await expect(total).toContainText("3 bijeenkomsten");
    });
  }

  await press(page, saveButton(page));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Intervisie team Oost");
  await expect(page.locator(".lead").first()).toContainText("Telt 3,5 punt");
  await expect(page.locator(".lead").first()).toContainText(/bijeenkomst korter dan een uur telt niet/);
  await expect(page.getByRole("table").getByRole("row")).toHaveCount(5);
});

test("a job with leave gives hours", async ({ page, context }) => {
  await page.goto(at.workNew);
  await fill(page, {
    dienstverband: "in-dienst",
    werkgever: "Stichting Voorbeeld",
    functie: "ambulant hulpverlener",
    uren: "24",
    van: period.since,
    "telt-als": "jgp",
    niveau: "hbo",
  });
  await fill(page, { "telt-als": "social-work" });
  await press(page, page.getByRole("button", { name: "Voeg verlof toe" }));
  await expect(page.locator("[name=werkgever]")).toHaveValue("Stichting Voorbeeld");
  await expect(page.locator("[name=telt-als][value=jgp]")).toBeChecked();
  const from = page.locator("[name^=verlof-van-]");
  await expect(from).toHaveCount(1);
  await from.fill(day({ years: -3 }));
  await page.locator("[name^=verlof-tot-]").fill(day({ years: -3, months: 4 }));
  await page.locator("select[name^=verlof-soort-]").selectOption("maternity");
  await press(page, saveButton(page));

  const dossier = await (await context.request.get(at.export)).text();
  const [answer] = await check(dossier);
  const hours = answer!.requirements.find((one) => one.id === "hours.jgp")!;
  expect(hours.counted).toBeGreaterThan(0);
  await page.goto(at.work);
  await expect(page.getByRole("table").getByRole("row").last()).toContainText(number("nl", hours.counted));
  await expect(page.getByRole("table").getByRole("row").last()).toContainText("eraf");
  await page.goto(at.standing);
  const band = page.locator(".band", { hasText: "Werkervaring als jeugd- en gezinsprofessional" });
  await expect(band.locator(".band__number")).toHaveText(number("nl", hours.counted));
});

test("a job, a registration and a document show what they were, go back to it, and come back when deleted", async ({ page }) => {
  const version = (number: number) => page.locator(".history__item", { hasText: `Versie ${number}:` });
  const id = "[0-9a-f-]{36}";
  await page.goto(at.workNew);
  await submit(page, { dienstverband: "in-dienst", werkgever: "Stichting Voorbeeld", uren: "24", van: period.since, "telt-als": "jgp" });
  await page.goto(at.documentNew);
  await submit(page, { soort: "vog", datum: day({ months: -2 }) });

  const kinds: { list: string; own: string; change: Record<string, string>; label: string; old: string; new: string; first: string }[] = [
    { list: at.registrations, own: `/registraties/${id}`, change: { nummer: "990000000" }, label: "Registratienummer:", old: "110000000", new: "990000000", first: "Geïmporteerd" },
    { list: at.work, own: `/werk/${id}/wijzigen`, change: { uren: "32" }, label: "Uren:", old: "24 uur per week", new: "32 uur per week", first: "Vastgelegd" },
    { list: at.dossier, own: `/dossier/${id}/wijzigen`, change: { soort: "diploma" }, label: "Wat is het?", old: "VOG (verklaring omtrent het gedrag)", new: "Diploma", first: "Vastgelegd" },
  ];
  for (const kind of kinds) {
    await test.step(kind.list, async () => {
      await page.goto(kind.list);
      const links = await page.locator("main a[href]").evaluateAll((all) => all.map((one) => one.getAttribute("href") ?? ""));
      const own = links.find((one) => new RegExp(`^${kind.own}$`).test(one)) ?? "";
      await page.goto(own.endsWith("/wijzigen") ? own : `${own}/wijzigen`);
      await submit(page, kind.change);
      await expect(page.getByRole("status")).toBeVisible();

      await page.goto(own);
      await press(page, page.getByRole("link", { name: "Geschiedenis" }));
      await expect(version(1)).toContainText(`Versie 1: ${kind.first}`);
      await expect(version(2)).toContainText("Versie 2: Gewijzigd");
      const changed = version(2).locator(".changes > div", { has: page.getByText(kind.label, { exact: true }) });
      await expect(changed.locator("del")).toHaveText([kind.old]);
      await expect(changed.locator("ins")).toHaveText([kind.new]);
      const history = page.url();

      await press(page, page.getByRole("button", { name: "Zet versie 1 terug" }));
      await expect(page.getByRole("status")).toBeVisible();
      await page.goto(history);
      await expect(version(3)).toContainText("zoals het nu is");
      await expect(version(3).locator("ins")).toHaveText([kind.old]);

      await page.goto(own);
      await press(page, page.getByRole("button", { name: "Verwijderen" }));
      await press(page, page.getByRole("status").getByRole("button", { name: "Ongedaan maken" }));
      await page.goto(own);
      await press(page, page.getByRole("button", { name: "Verwijderen" }));
      await page.goto(at.deleted);
      await press(page, page.locator(`main a[href="${new URL(history).pathname}"]`));
      await expect(version(6)).toContainText("Versie 6: Verwijderd");
      await page.goto(own);
      await expect(page, "what is deleted has its history only").toHaveURL(history);
      await press(page, page.getByRole("button", { name: "Zet terug", exact: true }));
      await page.goto(own);
      await expect(page).toHaveURL(new RegExp(`${own}$`));
    });
  }
});

test("search and filter the list, and the address keeps them", async ({ page, context }) => {
  await bringIn(context.request, { ...fiveYears(), registrations: [], documents: [], employments: [] });
  await page.goto(at.activities);
  await page.locator("[name=zoek]").fill("trauma");
  await press(page, page.getByRole("button", { name: "Zoek" }).first());
  await expect(page.getByRole("rowheader").getByRole("link")).toHaveText(["Trauma en hechting"]);
  expect(page.url()).toContain("zoek=trauma");
  await page.reload();
  await expect(page.getByRole("rowheader").getByRole("link")).toHaveText(["Trauma en hechting"]);
  await press(page, page.locator(".chip").first());
  await expect(page.getByRole("rowheader").getByRole("link")).toHaveCount(9);
  await fill(page, { soort: "reflectie" });
  await press(page, page.locator(".filters").getByRole("button"));
  await expect(page.getByRole("rowheader").getByRole("link")).toHaveCount(2);
});
