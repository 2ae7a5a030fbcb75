import type { NewReviewComment } from "@signalbox/contracts";
import { beforeEach, expect, it } from "vitest";
import type { Contract } from "./contract.ts";
import { bigNumber, idsOf, refusal, sortedIds } from "./expectations.ts";

export const reviewCommentsContract: Contract = {
  port: "reviewComments",
  tests: (world) => {
    let phaseId = "";
    beforeEach(async () => {
      phaseId = (await world().given.phase()).id;
    });
    const create = (over: Partial<NewReviewComment> = {}) =>
      world().transaction((tx) =>
        tx.reviewComments.create({ phaseId, filePath: "src/main.ts", lineNumber: 7, lineType: "added", body: "why?", ...over }),
      );
    const act = (method: "resolve" | "unresolve" | "delete", id: string) =>
      world().transaction<unknown>((tx) => tx.reviewComments[method](id));

    it("stores every column, with defaults", async () => {
      const now = world().clock.now();
      const plain = await create();
      expect(plain).toEqual({
        id: expect.any(String),
        phaseId,
        filePath: "src/main.ts",
        lineNumber: 7,
        lineType: "added",
        body: "why?",
        author: "you",
        resolved: false,
        createdAt: now,
        updatedAt: now,
      });
      const full = await create({ lineNumber: bigNumber, lineType: "context", author: "calm-otter", resolved: true });
      expect(full).toMatchObject({ lineNumber: bigNumber, lineType: "context", author: "calm-otter", resolved: true });
      expect(await world().reads.reviewComments.findById(plain.id)).toEqual(plain);
      expect(await world().reads.reviewComments.findById(full.id)).toEqual(full);
      expect(await world().reads.reviewComments.findById("nobody")).toBeNull();
    });

    it("refuses a phase that does not exist", async () => {
      await expect(create({ phaseId: "nobody" })).rejects.toMatchObject(refusal("REFUSED", "phaseId"));
    });

    it("lists those of a phase in order of creation, ties by id", async () => {
      const tied = [await create(), await create(), await create()];
      world().clock.advance(1);
      const last = await create();
      await create({ phaseId: (await world().given.phase()).id });
      expect(idsOf(await world().reads.reviewComments.findByPhaseId(phaseId))).toEqual([...sortedIds(tied), last.id]);
      expect(await world().reads.reviewComments.findByPhaseId("nobody")).toEqual([]);
    });

    it("is resolved and opened again", async () => {
      const before = await create();
      world().clock.advance(5);
      const resolved = { ...before, resolved: true, updatedAt: world().clock.now() };
      expect(await act("resolve", before.id)).toEqual(resolved);
      expect(await act("resolve", before.id)).toEqual(resolved);
      expect(await world().reads.reviewComments.findById(before.id)).toEqual(resolved);
      expect(await act("unresolve", before.id)).toEqual({ ...resolved, resolved: false });
      await expect(act("resolve", "nobody")).rejects.toMatchObject(refusal("NOT_FOUND", "nobody"));
      await expect(act("unresolve", "nobody")).rejects.toMatchObject(refusal("NOT_FOUND", "nobody"));
    });

    it("deletes one; goes with its phase", async () => {
      const [gone, kept] = [await create(), await create()];
      await act("delete", gone.id);
      expect(await world().reads.reviewComments.findByPhaseId(phaseId)).toEqual([kept]);
      await expect(act("delete", gone.id)).rejects.toMatchObject(refusal("NOT_FOUND", gone.id));
      await world().transaction((tx) => tx.phases.delete(phaseId));
      expect(await world().reads.reviewComments.findById(kept.id)).toBeNull();
    });
  },
};
