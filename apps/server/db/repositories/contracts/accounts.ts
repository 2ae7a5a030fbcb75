import type { AccountPatch, NewAccount } from "@signalbox/contracts";
import { expect, it } from "vitest";
import type { Contract } from "./contract.ts";
import { bigNumber, idsOf, refusal, sortedIds } from "./expectations.ts";

export const accountsContract: Contract = {
  port: "accounts",
  tests: (world) => {
    let made = 0;
    const create = (over: Partial<NewAccount> = {}) =>
      world().transaction((tx) => {
        made += 1;
        return tx.accounts.create({ email: `a${made}@mail.test`, ...over });
      });
    const update = (id: string, patch: AccountPatch) => world().transaction((tx) => tx.accounts.update(id, patch));
    const claim = (provider = "claude") => world().transaction((tx) => tx.accounts.claimNextAvailable(provider));
    const inOneMinute = () => new Date(world().clock.now().getTime() + 60_000);

    it("stores every column, with defaults", async () => {
      const now = world().clock.now();
      const plain = await create({ email: "plain@mail.test" });
      expect(plain).toEqual({
        id: expect.any(String),
        email: "plain@mail.test",
        provider: "claude",
        configJson: null,
        credentials: null,
        isExhausted: false,
        exhaustedUntil: null,
        lastUsedAt: null,
        sortOrder: 0,
        createdAt: now,
        updatedAt: now,
      });
      const full = await create({
        provider: "codex",
        configJson: "{}",
        credentials: "secret",
        isExhausted: true,
        exhaustedUntil: new Date(1_700_000_000_001),
        lastUsedAt: new Date(1_700_000_000_002),
        sortOrder: bigNumber,
      });
      expect(full).toMatchObject({
        configJson: "{}",
        credentials: "secret",
        isExhausted: true,
        exhaustedUntil: new Date(1_700_000_000_001),
        lastUsedAt: new Date(1_700_000_000_002),
        sortOrder: bigNumber,
      });
      expect(await world().reads.accounts.findById(plain.id)).toEqual(plain);
      expect(await world().reads.accounts.findById(full.id)).toEqual(full);
      expect(await world().reads.accounts.findById("nobody")).toBeNull();
    });

    it("refuses an address twice at one provider", async () => {
      const stored = await create();
      await create({ email: stored.email, provider: "codex" });
      await expect(create({ email: stored.email })).rejects.toMatchObject(refusal("CONFLICT", "email"));
    });

    it("lists all and those of a provider by sortOrder, then id", async () => {
      const last = await create({ sortOrder: 2 });
      const tied = [await create({ sortOrder: 1 }), await create({ sortOrder: 1 }), await create({ sortOrder: 1 })];
      const first = await create({ sortOrder: -1, provider: "codex" });
      expect(idsOf(await world().reads.accounts.findAll())).toEqual([first.id, ...sortedIds(tied), last.id]);
      expect(idsOf(await world().reads.accounts.findByProvider("claude"))).toEqual([...sortedIds(tied), last.id]);
      expect(await world().reads.accounts.findByProvider("nobody")).toEqual([]);
    });

    it("claims in turn: the one used longest ago, never used first, then by sortOrder", async () => {
      const second = await create({ sortOrder: 2 });
      const first = await create({ sortOrder: 1 });
      await create({ sortOrder: 0, provider: "codex" });
      expect(await world().reads.accounts.findNextAvailable("claude")).toEqual(first);
      expect(await world().reads.accounts.findById(first.id)).toEqual(first);
      const turns: (string | undefined)[] = [];
      for (let turn = 0; turn < 4; turn += 1) {
        world().clock.advance(1);
        turns.push((await claim())?.id);
      }
      expect(turns).toEqual([first.id, second.id, first.id, second.id]);
      const stored = await world().reads.accounts.findById(second.id);
      expect(stored).toEqual({ ...second, lastUsedAt: world().clock.now(), updatedAt: world().clock.now() });
    });

    it("gives two claims at once two accounts", async () => {
      const accounts = [await create(), await create(), await create()];
      const claimed = await Promise.all([claim(), claim(), claim()]);
      expect(claimed.map((account) => account?.id).sort()).toEqual(sortedIds(accounts));
    });

    it("passes over exhausted accounts until their time has come", async () => {
      const account = await create();
      const forever = await create({ sortOrder: -1 });
      await world().transaction((tx) => tx.accounts.markExhausted(forever.id, null));
      world().clock.advance(1);
      const marked = await world().transaction((tx) => tx.accounts.markExhausted(account.id, inOneMinute()));
      expect(marked).toEqual({ ...account, isExhausted: true, exhaustedUntil: inOneMinute(), updatedAt: world().clock.now() });
      expect(await world().reads.accounts.findById(account.id)).toEqual(marked);
      expect(await world().reads.accounts.findNextAvailable("claude")).toBeNull();
      expect(await claim()).toBeNull();
      world().clock.advance(59_999);
      expect(await claim()).toBeNull();
      world().clock.advance(1);
      expect((await world().reads.accounts.findNextAvailable("claude"))?.id).toBe(account.id);
      expect((await claim())?.id).toBe(account.id);
      await expect(world().transaction((tx) => tx.accounts.markExhausted("nobody", null))).rejects.toMatchObject(
        refusal("NOT_FOUND", "nobody"),
      );
    });

    it("frees those whose exhaustion has passed, and no others", async () => {
      const free = () => world().transaction((tx) => tx.accounts.clearExpiredExhaustion());
      const until = inOneMinute();
      const second = await create({ isExhausted: true, exhaustedUntil: until, sortOrder: 2 });
      const first = await create({ isExhausted: true, exhaustedUntil: until, sortOrder: 1 });
      const later = await create({ isExhausted: true, exhaustedUntil: new Date(until.getTime() + 1) });
      const forever = await create({ isExhausted: true });
      const never = await create({ exhaustedUntil: new Date(1) });
      expect(await free()).toEqual([]);
      world().clock.advance(60_000);
      const freed = { isExhausted: false, exhaustedUntil: null, updatedAt: world().clock.now() };
      expect(await free()).toEqual([
        { ...first, ...freed },
        { ...second, ...freed },
      ]);
      for (const kept of [later, forever, never]) expect(await world().reads.accounts.findById(kept.id)).toEqual(kept);
      expect(await free()).toEqual([]);
    });

    it("updates what is named, and only that", async () => {
      const before = await create({ credentials: "old" });
      world().clock.advance(5);
      const after = await update(before.id, { credentials: null, sortOrder: 7 });
      expect(after).toEqual({ ...before, credentials: null, sortOrder: 7, updatedAt: world().clock.now() });
      expect(await world().reads.accounts.findById(before.id)).toEqual(after);
      await expect(update("nobody", { sortOrder: 1 })).rejects.toMatchObject(refusal("NOT_FOUND", "nobody"));
    });

    it("deletes one; its agents stay and lose it", async () => {
      const account = await create();
      const agent = await world().given.agent({ accountId: account.id });
      await world().transaction((tx) => tx.accounts.delete(account.id));
      expect(await world().reads.accounts.findById(account.id)).toBeNull();
      expect(await world().reads.agents.findById(agent.id)).toEqual({ ...agent, accountId: null });
      await expect(world().transaction((tx) => tx.accounts.delete(account.id))).rejects.toMatchObject(refusal("NOT_FOUND", account.id));
    });
  },
};
