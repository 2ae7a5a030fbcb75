import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { catalog, commandIds } from "./catalog.ts";
import { findConflicts } from "./key-settings.ts";

const src = fileURLToPath(new URL("../", import.meta.url));
const sources = readdirSync(src, { recursive: true, encoding: "utf8" })
  .filter((path) => /\.tsx?$/.test(path) && basename(path) !== "commands.ts" && !path.endsWith(".test.ts"))
  .map((path) => readFileSync(join(src, path), "utf8"))
  .join("\n");

it("has no command that nothing does", () => {
  expect(commandIds.length).toBeGreaterThan(50);
  expect(commandIds.filter((id) => !new RegExp(`["'\`]${id.replace(".", "\\.")}["'\`]`).test(sources))).toEqual([]);
});

it("has no keys that a browser keeps for itself", () => {
  const kept = ["mod+n", "mod+t", "mod+w", "mod+l", "mod+r", ...Array.from({ length: 9 }, (_, index) => `mod+${index + 1}`)];
  const all = commandIds.flatMap((id) => catalog[id].keys.map((keys) => ({ id, keys: String(keys) })));
  expect(all.filter(({ keys }) => keys.split(" ").some((chord) => kept.includes(chord)))).toEqual([]);
});

it("gives no two commands of one place the same keys", () => {
  const conflicts = commandIds.flatMap((id) =>
    catalog[id].keys.flatMap((keys) => findConflicts(id, keys).map((other) => `${keys}: ${id} and ${other}`)),
  );
  expect(conflicts).toEqual([]);
});

it("says what each command does and where it belongs", () => {
  expect(commandIds.filter((id) => catalog[id].title.length === 0 || catalog[id].group.length === 0)).toEqual([]);
});
