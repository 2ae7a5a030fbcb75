import type { NewObjectMetadata } from "@signalbox/contracts";
import { expect, it } from "vitest";
import type { Contract } from "./contract.ts";
import { bigNumber, idsOf, refusal, sortedIds } from "./expectations.ts";

const oidOf = (digit: string) => digit.repeat(64);

export const objectMetadataContract: Contract = {
  port: "objectMetadata",
  tests: (world) => {
    const create = (repositoryId: string, over: Partial<NewObjectMetadata> = {}) =>
      world().transaction((tx) =>
        tx.objectMetadata.create({ oid: oidOf("a"), size: 12, mediaType: "text/plain", storageKey: "aa/aa", repositoryId, ...over }),
      );

    it("stores every column, and sizes beyond 32 bits", async () => {
      const repository = await world().given.repository();
      const object = await create(repository.id, { size: bigNumber });
      expect(object).toEqual({
        id: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{26}$/),
        oid: oidOf("a"),
        size: bigNumber,
        mediaType: "text/plain",
        storageKey: "aa/aa",
        repositoryId: repository.id,
        createdAt: world().clock.now(),
      });
      expect(await world().reads.objectMetadata.findById(object.id)).toEqual(object);
      expect(await world().reads.objectMetadata.findById("none")).toBeNull();
    });

    it("refuses an object twice in a repository, wrong values, and a repository that does not exist", async () => {
      const [repository, other] = [await world().given.repository(), await world().given.repository()];
      await create(repository.id);
      await create(other.id);
      await expect(create(repository.id)).rejects.toMatchObject(refusal("CONFLICT", "oid"));
      for (const oid of ["abc", oidOf("A"), oidOf("g")])
        await expect(create(repository.id, { oid })).rejects.toMatchObject(refusal("INVALID", "oid"));
      await expect(create(repository.id, { oid: oidOf("b"), size: -1 })).rejects.toMatchObject(refusal("INVALID", "size"));
      await expect(create("01ARZ3NDEKTSV4RRFFQ69G5FAV")).rejects.toMatchObject(refusal("REFUSED", "repositoryId"));
    });

    it("finds by content and by repository, in order of creation", async () => {
      const [repository, other] = [await world().given.repository(), await world().given.repository()];
      const made = [];
      for (const digit of ["c", "a", "b"]) made.push(await create(repository.id, { oid: oidOf(digit) }));
      world().clock.advance(1);
      const late = await create(repository.id, { oid: oidOf("0"), size: 0 });
      const { objectMetadata } = world().reads;
      expect(await objectMetadata.findByOid(repository.id, oidOf("0"))).toEqual(late);
      expect(await objectMetadata.findByOid(other.id, oidOf("0"))).toBeNull();
      expect(idsOf(await objectMetadata.findByRepositoryId(repository.id))).toEqual([...sortedIds(made), late.id]);
      expect(await objectMetadata.findByRepositoryId(other.id)).toEqual([]);
      expect(await objectMetadata.countByRepositoryId(repository.id)).toBe(4);
      expect(await objectMetadata.countByRepositoryId(other.id)).toBe(0);
    });

    it("is deleted, alone or with its repository", async () => {
      const repository = await world().given.repository();
      const [one, two] = [await create(repository.id), await create(repository.id, { oid: oidOf("b") })];
      await world().transaction((tx) => tx.objectMetadata.delete(one.id));
      await expect(world().transaction((tx) => tx.objectMetadata.delete(one.id))).rejects.toMatchObject(refusal("NOT_FOUND", one.id));
      await world().transaction((tx) => tx.repositories.delete(repository.id));
      expect(await world().reads.objectMetadata.findById(two.id)).toBeNull();
    });
  },
};
