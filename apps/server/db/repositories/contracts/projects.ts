import type { NewProject, ProjectPatch } from "@signalbox/contracts";
import { expect, it } from "vitest";
import { aProject } from "../../../testing/builders.ts";
import type { Contract } from "./contract.ts";
import { idsOf, refusal, sortedIds } from "./expectations.ts";

export const projectsContract: Contract = {
  port: "projects",
  tests: (world) => {
    const create = (over: Partial<NewProject> = {}) => world().transaction((tx) => tx.projects.create(aProject(over)));
    const update = (id: string, patch: ProjectPatch) => world().transaction((tx) => tx.projects.update(id, patch));
    const remove = (id: string) => world().transaction((tx) => tx.projects.delete(id));
    const setProjects = (initiativeId: string, ids: string[]) =>
      world().transaction((tx) => tx.projects.setInitiativeProjects(initiativeId, ids));
    const projectsOf = async (initiativeId: string) => idsOf(await world().reads.projects.findProjectsByInitiativeId(initiativeId));

    it("stores every column, with defaults", async () => {
      const now = world().clock.now();
      const plain = await create({ name: "plain", url: "https://git.test/plain.git" });
      expect(plain).toEqual({
        id: expect.any(String),
        name: "plain",
        url: "https://git.test/plain.git",
        defaultBranch: "main",
        lastFetchedAt: null,
        createdAt: now,
        updatedAt: now,
      });
      const full = await create({ defaultBranch: "trunk", lastFetchedAt: new Date(1_700_000_000_123) });
      expect(full).toMatchObject({ defaultBranch: "trunk", lastFetchedAt: new Date(1_700_000_000_123) });
      expect(await world().reads.projects.findById(plain.id)).toEqual(plain);
      expect(await world().reads.projects.findById(full.id)).toEqual(full);
      expect(await world().reads.projects.findByName("plain")).toEqual(plain);
      expect(await world().reads.projects.findByName("Plain")).toBeNull();
      expect(await world().reads.projects.findById("nobody")).toBeNull();
    });

    it("refuses a name or url twice, naming the field", async () => {
      const stored = await create();
      await expect(create({ name: stored.name })).rejects.toMatchObject(refusal("CONFLICT", "name"));
      await expect(create({ url: stored.url })).rejects.toMatchObject(refusal("CONFLICT", "url"));
      const other = await create();
      await expect(update(other.id, { name: stored.name })).rejects.toMatchObject(refusal("CONFLICT", "name"));
    });

    it("lists page by page in order of creation, ties by id", async () => {
      const tied = [await create(), await create(), await create()];
      world().clock.advance(1);
      const last = await create();
      const first = await world().reads.projects.findAll({ limit: 3 });
      const second = await world().reads.projects.findAll({ limit: 3, after: first.next ?? "" });
      expect(idsOf([...first.items, ...second.items])).toEqual([...sortedIds(tied), last.id]);
      expect(second.next).toBeNull();
    });

    it("updates what is named, and only that", async () => {
      const before = await create({ lastFetchedAt: new Date(5) });
      world().clock.advance(5);
      const after = await update(before.id, { defaultBranch: "next", name: undefined });
      expect(after).toEqual({ ...before, defaultBranch: "next", updatedAt: world().clock.now() });
      expect(await update(before.id, { lastFetchedAt: null })).toEqual({ ...after, lastFetchedAt: null });
      await expect(update("nobody", { name: "x" })).rejects.toMatchObject(refusal("NOT_FOUND", "nobody"));
    });

    it("joins a project to an initiative and takes it away again", async () => {
      const initiative = await world().given.initiative();
      const project = await create();
      const add = (initiativeId: string, projectId: string) =>
        world().transaction((tx) => tx.projects.addProjectToInitiative(initiativeId, projectId));
      await add(initiative.id, project.id);
      expect(await world().reads.projects.findProjectsByInitiativeId(initiative.id)).toEqual([project]);
      await expect(add(initiative.id, project.id)).rejects.toMatchObject(refusal("CONFLICT", "projectId"));
      await expect(add("nobody", project.id)).rejects.toMatchObject(refusal("REFUSED", "initiativeId"));
      await expect(add(initiative.id, "nobody")).rejects.toMatchObject(refusal("REFUSED", "projectId"));
      const take = () => world().transaction((tx) => tx.projects.removeProjectFromInitiative(initiative.id, project.id));
      expect(await take()).toBe(true);
      expect(await take()).toBe(false);
      expect(await projectsOf(initiative.id)).toEqual([]);
    });

    it("sets the projects of an initiative by their difference", async () => {
      const initiative = await world().given.initiative();
      const other = await world().given.initiative();
      const [a, b, c] = [(await create()).id, (await create()).id, (await create()).id];
      await setProjects(other.id, [a]);
      expect(await setProjects(initiative.id, [a, b, a])).toEqual({ added: [a, b], removed: [] });
      expect(await setProjects(initiative.id, [c, b])).toEqual({ added: [c], removed: [a] });
      expect(await setProjects(initiative.id, [b, c])).toEqual({ added: [], removed: [] });
      expect(await projectsOf(initiative.id)).toEqual([b, c].sort());
      const pairs = await world().reads.projects.findPairs([other.id, initiative.id, "nobody", other.id]);
      const both = [initiative.id, other.id].sort();
      expect(pairs.map((pair) => [pair.initiativeId, pair.projectId])).toEqual(
        both.flatMap((id) => (id === other.id ? [[id, a]] : [b, c].sort().map((project) => [id, project]))),
      );
      expect(await world().reads.projects.findPairs([])).toEqual([]);
      await expect(setProjects(initiative.id, ["nobody"])).rejects.toMatchObject(refusal("REFUSED", "projectId"));
      expect(await projectsOf(initiative.id)).toEqual([b, c].sort());
      expect(await setProjects(initiative.id, [])).toEqual({ added: [], removed: [b, c].sort() });
      expect(await projectsOf(other.id)).toEqual([a]);
    });

    it("deletes one, with its repositories and its place in initiatives; a pair goes with its initiative", async () => {
      const initiative = await world().given.initiative();
      const repository = await world().given.repository();
      const kept = await create();
      await setProjects(initiative.id, [repository.projectId, kept.id]);
      await remove(repository.projectId);
      expect(await world().reads.repositories.findById(repository.id)).toBeNull();
      expect(await projectsOf(initiative.id)).toEqual([kept.id]);
      await world().transaction((tx) => tx.initiatives.delete(initiative.id));
      expect(await projectsOf(initiative.id)).toEqual([]);
      expect(await world().reads.projects.findById(kept.id)).toEqual(kept);
      await expect(remove(repository.projectId)).rejects.toMatchObject(refusal("NOT_FOUND", repository.projectId));
    });
  },
};
