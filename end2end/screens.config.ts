// For screens.mjs only.
import { defineConfig } from "@playwright/test";
import config from "./playwright.config.ts";

export default defineConfig({
  ...config,
  timeout: 120_000,
  reporter: [["dot"]],
  projects: [
    { name: "pages", testMatch: "support/screens.ts" },
    { name: "readme", testMatch: "support/readme.ts" },
  ],
});
