import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readOrCreateAccessToken } from "./access-token.ts";

let root: string;
let dir: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "signalbox-token-"));
  dir = join(root, "data", "box");
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function modeOf(path: string): Promise<number> {
  return (await stat(path)).mode & 0o777;
}

describe("readOrCreateAccessToken", () => {
  it("creates a private file once and reads it afterwards", async () => {
    const first = await readOrCreateAccessToken(dir);
    expect(first).toMatchObject({ created: true, path: join(dir, "token"), warnings: [] });
    expect(first.token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect([await modeOf(dir), await modeOf(first.path)]).toEqual([0o700, 0o600]);
    expect(await readOrCreateAccessToken(dir)).toEqual({ ...first, created: false });
    expect(await readdir(dir)).toEqual(["token"]);
  });

  it("gives every folder its own token", async () => {
    const [one, two] = [await readOrCreateAccessToken(dir), await readOrCreateAccessToken(join(root, "other"))];
    expect(one.token).not.toBe(two.token);
  });

  it("lets exactly one of many creators win, and all read its token", async () => {
    const results = await Promise.all(Array.from({ length: 20 }, () => readOrCreateAccessToken(dir)));
    expect(new Set(results.map(({ token }) => token)).size).toBe(1);
    expect(results.filter(({ created }) => created)).toHaveLength(1);
    expect(await readdir(dir)).toEqual(["token"]);
  });

  it("warns about modes that let others in, and leaves them alone", async () => {
    const { path } = await readOrCreateAccessToken(dir);
    await chmod(path, 0o644);
    await chmod(dir, 0o755);
    const { warnings } = await readOrCreateAccessToken(dir);
    expect(warnings).toHaveLength(2);
    expect(warnings.join("\n")).toMatch(/0755[^\n]*chmod 700[^\n]*\n[^\n]*0644[^\n]*chmod 600/);
    expect(await modeOf(path)).toBe(0o644);
  });

  it.each([
    ["empty", ""],
    ["empty", "\n"],
    ["damaged", "short"],
    ["damaged", `${"a".repeat(42)}!`],
  ])("refuses a file that is %s (%j) and does not overwrite it", async (fault, content) => {
    await mkdir(dir, { recursive: true });
    const path = join(dir, "token");
    await writeFile(path, content);
    await expect(readOrCreateAccessToken(dir)).rejects.toMatchObject({
      code: "DAMAGED",
      message: expect.stringContaining(`${path} is ${fault}`),
    });
    expect(await readFile(path, "utf8")).toBe(content);
  });

  it("names the file when it cannot be read", async () => {
    await mkdir(join(dir, "token"), { recursive: true });
    await expect(readOrCreateAccessToken(dir)).rejects.toMatchObject({ code: "UNAVAILABLE", message: expect.stringContaining("EISDIR") });
  });
});
