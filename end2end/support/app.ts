// The app on somebody's telephone that makes codes (RFC 6238), and turning the second factor on with it.
import type { APIRequestContext } from "@playwright/test";
import { createHmac } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { type Person, send } from "./person.ts";
import { at } from "./site.ts";

const STEP = 30_000;

/** The bytes of a text in base 32. */
function bytes(text: string): Buffer {
  const bits = [...text.replace(/\s/g, "")]
    .map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0"))
    .join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

/** What the app shows, so many half minutes from now. */
export function codeOf(secret: string, steps = 0): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / STEP) + steps));
  const hash = createHmac("sha1", bytes(secret)).update(counter).digest();
  const value = hash.readUInt32BE((hash[19] ?? 0) & 15) & 0x7fffffff;
  return String(value % 1_000_000).padStart(6, "0");
}

/**
 * A code that has not been used, when `used` have: the one of now, or the next one, which clocks that differ allow. Waits
 * where the half minute is nearly over, so that the code is still right when it arrives.
 */
export async function freshCode(secret: string, used = 0): Promise<string> {
  const left = STEP - (Date.now() % STEP);
  if (left < 3_000) {
    await wait(left + 50);
  }
  return codeOf(secret, used);
}

/** Turns the second factor on by plain requests: gives the secret and the recovery codes. Uses the code of now. */
export async function guard(request: APIRequestContext, person: Person): Promise<{ secret: string; codes: string[] }> {
  await send(request, at.secondFactor, { formulier: "begin", wachtwoord: person.password });
  const found = (html: string) => [...html.matchAll(/<code class="code">(?:<!>)?([^<]+)/g)].map(([, text = ""]) => text);
  const [secret = ""] = found(await (await request.get(at.secondFactor)).text());
  const on = await send(request, at.secondFactor, { formulier: "aan", code: await freshCode(secret) });
  const codes = found(await on.text());
  if (codes.length !== 10) {
    throw new Error(`The second factor was not turned on: ${on.status()}`);
  }
  return { secret, codes };
}
