import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { cliUser } from "./cli.fixture.ts";

interface Status {
  readonly exists: boolean;
  readonly applied: readonly string[];
  readonly pending: readonly string[];
  readonly tables: readonly { readonly name: string; readonly rows: number }[];
}

interface Names {
  readonly items: readonly { readonly name: string }[];
}

describe("signalbox db", () => {
  it("tells of a database, and makes none", { timeout: 240_000 }, async () => {
    const user = cliUser();
    expect(await user.json("db", "status")).toMatchObject({ path: user.database, exists: false, server: null });
    expect(await user.text("db", "status")).toBe(`database  ${user.database}\nstate     not created yet\n`);
    expect(existsSync(user.database)).toBe(false);
    await user.text("create", "Something");
    const status = await user.json<Status>("db", "status");
    expect(status).toMatchObject({ exists: true, pending: [] });
    expect(status.tables).toContainEqual({ name: "tasks", rows: 1 });
    expect(await user.text("db", "status")).toMatch(/^TABLE.*\n(.*\n)*tasks +1$/m);
  });

  it("migrates as far as it is asked to, and tells before what it would do", { timeout: 240_000 }, async () => {
    const user = cliUser();
    const { migrations } = await user.json<{ migrations: string[] }>("db", "migrate", "--dry-run");
    expect(migrations.length).toBeGreaterThan(1);
    expect(existsSync(user.database)).toBe(false);
    const [first = ""] = migrations;
    expect(await user.text("db", "migrate", "--to", first)).toBe(`Applied ${first}.\n`);
    expect(await user.json<Status>("db", "status")).toMatchObject({ applied: [first], pending: migrations.slice(1) });
    expect(await user.run("db", "migrate", "--to", "9999_nothing")).toMatchObject({
      code: 3,
      stderr: expect.stringContaining("9999_nothing"),
    });
    expect(await user.json("db", "migrate")).toMatchObject({ migrations: migrations.slice(1), dryRun: false });
    expect(await user.text("db", "migrate")).toBe("The schema is up to date.\n");
  });

  it("backs up under a running server, and restores when it has stopped", { timeout: 240_000 }, async () => {
    const user = cliUser();
    const server = await user.serve();
    await user.text("create", "Kept");
    const copy = join(user.folder, "copy.db");
    expect(await user.json("db", "backup", "copy.db")).toEqual({ path: copy, from: user.database, bytes: statSync(copy).size });
    expect(await user.run("db", "backup", copy)).toMatchObject({ code: 5, stderr: expect.stringContaining("--force") });
    await user.text("create", "Lost");
    expect(await user.run("db", "restore", "copy.db")).toMatchObject({ code: 5, stderr: expect.stringContaining(server.url) });
    await server.stop();

    const { replaced } = await user.json<{ replaced: string }>("db", "restore", "copy.db");
    expect((await user.json<Names>("list")).items.map(({ name }) => name)).toEqual(["Kept"]);
    const aside = await user.json<Names>("list", "--db", replaced);
    expect(aside.items.map(({ name }) => name)).toEqual(["Kept", "Lost"]);
  });

  it("finds a database sound, and a damaged one damaged", { timeout: 240_000 }, async () => {
    const user = cliUser();
    await user.text("create", "One");
    expect(await user.json("db", "check")).toMatchObject({ ok: true, damage: [], orphans: [], pending: [], plan: { tasks: 1, total: 0 } });
    expect(await user.text("db", "check")).toBe(`${user.database} is sound.\n`);
    expect(await user.json("db", "verify")).toEqual({
      ...{ tasks: 1, mismatches: [], total: 0, repaired: 0 },
      projections: expect.objectContaining({ total: 0, repaired: 0, differences: [] }),
    });

    // Every page but the first few is overwritten, as by a disk that lost them.
    const bytes = readFileSync(user.database);
    writeFileSync(user.database, bytes.fill(0xa5, 8 * 4096));
    const found = await user.run("db", "check", "--json");
    expect(found.code).toBe(6);
    expect(JSON.parse(found.stdout)).toMatchObject({ ok: false, plan: null });
  });

  it("repairs stored counts that are wrong", { timeout: 240_000 }, async () => {
    const user = cliUser();
    await user.text("create", "Counted");
    const client = new Database(user.database);
    client.exec("update tasks set unmet_dependencies = 3");
    client.close();
    expect(await user.run("db", "check")).toMatchObject({ code: 6, stdout: expect.stringContaining("signalbox db verify --repair") });
    expect(await user.run("db", "verify", "--json")).toMatchObject({ code: 6, stdout: expect.stringContaining('"unmetDependencies"') });
    expect(await user.text("db", "verify", "--repair")).toContain("Put 1 tasks right.");
    expect((await user.json<Names>("ready")).items).toHaveLength(1);
  });

  it("repairs projections that are not what the events add up to", { timeout: 240_000 }, async () => {
    const user = cliUser();
    await user.text("create", "Counted");
    const client = new Database(user.database);
    client.exec("insert into settings (key, value, updated_at) values ('theme', '\"dark\"', 0)");
    client.close();
    const found = await user.run("db", "verify");
    expect(found).toMatchObject({ code: 6, stdout: expect.stringContaining("settings theme stands in no event.") });
    expect(await user.text("db", "verify", "--repair")).toContain("Put 1 rows right.");
    expect(await user.json("db", "verify")).toMatchObject({ projections: { total: 0 } });
  });
});

describe("exit codes", () => {
  it("tell usage, what is not there, rules, conflicts and the database apart", { timeout: 240_000 }, async () => {
    const user = cliUser();
    expect(await user.run("--help")).toMatchObject({ code: 0, stdout: expect.stringContaining("Exit codes:") });
    expect(await user.run("db", "backup", "-h")).toMatchObject({ code: 0, stdout: expect.stringContaining("--db <path>") });
    expect(await user.run("raedy")).toMatchObject({ code: 2, stdout: "", stderr: expect.stringContaining("Did you mean ready?") });
    expect(await user.run("list", "--status", "odd")).toMatchObject({ code: 2, stderr: expect.stringContaining("quality_review") });
    expect(await user.run("done")).toMatchObject({ code: 2 });
    expect(await user.run("show", "nothing")).toMatchObject({ code: 3, stdout: "", stderr: expect.stringContaining('"nothing"') });
    expect(await user.run("create", " ")).toMatchObject({ code: 3, stderr: expect.stringContaining("name") });
    expect(await user.run("list", "--db", "mysql://somewhere")).toMatchObject({ code: 3 });
    await user.text("create", "Same");
    await user.text("create", "Same");
    expect(await user.run("show", "Same")).toMatchObject({
      code: 3,
      stderr: expect.stringMatching(/more than one task.*\n.*Same\n.*Same/),
    });
    const json = await user.run("show", "Same", "--json");
    expect(JSON.parse(json.stderr)).toMatchObject({
      error: { code: "INVALID", details: { candidates: [{ name: "Same" }, { name: "Same" }] } },
    });

    writeFileSync(join(user.folder, "notes.txt"), "no database at all, but long enough to be looked at\n".repeat(100));
    expect(await user.run("ready", "--db", "notes.txt")).toMatchObject({ code: 6, stdout: "" });
    expect(readFileSync(join(user.folder, "notes.txt"), "utf8")).toContain("no database at all");
  });
});
