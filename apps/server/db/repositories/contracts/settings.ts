import { event } from "@signalbox/contracts";
import { expect, it } from "vitest";
import { happen } from "../../../testing/happen.ts";
import type { Contract } from "./contract.ts";
import { bigNumber } from "./expectations.ts";

export const settingsContract: Contract = {
  port: "settings",
  tests: (world) => {
    const set = (key: string, value: unknown) => world().transaction((tx) => happen(tx, event("setting.changed", key, { value })));

    it.each([[{ deep: [1.5, null, { on: true }] }], [[]], ["text"], ["123"], [""], [bigNumber], [0], [false], [true], [null]])(
      "gives back the JSON value %j as it was set",
      async (value) => {
        const setting = { key: "k", value, updatedAt: world().clock.now() };
        await set("k", value);
        expect(await world().reads.settings.findByKey("k")).toEqual(setting);
        expect(await world().reads.settings.findAll()).toEqual([setting]);
      },
    );

    it("gives back the last value, with its time", async () => {
      await set("k", { a: 1 });
      world().clock.advance(5);
      await set("k", { b: 2 });
      expect(await world().reads.settings.findByKey("k")).toEqual({ key: "k", value: { b: 2 }, updatedAt: world().clock.now() });
      expect(await world().reads.settings.findByKey("none")).toBeNull();
    });

    it("lists by key, without what was deleted", async () => {
      for (const key of ["b", "a", "B"]) await set(key, key);
      expect((await world().reads.settings.findAll()).map((each) => each.key)).toEqual(["B", "a", "b"]);
      await world().transaction((tx) => happen(tx, event("setting.deleted", "a", {})));
      expect(await world().reads.settings.findByKey("a")).toBeNull();
      expect((await world().reads.settings.findAll()).map((each) => each.key)).toEqual(["B", "b"]);
    });
  },
};
