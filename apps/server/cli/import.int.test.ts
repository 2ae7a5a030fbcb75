import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { cliUser } from "./cli.fixture.ts";

interface Changes {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
}

interface Report {
  readonly source: string;
  readonly records: Changes;
  readonly tasks: Changes;
  readonly dangling: readonly unknown[];
  readonly cycles: readonly unknown[];
}

const plan = {
  master: {
    tasks: [
      { id: 1, title: "Dig", status: "done", dependencies: [], priority: "high" },
      { id: 2, title: "Build", status: "pending", dependencies: [1, 9], priority: "medium" },
      { id: 3, title: "Left", status: "pending", dependencies: [4] },
      { id: 4, title: "Right", status: "deferred", dependencies: [3] },
    ],
  },
};

// Other projects' plans lie beside the repository and are never part of it.
const shared = join(import.meta.dirname, "../../../../shared");

describe("signalbox import", () => {
  it("tries, imports and finds nothing new, and names what it could not take over", { timeout: 240_000 }, async () => {
    const user = cliUser();
    writeFileSync(join(user.folder, "tasks.json"), JSON.stringify(plan));
    const tried = await user.json<Report>("import", "tasks.json", "--dry-run");
    expect(tried).toMatchObject({ source: "taskmaster", dryRun: true, records: { created: 4 }, tasks: { created: 4 } });
    expect((await user.json<{ items: unknown[] }>("list")).items).toEqual([]);

    const text = await user.text("import", "tasks.json");
    expect(text).toContain("Imported from taskmaster\nrecords        4 new, 0 changed, 0 unchanged\n");
    expect(text).toMatch(/Left out because what they point at is missing: 1\n {2}The dependency .*2 on .*9 is left out/);
    expect(text).toMatch(/Left out because they close a cycle: 1\n {2}(Left → Right → Left|Right → Left → Right)/);
    expect(text).toMatch(/Taken over as something else: \d+\n/);
    expect(await user.json<Report>("import", "tasks.json")).toMatchObject({ records: { created: 0, updated: 0, unchanged: 4 } });
    expect(await user.text("ready")).toContain("Build");
  });

  it("imports through a server what stands where the command is typed", { timeout: 240_000 }, async () => {
    const user = cliUser();
    writeFileSync(join(user.folder, "tasks.json"), JSON.stringify(plan));
    await user.serve();
    expect(await user.json<Report>("import", "tasks.json")).toMatchObject({ source: "taskmaster", records: { created: 4 } });
    expect(await user.run("import", "nowhere.json")).toMatchObject({
      code: 3,
      stderr: expect.stringContaining(join(user.folder, "nowhere.json")),
    });
  });

  // Where its tool would have put the plan.
  it.for([
    ["Task Master", "data/taskmaster-tasks.json", "tasks.json"],
    ["Beads", "data/beads-issues.jsonl", "issues.jsonl"],
    ["Backlog.md", "data/backlog-md/backlog", "backlog"],
    ["tk", "seeds/000_77586f741552cdd8.txt", ".tickets/gla-nmfm.md"],
  ] as const)("imports the real plan of %s, and finds nothing new the second time", { timeout: 240_000 }, async ([, path, name], ctx) => {
    const real = join(shared, path);
    if (!existsSync(real)) ctx.skip(`../shared/${path} is absent`);
    const user = cliUser();
    const whole = name.split("/", 1)[0] ?? name;
    cpSync(real, join(user.folder, name), { recursive: true });
    const first = await user.json<Report>("import", whole);
    expect(first.tasks.created).toBeGreaterThan(0);
    expect(first.records).toMatchObject({ updated: 0, unchanged: 0 });
    const again = await user.json<Report>("import", whole);
    expect(again.records).toEqual({ created: 0, updated: 0, unchanged: first.records.created });
    expect(again.tasks).toMatchObject({ created: 0, updated: 0 });
    expect(await user.json("db", "verify")).toMatchObject({ total: 0 });
  });
});

describe("signalbox export", () => {
  it("round-trips to the same bytes", { timeout: 240_000 }, async () => {
    const user = cliUser();
    writeFileSync(join(user.folder, "tasks.json"), JSON.stringify(plan));
    await user.text("import", "tasks.json");
    await user.text("claim");
    const made = await user.json<{ path: string; rows: number; sha256: string }>("export", "--output", "first.jsonl");
    expect(made.path).toBe(join(user.folder, "first.jsonl"));
    expect(await user.run("export", "-o", "first.jsonl")).toMatchObject({ code: 5, stderr: expect.stringContaining("--force") });

    expect(await user.text("import", "first.jsonl", "--db", "second.db")).toBe(`Imported ${made.rows} rows of an export of Signalbox.\n`);
    expect(await user.text("export", "--db", "second.db")).toBe(readFileSync(made.path, "utf8"));
    expect(await user.run("import", "first.jsonl", "--db", "second.db")).toMatchObject({
      code: 4,
      stderr: expect.stringContaining("empty database"),
    });
  });

  it("reads the database itself under a running server, which takes no whole export in", { timeout: 240_000 }, async () => {
    const user = cliUser();
    expect(await user.run("export")).toMatchObject({ code: 3, stdout: "" });
    await user.serve();
    await user.text("create", "Served");
    const made = await user.json<{ path: string }>("export", "--output", "all.jsonl");
    expect(readFileSync(made.path, "utf8")).toContain('"Served"');
    expect(await user.run("import", "all.jsonl")).toMatchObject({ code: 5, stderr: expect.stringContaining("running server") });
    expect(await user.run("export", "--output", "no/such/folder/x")).toMatchObject({ code: 3 });
  });
});
