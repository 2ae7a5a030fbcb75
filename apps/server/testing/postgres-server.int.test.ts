import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { describe, expect, inject, it, onTestFinished } from "vitest";
import { startPostgres } from "./postgres-server.ts";

const provided = inject("postgres");

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => {});
  try {
    await client.connect();
    await client.query("select 1");
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error("still not so after a minute");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe.skipIf("skipped" in provided)("a private PostgreSQL", () => {
  it("makes databases, and leaves nothing when it is stopped", { timeout: 180_000 }, async () => {
    const server = await startPostgres();
    if ("skipped" in server) throw new Error(server.skipped);
    const [one, two] = await Promise.all([server.createDatabase(), server.createDatabase()]);
    expect([one !== two, await answers(one), await answers(two)]).toEqual([true, true, true]);
    await server.stop();
    await server.stop();
    expect(await answers(one)).toBe(false);
  });

  it("ends when the process that started it is killed", { timeout: 180_000 }, async (ctx) => {
    const folder = mkdtempSync(join(tmpdir(), "signalbox-leash-"));
    // The server runs as another user when the tests run as root.
    chmodSync(folder, 0o1777);
    onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
    const script = `const { startPostgres } = await import(${JSON.stringify(new URL("./postgres-server.ts", import.meta.url).href)});
      const server = await startPostgres();
      process.stdout.write((server.skipped ?? server.url("postgres")) + "\\n");`;
    const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
      stdio: ["ignore", "pipe", "ignore"],
      env: { ...process.env, TMPDIR: folder },
    });
    const [line] = (await once(child.stdout.setEncoding("utf8"), "data")) as [string];
    const url = line.trim();
    if (!url.startsWith("postgres:")) ctx.skip(url);
    expect(await answers(url)).toBe(true);
    child.kill("SIGKILL");
    await until(async () => !(await answers(url)) && readdirSync(folder).length === 0);
  });
});

it("says why where there is no server", async (ctx) => {
  if ("url" in provided) ctx.skip("there is a PostgreSQL here");
  expect("skipped" in provided && provided.skipped.length > 0).toBe(true);
});
