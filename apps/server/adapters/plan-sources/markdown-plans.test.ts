import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { backlogMdSource } from "./backlog-md.ts";
import { tkSource } from "./tk.ts";
import { writtenPlan } from "./written-plan.fixture.ts";

const config = 'project_name: "Rocket"\nstatuses: ["To Do", "In Progress", "Done"]\n';
const markdown = (front: string, body = "") => `---\n${front}\n---\n${body}`;

describe("Backlog.md", () => {
  it("reads tasks with parents, dependencies, milestones and the board's order", async () => {
    const root = await writtenPlan({
      "backlog/config.yml": config,
      "backlog/milestones/m-1 - launch.md": markdown("id: m-1\ntitle: Launch", "Why"),
      "backlog/tasks/back-2 - two.md": markdown(
        "id: BACK-2\ntitle: Two\nstatus: In Progress\nmilestone: m-1\npriority: high\ncreated_date: '2025-07-03 23:30'",
      ),
      "backlog/tasks/back-2.1 - sub.md": markdown(
        "id: BACK-2.1\ntitle: Sub\nstatus: To Do\nparent_task_id: task-2\ndependencies: [task-10, BACK-99]",
      ),
      "backlog/tasks/back-10 - ten.md": markdown("id: BACK-10\ntitle: Ten\nstatus: To Do\nordinal: 1000"),
    });
    const draft = await backlogMdSource().read(root);
    expect(draft.initiatives).toEqual([{ key: "Rocket", name: "Rocket" }]);
    expect(draft.phases).toEqual([{ key: "m-1", initiativeKey: "Rocket", name: "Launch" }]);
    expect(draft.tasks.map(({ key, parentKey, phaseKey, order, status }) => [key, parentKey, phaseKey, order, status])).toEqual([
      ["BACK-10", null, null, 0, "pending"],
      ["BACK-2", null, "m-1", 1, "in_progress"],
      ["BACK-2.1", "BACK-2", null, 2, "pending"],
    ]);
    expect(draft.tasks[1]).toMatchObject({ priority: "high", createdAt: new Date("2025-07-03T23:30:00Z") });
    expect(draft.dependencies).toEqual([
      { from: "BACK-2.1", to: "BACK-10" },
      { from: "BACK-2.1", to: "BACK-99" },
    ]);
  });

  it("takes sections apart and keeps the file whole in the record", async () => {
    const body = [
      "",
      "## Description",
      "",
      "<!-- SECTION:DESCRIPTION:BEGIN -->",
      "Text <!-- a comment of a person -->",
      "<!-- SECTION:DESCRIPTION:END -->",
      "",
      "## Acceptance Criteria",
      "<!-- AC:BEGIN -->",
      "- [x] #1 Works",
      "<!-- AC:END -->",
      "",
      "## Final Summary",
      "",
      "<!-- SECTION:FINAL_SUMMARY:BEGIN -->",
      "Shipped.",
      "<!-- SECTION:FINAL_SUMMARY:END -->",
      "",
    ].join("\n");
    const text = markdown("id: task-1\ntitle: T\nlabels: [a, b]\nassignee: []", body);
    const root = await writtenPlan({ "tasks/task-1 - t.md": text });
    const draft = await backlogMdSource().read(root);
    expect(draft.tasks[0]?.description).toBe("Text <!-- a comment of a person -->\n\n## Acceptance Criteria\n- [x] #1 Works");
    expect(draft.tasks[0]?.summary).toBe("Shipped.");
    expect(draft.records).toEqual([{ sourceId: "backlog:task-1", title: "T", status: "", raw: { path: "tasks/task-1 - t.md", text } }]);
    expect(draft.unmapped).toEqual([
      { sourceId: "backlog:task-1", field: "labels", value: ["a", "b"], treatedAs: "kept in the record only" },
    ]);
  });

  it("lets the folder decide: completed, drafts, archive", async () => {
    const root = await writtenPlan({
      "config.yml": config,
      "tasks/task-1 - again.md": markdown("id: task-1\ntitle: Again\nstatus: To Do"),
      "completed/task-2 - old.md": markdown("id: task-2\ntitle: Old\nstatus: In Progress"),
      "drafts/draft-1 - idea.md": markdown("id: draft-1\ntitle: Idea\nstatus: Draft"),
      "archive/tasks/task-1 - first.md": markdown("id: task-1\ntitle: First\nstatus: To Do"),
      "archive/tasks/task-3 - done.md": markdown("id: task-3\ntitle: Done\nstatus: Done"),
    });
    const draft = await backlogMdSource().read(root);
    expect(draft.tasks.map(({ key, name, status }) => [key, name, status])).toEqual([
      ["task-1", "Again", "pending"],
      ["task-2", "Old", "completed"],
      ["draft-1", "Idea", "blocked"],
      ["task-1#2", "First", "cancelled"],
      ["task-3", "Done", "completed"],
    ]);
    expect(draft.unmapped.map(({ sourceId, field, value }) => `${sourceId} ${field} ${value}`)).toEqual([
      "backlog:task-2 status In Progress",
      "backlog:draft-1 status Draft",
      "backlog:task-1#2 status To Do",
      "backlog:task-1#2 id task-1",
    ]);
  });

  it("loses no task to a damaged front matter, and takes a readme for none", async () => {
    const root = await writtenPlan({
      "tasks/task-1 - at.md": markdown("id: task-1\nassignee: @me\ntitle: At"),
      "tasks/task-2 - no block.md": "## Description\n\nOnly text",
      "tasks/task-3 - open.md": "---\nid: task-3\ntitle: Open\n",
      "tasks/readme.md": "# Tasks\n",
      "docs/doc-1.md": "text",
    });
    const draft = await backlogMdSource().read(root);
    expect(draft.tasks.map(({ key, name }) => [key, name])).toEqual([
      ["task-1", "At"],
      ["task-2", "no block"],
      ["task-3", "Open"],
    ]);
    expect(draft.records.map(({ sourceId }) => sourceId)).toEqual(["backlog:task-1", "backlog:task-2", "backlog:task-3"]);
    expect(draft.unmapped.map(({ sourceId, field }) => `${sourceId} ${field}`)).toEqual([
      "backlog:task-1 front matter",
      "backlog:task-1 assignee",
      "backlog:task-2 front matter",
      "backlog:task-3 front matter",
      "backlog file",
      "backlog file",
    ]);
    expect(draft.unmapped.slice(-2).map(({ value }) => value)).toEqual(["docs", "tasks/readme.md"]);
  });

  it("does not follow a symlink out of the folder, and says so", async (ctx) => {
    const outside = await writtenPlan({ "secret.md": markdown("id: task-9\ntitle: Secret") });
    const root = await writtenPlan({ "tasks/task-1 - one.md": markdown("id: task-1\ntitle: One") });
    try {
      await symlink(join(outside, "secret.md"), join(root, "tasks/task-9 - secret.md"));
      await symlink(join(root, "tasks/task-1 - one.md"), join(root, "tasks/task-2 - alias.md"));
      await symlink(outside, join(root, "completed"));
    } catch {
      ctx.skip("this file system has no symlinks");
    }
    const draft = await backlogMdSource().read(root);
    expect(draft.tasks.map(({ key }) => key)).toEqual(["task-1", "task-1#2"]);
    expect(draft.unmapped).toContainEqual(expect.objectContaining({ field: "file", value: "tasks/task-9 - secret.md" }));
    expect(JSON.stringify(draft)).not.toContain("Secret");
  });
});

describe("tk", () => {
  const ticket = markdown(
    "id: gl-a1\nstatus: in_progress\ndeps: [gl-b2, gl-gone]\nlinks: [gl-b2]\ncreated: 2026-01-30T17:04:28Z\ntype: task\npriority: 1\nparent: gl-e0\nassignee: Ann",
    "# Set up the store\n\nText\n\n## Notes\n\n**2026-01-30T19:12:43Z**\n\nNoted.\n",
  );
  const files = {
    ".tickets/gl-a1.md": ticket,
    ".tickets/gl-b2.md": markdown("id: gl-b2\nstatus: closed\ndeps: []\nlinks: [gl-a1]\ntype: task\npriority: 2", "# Second\n"),
    ".tickets/gl-e0.md": markdown("id: gl-e0\nstatus: open\ndeps: []\ntype: epic\npriority: 4", "# Epic\n"),
    ".tickets/gl-x9.md": "no front matter",
  };

  it("reads tickets with dependencies, links, parents, priorities and notes", async () => {
    const draft = await tkSource().read(await writtenPlan(files));
    expect(draft.initiatives).toEqual([{ key: "gl", name: "gl" }]);
    expect(draft.tasks.map(({ key, name, status, priority, order, parentKey }) => [key, name, status, priority, order, parentKey])).toEqual(
      [
        ["gl-a1", "Set up the store", "in_progress", "high", 1, "gl-e0"],
        ["gl-b2", "Second", "completed", "medium", 2, null],
        ["gl-e0", "Epic", "pending", "low", 4, null],
        ["gl-x9", "gl-x9", "pending", "medium", 2, null],
      ],
    );
    expect(draft.dependencies).toEqual([
      { from: "gl-a1", to: "gl-b2" },
      { from: "gl-a1", to: "gl-gone" },
    ]);
    expect(draft.links).toEqual([{ from: "gl-a1", to: "gl-b2", kind: "related" }]);
    expect(draft.tasks[0]?.description).toBe("Text\n\n## Notes\n\n**2026-01-30T19:12:43Z**\n\nNoted.");
    expect(draft.records[0]).toEqual({
      sourceId: "tk:gl-a1",
      title: "Set up the store",
      status: "in_progress",
      raw: { path: "gl-a1.md", text: ticket },
    });
    expect(draft.unmapped.map(({ sourceId, field }) => `${sourceId} ${field}`)).toEqual([
      "tk:gl-a1 assignee",
      "tk:gl-e0 type",
      "tk:gl-x9 front matter",
    ]);
  });

  it("reads the folder itself and one ticket alone under the same keys", async () => {
    const root = await writtenPlan(files);
    const whole = await tkSource().read(root);
    expect(await tkSource().read(join(root, ".tickets"))).toEqual(whole);
    const one = await tkSource().read(join(root, ".tickets/gl-a1.md"));
    expect(one.records).toEqual([whole.records[0]]);
    expect(one.tasks).toEqual([whole.tasks[0]]);
  });
});
