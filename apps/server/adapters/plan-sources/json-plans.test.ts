import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { beadsSource } from "./beads.ts";
import { taskMasterSource } from "./task-master.ts";
import { jsonLines, writtenPlan } from "./written-plan.fixture.ts";

async function readTaskMaster(plan: unknown) {
  const root = await writtenPlan({ "tasks.json": JSON.stringify(plan) });
  return taskMasterSource().read(join(root, "tasks.json"));
}

async function readBeads(...issues: readonly unknown[]) {
  const root = await writtenPlan({ "issues.jsonl": jsonLines(...issues) });
  return beadsSource().read(join(root, "issues.jsonl"));
}

const issue = (id: string, rest: object = {}) => ({ id, title: `Issue ${id}`, status: "open", priority: 2, issue_type: "task", ...rest });
const on = (id: string, type: string) => ({ depends_on_id: id, type });

describe("Task Master", () => {
  const eight = {
    id: 8,
    title: "Eight",
    description: "What",
    details: "How",
    testStrategy: "Proof",
    status: "in-progress",
    priority: "high",
    dependencies: [1],
    complexity: 7,
    subtasks: [
      { id: 1, title: "First", status: "done", dependencies: [] },
      { id: "2", title: "Second", status: "review", dependencies: [1, "9.1"], parentId: "undefined" },
      { id: 3, title: "Third", status: "deferred", dependencies: ["8.2", 9], priority: "low" },
    ],
  };
  const plan = {
    master: {
      tasks: [
        { id: 1, title: "One", status: "done" },
        eight,
        { id: "9", title: "Nine", status: "cancelled", subtasks: [{ id: 1, title: "Nine one" }] },
      ],
      metadata: { description: "Main" },
    },
    later: { tasks: [{ id: 8, title: "Another eight", status: "pending", dependencies: ["77"] }] },
  };

  it("makes tags initiatives, tasks tasks and subtasks child tasks, under keys that stay the same", async () => {
    const draft = await readTaskMaster(plan);
    expect(draft.initiatives).toEqual([
      { key: "master", name: "master" },
      { key: "later", name: "later" },
    ]);
    expect(draft.tasks.map(({ key, parentKey, initiativeKey, order }) => [key, parentKey, initiativeKey, order])).toEqual([
      ["master:1", null, "master", 0],
      ["master:8", null, "master", 1],
      ["master:9", null, "master", 2],
      ["master:8.1", "master:8", "master", 0],
      ["master:8.2", "master:8", "master", 1],
      ["master:8.3", "master:8", "master", 2],
      ["master:9.1", "master:9", "master", 0],
      ["later:8", null, "later", 0],
    ]);
    expect(await readTaskMaster(plan)).toEqual(draft);
  });

  it("keeps each task whole in its record, which its subtasks share", async () => {
    const draft = await readTaskMaster(plan);
    expect(draft.records.map(({ sourceId }) => sourceId)).toEqual([
      "taskmaster:master:1",
      "taskmaster:master:8",
      "taskmaster:master:9",
      "taskmaster:later:8",
    ]);
    expect(draft.records[1]).toEqual({ sourceId: "taskmaster:master:8", title: "Eight", status: "in-progress", raw: eight });
    expect(draft.tasks.find(({ key }) => key === "master:8.2")?.recordSourceId).toBe("taskmaster:master:8");
  });

  it("translates statuses, ranks a subtask like its task and writes the prose as one text", async () => {
    const { tasks } = await readTaskMaster(plan);
    expect(Object.fromEntries(tasks.map(({ key, status, priority }) => [key, `${status} ${priority}`]))).toEqual({
      "master:1": "completed medium",
      "master:8": "in_progress high",
      "master:8.1": "completed high",
      "master:8.2": "quality_review high",
      "master:8.3": "blocked low",
      "master:9": "cancelled medium",
      "master:9.1": "pending medium",
      "later:8": "pending medium",
    });
    expect(tasks[1]?.description).toBe("What\n\n## Details\n\nHow\n\n## Test strategy\n\nProof");
  });

  it("reads relative, dotted and whole dependencies, and leaves a dangling one for the check", async () => {
    const { dependencies } = await readTaskMaster(plan);
    expect(dependencies.map(({ from, to }) => `${from} > ${to}`)).toEqual([
      "master:8 > master:1",
      "master:8.2 > master:8.1",
      "master:8.2 > master:9.1",
      "master:8.3 > master:8.2",
      "master:8.3 > master:9",
      "later:8 > later:77",
    ]);
  });

  it("names every value without a place", async () => {
    const { unmapped } = await readTaskMaster({ ...plan, version: 3 });
    expect(unmapped).toEqual([
      { sourceId: "taskmaster", field: "version", value: 3, treatedAs: "kept in the record only" },
      { sourceId: "taskmaster:master", field: "metadata", value: { description: "Main" }, treatedAs: "kept in the record only" },
      { sourceId: "taskmaster:master:8", field: "complexity", value: 7, treatedAs: "kept in the record only" },
      { sourceId: "taskmaster:master:8", field: "subtasks.2.parentId", value: "undefined", treatedAs: "8" },
      { sourceId: "taskmaster:master:8", field: "status", value: "deferred", treatedAs: "blocked" },
    ]);
  });

  it("keeps tasks that share an id apart", async () => {
    const twins = [1, 2, 3].map((n) => ({ id: 4, title: `Twin ${n}` }));
    const draft = await readTaskMaster({ master: { tasks: [{ id: 4, title: "Four", subtasks: twins }] } });
    expect(draft.tasks.map(({ key, name }) => [key, name])).toEqual([
      ["master:4", "Four"],
      ["master:4.4", "Twin 1"],
      ["master:4.4#2", "Twin 2"],
      ["master:4.4#3", "Twin 3"],
    ]);
    expect(draft.unmapped.map(({ field }) => field)).toEqual(["subtasks.4#2.id", "subtasks.4#3.id"]);
  });

  it("reads the older file with one list of tasks as the tag master", async () => {
    const draft = await readTaskMaster({ tasks: [{ id: 1, title: "One" }], meta: { projectName: "old" } });
    expect(draft.tasks.map(({ key }) => key)).toEqual(["master:1"]);
    expect(draft.unmapped.map(({ field }) => field)).toEqual(["meta"]);
  });

  it("refuses what is no task and says where", async () => {
    const broken = readTaskMaster({ master: { tasks: [{ id: 1, title: "One", subtasks: [{ title: "No id" }] }] } });
    await expect(broken).rejects.toMatchObject({ code: "INVALID", message: expect.stringContaining("master.tasks.0.subtasks.0.id") });
  });

  it("is not moved by names of the prototype", async () => {
    const root = await writtenPlan({
      "tasks.json": '{"__proto__":{"tasks":[{"id":"__proto__","title":"T","__proto__":{"polluted":true}}]},"constructor":{"tasks":[]}}',
    });
    const draft = await taskMasterSource().read(join(root, "tasks.json"));
    expect(draft.tasks.map(({ key }) => key)).toEqual(["__proto__:__proto__"]);
    expect(draft.unmapped).toContainEqual(expect.objectContaining({ field: "__proto__", value: { polluted: true } }));
    expect("polluted" in {}).toBe(false);
  });
});

describe("Beads", () => {
  it("puts the whole file into one initiative named by the prefix, epics above their children", async () => {
    const draft = await readBeads(
      issue("bd-1", { issue_type: "epic" }),
      issue("bd-1.1", { dependencies: [on("bd-9", "parent-child"), on("bd-1", "parent-child")] }),
      issue("bd-9"),
    );
    expect(draft.initiatives).toEqual([{ key: "bd", name: "bd" }]);
    expect(draft.tasks.map(({ key, parentKey }) => [key, parentKey])).toEqual([
      ["bd-1", null],
      ["bd-1.1", "bd-1"],
      ["bd-9", null],
    ]);
    expect(draft.links).toEqual([{ from: "bd-1.1", to: "bd-9", kind: "parent-child" }]);
    expect(draft.unmapped).toEqual([{ sourceId: "beads:bd-1", field: "type", value: "epic", treatedAs: "execute" }]);
  });

  it("makes blocks a dependency and the kinds that only inform links", async () => {
    const dependencies = [on("bd-1", "blocks"), on("bd-2", "discovered-from"), on("bd-3", "related"), on("bd-4", "waits-for")];
    const draft = await readBeads(...["bd-1", "bd-2", "bd-3", "bd-4"].map((id) => issue(id)), issue("bd-5", { dependencies }));
    expect(draft.dependencies).toEqual([
      { from: "bd-5", to: "bd-1" },
      { from: "bd-5", to: "bd-4" },
    ]);
    expect(draft.links).toEqual([
      { from: "bd-5", to: "bd-2", kind: "discovered-from" },
      { from: "bd-5", to: "bd-3", kind: "related" },
    ]);
    expect(draft.unmapped).toEqual([{ sourceId: "beads:bd-5", field: "dependencies.type", value: "waits-for", treatedAs: "blocks" }]);
  });

  it("translates priorities and statuses, and keeps 0 and 1 apart by order", async () => {
    const draft = await readBeads(
      issue("bd-1", { priority: 0, status: "in_progress", created_at: "2025-11-02T21:58:07.295058-08:00" }),
      issue("bd-2", { priority: 1, status: "closed", close_reason: "Done in v2", design: "D", notes: "N" }),
      issue("bd-3", { priority: 4, status: "blocked" }),
    );
    expect(draft.tasks.map(({ priority, order, status, summary }) => [priority, order, status, summary])).toEqual([
      ["high", 0, "in_progress", null],
      ["high", 1, "completed", "Done in v2"],
      ["low", 4, "blocked", null],
    ]);
    expect(draft.tasks[0]?.createdAt?.toISOString()).toBe("2025-11-03T05:58:07.295Z");
    expect(draft.tasks[1]?.description).toBe("## Design\n\nD\n\n## Notes\n\nN");
    expect(draft.unmapped).toEqual([]);
  });

  it("keeps a tombstone as a cancelled task that holds nothing back", async () => {
    const dead = issue("bd-1", { status: "tombstone", delete_reason: "duplicate", deleted_by: "me" });
    const draft = await readBeads(dead, issue("bd-2", { dependencies: [on("bd-1", "blocks")] }));
    expect(draft.tasks[0]).toMatchObject({ status: "cancelled", summary: "duplicate" });
    expect(draft.dependencies).toEqual([]);
    expect(draft.unmapped).toEqual([
      { sourceId: "beads:bd-1", field: "deleted_by", value: "me", treatedAs: "kept in the record only" },
      { sourceId: "beads:bd-2", field: "dependencies", value: "bd-1", treatedAs: "dropped: a deleted issue holds nothing back" },
    ]);
    expect(draft.records[0]?.raw).toEqual(dead);
  });

  it("keeps comments in the text and names lines that are no issue", async () => {
    const comments = [{ id: 1, issue_id: "bd-1", author: "Ann", text: "Hi", created_at: "2025-12-14T22:49:04Z" }];
    const draft = await readBeads(issue("bd-1", { comments }), { _type: "memory", key: "k", value: "v" });
    expect(draft.tasks.map(({ description }) => description)).toEqual(["## Comments\n\n**Ann, 2025-12-14T22:49:04Z:** Hi"]);
    expect(draft.unmapped.map(({ field }) => field)).toEqual(["line 2", "comments.id"]);
  });

  it("names the line that is broken", async () => {
    const text = `${jsonLines(issue("bd-1"))}\n<<<<<<< HEAD\n${jsonLines(issue("bd-2"))}`;
    const root = await writtenPlan({ "merge.jsonl": text, "no-id.jsonl": jsonLines(issue("bd-1"), { title: "No id" }) });
    await expect(beadsSource().read(join(root, "merge.jsonl"))).rejects.toMatchObject({
      code: "INVALID",
      message: expect.stringContaining("line 3"),
    });
    await expect(beadsSource().read(join(root, "no-id.jsonl"))).rejects.toMatchObject({
      code: "INVALID",
      message: expect.stringMatching(/line 2 .*id/),
    });
  });
});
