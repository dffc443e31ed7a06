import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { defineConfig, devices } from "@playwright/test";

// This file is read once by the runner and once by every worker: what must be the same for all is kept in the environment.
process.env.VAKSPOOR_END2END_PORT ??= freePort();
process.env.VAKSPOOR_END2END_DATA ??= mkdtempSync(path.join(tmpdir(), "vakspoor-end2end-"));
process.env.VAKSPOOR_PROGRAM ??= path.resolve("../target/debug/vakspoor");

export const site = `http://127.0.0.1:${process.env.VAKSPOOR_END2END_PORT}`;

export const launchOptions = {
  executablePath: process.env.VAKSPOOR_CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
};

export const server = {
  command: "node support/serve.mjs",
  url: `${site}/health/live`,
  timeout: 60_000,
  reuseExistingServer: false,
  gracefulShutdown: { signal: "SIGTERM" as const, timeout: 5_000 },
  stdout: "ignore" as const,
  stderr: "pipe" as const,
};

const specs = ["journey/*.spec.ts", "quality/*.spec.ts"];
const everywhere = ["journey/keyboard.spec.ts", "journey/log.spec.ts", "quality/*.spec.ts"];
const all = process.env.VAKSPOOR_END2END_ALL === undefined ? undefined : specs;

const phone = { viewport: { width: 360, height: 800 }, hasTouch: true };
const desktop = { viewport: { width: 1280, height: 800 } };

export default defineConfig({
  testDir: ".",
  testMatch: specs,
  fullyParallel: true,
  workers: Number(process.env.VAKSPOOR_END2END_WORKERS ?? 2),
  forbidOnly: true,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 5_000 },
  reporter: process.env.CI === undefined ? [["list"]] : [["dot"]],
  use: {
    ...devices["Desktop Chrome"],
    baseURL: site,
    locale: "nl-NL",
    timezoneId: "Europe/Amsterdam",
    launchOptions,
    screenshot: "only-on-failure",
    // `VAKSPOOR_END2END_TRACE=on` shows what happened step by step; it takes its time.
    trace: process.env.VAKSPOOR_END2END_TRACE === undefined ? "off" : "retain-on-failure",
  },
  // On a phone and on a desk, each with and without JavaScript. Every journey is made with and without, on a phone and on a
  // desk; the few in which that makes a difference in all four. `VAKSPOOR_END2END_ALL=on` makes all of them in all four.
  projects: [
    { name: "phone", use: { ...phone }, testMatch: all ?? everywhere },
    { name: "phone without JavaScript", use: { ...phone, javaScriptEnabled: false } },
    { name: "desktop", use: { ...desktop } },
    { name: "desktop without JavaScript", use: { ...desktop, javaScriptEnabled: false }, testMatch: all ?? everywhere },
  ],
  webServer: server,
});

/** A port that nobody listens on now. */
function freePort(): string {
  const script =
    'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })';
  return execFileSync(process.execPath, ["-e", script], { encoding: "utf8" }).trim();
}
