// How much memory the server keeps once ten people have done what people do, and nobody asks anything any more.
//
//   node end2end/load/memory.mjs [MIB]      fails where it is more than so many MiB; 40 without a number
//
// Ten people sign up or log in, some at the same time, look at their pages, log, import and export; then it waits, and asks
// the system. On Linux only: it reads /proc.
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const most = Number(process.argv[2] ?? 40);
// Longer than an idle reader of SQLite stays (half a minute).
const idleSeconds = 45;
const rounds = 3;

const target = process.env.VAKSPOOR_TARGET ?? path.join(root, "target");
const program =
  process.env.VAKSPOOR_PROGRAM ??
  ["release", "debug"].map((profile) => path.join(target, profile, "vakspoor")).find((file) => existsSync(file));
if (program === undefined) {
  throw new Error("There is no program yet: make build.");
}

const port = await new Promise((resolve) => {
  const probe = createServer().listen(0, "127.0.0.1", () => {
    const { port } = probe.address();
    probe.close(() => resolve(port));
  });
});
const site = `http://127.0.0.1:${port}`;
const folder = mkdtempSync(path.join(tmpdir(), "vakspoor-memory-"));
const environment = {
  ...process.env,
  VAKSPOOR_DATA: folder,
  VAKSPOOR_ADDRESS: `127.0.0.1:${port}`,
  VAKSPOOR_BASE_URL: site,
  VAKSPOOR_SITE: process.env.VAKSPOOR_SITE ?? path.join(root, "target/site"),
  VAKSPOOR_LOG: "warn",
};
delete environment.VAKSPOOR_DATABASE;
delete environment.VAKSPOOR_MAIL;
const run = (command) => execFileSync(program, [command], { cwd: root, env: environment, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });

/** MiB of the process: all of it that is in memory, and what of that no file is behind. */
function memory(id) {
  const status = readFileSync(`/proc/${id}/status`, "utf8");
  const of = (name) => Number(new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(status)?.[1] ?? 0) / 1024;
  return { all: of("VmRSS"), own: of("RssAnon") };
}

const show = (what, { all, own }) => console.log(`${what.padEnd(34)} ${all.toFixed(1)} MiB (${own.toFixed(1)} its own, the rest the program's file)`);

class Browser {
  cookies = new Map();

  async ask(address, form) {
    const body = form === undefined || form instanceof FormData ? form : new URLSearchParams(form);
    const answer = await fetch(site + address, {
      method: form === undefined ? "GET" : "POST",
      redirect: "manual",
      headers: {
        Cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; "),
        "Sec-Fetch-Site": "same-origin",
        "Accept-Encoding": "br",
      },
      body,
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [name, value] = cookie.split(";", 1)[0].split("=");
      this.cookies.set(name, value);
    }
    const text = await answer.text();
    if (answer.status >= 400) {
      throw new Error(`${address} was answered with ${answer.status}.`);
    }
    return text;
  }
}

const pages = ["/waar-sta-ik", "/activiteiten", "/werk", "/registraties", "/dossier", "/dossier/importeren", "/account", "/regels", "/activiteiten/nieuw?soort=scholing", "/activiteiten/nieuw?soort=reflectie"];
const files = ["/dossier/activiteiten.csv", "/dossier/activiteiten.xlsx", "/dossier/vakspoor-dossier.json"];

async function use(browser, nth) {
  for (let round = 0; round < rounds; round += 1) {
    for (const page of pages) {
      await browser.ask(page);
    }
    const id = /name="id" value="([^"]+)"/.exec(await browser.ask("/activiteiten/nieuw?soort=scholing"))?.[1];
    await browser.ask("/activiteiten/nieuw", {
      id, soort: "scholing", vorm: "training", titel: `Training ${nth}-${round}`, datum: "2026-01-10", uren: `${2 + round}`, actie: "toch",
    });
    await browser.ask(`/activiteiten/${id}`);
    const sheet = new FormData();
    const rows = Array.from({ length: 40 }, (_, row) => `scholing;Cursus ${nth}-${round}-${row};${1 + (row % 28)}-3-2025;2`);
    sheet.set("bestand", new Blob([["soort;titel;datum;uren", ...rows].join("\n")]), "lijst.csv");
    const preview = await browser.ask("/dossier/importeren", sheet);
    const carried = /name="dossier" value="([^"]*)"/.exec(preview)?.[1].replaceAll("&quot;", '"').replaceAll("&amp;", "&");
    if (carried !== undefined) {
      const confirm = new FormData();
      confirm.set("dossier", carried);
      await browser.ask("/dossier/importeren/bevestigen", confirm);
    }
    for (const file of files) {
      await browser.ask(file);
    }
  }
}

/** The code in the newest mail to an address. */
async function codeFor(email) {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const mails = path.join(folder, "mail");
    const found = (existsSync(mails) ? readdirSync(mails) : [])
      .map((file) => readFileSync(path.join(mails, file), "utf8").replaceAll("=\r\n", "").replaceAll("=3D", "="))
      .find((mail) => mail.includes(email) && mail.includes("?code="));
    if (found !== undefined) {
      return /\?code=([0-9A-Za-z_-]+)/.exec(found)[1];
    }
    await wait(100);
  }
  throw new Error(`There came no mail for ${email}.`);
}

run("migrate");
const demo = run("demo");
const password = /^Wachtwoord van iedereen: (.*)$/m.exec(demo)[1];
const known = [...demo.matchAll(/\S+@demo\.vakspoor\.invalid/g)].map(([email]) => email).slice(0, 8);
const server = spawn(program, ["serve"], { cwd: root, env: environment, stdio: ["ignore", "ignore", "inherit"] });
try {
  for (let attempt = 0; ; attempt += 1) {
    try {
      if ((await fetch(`${site}/health/ready`)).ok) {
        break;
      }
    } catch (error) {
      if (attempt > 500 || server.exitCode !== null) {
        throw error;
      }
    }
    await wait(20);
  }
  await wait(2000);
  show("idle, just started", memory(server.pid));
  const people = known.map(async (email, nth) => {
    const browser = new Browser();
    await browser.ask("/inloggen", { email, wachtwoord: password });
    await use(browser, nth);
  });
  for (let nth = known.length; nth < 10; nth += 1) {
    const email = `mens${nth}@example.nl`;
    people.push(
      (async () => {
        const browser = new Browser();
        await browser.ask("/aanmelden", { naam: `Mens ${nth}`, email, wachtwoord: "vier losse woorden samen" });
        await browser.ask("/bevestigen", { code: await codeFor(email) });
        await use(browser, nth);
      })(),
    );
  }
  await Promise.all(people);
  show("ten people, just now", memory(server.pid));
  await wait(idleSeconds * 1000);
  const after = memory(server.pid);
  show(`idle for ${idleSeconds} seconds`, after);
  if (process.env.VAKSPOOR_SMAPS !== undefined) {
    console.log(readFileSync(`/proc/${server.pid}/smaps`, "utf8"));
  }
  if (after.all > most) {
    console.error(`That is more than ${most} MiB.`);
    process.exitCode = 1;
  }
} finally {
  server.kill();
  rmSync(folder, { recursive: true, force: true });
}
