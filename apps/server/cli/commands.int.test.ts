import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, inject, it } from "vitest";
import { createDatabase } from "../testing/postgres-server.ts";
import { cliModes, cliUser } from "./cli.fixture.ts";

interface Task {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly priority: string;
  readonly createdAt: string;
}

interface Tasks {
  readonly items: readonly Task[];
}

const names = ({ items }: Tasks) => items.map(({ name }) => name);

describe.each(cliModes)("the command line %s", (_mode, newUser) => {
  it("plans in initiatives and phases", { timeout: 240_000 }, async () => {
    const user = await newUser();
    const initiative = await user.json<Task>("initiative", "create", "Sign", "in");
    expect(initiative).toMatchObject({ name: "Sign in", status: "active" });
    const phase = await user.json<Task>("phase", "create", "First", "-i", "Sign in");
    const task = await user.json<Task>("create", "Build it", "--phase", phase.id.slice(0, 8));
    expect(task).toMatchObject({ phaseId: phase.id, initiativeId: initiative.id, status: "pending" });

    expect(names(await user.json<Tasks>("ready"))).toEqual([]);
    expect(await user.text("why", "Build it")).toContain("Approve the phase.");
    expect(await user.text("phase", "status", "First", "approved")).toBe(`Set phase First (${phase.id}): approved.\n`);
    expect(names(await user.json<Tasks>("next", "-i", "Sign in"))).toEqual(["Build it"]);

    expect(await user.json("initiative", "status", "Sign in", "archived")).toMatchObject({ status: "archived" });
    expect(names(await user.json<Tasks>("ready"))).toEqual([]);
    expect(names(await user.json<Tasks>("phase", "list", "-i", initiative.id))).toEqual(["First"]);
    expect(await user.text("initiative", "list")).toBe(`ID${" ".repeat(21)}STATUS    NAME\n${initiative.id}  archived  Sign in\n`);
  });

  it("creates, shows, changes, lists and deletes tasks", { timeout: 240_000 }, async () => {
    const user = await newUser();
    const first = await user.json<Task>("create", "Draw", "the", "plan", "-p", "0", "-d", "On paper.\nIn ink.");
    expect(first).toMatchObject({ name: "Draw the plan", priority: "high", description: "On paper.\nIn ink.", status: "pending" });
    expect(new Date(first.createdAt).toISOString()).toBe(first.createdAt);
    const second = await user.json<Task>("create", "日本語 ✅", "--depends-on", "Draw the plan");
    expect(await user.json("update", first.id.slice(0, 10), "--name", "Draw a plan", "-p", "low")).toMatchObject({
      id: first.id,
      name: "Draw a plan",
      priority: "low",
      description: "On paper.\nIn ink.",
    });

    const shown = await user.json<{ task: Task; dependencies: Task[] }>("show", second.id);
    expect(shown).toMatchObject({ task: { id: second.id }, dependencies: [{ id: first.id }], dependents: [], subtasks: [], phase: null });
    const page = await user.text("show", "Draw a plan");
    expect(page).toContain("Description\nOn paper.\nIn ink.\n");
    expect(page).toContain(`Waited for by\nID${" ".repeat(21)}STATUS   PRIORITY  NAME\n${second.id}  pending  medium    日本語 ✅\n`);

    expect(names(await user.json<Tasks>("list"))).toEqual(["Draw a plan", "日本語 ✅"]);
    expect(names(await user.json<Tasks>("ls", "--priority", "low"))).toEqual(["Draw a plan"]);
    const onePage = await user.json<Tasks & { next: string }>("list", "-n", "1");
    expect(names(await user.json<Tasks>("list", "-n", "1", "--after", onePage.next))).toEqual(["日本語 ✅"]);
    expect(await user.json("blocked")).toMatchObject({ items: [{ task: { id: second.id }, reason: { kind: "waits_for_task" } }] });

    expect(await user.text("dep", "remove", second.id, first.id)).toContain("no longer waits for Draw a plan");
    expect(names(await user.json<Tasks>("ready"))).toEqual(["日本語 ✅", "Draw a plan"]);
    await user.text("depend", "add", second.id, "Draw a plan");
    const refused = await user.run("delete", "Draw a plan");
    expect(refused).toMatchObject({ code: 4, stdout: "", stderr: expect.stringContaining("日本語 ✅ waits for it") });
    expect(await user.json("rm", "Draw a plan", "--drop-dependencies")).toEqual({ deleted: { id: first.id, name: "Draw a plan" } });
    expect(names(await user.json<Tasks>("list", "--all"))).toEqual(["日本語 ✅"]);
  });

  it("moves tasks from claim to done", { timeout: 240_000 }, async () => {
    const user = await newUser();
    const first = await user.json<Task>("create", "First");
    const second = await user.json<Task>("create", "Second", "--depends-on", first.id);
    const claimed = await user.json<{ task: Task; agent: { name: string } }>("claim", "--agent", "quick-fox");
    expect(claimed).toMatchObject({ task: { id: first.id, status: "in_progress" }, agent: { name: "quick-fox" } });
    expect(await user.text("why", "First")).toContain("quick-fox has worked on First since");
    expect(await user.run("start", "Second")).toMatchObject({ code: 4, stderr: expect.stringContaining("1 dependency of its own") });

    expect(await user.json("submit", "First", "-m", "Looks good")).toMatchObject({ status: "quality_review", summary: "Looks good" });
    expect(await user.text("close", "First")).toBe(`Completed First (${first.id}).\nReady now: Second (${second.id}).\n`);
    expect(await user.text("start", "Second", "--agent", "quick-fox")).toBe(`quick-fox works on Second (${second.id}).\n`);
    expect(await user.json("block", "Second")).toMatchObject({ status: "blocked" });
    expect(await user.json("reopen", "Second")).toMatchObject({ status: "pending" });
    expect(await user.text("cancel", "Second")).toBe(`Cancelled Second (${second.id}).\n`);
    expect(await user.run("claim", "--json")).toMatchObject({ code: 7, stdout: expect.stringContaining('"task": null') });
  });
});

describe("with and without a server", () => {
  it("prints the same", { timeout: 240_000 }, async () => {
    const user = cliUser();
    await user.text("create", "Base");
    await user.text("create", "Top", "--depends-on", "Base");
    const questions = [["list"], ["list", "--json"], ["show", "Top", "--json"], ["why", "Top", "--json"], ["show", "Nothing", "--json"]];
    const answers = async () => {
      const given = [];
      for (const question of questions) {
        const { code, stdout, stderr } = await user.run(...question);
        given.push({ code, stdout, failure: /^\{"error":.*\}$/m.exec(stderr)?.[0] });
      }
      return given;
    };
    const before = await answers();
    expect(before.at(-1)).toMatchObject({ code: 3, failure: expect.stringContaining('"NOT_FOUND"') });
    await user.serve();
    expect(await answers()).toEqual(before);
  });

  it("asks the server that runs, and no other program", { timeout: 240_000 }, async () => {
    const user = cliUser();
    const server = await user.serve();
    await user.text("create", "Asked for");
    // With a wrong token only the database itself would answer.
    writeFileSync(join(dirname(user.database), "token"), `${"x".repeat(43)}\n`);
    expect(await user.run("list", "--json")).toMatchObject({ code: 4, stdout: "", stderr: expect.stringContaining('"UNAUTHENTICATED"') });

    // A killed server leaves its announcement behind. A process that has its number by now is not asked.
    await server.kill();
    writeFileSync(`${user.database}.server.json`, JSON.stringify({ pid: process.pid, url: server.url }));
    expect(names(await user.json<Tasks>("list"))).toEqual(["Asked for"]);
  });

  it("ends in order when it is asked to", { timeout: 240_000 }, async () => {
    const user = cliUser();
    const server = await user.serve();
    expect(await user.json("db", "status")).toMatchObject({ server: { pid: server.pid, url: server.url } });
    expect(await user.run("serve", "--port", "0")).toMatchObject({ code: 5, stderr: expect.stringContaining(server.url) });
    expect(await server.stop()).toBe(0);
    expect(await user.json("db", "status")).toMatchObject({ server: null });
  });
});

describe("eight claimers at once", () => {
  it.each(cliModes)("never get a task twice, %s", { timeout: 240_000 }, async (_mode, newUser) => {
    const user = await newUser();
    const tasks = 6;
    for (let number = 1; number <= tasks; number++) await user.text("create", `Task ${number}`);
    const claims = await Promise.all(Array.from({ length: 8 }, () => user.run("claim", "--json")));
    expect(claims.map(({ code }) => code).toSorted()).toEqual([0, 0, 0, 0, 0, 0, 7, 7]);
    const claimed = claims
      .filter(({ code }) => code === 0)
      .map(({ stdout }) => JSON.parse(stdout) as { task: Task; agent: { name: string } });
    expect(claimed.map(({ task }) => task.name).toSorted()).toEqual(Array.from({ length: tasks }, (_, at) => `Task ${at + 1}`));
    expect(new Set(claimed.map(({ agent }) => agent.name)).size).toBe(tasks);
  });
});

const postgres = inject("postgres");

describe("on PostgreSQL", () => {
  it("does the same work", { timeout: 240_000 }, async (ctx) => {
    if ("skipped" in postgres) return ctx.skip(postgres.skipped);
    const user = cliUser();
    const db = ["--db", await createDatabase(postgres.url)];
    expect(await user.text("db", "migrate", ...db)).toMatch(/^Applied 0000_/);
    const task = await user.json<Task>("create", "Elsewhere", ...db);
    expect(names(await user.json<Tasks>("ready", ...db))).toEqual(["Elsewhere"]);
    expect(await user.json("claim", ...db)).toMatchObject({ task: { id: task.id, status: "in_progress" } });
    expect(await user.text("export", ...db)).toContain('"Elsewhere"');
    expect(await user.run("db", "backup", "copy.db", ...db)).toMatchObject({ code: 4, stderr: expect.stringContaining("pg_dump") });
    expect(await user.run("claim", ...db)).toMatchObject({ code: 7 });
  });
});
