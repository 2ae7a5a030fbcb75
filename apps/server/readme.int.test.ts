import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { root } from "./testing/source-files.ts";
import { tempFolder } from "./testing/temp-folder.ts";

/** The commands of the tour, in one script: what the README shows is what runs here. */
function tour(): string {
  const text = readFileSync(join(root, "README.md"), "utf8");
  const section = text.slice(text.indexOf("## A tour of five minutes"), text.indexOf("## Connect your agents"));
  return [...section.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, commands]) => commands).join("\n");
}

describe("the README", () => {
  it("has a tour that works as it stands", { timeout: 180_000 }, async (ctx) => {
    if (process.platform === "win32") ctx.skip("the tour is written for a POSIX shell");
    const folder = tempFolder();
    const env = {
      ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("SIGNALBOX_"))),
      TMPDIR: folder,
      // The tour is for this Node, whichever one stands first on the PATH.
      PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
    };
    const { stdout } = await promisify(execFile)("sh", ["-eu", "-c", tour()], { cwd: root, env });
    const said = [
      "tasks          4 new",
      "works on Choose a name",
      "Buy an oven waits for Rent the shop",
      "Ready now: Rent the shop",
      "refused, as it should be",
      "Waits for",
      "of an export of Signalbox",
      '"name": "Rent the shop"',
    ];
    expect(said.filter((words) => !stdout.includes(words))).toEqual([]);
  });
});
