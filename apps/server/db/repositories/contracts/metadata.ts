import { expect, it } from "vitest";
import type { Contract } from "./contract.ts";

export const metadataContract: Contract = {
  port: "metadata",
  tests: (world) => {
    const set = (key: string, value: string) => world().transaction((tx) => tx.metadata.set(key, value));

    it("sets a value, and sets it anew", async () => {
      expect(await set("schema", "1")).toEqual({ key: "schema", value: "1" });
      expect(await set("schema", "")).toEqual({ key: "schema", value: "" });
      expect(await world().reads.metadata.findByKey("schema")).toEqual({ key: "schema", value: "" });
      expect(await world().reads.metadata.findByKey("none")).toBeNull();
    });

    it("lists by key, whatever the order of writing", async () => {
      await Promise.all(["b", "a", "B", "é"].map((key) => set(key, key)));
      expect((await world().reads.metadata.findAll()).map((each) => each.key)).toEqual(["B", "a", "b", "é"]);
    });

    it("deletes, and says whether there was something", async () => {
      await set("a", "1");
      const remove = () => world().transaction((tx) => tx.metadata.delete("a"));
      expect([await remove(), await remove()]).toEqual([true, false]);
      expect(await world().reads.metadata.findAll()).toEqual([]);
    });
  },
};
