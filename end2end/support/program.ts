// The program as a command: `vakspoor check`.
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

export interface RequirementAnswer {
  id: string;
  unit: "points" | "hours" | "items";
  required: number;
  counted: number;
  missing: number;
  met: boolean;
  over: number;
}

export interface ActivityAnswer {
  id: string;
  counted: number;
  requirement: string | null;
  findings: string[];
}

export interface Answer {
  on: string;
  registration: string;
  ruleset: string;
  complete: boolean;
  standing: string;
  period: { since: string; end: string; submit_by: string; days_left: number };
  requirements: RequirementAnswer[];
  activities: ActivityAnswer[];
}

/** What `vakspoor check --format json` says of a dossier: one answer for each registration. */
export async function check(dossier: string): Promise<Answer[]> {
  const folder = await mkdtemp(path.join(tmpdir(), "vakspoor-check-"));
  try {
    const file = path.join(folder, "dossier.json");
    await writeFile(file, dossier);
    const output = await new Promise<string>((resolve, reject) => {
      execFile(process.env.VAKSPOOR_PROGRAM ?? "", ["check", file, "--format", "json"], (error, stdout, stderr) => {
        // 0 is complete, 1 is not complete; both are answers.
        if (error !== null && error.code !== 1) {
          reject(new Error(`vakspoor check: ${stderr}`));
        } else {
          resolve(stdout);
        }
      });
    });
    const answer = JSON.parse(output) as Answer | Answer[];
    return Array.isArray(answer) ? answer : [answer];
  } finally {
    await rm(folder, { recursive: true });
  }
}
