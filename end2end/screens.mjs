// Pictures of every page in every state, for people to look at:
//
//   node end2end/screens.mjs FOLDER [NAME]      NAME: only the pages with this in their name
//
// Narrow and wide, Dutch and English, light and dark. `node end2end/screens.mjs readme` makes the picture of the README.
import { spawn } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const [folder, name] = process.argv.slice(2);
if (folder === undefined) {
  console.error("usage: node end2end/screens.mjs FOLDER [NAME]");
  process.exit(2);
}
const readme = folder === "readme";
const environment = {
  ...process.env,
  VAKSPOOR_SCREENS: readme ? path.join(here, "screenshots") : path.resolve(folder),
  VAKSPOOR_SCREENS_OF: name ?? "",
};
const command = ["playwright", "test", "--config", "screens.config.ts", "--project", readme ? "readme" : "pages"];
const child = spawn(path.join(here, "node_modules/.bin/playwright"), command.slice(1), { cwd: here, env: environment, stdio: "inherit" });
child.on("exit", (code) => process.exit(code ?? 1));
