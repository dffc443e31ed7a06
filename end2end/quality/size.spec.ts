// How much the dashboard weighs on its way to a phone.
import http from "node:http";
import { sixtyActivities } from "../support/dossier.ts";
import { bringIn } from "../support/person.ts";
import { at } from "../support/site.ts";
import { expect, test } from "../support/test.ts";
import { site } from "../playwright.config.ts";

/** HTML and CSS of the dashboard with 60 activities together, in bytes as they go over the wire. */
const budget = 40_000;

interface Weighed {
  bytes: number;
  encoding: string;
}

function weigh(address: string, cookie: string): Promise<Weighed> {
  return new Promise((resolve, reject) => {
    const headers = { Cookie: cookie, "Accept-Encoding": "gzip, deflate, br, zstd" };
    http
      .get(address, { headers }, (response) => {
        let bytes = 0;
        response.on("data", (part: Buffer) => (bytes += part.length));
        response.on("end", () => resolve({ bytes, encoding: response.headers["content-encoding"] ?? "none" }));
        response.on("error", reject);
      })
      .on("error", reject);
  });
}

test("the dashboard with 60 activities is light", async ({ page, context, person }, { project, annotations }) => {
  test.skip(project.name !== "phone", "it weighs the same everywhere");
  expect(person).toBeTruthy();
  await bringIn(context.request, sixtyActivities());
  await page.goto(at.standing);
  const sheets = await page.locator("link[rel=stylesheet]").evaluateAll((all) => all.map((one) => (one as HTMLLinkElement).href));
  expect(sheets.length).toBeGreaterThan(0);
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  let total = 0;
  for (const address of [site + at.standing, ...sheets]) {
    const { bytes, encoding } = await weigh(address, cookie);
    annotations.push({ type: "size", description: `${new URL(address).pathname}: ${bytes} bytes, ${encoding}` });
    expect(encoding, `${address} is compressed`).not.toBe("none");
    total += bytes;
  }
  annotations.push({ type: "size", description: `together: ${total} bytes of at most ${budget}` });
  console.log(`   dashboard with 60 activities: ${total} bytes compressed, of at most ${budget}`);
  expect(total).toBeLessThanOrEqual(budget);
});
