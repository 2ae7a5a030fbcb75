import type { AuditEntry, NewAuditEntry } from "@signalbox/contracts";
import { expect, it } from "vitest";
import { firstPreviousHash, followChain } from "../../../domain/audit-chain.ts";
import type { AuditCriteria } from "../audit.ts";
import type { Contract, World } from "./contract.ts";
import { bigNumber } from "./expectations.ts";

const anEntry = (over: Partial<NewAuditEntry> = {}): NewAuditEntry => ({
  actorType: "user",
  actorId: "u1",
  action: "task.delete",
  entityType: "task",
  entityId: "t1",
  outcome: "done",
  ...over,
});

export const auditContract: Contract = {
  port: "audit",
  tests: (world) => {
    appending(world);
    reading(world);
  },
};

function appending(world: () => World): void {
  const append = (over: Partial<NewAuditEntry> = {}) => world().transaction((tx) => tx.audit.append(anEntry(over)));

  it("stores every column, chained onto the entry before", async () => {
    const first = await append();
    expect(first).toEqual({
      ...anEntry(),
      sequence: 1,
      id: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{26}$/),
      keyId: null,
      reason: null,
      requestId: null,
      eventSequence: null,
      previousHash: firstPreviousHash,
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      createdAt: world().clock.now(),
    });
    world().clock.advance(1);
    const details = {
      actorType: "agent",
      keyId: "k",
      outcome: "refused",
      reason: "not yours",
      requestId: "r",
      eventSequence: bigNumber,
    } as const;
    const second = await append(details);
    expect(second).toMatchObject({ ...details, sequence: 2, previousHash: first.hash, createdAt: world().clock.now() });
    expect(await world().reads.audit.findAfter(0)).toEqual([first, second]);
  });

  it("makes a chain that holds when it is read back, and shows a change", async () => {
    for (const outcome of ["done", "refused", "failed"] as const) await append({ outcome, reason: outcome === "done" ? null : "é" });
    const entries = await world().reads.audit.findAfter(0);
    expect(followChain(entries).breaks).toEqual([]);
    expect(followChain(entries.map((entry) => ({ ...entry, actorId: "someone else" }))).breaks).toHaveLength(3);
  });

  it("goes on without a gap after a rollback, and with one chain under races", async () => {
    await append();
    const failing = world().transaction(async (tx) => {
      await tx.audit.append(anEntry());
      throw new Error("changed my mind");
    });
    await expect(failing).rejects.toThrow("changed my mind");
    await Promise.all(Array.from({ length: 10 }, () => append()));
    const entries = await world().reads.audit.findAfter(0);
    expect(entries.map((entry) => entry.sequence)).toEqual(Array.from({ length: 11 }, (_, index) => index + 1));
    expect(followChain(entries).breaks).toEqual([]);
  });
}

function reading(world: () => World): void {
  const appendMany = (count: number) =>
    world().transaction(async (tx) => {
      for (let index = 0; index < count; index += 1) await tx.audit.append(anEntry({ entityId: `t${index % 2}` }));
    });
  const sequences = (entries: readonly AuditEntry[]) => entries.map((entry) => entry.sequence);

  it("finds the entries of an entity, in order", async () => {
    await appendMany(5);
    expect(sequences(await world().reads.audit.findByEntity("task", "t1"))).toEqual([2, 4]);
    expect(await world().reads.audit.findByEntity("phase", "t1")).toEqual([]);
  });

  it("finds at most 100 after a sequence, or as many as asked for", async () => {
    await appendMany(103);
    expect(await world().reads.audit.findAfter(0)).toHaveLength(100);
    expect(sequences(await world().reads.audit.findAfter(100))).toEqual([101, 102, 103]);
    expect(sequences(await world().reads.audit.findAfter(1, 2))).toEqual([2, 3]);
  });

  it("replays everything in pages of 1,000", async () => {
    const sizes: number[] = [];
    await appendMany(1001);
    for await (const page of world().reads.audit.replayAll()) sizes.push(page.length);
    expect(sizes).toEqual([1000, 1]);
  });

  it("finds the newest by every criterion, before a sequence, at most so many", async () => {
    await appendMany(6);
    await world().transaction(async (tx) => {
      await tx.audit.append(anEntry({ entityType: "phase", action: "phase.delete", outcome: "refused" }));
      await tx.audit.append(anEntry({ outcome: "refused" }));
    });
    const newest = async (criteria: AuditCriteria, page: { limit?: number; before?: number } = {}) =>
      sequences(await world().reads.audit.findNewest(criteria, { limit: 10, ...page }));
    expect(await newest({})).toEqual([8, 7, 6, 5, 4, 3, 2, 1]);
    expect(await newest({}, { limit: 2, before: 7 })).toEqual([6, 5]);
    expect(await newest({ entityType: "task", entityId: "t1" })).toEqual([8, 6, 4, 2]);
    expect(await newest({ entityType: "task", entityId: "t1", outcome: "done" }, { limit: 1, before: 6 })).toEqual([4]);
    expect(await newest({ entityType: "phase" })).toEqual([7]);
    expect(await newest({ entityId: "t0" })).toEqual([5, 3, 1]);
    expect([await newest({ action: "phase.delete" }), await newest({ outcome: "refused" })]).toEqual([[7], [8, 7]]);
    expect([await newest({ action: "none" }), await newest({}, { before: 1 })]).toEqual([[], []]);
  });
}
