// Starts the program for the browser tests: in a data folder of its own, migrated and with demo data. What the demo
// prints, the log-ins among it, is kept in that folder.
import { execFileSync, spawn } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const { VAKSPOOR_PROGRAM: program, VAKSPOOR_END2END_PORT: port, VAKSPOOR_END2END_DATA: data } = process.env;
if (program === undefined || port === undefined || data === undefined) {
  throw new Error("This is started by playwright.config.ts.");
}

const environment = {
  ...process.env,
  VAKSPOOR_DATA: data,
  VAKSPOOR_ADDRESS: `127.0.0.1:${port}`,
  VAKSPOOR_BASE_URL: `http://127.0.0.1:${port}`,
  VAKSPOOR_SITE: process.env.VAKSPOOR_SITE ?? path.join(root, "target/site"),
  VAKSPOOR_LOG: process.env.VAKSPOOR_LOG ?? "warn",
  // Every test comes from a network of its own, so that throttling, which is on, sees as many people as there are.
  VAKSPOOR_TRUST_FORWARDED_FOR: "true",
};
delete environment.VAKSPOOR_DATABASE;
delete environment.VAKSPOOR_MAIL;

const options = { cwd: root, env: environment, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] };
execFileSync(program, ["migrate"], options);
writeFileSync(path.join(data, "demo.txt"), execFileSync(program, ["demo"], options));

const server = spawn(program, ["serve"], { cwd: root, env: environment, stdio: ["ignore", "ignore", "inherit"] });
const stop = () => server.kill("SIGTERM");
for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"]) {
  process.on(signal, stop);
}
server.on("exit", (code) => {
  rmSync(data, { recursive: true, force: true });
  process.exit(code ?? 1);
});
