import type { NewLogChunk } from "@signalbox/contracts";
import { expect, it } from "vitest";
import type { Contract } from "./contract.ts";
import { bigNumber, idsOf } from "./expectations.ts";

export const logChunksContract: Contract = {
  port: "logChunks",
  tests: (world) => {
    const insert = (over: Partial<NewLogChunk> = {}) =>
      world().transaction((tx) => tx.logChunks.insertChunk({ agentId: "a1", agentName: "calm-otter", content: "text", ...over }));
    const insertMany = (numbers: readonly number[], over: Partial<NewLogChunk> = {}) =>
      world().transaction(async (tx) => {
        for (const number of numbers)
          await tx.logChunks.insertChunk({ agentId: "a1", agentName: "calm-otter", content: String(number), ...over });
      });
    const contents = (chunks: readonly { content: string }[] | undefined) => chunks?.map((chunk) => chunk.content);
    const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);
    const text = (numbers: readonly number[]) => numbers.map(String);

    it("stores every column, with defaults, under a ULID", async () => {
      const plain = await insert();
      expect(plain).toEqual({
        id: expect.stringMatching(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/),
        agentId: "a1",
        agentName: "calm-otter",
        sessionNumber: 1,
        content: "text",
        createdAt: world().clock.now(),
      });
      const content = '{"type":"text","text":"é \u{1f600} \\u0000"}\n';
      const full = await insert({ sessionNumber: bigNumber, content });
      expect(full).toMatchObject({ sessionNumber: bigNumber, content });
      expect(await world().reads.logChunks.findByAgentId("a1")).toEqual([plain, full]);
      expect(await world().reads.logChunks.findByAgentId("nobody")).toEqual([]);
    });

    it("keeps the order of insertion within a millisecond, and the sessions one after the other", async () => {
      await insertMany(upTo(20));
      await insertMany([20, 21], { sessionNumber: 2 });
      await insertMany([99], { agentId: "a2" });
      expect(contents(await world().reads.logChunks.findByAgentId("a1"))).toEqual(text(upTo(22)));
    });

    it("reads on after a chunk, within a limit, across sessions or in one", async () => {
      await insertMany([0, 1, 2]);
      await insertMany([3, 4, 5], { sessionNumber: 2 });
      const { logChunks } = world().reads;
      const seen: string[] = [];
      for (let after = ""; ; ) {
        const part = await logChunks.findByAgentId("a1", { after, limit: 2 });
        seen.push(...(contents(part) ?? []));
        const last = part.at(-1);
        if (last === undefined) break;
        after = last.id;
      }
      expect(seen).toEqual(text([0, 1, 2, 3, 4, 5]));
      const second = await logChunks.findByAgentId("a1", { sessionNumber: 2 });
      expect(contents(second)).toEqual(["3", "4", "5"]);
      expect(contents(await logChunks.findByAgentId("a1", { sessionNumber: 2, after: second[0]?.id ?? "", limit: 1 }))).toEqual(["4"]);
      expect(await logChunks.findByAgentId("a1", { sessionNumber: 3 })).toEqual([]);
    });

    it("reads 1,000 chunks unless told otherwise", async () => {
      await insertMany(upTo(1001));
      const chunks = await world().reads.logChunks.findByAgentId("a1");
      expect(chunks).toHaveLength(1000);
      expect(contents(await world().reads.logChunks.findByAgentId("a1", { after: chunks.at(-1)?.id ?? "" }))).toEqual(["1000"]);
    });

    it("reads the last chunks, of one agent and of many, oldest first", async () => {
      await insertMany(upTo(5));
      await insertMany([5, 6], { sessionNumber: 2 });
      await insertMany([10], { agentId: "a2" });
      const { logChunks } = world().reads;
      expect(contents(await logChunks.findLast("a1", 3))).toEqual(["4", "5", "6"]);
      expect(contents(await logChunks.findLast("a1", 100))).toEqual(text(upTo(7)));
      expect(await logChunks.findLast("nobody", 3)).toEqual([]);
      const ids = (await logChunks.findLast("a1", 100)).map(({ id }) => id);
      expect(contents(await logChunks.findLast("a1", 2, ids[6]))).toEqual(["4", "5"]);
      expect(contents(await logChunks.findLast("a1", 100, ids[2]))).toEqual(["0", "1"]);
      expect([await logChunks.findLast("a1", 3, ids[0]), await logChunks.findLast("a1", 3, "gone")]).toEqual([[], []]);
      const byAgent = await logChunks.findByAgentIds(["a2", "nobody", "a1", "a2"], 3);
      expect([...byAgent.keys()]).toEqual(["a2", "nobody", "a1"]);
      expect([...byAgent.values()].map(contents)).toEqual([["10"], [], ["4", "5", "6"]]);
      expect(await logChunks.findByAgentIds([], 3)).toEqual(new Map());
    });

    it("reads the last chunks of more agents than one statement takes", async () => {
      const agents = upTo(230).map((number) => `agent-${number}`);
      await world().transaction(async (tx) => {
        for (const agentId of agents) await tx.logChunks.insertChunk({ agentId, agentName: agentId, content: agentId });
      });
      const byAgent = await world().reads.logChunks.findByAgentIds(agents, 1);
      expect([...byAgent.values()].map(contents)).toEqual(agents.map((agentId) => [agentId]));
    });

    it("deletes the oldest chunks of an agent, part by part", async () => {
      await insertMany(upTo(5));
      const others = await insert({ agentId: "a2" });
      const [, , last] = await world().reads.logChunks.findByAgentId("a1");
      const remove = (limit?: number) => world().transaction((tx) => tx.logChunks.deleteByAgentId("a1", limit));
      expect(await remove(3)).toBe(3);
      expect(contents(await world().reads.logChunks.findByAgentId("a1"))).toEqual(["3", "4"]);
      // A reader that stopped at a chunk that is gone misses nothing.
      expect(contents(await world().reads.logChunks.findByAgentId("a1", { after: last?.id ?? "" }))).toEqual(["3", "4"]);
      expect([await remove(), await remove()]).toEqual([2, 0]);
      expect(idsOf(await world().reads.logChunks.findByAgentId("a2"))).toEqual([others.id]);
    });

    it("deletes 1,000 chunks unless told otherwise", async () => {
      await insertMany(upTo(1001));
      const remove = () => world().transaction((tx) => tx.logChunks.deleteByAgentId("a1"));
      expect([await remove(), await remove(), await remove()]).toEqual([1000, 1, 0]);
    });

    it("counts distinct sessions", async () => {
      for (const sessionNumber of [1, 1, 2, 5, 5, bigNumber]) await insert({ sessionNumber });
      await insert({ agentId: "a2", sessionNumber: 7 });
      const { logChunks } = world().reads;
      expect([
        await logChunks.getSessionCount("a1"),
        await logChunks.getSessionCount("a2"),
        await logChunks.getSessionCount("nobody"),
      ]).toEqual([4, 1, 0]);
    });

    it("outlives its agent", async () => {
      const agent = await world().given.agent();
      const chunk = await insert({ agentId: agent.id, agentName: agent.name });
      await world().transaction((tx) => tx.agents.delete(agent.id));
      expect(await world().reads.logChunks.findByAgentId(agent.id)).toEqual([chunk]);
    });
  },
};
