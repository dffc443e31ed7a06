// How an organisation of 5,000 among 50,000 professionals fares: seeds, runs and prints the figures of the README.
//
//   node end2end/load/scale.mjs sqlite [ROUNDS]
//   .ci/with-postgres node end2end/load/scale.mjs postgres [ROUNDS]      in the server of VAKSPOOR_TEST_POSTGRES
//
// ROUNDS requests are made for each way to look at the overview; 100 without a number. VAKSPOOR_SCALE="--professionals 500
// --staff 50" measures with fewer people. Times are those of the answer whole, as one visitor has them on the same machine:
// what the server needs, and a little more. On Linux only: memory is read from /proc.
import { execFile, execFileSync, spawn } from "node:child_process";
import { createHmac, randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { cpus, loadavg, tmpdir, totalmem } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const root = fileURLToPath(new URL("../..", import.meta.url));
const engine = process.argv[2];
const rounds = Number(process.argv[3] ?? 100);
if (!["sqlite", "postgres"].includes(engine)) {
  throw new Error("Which database: sqlite or postgres?");
}
const program = process.env.VAKSPOOR_PROGRAM ?? path.join(process.env.VAKSPOOR_TARGET ?? path.join(root, "target"), "release/vakspoor");
const size = (process.env.VAKSPOOR_SCALE ?? "").split(" ").filter(Boolean);

const say = (what, figure) => console.log(`${what.padEnd(46)} ${figure}`);
const milliseconds = (value) => `${value.toFixed(1)} ms`;
const seconds = (begin) => `${((performance.now() - begin) / 1000).toFixed(1)} s`;
/** The value that so many of a hundred stay below. */
const share = (values, percent) => [...values].sort((a, b) => a - b)[Math.ceil((values.length * percent) / 100) - 1];

/** The most memory that a process has had, in MiB. */
function most(id) {
  const status = readFileSync(`/proc/${id}/status`, "utf8");
  return Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024;
}

/** The code of an app for a secret, in the half minute that is `later` after this one. */
function code(secret, later = 0) {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret].map((letter) => letters.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + later));
  const hash = createHmac("sha1", key).update(step).digest();
  const number = hash.readUInt32BE(hash[19] & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, "0");
}

class Browser {
  cookies = new Map();

  constructor(site) {
    this.site = site;
  }

  /** A form with a file in it is FormData; `expected` is what is answered otherwise than usual. */
  async ask(address, form, expected = form === undefined ? 200 : 303) {
    const answer = await fetch(this.site + address, {
      method: form === undefined ? "GET" : "POST",
      redirect: "manual",
      headers: {
        Cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; "),
        "Sec-Fetch-Site": "same-origin",
      },
      body: form === undefined || form instanceof FormData ? form : new URLSearchParams(form),
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [name, value] = cookie.split(";", 1)[0].split("=");
      this.cookies.set(name, value);
    }
    const text = await answer.text();
    if (answer.status !== expected) {
      throw new Error(`${address} was answered with ${answer.status}.`);
    }
    return { text, to: answer.headers.get("location") };
  }

  async logIn(email, password, secret) {
    const { to } = await this.ask("/inloggen", { email, wachtwoord: password });
    if (secret !== undefined) {
      await this.ask(to, { code: code(secret) });
    }
  }

  /** How long an answer takes, whole; in milliseconds. */
  async time(address, form) {
    const begin = performance.now();
    const { text } = await this.ask(address, form);
    return { took: performance.now() - begin, text };
  }
}

/** Something new that somebody writes down. */
async function write(browser) {
  const { text } = await browser.ask("/activiteiten/nieuw?soort=scholing");
  const id = /name="id" value="([^"]+)"/.exec(text)?.[1];
  return browser.time("/activiteiten/nieuw", {
    id, soort: "scholing", vorm: "training", titel: "Een training", datum: new Date().toISOString().slice(0, 10), uren: "2", actie: "toch",
  });
}

/** A list of so many staff, each time with other dates. */
function staffList(people, round) {
  const rows = Array.from({ length: people }, (_, number) => {
    const code = String(number).padStart(5, "0");
    return `L${code};Medewerker ${code} van der Berg;Jeugdbeschermer;Lijst ${number % 40};l${code}@seed.vakspoor.invalid;SKJ;88${code};1-${round + 1}-2028;1-2-2024`;
  });
  return ["personeelsnummer;naam;functie;team;e-mailadres;register;registratienummer;einddatum;VOG datum", ...rows].join("\n");
}

/** How long reading a list in takes: to look at what it would do, and to do it. */
async function readIn(browser, page, list) {
  const plain = (text) => text.replace(/&quot;|&#x27;|&lt;|&gt;/g, (sign) => ({ "&quot;": '"', "&#x27;": "'", "&lt;": "<", "&gt;": ">" })[sign]).replaceAll("&amp;", "&");
  const fields = (text) => {
    const form = new FormData();
    for (const name of ["lijst", "gezien"]) {
      form.append(name, plain(new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? ""));
    }
    for (const [, name, options] of text.matchAll(/<select[^>]*? name="([^"]+)"[^>]*>(.*?)<\/select>/gs)) {
      const chosen = [...options.matchAll(/<option([^>]*)>/g)].map(([, option]) => option).find((option) => / selected/.test(option));
      form.append(name, /value="([^"]*)"/.exec(chosen ?? "")?.[1] ?? "");
    }
    form.append("teams", "maken");
    return form;
  };
  const file = new FormData();
  file.append("bestand", new Blob([list], { type: "text/csv" }), "lijst.csv");
  const begin = performance.now();
  const { text } = await browser.ask(page, file, 200);
  const looked = performance.now() - begin;
  // The teams are new the first time: what will be done is shown once more with them.
  const { text: again } = await browser.ask(page, fields(text), 200);
  const form = fields(again);
  form.append("doe", "inlezen");
  const sent = performance.now();
  await browser.ask(page, form);
  return [looked, performance.now() - sent];
}

async function measure(name, database) {
  console.log(`\n${name}`);
  const folder = mkdtempSync(path.join(tmpdir(), "vakspoor-scale-"));
  const port = await new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
  const site = `http://127.0.0.1:${port}`;
  const environment = {
    ...process.env,
    VAKSPOOR_DATA: folder,
    VAKSPOOR_ADDRESS: `127.0.0.1:${port}`,
    VAKSPOOR_BASE_URL: site,
    VAKSPOOR_SITE: process.env.VAKSPOOR_SITE ?? path.join(root, "target/site"),
    VAKSPOOR_LOG: "error",
  };
  delete environment.VAKSPOOR_DATABASE;
  delete environment.VAKSPOOR_MAIL;
  if (database !== undefined) {
    environment.VAKSPOOR_DATABASE = database;
  }
  const options = { cwd: root, env: environment, encoding: "utf8", maxBuffer: 1 << 20 };
  let server;
  try {
    const { stdout } = await promisify(execFile)(program, ["admin", "seed", ...size], options);
    for (const line of stdout.trim().split("\n")) {
      const [what, took] = line.split(";", 1)[0].split(/: | (?=[\d.]+ s)/);
      say(`seed: ${what}`, took);
    }
    const [, email, password, secret, organisation] = /; (\S+), (.+), ([A-Z2-7]+), (\/organisaties\/\S+)/.exec(stdout);
    if (database === undefined) {
      say("size of the database", `${(statSync(path.join(folder, "vakspoor.db")).size / 2 ** 30).toFixed(2)} GiB`);
    }

    server = spawn(program, ["serve"], { cwd: root, env: environment, stdio: ["ignore", "inherit", "inherit"] });
    for (let up = false; !up; await wait(50)) {
      up = await fetch(`${site}/health/live`).then((answer) => answer.ok, () => false);
    }
    const employer = new Browser(site);
    await employer.logIn(email, password, secret);
    const list = `${organisation}/medewerkers`;
    const { text } = await employer.ask(list);
    const team = /team=([0-9a-f-]{36})/.exec(text)?.[1];
    const ways = {
      "overview": "",
      "second page": "?pagina=2",
      "by name": "?volgorde=naam",
      "by team, from the end": "?volgorde=-team",
      "by progress": "?volgorde=voortgang",
      "search": "?zoek=noor",
      "team": `?team=${team}`,
      "registration": "?registratie=geldig",
      "progress": "?voortgang=behind",
      "not shared": "?voortgang=niet-gedeeld",
      "register": "?register=SKJ",
      "within six months": "?binnen=6",
      "measure": "?maatregel=ja",
      "VOG": "?vog=3",
      "all together": `?zoek=e&registratie=geldig&voortgang=behind&register=SKJ&binnen=24&vog=1&volgorde=naam`,
    };
    for (const [what, query] of Object.entries(ways)) {
      const times = [];
      for (let round = 0; round < rounds + 5; round += 1) {
        const { took } = await employer.time(list + query);
        // The first ones prepare statements.
        if (round >= 5) {
          times.push(took);
        }
      }
      say(`${what}, p50 and p95`, `${milliseconds(share(times, 50))}  ${milliseconds(share(times, 95))}`);
    }

    const files = [];
    let lines = 0;
    for (let round = 0; round < 10; round += 1) {
      const { took, text } = await employer.time(`${list}/overzicht.csv`);
      lines = text.split("\r\n").length - 2;
      files.push(took);
    }
    say(`CSV of ${lines} lines, p50 and most`, `${milliseconds(share(files, 50))}  ${milliseconds(Math.max(...files))}`);

    for (const what of ["new", "changed"]) {
      const [looked, took] = await readIn(employer, `${list}/importeren`, staffList(5000, what === "new" ? 0 : 1));
      say(`list of 5000, ${what}: look at it, read it in`, `${milliseconds(looked)}  ${milliseconds(took)}`);
    }

    // The gate: one decision about somebody who shares, and a roster of everybody in the list just read in.
    const home = `${organisation}/werk`;
    const work = /name="id" value="([^"]+)"/.exec((await employer.ask(`${home}/nieuw`)).text)?.[1];
    await employer.ask(`${home}/nieuw`, { id: work, naam: "Crisishulp", wet: "jeugdwet", jongere: "crisis" });
    const today = new Date().toISOString().slice(0, 10);
    const gate = (person) => `${organisation}/inzet/nieuw?medewerker=${person}&werk=${work}&vanaf=${today}&tot=`;
    const listed = (text) => [...new Set([...text.matchAll(/medewerkers\/([0-9a-f-]{36})"/g)].map(([, id]) => id))];
    for (const [what, query] of [["allowed", "?registratie=geldig&voortgang=on-track"], ["refused, and who else may", "?registratie=verlopen"]]) {
      const people = listed((await employer.ask(list + query)).text);
      const times = [];
      for (let round = 0; round < rounds + 5; round += 1) {
        const { took, text } = await employer.time(gate(people[round % people.length]));
        if (!text.includes('id="antwoord"')) {
          throw new Error(`The gate gave no answer (${what}).`);
        }
        if (round >= 5) {
          times.push(took);
        }
      }
      say(`one decision, ${what}, p50 and p95`, `${milliseconds(share(times, 50))}  ${milliseconds(share(times, 95))}`);
      if (what === "allowed") {
        // The same of work that was given: a page without the people to choose from.
        const { text } = await employer.ask(gate(people[0]));
        const form = text.slice(text.lastIndexOf('method="post" action="' + `${organisation}/inzet/nieuw`));
        const fields = [...form.matchAll(/<input[^>]*? name="([^"]+)"[^>]*? value="([^"]*)"/g)].map(([, name, value]) => [name, value]);
        const { to } = await employer.ask(`${organisation}/inzet/nieuw`, Object.fromEntries(fields));
        const again = [];
        for (let round = 0; round < rounds + 5; round += 1) {
          const { took } = await employer.time(to);
          if (round >= 5) {
            again.push(took);
          }
        }
        say("one decision, of work that was given", `${milliseconds(share(again, 50))}  ${milliseconds(share(again, 95))}`);
      }
    }
    const days = Array.from({ length: 30 }, (_, day) => new Date(Date.now() + day * 86_400_000).toISOString().slice(0, 10));
    const roster = ["personeelsnummer;werk;datum"];
    for (let number = 0; number < 5000; number += 1) {
      const code = `L${String(number).padStart(5, "0")}`;
      roster.push(...days.map((day) => `${code};Crisishulp;${day}`));
    }
    const file = new FormData();
    file.append("bestand", new Blob([roster.join("\n")], { type: "text/csv" }), "rooster.csv");
    const sent = performance.now();
    await employer.ask(`${home}/rooster`, file, 200);
    say(`roster of 5000 people for 30 days, ${roster.length - 1} rows`, milliseconds(performance.now() - sent));

    // While every standing is worked out anew by another process, somebody writes.
    const person = new Browser(site);
    await person.logIn("p7@seed.vakspoor.invalid", password);
    const alone = [];
    for (let round = 0; round < 20; round += 1) {
      alone.push((await write(person)).took);
    }
    const begin = performance.now();
    const working = spawn(program, ["admin", "standings"], { cwd: root, env: environment, stdio: ["ignore", "ignore", "inherit"] });
    let done = false;
    let memory = 0;
    const ended = new Promise((resolve, reject) => {
      working.once("exit", (status) => (status === 0 ? resolve() : reject(new Error(`standings: ${status}`))));
    }).finally(() => (done = true));
    const meanwhile = [];
    while (!done) {
      meanwhile.push((await write(person)).took);
      try {
        memory = Math.max(memory, most(working.pid));
      } catch {
        // It has just ended.
      }
      await wait(50);
    }
    await ended;
    say("every standing worked out anew", seconds(begin));
    say("memory of that process, most", `${memory.toFixed(0)} MiB`);
    say("a write before, p50 and most", `${milliseconds(share(alone, 50))}  ${milliseconds(Math.max(...alone))}`);
    say(`a write meanwhile (${meanwhile.length}), p50 and most`, `${milliseconds(share(meanwhile, 50))}  ${milliseconds(Math.max(...meanwhile))}`);
    say("memory of the server, most", `${most(server.pid).toFixed(0)} MiB`);
  } finally {
    server?.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

const cpu = cpus();
console.log(`${cpu.length} × ${cpu[0]?.model.trim()}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB; load before: ${loadavg().map((load) => load.toFixed(1)).join(" ")}`);
if (engine === "sqlite") {
  await measure("SQLite", undefined);
} else {
  const postgres = process.env.VAKSPOOR_TEST_POSTGRES;
  if (postgres === undefined || postgres === "") {
    throw new Error("There is no PostgreSQL: .ci/with-postgres node end2end/load/scale.mjs postgres");
  }
  const database = `vakspoor_scale_${randomBytes(4).toString("hex")}`;
  const psql = (statement) => execFileSync("psql", ["--quiet", "--command", statement, postgres], { stdio: ["ignore", "ignore", "inherit"] });
  psql(`CREATE DATABASE ${database}`);
  try {
    const url = new URL(postgres);
    url.pathname = `/${database}`;
    await measure("PostgreSQL", url.href);
  } finally {
    psql(`DROP DATABASE ${database} WITH (FORCE)`);
  }
}
console.log(`\nload after: ${loadavg().map((load) => load.toFixed(1)).join(" ")}`);
