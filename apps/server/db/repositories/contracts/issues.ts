import type { IssuePatch, NewIssue } from "@signalbox/contracts";
import { expect, it } from "vitest";
import { anIssue } from "../../../testing/builders.ts";
import type { Contract } from "./contract.ts";
import { idsOf, refusal, sortedIds } from "./expectations.ts";

export const issuesContract: Contract = {
  port: "issues",
  tests: (world) => {
    const create = (over: Partial<NewIssue> = {}) => world().transaction((tx) => tx.issues.create(anIssue(over)));
    const update = (id: string, patch: IssuePatch) => world().transaction((tx) => tx.issues.update(id, patch));
    const upsert = (issues: readonly NewIssue[]) => world().transaction((tx) => tx.issues.upsertMany(issues));
    const remove = (id: string) => world().transaction((tx) => tx.issues.delete(id));

    it("stores every column, with defaults, under the id of its source", async () => {
      const now = world().clock.now();
      const plain = await create({ sourceType: "github", sourceId: "acme/app#1", sourceData: { raw: true }, title: "broken" });
      expect(plain).toEqual({
        id: "github:acme/app#1",
        sourceType: "github",
        sourceId: "acme/app#1",
        sourceData: { raw: true },
        title: "broken",
        status: "open",
        sessionId: null,
        worktree: null,
        branch: null,
        taskId: null,
        createdAt: now,
        updatedAt: now,
      });
      const rest = {
        sourceData: [1, "text", { nested: null }],
        status: "Weird Status",
        sessionId: "s1",
        worktree: "worktrees/one",
        branch: "fix",
        taskId: (await world().given.task()).id,
      };
      const full = await create(rest);
      expect(full).toMatchObject(rest);
      expect(await world().reads.issues.findById(plain.id)).toEqual(plain);
      expect(await world().reads.issues.findById(full.id)).toEqual(full);
      expect(await world().reads.issues.findById("ticket:nobody")).toBeNull();
      expect(await world().reads.issues.findByIds([full.id, "ticket:nobody", plain.id])).toEqual([full, plain]);
    });

    it("refuses an issue twice and a task that does not exist, naming the field", async () => {
      const stored = await create();
      await expect(create({ sourceId: stored.sourceId })).rejects.toMatchObject(refusal("CONFLICT", "id"));
      await create({ sourceId: stored.sourceId, sourceType: "sentry" });
      await expect(create({ taskId: "nobody" })).rejects.toMatchObject(refusal("REFUSED", "taskId"));
    });

    it("lists those of a task in order of creation, ties by id", async () => {
      const taskId = (await world().given.task()).id;
      const tied = [await create({ taskId }), await create({ taskId }), await create({ taskId })];
      world().clock.advance(1);
      const last = await create({ taskId });
      await create();
      expect(idsOf(await world().reads.issues.findByTaskId(taskId))).toEqual([...sortedIds(tied), last.id]);
      expect(await world().reads.issues.findByTaskId("nobody")).toEqual([]);
    });

    it("lists page by page, by source type and status", async () => {
      const tied = [await create(), await create({ status: "closed" }), await create()];
      world().clock.advance(1);
      const last = await create({ sourceType: "sentry", status: "closed" });
      const { issues } = world().reads;
      const first = await issues.findAll({}, { limit: 2 });
      const second = await issues.findAll({}, { limit: 2, after: first.next ?? "" });
      expect(idsOf([...first.items, ...second.items])).toEqual([...sortedIds(tied), last.id]);
      expect(second.next).toBeNull();
      expect((await issues.findAll({ sourceType: "sentry" }, { limit: 9 })).items).toEqual([last]);
      expect((await issues.findAll({ status: "closed" }, { limit: 9 })).items).toEqual([tied[1], last]);
      expect((await issues.findAll({ sourceType: "ticket", status: "closed" }, { limit: 9 })).items).toEqual([tied[1]]);
    });

    it("updates what is named, and only that", async () => {
      const before = await create({ branch: "fix" });
      world().clock.advance(5);
      const after = await update(before.id, { sourceData: "text", branch: null, title: undefined });
      expect(after).toEqual({ ...before, sourceData: "text", branch: null, updatedAt: world().clock.now() });
      expect(await world().reads.issues.findById(before.id)).toEqual(after);
      await expect(update("ticket:nobody", { title: "x" })).rejects.toMatchObject(refusal("NOT_FOUND", "ticket:nobody"));
    });

    it("takes in many: makes the new, changes the changed, leaves the rest", async () => {
      const taskId = (await world().given.task()).id;
      const same = await create({ sourceId: "same", sourceData: { b: 1, a: [2] } });
      const other = await create({ sourceId: "other", status: "open", sessionId: "s1", branch: "fix" });
      world().clock.advance(5);
      const counts = await upsert([
        anIssue({ sourceId: "same", sourceData: { a: [2], b: 1 } }),
        anIssue({ sourceId: "other", status: "closed", title: "new title", sourceData: { c: 3 }, taskId, branch: "ignored" }),
        anIssue({ sourceId: "new", title: "first mention" }),
        anIssue({ sourceId: "new", title: "last mention", status: "done" }),
      ]);
      expect(counts).toEqual({ created: 1, updated: 1, unchanged: 1 });
      const [storedSame, storedOther, storedNew] = await world().reads.issues.findByIds(["ticket:same", "ticket:other", "ticket:new"]);
      const updatedAt = world().clock.now();
      expect(storedSame).toEqual(same);
      expect(storedOther).toEqual({ ...other, status: "closed", title: "new title", sourceData: { c: 3 }, taskId, updatedAt });
      expect(storedNew).toMatchObject({ title: "last mention", status: "done", taskId: null, createdAt: updatedAt, updatedAt });
      expect(await upsert([])).toEqual({ created: 0, updated: 0, unchanged: 0 });
      await expect(upsert([anIssue({ taskId: "nobody" })])).rejects.toMatchObject({ code: "REFUSED" });
    });

    it("takes in more than one statement holds, and unlinks a task", async () => {
      const taskId = (await world().given.task()).id;
      const linked = await create({ sourceId: "t0", taskId });
      const many = Array.from({ length: 1200 }, (_, number) => anIssue({ sourceId: `t${number}`, taskId: null }));
      expect(await upsert(many)).toEqual({ created: 1199, updated: 1, unchanged: 0 });
      expect(await upsert(many)).toEqual({ created: 0, updated: 0, unchanged: 1200 });
      expect(await world().reads.issues.findById(linked.id)).toMatchObject({ taskId: null });
      expect(await world().reads.issues.findByIds(many.map((issue) => `ticket:${issue.sourceId}`))).toHaveLength(1200);
    });

    it("deletes one, with what was said about it; stays without its task", async () => {
      const task = await world().given.task();
      const issue = await create({ taskId: task.id });
      await world().transaction((tx) => tx.tasks.delete(task.id));
      expect(await world().reads.issues.findById(issue.id)).toEqual({ ...issue, taskId: null });
      await world().transaction((tx) => tx.conversationMessages.create({ issueId: issue.id, role: "user", content: "hello" }));
      await remove(issue.id);
      expect(await world().reads.conversationMessages.findByIssueId(issue.id)).toEqual([]);
      await expect(remove(issue.id)).rejects.toMatchObject(refusal("NOT_FOUND", issue.id));
    });
  },
};
