import { accessSync, constants, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const read = (name: string) => readFileSync(join(root, name), "utf8");

describe("bootstrap", () => {
  test("the lockfile and .npmrc files name no host", () => {
    const files = ["pnpm-lock.yaml", ".npmrc", "apps/server/.npmrc", "packages/contracts/.npmrc"].filter((name) =>
      existsSync(join(root, name)),
    );
    expect(files).toContain("pnpm-lock.yaml");
    for (const name of files) {
      const guilty = read(name)
        .split("\n")
        .filter((line) => /https?:|tarball/.test(line));
      expect(guilty, name).toEqual([]);
    }
  });

  test("the package manager is pinned to one version", () => {
    const { packageManager } = JSON.parse(read("package.json"));
    expect(packageManager).toMatch(/^pnpm@\d+\.\d+\.\d+(\+sha\d+\.[\w-]+)?$/);
  });

  test(".ci/run is executable and runs npm test", () => {
    expect(() => accessSync(join(root, ".ci/run"), constants.X_OK)).not.toThrow();
    expect(read(".ci/run")).toMatch(/^(exec )?npm test$/m);
  });

  test("the launcher is executable", () => {
    expect(() => accessSync(join(root, "signalbox"), constants.X_OK)).not.toThrow();
  });
});
