// `test` as every spec uses it: nothing may be complained about in the console, no script of somebody else may run, no
// browser files are loaded without need.
import { type Page, expect, test as base } from "@playwright/test";
import { type Person, join } from "./person.ts";
import { type Language, ownNetwork } from "./site.ts";

export { expect } from "@playwright/test";

interface Watched {
  /** What went wrong in the browser. */
  complaints: string[];
  /** The WASM that was asked for. */
  wasm: string[];
}

interface Fixtures {
  watched: Watched;
  /** Somebody new who is logged in. */
  person: Person;
}

/** Notes everything in a page that nobody wants there. */
export function watch(page: Page): Watched {
  const watched: Watched = { complaints: [], wasm: [] };
  page.on("console", (message) => {
    // Chromium writes one such line for a form that came back with errors, or for a page that is not there.
    const expected = /^Failed to load resource: the server responded with a status of (401|403|404|409|410|413|422)/.test(message.text());
    if (["error", "warning"].includes(message.type()) && !expected) {
      watched.complaints.push(`${message.type()}: ${message.text()} (${page.url()})`);
    }
  });
  page.on("pageerror", (error) => watched.complaints.push(`exception: ${error.message}`));
  page.on("dialog", (dialog) => {
    watched.complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText ?? "";
    // Leaving a page before it is complete is not a failure.
    if (reason !== "net::ERR_ABORTED") {
      watched.complaints.push(`request: ${request.url()} ${reason}`);
    }
  });
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.pathname.endsWith(".wasm")) {
      watched.wasm.push(url.pathname);
    }
    if (!["127.0.0.1", ""].includes(url.hostname)) {
      watched.complaints.push(`request to another host: ${url.host}`);
    }
  });
  return watched;
}

export const test = base.extend<Fixtures>({
  extraHTTPHeaders: async ({}, use) => {
    await use({ "X-Forwarded-For": ownNetwork() });
  },
  watched: [
    async ({ page }, use) => {
      const watched = watch(page);
      await use(watched);
      expect(watched.complaints, "what the browser complained about").toEqual([]);
    },
    { auto: true },
  ],
  person: async ({ context }, use) => {
    await use(await join(context.request));
  },
});

/** Whether scripts run in this project. */
export function hasScript(use: { javaScriptEnabled?: boolean }): boolean {
  return use.javaScriptEnabled !== false;
}

/** Words in the language of a page. */
export function words<T>(language: Language, nl: T, en: T): T {
  return language === "nl" ? nl : en;
}
