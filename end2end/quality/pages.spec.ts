// Every page in every state: nothing for axe to find, in both languages, with and without JavaScript, light, dark and
// with forced colours; nothing wider than 320 pixels; targets large enough; no WASM without an island.
import axe from "axe-core";
import type { CDPSession, Page } from "@playwright/test";
import { Cast } from "../support/cast.ts";
import { scenes } from "../support/scenes.ts";
import { type Language, ownNetwork } from "../support/site.ts";
import { expect, hasScript, test as base, watch } from "../support/test.ts";
import { site } from "../playwright.config.ts";

const test = base.extend<object, { cast: Cast }>({
  // Each language is seen with and without JavaScript: on a phone and on a desk it is the other way round.
  cast: [
    async ({}, use, { project }) => {
      const phone = project.name.startsWith("phone");
      const language: Language = phone === hasScript(project.use) ? "nl" : "en";
      await use(new Cast(site, language));
    },
    { scope: "worker" },
  ],
});

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** What depends on colours. */
const coloured = ["color-contrast", "link-in-text-block"];

interface Found {
  rule: string;
  help: string;
  places: string[];
}

/** Whether scripts run in a page. axe needs them where those of the page itself may not run. */
async function runScripts(session: CDPSession, value: boolean): Promise<void> {
  await session.send("Emulation.setScriptExecutionDisabled", { value: !value });
}

async function runAxe(page: Page, rules?: string[]): Promise<Found[]> {
  return page.evaluate(
    async ({ tags, rules }) => {
      const engine = (window as unknown as { axe: typeof axe }).axe;
      const result = await engine.run(document, {
        resultTypes: ["violations"],
        ...(rules === undefined
          ? { runOnly: { type: "tag" as const, values: tags }, rules: { "target-size": { enabled: true } } }
          : { runOnly: { type: "rule" as const, values: rules } }),
      });
      return result.violations.map((violation) => ({
        rule: violation.id,
        help: violation.help,
        places: violation.nodes.map((node) => `${node.html.slice(0, 160)} — ${node.any[0]?.message ?? node.all[0]?.message ?? ""}`),
      }));
    },
    { tags, rules },
  );
}

/** What is smaller than a finger needs: 44 pixels for what one does, 24 for everything else that is not in a text. */
async function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const main = ".button, .menu__link, .kinds__link, .tabs__link, .input:not(.input--file), summary, .choice";
    const seen = (element: Element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    const found: string[] = [];
    for (const element of document.querySelectorAll(main)) {
      const box = element.getBoundingClientRect();
      if (seen(element) && !element.matches(".visually-hidden") && (box.height < 43.5 || box.width < 43.5)) {
        found.push(`${element.outerHTML.slice(0, 100)} is ${box.width.toFixed(1)} x ${box.height.toFixed(1)}`);
      }
    }
    return found;
  });
}

async function sideways(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) {
      return [];
    }
    const wide = Array.from(document.body.querySelectorAll("*"))
      .filter((element) => element.getBoundingClientRect().right > root.clientWidth + 0.5)
      .slice(0, 5);
    return [`${root.scrollWidth} > ${root.clientWidth}`, ...wide.map((element) => element.outerHTML.slice(0, 120))];
  });
}

for (const scene of scenes) {
  test(scene.name, async ({ browser, cast, viewport, javaScriptEnabled }) => {
    const hasIsland = scene.island === true;
    test.skip(!hasIsland && !hasScript({ javaScriptEnabled }), "nothing on it that JavaScript would do: the same page");
    const context = await cast.window(browser, scene.as, {
      baseURL: site,
      viewport,
      extraHTTPHeaders: { "X-Forwarded-For": ownNetwork() },
      locale: cast.language === "nl" ? "nl-NL" : "en-GB",
    });
    const page = await context.newPage();
    const watched = watch(page);
    const session = await context.newCDPSession(page);
    await runScripts(session, hasScript({ javaScriptEnabled }));
    await scene.open(page);
    if (hasIsland && hasScript({ javaScriptEnabled })) {
      await page.waitForResponse((response) => response.url().endsWith(".wasm"), { timeout: 100 }).catch(() => undefined);
      await page.waitForLoadState("networkidle");
    }
    await expect(page.locator("html")).toHaveAttribute("lang", scene.name === "home in English" ? "en" : cast.language);

    await runScripts(session, true);
    await page.evaluate(axe.source);
    expect.soft(await runAxe(page), "light").toEqual([]);
    await page.emulateMedia({ colorScheme: "dark" });
    expect.soft(await runAxe(page, coloured), "dark").toEqual([]);
    await page.emulateMedia({ colorScheme: "light", forcedColors: "active" });
    expect.soft(await runAxe(page, coloured), "forced colours").toEqual([]);
    await page.emulateMedia({ forcedColors: "none" });
    expect.soft(await tooSmall(page), "targets").toEqual([]);
    // 1280 x 1024 at 400 % is as wide as the smallest phone, and lower.
    await page.setViewportSize({ width: 320, height: 256 });
    expect.soft(await sideways(page), "wider than 320 pixels").toEqual([]);
    if (!hasIsland || !hasScript({ javaScriptEnabled })) {
      expect.soft(watched.wasm, "WASM that nothing uses").toEqual([]);
    }
    if (!hasIsland) {
      // Leptos declares a few empty lists in every page; that does nothing.
      const scripts = await page.locator("script").evaluateAll((all) => all.map((one) => one.getAttribute("src") ?? one.textContent ?? ""));
      const acting = scripts.filter((script) => !/^(__[A-Z_]+=\[\];)+$/.test(script));
      expect.soft(acting, "scripts without an island").toEqual([]);
      expect.soft(await page.locator("link[rel=modulepreload]").count(), "scripts without an island").toBe(0);
    }
    expect.soft(watched.complaints, "what the browser complained about").toEqual([]);
    await context.close();
  });
}

test("long words in a form are broken with a hyphen", async ({ browser, cast, javaScriptEnabled }) => {
  test.skip(!hasScript({ javaScriptEnabled }), "the same stylesheet");
  const context = await cast.window(browser, "nobody", { baseURL: site, viewport: { width: 320, height: 640 } });
  const page = await context.newPage();
  for (const address of ["/activiteiten/nieuw?soort=scholing", "/werk/nieuw"]) {
    await page.goto(address);
    const parts = page.locator(".field__label, .field__hint, .choice__text, .group > legend");
    expect(await parts.count()).toBeGreaterThan(5);
    // Which words a browser can break depends on its lists of words; that it may is ours, and so is the language.
    const hyphens = await parts.evaluateAll((all) => all.map((one) => [getComputedStyle(one).hyphens, one.closest("[lang]")?.getAttribute("lang")].join(" ")));
    expect(new Set(hyphens)).toEqual(new Set([`auto ${cast.language}`]));
  }
  await context.close();
});
