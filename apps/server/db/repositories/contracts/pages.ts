import type { NewPage, Page, PagePatch } from "@signalbox/contracts";
import { beforeEach, expect, it } from "vitest";
import type { Contract } from "./contract.ts";
import { bigNumber, idsOf, refusal, sortedIds } from "./expectations.ts";

export const pagesContract: Contract = {
  port: "pages",
  tests: (world) => {
    let initiativeId = "";
    beforeEach(async () => {
      initiativeId = (await world().given.initiative()).id;
    });
    const create = (over: Partial<NewPage> = {}) =>
      world().transaction((tx) => tx.pages.create({ initiativeId, title: "a page", ...over }));
    const update = (id: string, patch: PagePatch, expectedRevision?: number) =>
      world().transaction((tx) => tx.pages.update(id, patch, expectedRevision));
    const root = (title = "Home") => world().transaction((tx) => tx.pages.getOrCreateRootPage(initiativeId, title));

    it("stores every column, with defaults", async () => {
      const now = world().clock.now();
      const plain = await create();
      expect(plain).toEqual({
        id: expect.any(String),
        initiativeId,
        parentPageId: null,
        title: "a page",
        content: null,
        sortOrder: 0,
        revision: 1,
        createdAt: now,
        updatedAt: now,
      });
      const full = await create({ parentPageId: plain.id, content: '{"type":"doc"}', sortOrder: bigNumber });
      expect(full).toMatchObject({ parentPageId: plain.id, content: '{"type":"doc"}', sortOrder: bigNumber });
      expect(await world().reads.pages.findById(plain.id)).toEqual(plain);
      expect(await world().reads.pages.findById(full.id)).toEqual(full);
      expect(await world().reads.pages.findById("nobody")).toBeNull();
      expect(await world().reads.pages.findByIds([full.id, "nobody", plain.id, full.id])).toEqual([full, plain]);
      expect(await world().reads.pages.findByIds([])).toEqual([]);
    });

    it("is outlined without its text, in sortOrder", async () => {
      const home = await root();
      const later = await create({ parentPageId: home.id, content: "long", sortOrder: 2 });
      const first = await update((await create({ parentPageId: home.id, sortOrder: -1 })).id, { title: "first" });
      const row = ({ id, title, parentPageId, sortOrder, revision }: Page) => ({ id, title, parentPageId, sortOrder, revision });
      expect(await world().reads.pages.findOutline(initiativeId)).toEqual([first, home, later].map(row));
      expect(await world().reads.pages.findOutline("nobody")).toEqual([]);
    });

    it("refuses an initiative or parent that does not exist, and a second root, naming the field", async () => {
      await create();
      await expect(create()).rejects.toMatchObject(refusal("CONFLICT", "initiativeId"));
      await expect(create({ initiativeId: "nobody" })).rejects.toMatchObject(refusal("REFUSED", "initiativeId"));
      await expect(create({ parentPageId: "nobody" })).rejects.toMatchObject(refusal("REFUSED", "parentPageId"));
    });

    it("lists by initiative and parent in sortOrder, then by id", async () => {
      const top = await create({ sortOrder: -5 });
      const parentPageId = top.id;
      const last = await create({ parentPageId, sortOrder: 2 });
      const tied = [
        await create({ parentPageId, sortOrder: 1 }),
        await create({ parentPageId, sortOrder: 1 }),
        await create({ parentPageId, sortOrder: 1 }),
      ];
      const deep = await create({ parentPageId: last.id, sortOrder: 9 });
      expect(idsOf(await world().reads.pages.findByParentPageId(parentPageId))).toEqual([...sortedIds(tied), last.id]);
      expect(idsOf(await world().reads.pages.findByInitiativeId(initiativeId))).toEqual([top.id, ...sortedIds(tied), last.id, deep.id]);
      expect(await world().reads.pages.findByParentPageId(deep.id)).toEqual([]);
    });

    it("makes a root page once, whoever asks", async () => {
      expect(await world().reads.pages.findRootPage(initiativeId)).toBeNull();
      const [first, ...others] = await Promise.all([root("One"), root("Two"), root("Three"), root("Four")]);
      expect(first).toMatchObject({ initiativeId, parentPageId: null, revision: 1 });
      for (const other of others) expect(other).toEqual(first);
      await create({ parentPageId: first?.id });
      expect(await root("Five")).toEqual(first);
      expect(await world().reads.pages.findRootPage(initiativeId)).toEqual(first);
      expect(await world().reads.pages.findByInitiativeId(initiativeId)).toHaveLength(2);
      await expect(world().transaction((tx) => tx.pages.getOrCreateRootPage("nobody", "Home"))).rejects.toMatchObject(
        refusal("REFUSED", "initiativeId"),
      );
    });

    it("makes a new revision at each update, and refuses one made to an older", async () => {
      const before = await create();
      world().clock.advance(5);
      const after = await update(before.id, { content: "new", title: undefined }, 1);
      expect(after).toEqual({ ...before, content: "new", revision: 2, updatedAt: world().clock.now() });
      expect(await world().reads.pages.findById(before.id)).toEqual(after);
      await expect(update(before.id, { content: "late" }, 1)).rejects.toMatchObject({
        ...refusal("CONFLICT", before.id),
        details: { stored: after },
      });
      expect(await update(before.id, { content: null })).toMatchObject({ content: null, revision: 3 });
      await expect(update("nobody", { title: "x" })).rejects.toMatchObject(refusal("NOT_FOUND", "nobody"));
    });

    it("lets one of two savers of the same revision win", async () => {
      const page = await create();
      const saved = await Promise.allSettled([update(page.id, { content: "a" }, 1), update(page.id, { content: "b" }, 1)]);
      expect(saved.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
      expect(saved.find((one) => one.status === "rejected")).toMatchObject({ reason: { code: "CONFLICT" } });
      expect(await world().reads.pages.findById(page.id)).toMatchObject({ revision: 2 });
    });

    it("moves a page, but not below itself", async () => {
      const top = await create();
      const a = await create({ parentPageId: top.id });
      const b = await create({ parentPageId: a.id });
      const c = await create({ parentPageId: b.id });
      for (const parent of [a, b, c])
        await expect(update(a.id, { parentPageId: parent.id })).rejects.toMatchObject(refusal("REFUSED", "parentPageId"));
      expect(await update(c.id, { parentPageId: top.id })).toMatchObject({ parentPageId: top.id });
      expect(await update(b.id, { parentPageId: c.id })).toMatchObject({ parentPageId: c.id });
      await expect(update(b.id, { parentPageId: "nobody" })).rejects.toMatchObject(refusal("REFUSED", "parentPageId"));
      await expect(update(b.id, { parentPageId: null })).rejects.toMatchObject({ code: "CONFLICT" });
    });

    it("deletes one with its subpages; goes with its initiative", async () => {
      const top = await create();
      const child = await create({ parentPageId: top.id });
      const deep = await create({ parentPageId: child.id });
      await world().transaction((tx) => tx.pages.delete(child.id));
      expect(idsOf(await world().reads.pages.findByIds([top.id, child.id, deep.id]))).toEqual([top.id]);
      await expect(world().transaction((tx) => tx.pages.delete(child.id))).rejects.toMatchObject(refusal("NOT_FOUND", child.id));
      await world().transaction((tx) => tx.initiatives.delete(initiativeId));
      expect(await world().reads.pages.findById(top.id)).toBeNull();
    });
  },
};
