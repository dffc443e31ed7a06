// Is every write that was answered still there after `kill -9`?
//
//   node end2end/load/kill.mjs [WRITES]                        on SQLite
//   .ci/with-postgres node end2end/load/kill.mjs [WRITES]      on SQLite and on PostgreSQL
//
// Several writers add, change and delete activities at the same time, while the program is killed at random moments and
// started again. Afterwards the exported dossier has to hold exactly what was acknowledged; of a write without an answer
// it may hold all or nothing, and the history of every activity has to agree with it.
import { execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const wanted = Number(process.argv[2] ?? 100);
const writers = 8;
const fewestKills = 6;

const target = process.env.VAKSPOOR_TARGET ?? path.join(root, "target");
const program =
  process.env.VAKSPOOR_PROGRAM ??
  ["release", "debug"].map((profile) => path.join(target, profile, "vakspoor")).find((file) => existsSync(file));
if (program === undefined) {
  throw new Error("There is no program yet: make build.");
}

const between = (least, most) => least + Math.floor(Math.random() * (most - least + 1));

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** An id as the server makes them: rising with time. */
function uuid7() {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(Date.now(), 0, 6);
  bytes[6] = 0x70 | (bytes[6] & 0x0f);
  bytes[8] = 0x80 | (bytes[8] & 0x3f);
  const text = bytes.toString("hex");
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join("-");
}

/** The program with a data folder and a port of its own, which can be killed and started again. */
class Server {
  constructor(port, folder, database) {
    this.site = `http://127.0.0.1:${port}`;
    this.environment = {
      ...process.env,
      VAKSPOOR_DATA: folder,
      VAKSPOOR_ADDRESS: `127.0.0.1:${port}`,
      VAKSPOOR_BASE_URL: this.site,
      VAKSPOOR_SITE: process.env.VAKSPOOR_SITE ?? path.join(root, "target/site"),
      VAKSPOOR_LOG: "error",
    };
    delete this.environment.VAKSPOOR_DATABASE;
    delete this.environment.VAKSPOOR_MAIL;
    if (database !== undefined) {
      this.environment.VAKSPOOR_DATABASE = database;
    }
    this.up = Promise.resolve();
    this.log = "";
  }

  run(command) {
    return execFileSync(program, [command], { cwd: root, env: this.environment, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  }

  start() {
    this.up = this.#start();
    return this.up;
  }

  async #start() {
    this.process = spawn(program, ["serve"], { cwd: root, env: this.environment, stdio: ["ignore", "ignore", "pipe"] });
    this.process.stderr.on("data", (text) => (this.log += text));
    for (let attempt = 0; attempt < 1000; attempt += 1) {
      try {
        if ((await fetch(`${this.site}/health/ready`)).ok) {
          return;
        }
      } catch {
        // Not yet.
      }
      if (this.process.exitCode !== null) {
        throw new Error(`The server ended: ${this.log}`);
      }
      await wait(10);
    }
    throw new Error(`The server does not answer: ${this.log}`);
  }

  kill() {
    return new Promise((resolve) => {
      if (this.process === undefined || this.process.exitCode !== null || this.process.signalCode !== null) {
        resolve();
        return;
      }
      this.process.once("exit", resolve);
      this.process.kill("SIGKILL");
    });
  }
}

/** A browser without a window: sends forms, keeps the cookie of its session. */
class Browser {
  constructor(site) {
    this.site = site;
    this.cookie = "";
  }

  send(address, form) {
    return fetch(this.site + address, {
      method: "POST",
      redirect: "manual",
      headers: { Cookie: this.cookie, "Sec-Fetch-Site": "same-origin" },
      body: new URLSearchParams(form),
    });
  }

  async logIn(email, password) {
    const answer = await this.send("/inloggen", { email, wachtwoord: password });
    if (answer.status !== 303) {
      throw new Error(`Logging in as ${email} was answered with ${answer.status}.`);
    }
    this.cookie = answer.headers.getSetCookie().map((cookie) => cookie.split(";", 1)[0]).join("; ");
  }

  async get(address) {
    const answer = await fetch(this.site + address, { headers: { Cookie: this.cookie } });
    if (!answer.ok) {
      throw new Error(`${address} was answered with ${answer.status}.`);
    }
    return answer;
  }
}

/** One activity with every state that it may be in: `null` is not there. */
class Entry {
  constructor(mark) {
    this.mark = `Herstart ${mark}`;
    this.id = uuid7();
    this.version = 0;
    this.possible = [null];
    this.number = 0;
  }

  /** The fields of its next state; all carry one mark, so that a mixture of two states is seen. */
  next() {
    this.number += 1;
    const name = `${this.mark} v${this.number} ${"·".repeat(between(1, 200))}`; // never a space at the end: forms take that off
    return { titel: name, aanbieder: `bij ${name}`, uren: String(this.number), datum: `2024-01-${String(this.number).padStart(2, "0")}` };
  }
}

const shown = ({ titel, aanbieder, uren, datum }) =>
  JSON.stringify({ title: titel, provider: aanbieder, hours: Number(uren), completed_on: datum });

async function examine(name, database) {
  const folder = mkdtempSync(path.join(tmpdir(), "vakspoor-kill-"));
  const server = new Server(await freePort(), folder, database);
  try {
    server.run("migrate");
    const demo = server.run("demo");
    const email = /\S+@\S+/.exec(demo)?.[0];
    const password = /^Wachtwoord.*: (.*\S)/m.exec(demo)?.[1];
    await server.start();
    const browser = new Browser(server.site);
    await browser.logIn(email, password);

    const entries = [];
    const count = { acknowledged: 0, added: 0, changed: 0, deleted: 0, unanswered: 0, repeated: 0, kills: 0 };
    const strange = [];

    /** Sends one write, again after a restart if asked. `true`: acknowledged; `false`: nobody knows. */
    async function write(address, form, again) {
      for (;;) {
        await server.up;
        try {
          const answer = await browser.send(address, form);
          if (answer.status === 303) {
            return true;
          }
          // Going down or coming up: nothing is promised then.
          if (answer.status !== 503) {
            strange.push(`${address} was answered with ${answer.status}`);
            return false;
          }
        } catch {
          // The connection broke: it may have been stored or not.
        }
        count.unanswered += 1;
        if (!again) {
          return false;
        }
        count.repeated += 1;
        await wait(5);
      }
    }

    const base = { soort: "anders", vorm: "other", actie: "toch" };
    const busy = () => count.acknowledged < wanted || count.kills < fewestKills;

    async function writer(mark) {
      for (let turn = 0; busy(); turn += 1) {
        const entry = new Entry(`${mark}-${turn}`);
        entries.push(entry);
        const steps = ["added", ...Array.from({ length: between(0, 2) }, () => "changed"), ...(Math.random() < 0.35 ? ["deleted"] : [])];
        for (const step of steps) {
          if (!busy()) {
            break;
          }
          // A form may safely be sent twice: a person would, too. A deletion that is repeated would find nothing.
          const again = step !== "deleted" && Math.random() < 0.5;
          const fields = step === "deleted" ? null : entry.next();
          const [address, form] = {
            added: () => ["/activiteiten/nieuw", { ...base, ...fields, id: entry.id }],
            changed: () => [`/activiteiten/${entry.id}/wijzigen`, { ...base, ...fields, versie: String(entry.version) }],
            deleted: () => [`/dossier/${entry.id}/verwijderen`, { versie: String(entry.version) }],
          }[step]();
          const before = entry.possible;
          const after = fields === null ? null : shown(fields);
          entry.possible = [...before, after];
          if (!(await write(address, form, again))) {
            entry.unknown = true;
            break;
          }
          entry.possible = [after];
          entry.version += 1;
          count.acknowledged += 1;
          count[step] += 1;
          await wait(between(0, 15));
        }
      }
    }

    async function killer() {
      while (busy()) {
        await wait(between(50, 500));
        await server.kill();
        count.kills += 1;
        await server.start();
      }
    }

    await Promise.all([killer(), ...Array.from({ length: writers }, (_, index) => writer(index))]);

    // Once more, at rest: what was just acknowledged shall survive too.
    await server.kill();
    count.kills += 1;
    await server.start();

    const dossier = await (await browser.get("/dossier/vakspoor-dossier.json")).json();
    const stored = new Map();
    for (const activity of dossier.activities) {
      const mark = /^(Herstart \S+) /.exec(activity.title ?? "")?.[1];
      if (mark !== undefined) {
        const { title, provider, hours, completed_on } = activity;
        stored.set(mark, [...(stored.get(mark) ?? []), JSON.stringify({ title, provider, hours, completed_on })]);
      }
    }
    const wrong = [...strange];
    for (const entry of entries) {
      const { mark } = entry;
      const found = stored.get(mark) ?? [];
      stored.delete(mark);
      if (found.length > 1) {
        wrong.push(`${mark} is there ${found.length} times`);
      } else if (!entry.possible.includes(found[0] ?? null)) {
        wrong.push(`${mark}: stored is ${found[0] ?? "nothing"}, acknowledged was ${entry.possible.join(" or ")}`);
      }
      if (found.length === 1) {
        const history = await (await browser.get(`/activiteiten/${entry.id}/geschiedenis`)).text();
        const versions = new Set(history.match(/(?<=Versie |Version )\d+/g) ?? []).size;
        const expected = entry.unknown ? [entry.version, entry.version + 1] : [entry.version];
        if (!expected.includes(versions)) {
          wrong.push(`${mark}: its history has ${versions} versions, not ${expected.join(" or ")}`);
        }
      }
    }
    for (const mark of stored.keys()) {
      wrong.push(`${mark} is there, though nobody wrote it`);
    }
    const { acknowledged, added, changed, deleted, unanswered, repeated, kills } = count;
    console.log(
      `${name}: ${kills} times kill -9 during ${acknowledged} acknowledged writes ` +
        `(${added} added, ${changed} changed, ${deleted} deleted; ${unanswered} unanswered, ${repeated} sent again): ` +
        (wrong.length === 0 ? "every one is there, nothing is half." : `${wrong.length} WRONG`),
    );
    for (const line of wrong.slice(0, 20)) {
      console.error(`  ${line}`);
    }
    return wrong.length === 0;
  } finally {
    await server.up.catch(() => {});
    await server.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

let well = await examine("SQLite", undefined);

const postgres = process.env.VAKSPOOR_TEST_POSTGRES;
if (postgres !== undefined && postgres !== "") {
  const database = `vakspoor_kill_${randomBytes(4).toString("hex")}`;
  const psql = (statement) => execFileSync("psql", ["--quiet", "--command", statement, postgres], { stdio: ["ignore", "ignore", "inherit"] });
  psql(`CREATE DATABASE ${database}`);
  try {
    const url = new URL(postgres);
    url.pathname = `/${database}`;
    well = (await examine("PostgreSQL", url.href)) && well;
  } finally {
    psql(`DROP DATABASE ${database} WITH (FORCE)`);
  }
}
process.exit(well ? 0 : 1);
