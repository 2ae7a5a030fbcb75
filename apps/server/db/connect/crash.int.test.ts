import { join } from "node:path";
import { expect, test } from "vitest";
import { childScript } from "../../testing/child-script.ts";
import { tempFolder } from "../../testing/temp-folder.ts";
import { checkDatabase } from "./check.ts";
import { openForInspection } from "./sqlite-connection.ts";

/** Only whole lines: the last one may be cut. */
const numbersIn = (output: string) => output.split("\n").slice(0, -1).map(Number);

test("kill -9 loses no acknowledged write and tears none", { timeout: 180_000 }, async () => {
  const path = join(tempFolder(), "signalbox.db");
  const acknowledged: number[] = [];
  for (let round = 1; round <= 5; round += 1) {
    const child = childScript("write-notes", path, String(round * 1_000_000));
    await child.until((output) => numbersIn(output).length >= 40 * round);
    await child.kill();
    acknowledged.push(...numbersIn(child.output()));
  }
  const client = openForInspection(path);
  const keys = new Set(client.prepare("SELECT key FROM metadata").pluck().all() as string[]);
  client.close();
  expect(acknowledged.length).toBeGreaterThanOrEqual(600);
  expect(acknowledged.filter((number) => !keys.has(`${number} a`) || !keys.has(`${number} b`))).toEqual([]);
  expect([...keys].filter((key) => !keys.has(key.endsWith("a") ? key.replace("a", "b") : key.replace("b", "a")))).toEqual([]);
  expect(checkDatabase(path)).toMatchObject({ ok: true });
});
