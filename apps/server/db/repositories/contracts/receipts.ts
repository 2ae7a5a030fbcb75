import type { NewReceipt } from "@signalbox/contracts";
import { expect, it } from "vitest";
import type { Contract } from "./contract.ts";
import { refusal } from "./expectations.ts";

export const receiptsContract: Contract = {
  port: "receipts",
  tests: (world) => {
    const create = (commandId: string, over: Partial<NewReceipt> = {}) =>
      world().transaction((tx) =>
        tx.receipts.create({ commandId, command: "tasks.create", inputHash: "a".repeat(64), actorId: "u1", ...over }),
      );
    const find = (commandId: string) => world().reads.receipts.findById(commandId);

    it("stores every column, with and without a result", async () => {
      const plain = await create("c1");
      expect(plain).toEqual({
        commandId: "c1",
        command: "tasks.create",
        inputHash: "a".repeat(64),
        actorId: "u1",
        result: null,
        createdAt: world().clock.now(),
      });
      expect(await find("c1")).toEqual(plain);
      for (const [index, result] of [{ id: "t1", list: [1, null] }, "text", 0, false].entries()) {
        await create(`r${index}`, { result });
        expect(await find(`r${index}`)).toMatchObject({ result });
      }
      expect(await find("none")).toBeNull();
    });

    it("refuses a command id twice; of two at once, one is first", async () => {
      await create("c1");
      await expect(create("c1", { command: "other" })).rejects.toMatchObject(refusal("CONFLICT", "commandId"));
      const raced = await Promise.allSettled([create("c2"), create("c2")]);
      expect(raced.map((each) => each.status).sort()).toEqual(["fulfilled", "rejected"]);
    });

    it("deletes what is older, the oldest first, at most so many", async () => {
      for (const id of ["b", "a", "c"]) await create(id);
      world().clock.advance(10);
      const now = world().clock.now();
      await create("d");
      const deleteBefore = (limit?: number) => world().transaction((tx) => tx.receipts.deleteBefore(now, limit));
      expect(await deleteBefore(2)).toBe(2);
      expect([await find("a"), await find("b"), (await find("c"))?.commandId]).toEqual([null, null, "c"]);
      expect([await deleteBefore(), await deleteBefore()]).toEqual([1, 0]);
      expect(await find("d")).not.toBeNull();
    });
  },
};
