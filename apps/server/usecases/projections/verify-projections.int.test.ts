import { execFile } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { tempFolder } from "../../testing/temp-folder.ts";

const script = fileURLToPath(new URL("../../testing/processes/verify-projections.ts", import.meta.url));
/** Read into a map, their rows take 124 MB (measured), and so would the log. */
const events = 100_000;
/** Three times what is enough (measured: 28 MB), however long the log is: near its limit, a heap fails by the moment of a collection. */
const heapMegabytes = 100;

it("rebuilds and compares a long log in little memory", { timeout: 600_000 }, async () => {
  const args = [`--max-old-space-size=${heapMegabytes}`, script, join(tempFolder(), "long.db"), String(events)];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  const found = JSON.parse(stdout) as { tables: { table: string; stored: number; expected: number }[] };
  expect(found).toMatchObject({ lastSequence: events, total: 0, repaired: 0 });
  const rows = events / 200;
  expect(found.tables.map(({ table, stored, expected }) => [table, stored, expected]).slice(1, 4)).toEqual([
    ["projectionThreads", rows, rows],
    ["projectionTurns", rows, rows],
    ["projectionMessages", events - 3 * rows, events - 3 * rows],
  ]);
});
