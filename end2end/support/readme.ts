// The picture in the README: the dashboard of the first person of the demo.
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "@playwright/test";
import { dataFolder } from "./mail.ts";
import { logIn } from "./person.ts";
import { at } from "./site.ts";

test("the dashboard", async ({ page, context }) => {
  const demo = readFileSync(path.join(dataFolder, "demo.txt"), "utf8");
  const email = /\S+@\S+/.exec(demo)?.[0] ?? "";
  const password = /^Wachtwoord.*: (.*\S)/m.exec(demo)?.[1] ?? "";
  await logIn(context.request, { email, password });
  await page.setViewportSize({ width: 1120, height: 760 });
  await page.goto(at.standing);
  await page.screenshot({ path: path.join(process.env.VAKSPOOR_SCREENS ?? ".", "dashboard.png") });
});
