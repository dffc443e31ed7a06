// Makes the pictures of screens.mjs.
import { mkdirSync } from "node:fs";
import path from "node:path";
import { test } from "@playwright/test";
import { site } from "../playwright.config.ts";
import { Cast } from "./cast.ts";
import { scenes } from "./scenes.ts";
import { type Language, ownNetwork } from "./site.ts";

const folder = process.env.VAKSPOOR_SCREENS ?? "screens";
const only = process.env.VAKSPOOR_SCREENS_OF ?? "";
mkdirSync(folder, { recursive: true });
const casts = new Map<Language, Cast>((["nl", "en"] as const).map((language) => [language, new Cast(site, language)]));

for (const scene of scenes.filter((one) => one.name.includes(only))) {
  for (const [language, cast] of casts) {
    for (const width of [360, 1280]) {
      test(`${scene.name} ${language} ${width}`, async ({ browser }) => {
        const context = await cast.window(browser, scene.as, {
          baseURL: site,
          viewport: { width, height: 800 },
          extraHTTPHeaders: { "X-Forwarded-For": ownNetwork() },
          locale: language === "nl" ? "nl-NL" : "en-GB",
        });
        const page = await context.newPage();
        await scene.open(page);
        for (const colorScheme of ["light", "dark"] as const) {
          await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
          const name = `${scene.name.replaceAll(/[^a-z]+/gi, "-")}.${width}.${language}.${colorScheme}.png`;
          await page.screenshot({ path: path.join(folder, name), fullPage: true });
        }
        await context.close();
      });
    }
  }
}
