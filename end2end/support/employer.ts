// The employer of the demo: its name, and its code for staff.
import { readFileSync } from "node:fs";
import path from "node:path";
import { dataFolder } from "./mail.ts";

/** What the employer is called. */
export const employerName = "Jeugdhulp Voorbeeld";

/** The code that it gives its people. */
export function employerCode(): string {
  const code = /om mee te delen: (\S+)/.exec(readFileSync(path.join(dataFolder, "demo.txt"), "utf8"))?.[1];
  if (code === undefined) {
    throw new Error("The demo printed no code of its employer.");
  }
  return code;
}
