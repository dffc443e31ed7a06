// The employer of the demo: its code for staff, and those who share with it.
import { readFileSync } from "node:fs";
import path from "node:path";
import { dataFolder } from "./mail.ts";

const demo = () => readFileSync(path.join(dataFolder, "demo.txt"), "utf8");

/** What the employer is called. */
export const employerName = "Jeugdhulp Waterland";

/** The code that it gives its people. */
export function employerCode(): string {
  const code = /om mee te delen: (\S+)/.exec(demo())?.[1];
  if (code === undefined) {
    throw new Error("The demo printed no code of its employer.");
  }
  return code;
}

/** Somebody of the demo, to log in as. */
export function ofDemo(account: string): { email: string; password: string } {
  const password = /Wachtwoord van iedereen: (.+)/.exec(demo())?.[1] ?? "";
  const email = new RegExp(`^\\s*(${account}@\\S+)`, "m").exec(demo())?.[1] ?? "";
  return { email, password };
}
