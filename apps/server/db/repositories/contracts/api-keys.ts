import type { NewApiKey } from "@signalbox/contracts";
import { expect, it } from "vitest";
import type { Contract } from "./contract.ts";
import { idsOf, refusal, sortedIds } from "./expectations.ts";

export const apiKeysContract: Contract = {
  port: "apiKeys",
  tests: (world) => {
    const create = (hash: string, over: Partial<NewApiKey> = {}) =>
      world().transaction((tx) => tx.apiKeys.create({ name: "laptop", prefix: "sb_1234", hash, scopes: ["read"], ...over }));
    const revoke = (id: string) => world().transaction((tx) => tx.apiKeys.revoke(id));
    const touch = (uses: [string, Date][]) => world().transaction((tx) => tx.apiKeys.touch(new Map(uses)));
    const find = (id: string) => world().reads.apiKeys.findById(id);

    it("stores every column, with defaults", async () => {
      const agent = await world().given.agent();
      const plain = await create("h1");
      expect(plain).toEqual({
        id: expect.stringMatching(/^[\w-]{21}$/),
        ...{
          name: "laptop",
          prefix: "sb_1234",
          hash: "h1",
          scopes: ["read"],
          agentId: null,
          lastUsedAt: null,
          expiresAt: null,
          revokedAt: null,
        },
        createdAt: world().clock.now(),
        updatedAt: world().clock.now(),
      });
      const times = { lastUsedAt: new Date(1), expiresAt: new Date(2), revokedAt: new Date(3) };
      const full = await create("h2", { scopes: ["plan", `agent:${agent.id}`], agentId: agent.id, ...times });
      expect(full).toMatchObject({ scopes: ["plan", `agent:${agent.id}`], agentId: agent.id, ...times });
      expect(await find(full.id)).toEqual(full);
      expect(await find("none")).toBeNull();
    });

    it("refuses a hash twice, and an agent that does not exist; goes with its agent", async () => {
      const agent = await world().given.agent();
      const key = await create("h1", { agentId: agent.id });
      await expect(create("h1")).rejects.toMatchObject(refusal("CONFLICT", "hash"));
      await expect(create("h2", { agentId: "nobody" })).rejects.toMatchObject(refusal("REFUSED", "agentId"));
      await world().transaction((tx) => tx.agents.delete(agent.id));
      expect(await find(key.id)).toBeNull();
    });

    it("finds by hash, and lists in order of creation", async () => {
      const made = [await create("c"), await create("a"), await create("b")];
      world().clock.advance(1);
      const late = await create("0");
      expect(await world().reads.apiKeys.findByHash("0")).toEqual(late);
      expect(await world().reads.apiKeys.findByHash("1")).toBeNull();
      expect(idsOf(await world().reads.apiKeys.findAll())).toEqual([...sortedIds(made), late.id]);
    });

    it("is revoked once: the first time counts", async () => {
      const key = await create("h1");
      world().clock.advance(5);
      const revoked = await revoke(key.id);
      expect(revoked).toEqual({ ...key, revokedAt: world().clock.now(), updatedAt: world().clock.now() });
      world().clock.advance(5);
      expect(await revoke(key.id)).toEqual(revoked);
      await expect(revoke("none")).rejects.toMatchObject(refusal("NOT_FOUND", "none"));
    });

    it("notes when keys were last used, many at once, never going back", async () => {
      const keys = [];
      for (let index = 0; index < 120; index += 1) keys.push(await create(`h${index}`));
      await touch(keys.map((key, index) => [key.id, new Date(1000 + index)]));
      const [first = keys[0], second] = await world().reads.apiKeys.findAll();
      expect(await Promise.all(keys.map(async (key) => (await find(key.id))?.lastUsedAt?.getTime()))).toEqual(
        keys.map((_, index) => 1000 + index),
      );
      world().clock.advance(5);
      await touch([
        [first?.id ?? "", new Date(5000)],
        [second?.id ?? "", new Date(1)],
        ["none", new Date(1)],
      ]);
      expect(await world().reads.apiKeys.findAll()).toMatchObject([
        { ...first, lastUsedAt: new Date(5000) },
        { ...second },
        ...keys.slice(2).map(() => ({})),
      ]);
      await touch([]);
    });
  },
};
