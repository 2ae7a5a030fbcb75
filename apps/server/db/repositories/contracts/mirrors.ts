import type { MirrorPatch, NewMirror } from "@signalbox/contracts";
import { expect, it } from "vitest";
import type { Contract } from "./contract.ts";
import { idsOf, refusal, sortedIds } from "./expectations.ts";

export const mirrorsContract: Contract = {
  port: "mirrors",
  tests: (world) => {
    const create = (repositoryId: string, over: Partial<NewMirror> = {}) =>
      world().transaction((tx) =>
        tx.mirrors.create({ repositoryId, path: "mirrors/one.git", remoteUrl: "https://git.test/one.git", ...over }),
      );
    const update = (id: string, patch: MirrorPatch) => world().transaction((tx) => tx.mirrors.update(id, patch));

    it("stores every column, with defaults", async () => {
      const repository = await world().given.repository();
      const plain = await create(repository.id);
      expect(plain).toEqual({
        id: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{26}$/),
        repositoryId: repository.id,
        path: "mirrors/one.git",
        remoteUrl: "https://git.test/one.git",
        lastFetchedAt: null,
        status: "pending",
        lastError: null,
        createdAt: world().clock.now(),
        updatedAt: world().clock.now(),
      });
      const state = { path: "mirrors/two.git", lastFetchedAt: new Date(1), status: "failed", lastError: "no network" } as const;
      const full = await create(repository.id, state);
      expect(full).toMatchObject(state);
      expect(await world().reads.mirrors.findById(full.id)).toEqual(full);
      expect(await world().reads.mirrors.findById("none")).toBeNull();
    });

    it("refuses a path twice, and a repository that does not exist", async () => {
      const repository = await world().given.repository();
      await create(repository.id);
      await expect(create(repository.id)).rejects.toMatchObject(refusal("CONFLICT", "path"));
      await expect(create("01ARZ3NDEKTSV4RRFFQ69G5FAV", { path: "p" })).rejects.toMatchObject(refusal("REFUSED", "repositoryId"));
    });

    it("finds by path and by repository, in order of creation", async () => {
      const repository = await world().given.repository();
      const made = [];
      for (const path of ["c", "a", "b"]) made.push(await create(repository.id, { path }));
      world().clock.advance(1);
      const late = await create(repository.id, { path: "0" });
      expect(await world().reads.mirrors.findByPath("0")).toEqual(late);
      expect(await world().reads.mirrors.findByPath("none")).toBeNull();
      expect(idsOf(await world().reads.mirrors.findByRepositoryId(repository.id))).toEqual([...sortedIds(made), late.id]);
    });

    it("updates what is named, and clears what is null", async () => {
      const repository = await world().given.repository();
      const before = await create(repository.id, { lastError: "no network", status: "failed" });
      world().clock.advance(5);
      const now = world().clock.now();
      expect(await update(before.id, { status: "ready", lastFetchedAt: now, lastError: null })).toEqual({
        ...before,
        ...{ status: "ready", lastFetchedAt: now, lastError: null, updatedAt: now },
      });
      expect(await update(before.id, { lastFetchedAt: null })).toMatchObject({ lastFetchedAt: null, status: "ready" });
      await create(repository.id, { path: "taken" });
      await expect(update(before.id, { path: "taken" })).rejects.toMatchObject(refusal("CONFLICT", "path"));
      await expect(update("none", { status: "ready" })).rejects.toMatchObject(refusal("NOT_FOUND", "none"));
    });

    it("is deleted, alone or with its repository", async () => {
      const repository = await world().given.repository();
      const [one, two] = [await create(repository.id), await create(repository.id, { path: "two" })];
      await world().transaction((tx) => tx.mirrors.delete(one.id));
      await expect(world().transaction((tx) => tx.mirrors.delete(one.id))).rejects.toMatchObject(refusal("NOT_FOUND", one.id));
      await world().transaction((tx) => tx.repositories.delete(repository.id));
      expect(await world().reads.mirrors.findById(two.id)).toBeNull();
    });
  },
};
