import type { NewRepository, NewRepositoryRelationship, RepositoryPatch } from "@signalbox/contracts";
import { expect, it } from "vitest";
import type { Contract, World } from "./contract.ts";
import { idsOf, refusal, sortedIds } from "./expectations.ts";

export const repositoriesContract: Contract = {
  port: "repositories",
  tests: (world) => {
    rows(world);
    relationships(world);
  },
};

const stranger = "01ARZ3NDEKTSV4RRFFQ69G5FAV";

function rows(world: () => World): void {
  const create = (projectId: string, over: Partial<NewRepository> = {}) =>
    world().transaction((tx) => tx.repositories.create({ projectId, name: "core", url: "https://git.test/core.git", ...over }));
  const update = (id: string, patch: RepositoryPatch) => world().transaction((tx) => tx.repositories.update(id, patch));

  it("stores every column, with defaults, under a ULID", async () => {
    const project = await world().given.project();
    const plain = await create(project.id);
    expect(plain).toEqual({
      id: expect.stringMatching(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/),
      projectId: project.id,
      name: "core",
      url: "https://git.test/core.git",
      defaultBranch: "main",
      createdAt: world().clock.now(),
      updatedAt: world().clock.now(),
    });
    const full = await create(project.id, { name: "web", defaultBranch: "trunk" });
    expect(full.defaultBranch).toBe("trunk");
    expect(await world().reads.repositories.findById(full.id)).toEqual(full);
    expect(await world().reads.repositories.findById(stranger)).toBeNull();
  });

  it("refuses a name twice in a project, and a project that does not exist", async () => {
    const [project, other] = [await world().given.project(), await world().given.project()];
    await create(project.id);
    await create(other.id);
    await expect(create(project.id)).rejects.toMatchObject(refusal("CONFLICT", "name"));
    await expect(create("nobody")).rejects.toMatchObject(refusal("REFUSED", "projectId"));
  });

  it("lists in order of creation, ties by id, of a project and page by page", async () => {
    const [project, other] = [await world().given.project(), await world().given.project()];
    const made = [];
    for (const name of ["b", "a", "c"]) made.push(await create(project.id, { name }));
    world().clock.advance(1);
    const late = await create(other.id);
    const { repositories } = world().reads;
    expect(idsOf(await repositories.findByProjectId(project.id))).toEqual(sortedIds(made));
    expect(await repositories.findByProjectId("nobody")).toEqual([]);
    const first = await repositories.findAll({ limit: 3 });
    const second = await repositories.findAll({ limit: 3, after: first.next ?? "" });
    expect([idsOf(first.items), idsOf(second.items), second.next]).toEqual([sortedIds(made), [late.id], null]);
  });

  it("updates what is named; its id and project never change", async () => {
    const project = await world().given.project();
    const before = await create(project.id);
    world().clock.advance(5);
    const patch = { name: "renamed", id: stranger, projectId: "other" } as RepositoryPatch;
    expect(await update(before.id, patch)).toEqual({ ...before, name: "renamed", updatedAt: world().clock.now() });
    expect(await update(before.id, { url: "https://git.test/new.git", defaultBranch: "trunk" })).toMatchObject({ defaultBranch: "trunk" });
    await expect(update(stranger, { name: "x" })).rejects.toMatchObject(refusal("NOT_FOUND", stranger));
    await create(project.id, { name: "taken" });
    await expect(update(before.id, { name: "taken" })).rejects.toMatchObject(refusal("CONFLICT", "name"));
  });

  it("is deleted, alone or with its project", async () => {
    const project = await world().given.project();
    const [one, two] = [await create(project.id, { name: "one" }), await create(project.id, { name: "two" })];
    await world().transaction((tx) => tx.repositories.delete(one.id));
    await expect(world().transaction((tx) => tx.repositories.delete(one.id))).rejects.toMatchObject(refusal("NOT_FOUND", one.id));
    await world().transaction((tx) => tx.projects.delete(project.id));
    expect(await world().reads.repositories.findById(two.id)).toBeNull();
  });
}

function relationships(world: () => World): void {
  const relate = (relationship: NewRepositoryRelationship) => world().transaction((tx) => tx.repositories.createRelationship(relationship));
  const unrelate = (relationship: NewRepositoryRelationship) =>
    world().transaction((tx) => tx.repositories.deleteRelationship(relationship));
  const two = async () => {
    const [from, to] = [await world().given.repository(), await world().given.repository()];
    return { from, to, fork: { fromRepositoryId: from.id, toRepositoryId: to.id, type: "fork_of" } as const };
  };

  it("stores a relationship once, whoever asks again", async () => {
    const { fork } = await two();
    const made = await relate(fork);
    expect(made).toEqual({ ...fork, createdAt: world().clock.now() });
    world().clock.advance(1);
    expect(await relate(fork)).toEqual(made);
    expect(await Promise.all([unrelate(fork), unrelate(fork)])).toEqual([true, false]);
    expect(await world().reads.repositories.findRelationships(fork.fromRepositoryId)).toEqual([]);
  });

  it("finds both directions, in order of creation", async () => {
    const { from, to, fork } = await two();
    const third = await world().given.repository();
    const made = [await relate(fork)];
    world().clock.advance(1);
    made.push(await relate({ fromRepositoryId: third.id, toRepositoryId: from.id, type: "submodule_of" }));
    world().clock.advance(1);
    made.push(await relate({ ...fork, type: "depends_on" }));
    await relate({ fromRepositoryId: third.id, toRepositoryId: to.id, type: "mirror_of" });
    expect(await world().reads.repositories.findRelationships(from.id)).toEqual(made);
  });

  it("refuses what does not exist, and a repository related to itself; goes with either of them", async () => {
    const { from, to, fork } = await two();
    await expect(relate({ ...fork, toRepositoryId: stranger })).rejects.toMatchObject(refusal("REFUSED", "toRepositoryId"));
    await expect(relate({ ...fork, fromRepositoryId: stranger })).rejects.toMatchObject(refusal("REFUSED", "fromRepositoryId"));
    await expect(relate({ ...fork, toRepositoryId: from.id })).rejects.toMatchObject(refusal("INVALID", "fromRepositoryId"));
    await relate(fork);
    await world().transaction((tx) => tx.repositories.delete(to.id));
    expect(await world().reads.repositories.findRelationships(from.id)).toEqual([]);
    const third = await world().given.repository();
    await relate({ fromRepositoryId: from.id, toRepositoryId: third.id, type: "depends_on" });
    await world().transaction((tx) => tx.repositories.delete(from.id));
    expect(await world().reads.repositories.findRelationships(third.id)).toEqual([]);
  });
}
