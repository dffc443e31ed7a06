// Everything that can be typed wrong: the message stands at the field, what was typed stays, nothing is lost or executed.
import type { Page } from "@playwright/test";
import { fiveYears } from "../support/dossier.ts";
import { asText, expectErrors, expectTyped, fill, followSummary, submit } from "../support/form.ts";
import { bringIn, stranger, takeOut } from "../support/person.ts";
import { at, day, press, saveButton } from "../support/site.ts";
import { expect, test } from "../support/test.ts";

const long = "Lang ".repeat(2000);
/** Things that are odd, and a fine title all the same. */
const odd = {
  emoji: "Intervisie 👩🏽‍🤝‍👨🏿 🧑‍⚕️ 🙂",
  "right to left": "אינטרוויזיה \u202Eمراجعة\u202C (2)",
  script: `<script>alert("titel")</script><img src=x onerror=alert(1)>`,
  attribute: `" autofocus onfocus="alert(1)" x="`,
  entities: "&lt;b&gt; &amp; 'aanhaling' \\ %3Cscript%3E ${1+1} {{1+1}}",
  "zero width": "Sup\u200Ber\u200Dvisie e\u0301e\u0301n",
};

/** Nothing that was typed became a part of the page. */
async function expectNothingExecuted(page: Page): Promise<void> {
  await expect(page.locator("html > head > title"), "a title without marks").not.toHaveText(/<!/);
  const injected = page.locator("main script, main img, main iframe, main [onfocus], main [onerror]");
  await expect(injected).toHaveCount(0);
}

test("signing up", async ({ page }) => {
  await page.goto(at.signUp);
  await expectErrors(page, await submit(page, { naam: "", email: "", wachtwoord: "" }), ["naam", "email", "wachtwoord"]);
  await followSummary(page, "email");

  const typed = { naam: long.trim(), email: `${"x".repeat(300)}@voorbeeld.test` };
  await expectErrors(page, await submit(page, { ...typed, wachtwoord: "kort" }), ["naam", "email", "wachtwoord"]);
  await expectTyped(page, typed);
  await expect(page.locator("[name=wachtwoord]"), "a password is not sent back").toHaveValue("");

  for (const email of ["noor", "noor@", "@voorbeeld.test", "noor de wit@voorbeeld.test", '"><script>alert(1)</script>']) {
    await expectErrors(page, await submit(page, { naam: odd.script, email, wachtwoord: "drie kalme fietsen bij de sluis" }), [
      ["email", /zoals naam@voorbeeld\.nl/],
    ]);
    await expectTyped(page, { naam: odd.script, email });
    await expectNothingExecuted(page);
  }
  const somebody = stranger();
  await expectErrors(page, await submit(page, { naam: somebody.name, email: somebody.email, wachtwoord: somebody.email }), ["wachtwoord"]);
  await expectErrors(page, await submit(page, { wachtwoord: "aaaaaaaaaaaaaaaa" }), ["wachtwoord"]);
});

test("logging in says the same for a known and an unknown address", async ({ page, person, context }) => {
  await context.clearCookies();
  await page.goto(at.signIn);
  const messages: string[] = [];
  for (const email of [person.email, stranger().email]) {
    await expectErrors(page, await submit(page, { email, wachtwoord: "dit is het zeker niet" }), ["email"]);
    await expectTyped(page, { email });
    messages.push((await page.locator("#email-error").textContent()) ?? "");
  }
  expect(messages[0]).toBe(messages[1]);
  await expectErrors(page, await submit(page, { email: "", wachtwoord: "" }), ["email", "wachtwoord"]);
});

test("a link that does not work, an address that is not there", async ({ page }) => {
  for (const address of [`${at.reset}?code=niets`, `${at.reset}?code=${"x".repeat(3000)}`, at.reset]) {
    expect((await page.goto(address))?.status()).toBe(410);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Deze link werkt niet meer");
  }
  await page.goto(`${at.confirm}?code=niets`);
  const answer = await press(page, page.getByRole("button", { name: "Bevestig en ga verder" }));
  expect(answer.status()).toBe(410);
  for (const address of ["/bestaat-niet", "/activiteiten/../../etc/passwd", "/%3Cscript%3Ealert(1)%3C/script%3E", "/%ff%fe"]) {
    const missing = await page.goto(address);
    expect(missing?.status(), address).toBeGreaterThanOrEqual(400);
    expect(missing?.status(), address).toBeLessThan(500);
    await expectNothingExecuted(page);
  }
  await page.goto("/bestaat-niet");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Deze pagina is er niet");
});

test("a new registration", async ({ page, person, context }) => {
  expect(person).toBeTruthy();
  await page.goto(at.registrationNew);
  await expectErrors(page, await press(page, saveButton(page)), ["register"]);
  await submit(page, { register: "SKJ" });
  await expectErrors(page, await press(page, saveButton(page)), ["kamer"]);
  await submit(page, { kamer: "jgp" });
  await expectErrors(page, await submit(page, { sinds: "", nummer: "abc" }), ["sinds"]);
  await expectTyped(page, { nummer: "abc" });

  await test.step("a date that is none", async () => {
    await asText(page, "sinds");
    await expectErrors(page, await submit(page, { sinds: "31-2-2024" }), ["sinds"]);
    await expectTyped(page, { sinds: "31-2-2024" });
  });
  await test.step("reversed", async () => {
    const typed = { sinds: "2024-03-01", tot: "2023-03-01" };
    await expectErrors(page, await submit(page, typed), [["tot", /na het begin/]]);
    await expectTyped(page, typed);
  });
  await test.step("too long", async () => {
    await expectErrors(page, await submit(page, { tot: "", nummer: long.trim() }), ["nummer"]);
    await expectTyped(page, { nummer: long.trim(), sinds: "2024-03-01" });
  });
  await test.step("a number that looks odd is said, and stops nobody", async () => {
    const nummer = "<script>alert(1)</script>";
    await submit(page, { nummer });
    await expectNothingExecuted(page);
    await submit(page, { beroepsethiek: "onbekend", zelfstandig: "nee" });
    await expectNothingExecuted(page);
    await expect(page.getByText(nummer).first()).toBeVisible();
  });
  expect(JSON.parse(await takeOut(context.request)).registrations).toHaveLength(1);
});

test.describe("activities", () => {
  test.beforeEach(async ({ context, person }) => {
    expect(person).toBeTruthy();
    await bringIn(context.request, { ...fiveYears(), activities: [], employments: [], documents: [] });
  });

  test("a training", async ({ page, context }) => {
    const address = `${at.activityNew}?soort=scholing`;
    await page.goto(address);
    await test.step("nothing filled in", async () => {
      await expectErrors(page, await submit(page, { titel: "", uren: "" }), ["titel", "uren"]);
      await followSummary(page, "uren");
    });
    await test.step("too long, wrong type", async () => {
      const typed = { titel: long.trim(), aanbieder: long.trim(), uren: "twaalf", "punten-1": "-3" };
      await expectErrors(page, await submit(page, { ...typed, "door-1": "SKJ/jgp" }), ["titel", "aanbieder", "uren", "punten-1"]);
      await expectTyped(page, typed);
      await expect(page.locator("[name=door-1]")).toHaveValue("SKJ/jgp");
    });
    await test.step("hours that cannot be", async () => {
      await fill(page, { titel: "Uren", aanbieder: "", "punten-1": "" });
      for (const uren of ["-1", "1e9", "10001", "99999999999999999999", "1,555", "NaN", "1 2"]) {
        const answer = await submit(page, { uren });
        await expectErrors(page, answer, ["uren"]);
        await expectTyped(page, { uren, titel: "Uren" });
      }
    });
    await test.step("days that cannot be", async () => {
      await fill(page, { uren: "3" });
      for (const datum of ["2024-02-30", "gisteren", "1-1-1800", day({ years: 30 }), "9999999-01-01"]) {
        await asText(page, "datum");
        await expectErrors(page, await submit(page, { datum }), ["datum"]);
        await expectTyped(page, { datum, titel: "Uren", uren: "3" });
      }
    });
    expect(JSON.parse(await takeOut(context.request)).activities, "nothing of this was stored").toEqual([]);

    await test.step("a day to come is planned, and does not count yet", async () => {
      await asText(page, "datum");
      await submit(page, { titel: "Nog te doen", datum: day({ months: 1 }), uren: "3" });
      await expect(page.locator(".lead").first()).toContainText(/gepland|telt nog niet/i);
    });
    await test.step("the same once more is asked about", async () => {
      await page.goto(address);
      const typed = { titel: "Nog te doen", datum: day({ months: 1 }), uren: "3" };
      const answer = await submit(page, typed);
      expect(answer.status()).toBe(422);
      await expect(page.getByRole("heading", { name: "Staat dit er al?" })).toBeVisible();
      await expectTyped(page, typed);
      await press(page, page.getByRole("button", { name: "Toch vastleggen" }).last());
      await page.goto(at.activities);
      await expect(page.getByRole("link", { name: "Nog te doen" })).toHaveCount(2);
    });
  });

  test("odd texts are kept as they are, and are only text", async ({ page, context }) => {
    for (const [name, titel] of Object.entries(odd)) {
      await test.step(name, async () => {
        await page.goto(`${at.activityNew}?soort=anders`);
        await asText(page, "datum");
        const bewijs = `${titel}</textarea>\n${titel}`;
        await submit(page, { vorm: "presentation", titel, aanbieder: titel, datum: "x", uren: "1", "bewijs-anders": bewijs });
        await expectNothingExecuted(page);
        await expect(page.locator("[name=bewijs-anders]")).toHaveValue(bewijs);
        await submit(page, { datum: day() });
        await expect(page.getByRole("heading", { level: 1 })).toHaveText(titel);
        await expectNothingExecuted(page);
        await page.goto(`${page.url()}/wijzigen`);
        await expect(page.locator("[name=titel]")).toHaveValue(titel);
        await expect(page.locator("[name=bewijs-anders]")).toHaveValue(bewijs);
        await expectNothingExecuted(page);
        await page.goto(`${page.url().replace("wijzigen", "geschiedenis")}`);
        await expectNothingExecuted(page);
      });
    }
    const stored = JSON.parse(await takeOut(context.request)).activities.map((one: { title: string }) => one.title);
    expect(stored.sort()).toEqual(Object.values(odd).sort());
    for (const address of [at.activities, at.standing, `${at.activities}?zoek=${encodeURIComponent(odd.script)}`, at.activityNew]) {
      await page.goto(address);
      await expectNothingExecuted(page);
    }
    await page.goto(`${at.activities}?zoek=${encodeURIComponent(odd.script)}`);
    await expect(page.locator("[name=zoek]")).toHaveValue(odd.script);
    await expect(page.getByRole("rowheader").getByRole("link")).toHaveCount(1);
  });

  test("a title as long as can be fits on the page", async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(`${at.activityNew}?soort=anders`);
    await submit(page, { vorm: "presentation", titel: "Onafgebroken".repeat(41), datum: day(), uren: "1" });
    for (const address of [page.url(), at.activities, at.standing]) {
      await page.goto(address);
      const [content, width] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
      expect(content, `${address} does not scroll sideways`).toBeLessThanOrEqual(width ?? 0);
    }
  });

  test("a series", async ({ page }) => {
    await page.goto(`${at.activityNew}?soort=reflectie`);
    await test.step("no session", async () => {
      await expectErrors(page, await submit(page, { "dag-1": "", "duur-1": "" }), ["dag-1"]);
    });
    await test.step("no duration, no such duration", async () => {
      await expectErrors(page, await submit(page, { "dag-1": day(), "duur-1": "" }), ["duur-1"]);
      for (const duration of ["lang", "0", "25 uur", "-60 min", "99999999999"]) {
        await expectErrors(page, await submit(page, { "dag-1": day(), "duur-1": duration }), ["duur-1"]);
        await expectTyped(page, { "duur-1": duration, "dag-1": day() });
      }
    });
    await test.step("a group of none, closed before its last session", async () => {
      const typed = { groep: "nul", titel: long.trim() };
      await expectErrors(page, await submit(page, { ...typed, "duur-1": "60 min", afgesloten: day({ days: -1 }) }), [
        "titel",
        "groep",
        "afgesloten",
      ]);
      await expectTyped(page, { ...typed, afgesloten: day({ days: -1 }) });
    });
  });

  test("what somebody else logged is not there", async ({ page, browser }) => {
    await page.goto(`${at.activityNew}?soort=anders`);
    await submit(page, { vorm: "presentation", titel: "Van mij", datum: day(), uren: "1" });
    const address = page.url();
    const other = await browser.newContext();
    const { join } = await import("../support/person.ts");
    await join(other.request);
    const stranger = await other.newPage();
    for (const part of ["", "/wijzigen", "/geschiedenis"]) {
      expect((await stranger.goto(address + part))?.status()).toBe(404);
    }
    await other.close();
  });
});

test("a job", async ({ page, person, context }) => {
  expect(person).toBeTruthy();
  await page.goto(at.workNew);
  await expectErrors(page, await submit(page, { werkgever: "", uren: "", van: "" }), ["werkgever", "uren", "van"]);
  await test.step("reversed, too many, too long", async () => {
    const typed = { werkgever: odd.script, functie: long.trim(), uren: "200", van: "2024-03-01", tot: "2024-01-01" };
    await fill(page, typed);
    const answer = await press(page, saveButton(page));
    await expect(page.locator("#functie-error")).toBeVisible();
    await expectTyped(page, typed);
    await expectNothingExecuted(page);
    expect(answer.status()).toBe(422);
    await expectErrors(page, await submit(page, { functie: "", uren: "24" }), [["tot", /laatste dag/i]]);
    for (const uren of ["0", "-1", "veel"]) {
      await expectErrors(page, await submit(page, { tot: "", uren }), ["uren"]);
    }
  });
  await test.step("leave outside the job, and reversed", async () => {
    await fill(page, { uren: "24" });
    await press(page, page.getByRole("button", { name: "Voeg verlof toe" }));
    const from = page.locator("[name^=verlof-van-]");
    const name = (await from.getAttribute("name")) ?? "";
    const until = name.replace("van", "tot");
    await expectErrors(page, await submit(page, { [name]: "2024-06-01", [until]: "2024-05-01" }), [until]);
    await expectTyped(page, { [name]: "2024-06-01", [until]: "2024-05-01", werkgever: odd.script });
    const answer = await submit(page, { [name]: "2023-01-01", [until]: "2023-02-01" });
    expect(answer.status()).toBe(422);
    await expect(page.locator("#summary")).toContainText("buiten de dagen");
  });
  expect(JSON.parse(await takeOut(context.request)).employments).toEqual([]);
});

test("a document", async ({ page, person }) => {
  expect(person).toBeTruthy();
  await page.goto(at.documentNew);
  await expectErrors(page, await press(page, saveButton(page)), ["soort", "datum"]);
  await asText(page, "datum");
  await expectErrors(page, await submit(page, { soort: "vog", datum: "32-13-2024" }), ["datum"]);
  await expectTyped(page, { datum: "32-13-2024", soort: "vog" });
  await expectErrors(page, await submit(page, { datum: day({ days: 2 }) }), [["datum", /toekomst/]]);
});

test("the account page", async ({ page, person }) => {
  await page.goto(at.account);
  const section = (name: string) => page.locator("section", { has: page.getByRole("heading", { level: 2, name, exact: true }) });
  const name = section("Naam");
  await name.locator("[name=naam]").fill("");
  await expectErrors(page, await press(page, name.getByRole("button")), ["naam"]);
  await name.locator("[name=naam]").fill(long.trim());
  await expectErrors(page, await press(page, name.getByRole("button")), ["naam"]);
  await expect(name.locator("[name=naam]")).toHaveValue(long.trim());
  await name.locator("[name=naam]").fill(odd.script);
  await press(page, name.getByRole("button"));
  await expect(page.locator(".header__name")).toHaveText(odd.script);
  await expectNothingExecuted(page);

  const password = section("Wachtwoord");
  await password.locator("[name=wachtwoord-nu]").fill("niet het goede");
  await password.locator("[name=wachtwoord]").fill("vijf nieuwe bomen langs het pad");
  await expectErrors(page, await press(page, password.getByRole("button")), ["wachtwoord-nu"]);
  await password.locator("[name=wachtwoord-nu]").fill(person.password);
  await password.locator("[name=wachtwoord]").fill("kort");
  await expectErrors(page, await press(page, password.getByRole("button")), [["wachtwoord", /minstens 12/]]);
});

test("too much at once is refused with a page of ours", async ({ context, person }) => {
  expect(person).toBeTruthy();
  const answer = await context.request.post(at.activityNew, {
    form: { soort: "anders", titel: "x".repeat(3 * 1024 * 1024) },
    headers: { "Sec-Fetch-Site": "same-origin" },
  });
  expect(answer.status()).toBe(413);
  expect(await answer.text()).toContain("Dit is te groot");
});
