import type { AgentPatch, NewAgent } from "@signalbox/contracts";
import { expect, it } from "vitest";
import { anAgent } from "../../../testing/builders.ts";
import type { Contract } from "./contract.ts";
import { bigNumber, idsOf, refusal, sortedIds } from "./expectations.ts";

export const agentsContract: Contract = {
  port: "agents",
  tests: (world) => {
    const create = (over: Partial<NewAgent> = {}) => world().transaction((tx) => tx.agents.create(anAgent(over)));
    const update = (id: string, patch: AgentPatch) => world().transaction((tx) => tx.agents.update(id, patch));
    const account = () => world().transaction((tx) => tx.accounts.create({ email: "one@mail.test" }));

    it("stores every column, with defaults", async () => {
      const now = world().clock.now();
      const plain = await create({ name: "calm-otter" });
      expect(plain).toEqual({
        id: expect.any(String),
        name: "calm-otter",
        taskId: null,
        initiativeId: null,
        sessionId: null,
        worktreeId: "worktrees/one",
        provider: "claude",
        accountId: null,
        status: "idle",
        mode: "execute",
        pid: null,
        exitCode: null,
        prompt: null,
        outputFilePath: null,
        result: null,
        pendingQuestions: null,
        userDismissedAt: null,
        createdAt: now,
        updatedAt: now,
      });
      const rest = {
        taskId: (await world().given.task()).id,
        initiativeId: (await world().given.initiative()).id,
        sessionId: "s1",
        worktreeId: "worktrees/two",
        provider: "codex",
        accountId: (await account()).id,
        status: "waiting_for_input",
        mode: "refine",
        pid: bigNumber,
        exitCode: -9,
        prompt: "",
        outputFilePath: "out.jsonl",
        result: { done: true, list: [1, null] },
        pendingQuestions: [{ question: "which?" }],
        userDismissedAt: new Date(1_700_000_000_123),
      } as const;
      const full = await create(rest);
      expect(full).toMatchObject(rest);
      expect(await world().reads.agents.findById(plain.id)).toEqual(plain);
      expect(await world().reads.agents.findById(full.id)).toEqual(full);
      expect(await world().reads.agents.findByName("calm-otter")).toEqual(plain);
      expect(await world().reads.agents.findByName("nobody")).toBeNull();
      expect(await world().reads.agents.findById("nobody")).toBeNull();
    });

    it("gives back every kind of JSON value as it was", async () => {
      for (const result of ["123", "text", "null", 0, 1.5, false, [], {}, ["a", { b: [null] }]]) {
        const agent = await create({ result });
        expect(agent.result).toEqual(result);
        expect(await world().reads.agents.findById(agent.id)).toEqual(agent);
      }
    });

    it("refuses a name twice, and a task, initiative or account that does not exist, naming the field", async () => {
      const stored = await create();
      await expect(create({ name: stored.name })).rejects.toMatchObject(refusal("CONFLICT", "name"));
      await expect(create({ taskId: "nobody" })).rejects.toMatchObject(refusal("REFUSED", "taskId"));
      await expect(create({ initiativeId: "nobody" })).rejects.toMatchObject(refusal("REFUSED", "initiativeId"));
      await expect(create({ accountId: "nobody" })).rejects.toMatchObject(refusal("REFUSED", "accountId"));
    });

    it("finds the newest agent of a task and of a session, and all of several tasks", async () => {
      const [one, two] = [await world().given.task(), await world().given.task()];
      const tied = [await create({ taskId: one.id, sessionId: "s1" }), await create({ taskId: one.id, sessionId: "s1" })];
      const { agents } = world().reads;
      expect((await agents.findByTaskId(one.id))?.id).toBe(sortedIds(tied)[1]);
      expect((await agents.findBySessionId("s1"))?.id).toBe(sortedIds(tied)[1]);
      world().clock.advance(1);
      const other = await create({ taskId: two.id });
      world().clock.advance(1);
      const newest = await create({ taskId: one.id, sessionId: "s1" });
      expect(await agents.findByTaskId(one.id)).toEqual(newest);
      expect(await agents.findBySessionId("s1")).toEqual(newest);
      expect(await agents.findByTaskId("nobody")).toBeNull();
      expect(await agents.findBySessionId("nobody")).toBeNull();
      expect(idsOf(await agents.findByTaskIds([two.id, one.id, two.id, "nobody"]))).toEqual([...sortedIds(tied), other.id, newest.id]);
      expect(await agents.findByTaskIds([])).toEqual([]);
    });

    it("lists by status and page by page, in order of creation", async () => {
      const tied = [await create({ status: "running" }), await create({ status: "running" }), await create({ status: "running" })];
      world().clock.advance(1);
      const last = await create();
      const { agents } = world().reads;
      expect(idsOf(await agents.findByStatus("running"))).toEqual(sortedIds(tied));
      expect(await agents.findByStatus("crashed")).toEqual([]);
      const first = await agents.findAll({}, { limit: 3 });
      const second = await agents.findAll({}, { limit: 3, after: first.next ?? "" });
      expect(idsOf([...first.items, ...second.items])).toEqual([...sortedIds(tied), last.id]);
      expect(second.next).toBeNull();
      const running = await agents.findAll({ status: "running" }, { limit: 2 });
      expect(idsOf((await agents.findAll({ status: "running" }, { limit: 2, after: running.next ?? "" })).items)).toEqual(
        sortedIds(tied).slice(2),
      );
    });

    it("is counted by status, unless somebody has dismissed it", async () => {
      for (const status of ["running", "running", "crashed"] as const) await create({ status });
      await create({ status: "crashed", userDismissedAt: world().clock.now() });
      await create({ status: "stopped", userDismissedAt: world().clock.now() });
      const counts = await world().reads.agents.countByStatus();
      expect(counts.sort((one, other) => one.count - other.count)).toEqual([
        { status: "crashed", count: 1 },
        { status: "running", count: 2 },
      ]);
    });

    it("updates what is named, and only that", async () => {
      const before = await create({ result: { a: 1 }, pid: 1 });
      world().clock.advance(5);
      const after = await update(before.id, { status: "running", pid: null, result: [1], mode: undefined });
      expect(after).toEqual({ ...before, status: "running", pid: null, result: [1], updatedAt: world().clock.now() });
      expect(await world().reads.agents.findById(before.id)).toEqual(after);
      await expect(update("nobody", { status: "running" })).rejects.toMatchObject(refusal("NOT_FOUND", "nobody"));
      const other = await create();
      await expect(update(other.id, { name: before.name })).rejects.toMatchObject(refusal("CONFLICT", "name"));
    });

    it("stays without its task, initiative and account when they go", async () => {
      const [task, initiative, ofAccount] = [await world().given.task(), await world().given.initiative(), await account()];
      const agent = await create({ taskId: task.id, initiativeId: initiative.id, accountId: ofAccount.id });
      await world().transaction(async (tx) => {
        await tx.tasks.delete(task.id);
        await tx.initiatives.delete(initiative.id);
        await tx.accounts.delete(ofAccount.id);
      });
      expect(await world().reads.agents.findById(agent.id)).toEqual({ ...agent, taskId: null, initiativeId: null, accountId: null });
    });

    it("deletes one, with the keys it was given", async () => {
      const agent = await create();
      const key = await world().transaction((tx) =>
        tx.apiKeys.create({ name: "run", prefix: "sb_1", hash: "0".repeat(64), scopes: ["read"], agentId: agent.id }),
      );
      await world().transaction((tx) => tx.agents.delete(agent.id));
      expect(await world().reads.agents.findById(agent.id)).toBeNull();
      expect(await world().reads.apiKeys.findById(key.id)).toBeNull();
      await expect(world().transaction((tx) => tx.agents.delete(agent.id))).rejects.toMatchObject(refusal("NOT_FOUND", agent.id));
    });
  },
};
