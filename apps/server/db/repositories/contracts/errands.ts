import { expect, it } from "vitest";
import { anErrand } from "../../../testing/builders.ts";
import type { Contract } from "./contract.ts";

export const errandsContract: Contract = {
  port: "errands",
  tests: (world) => {
    const create = async (over: Parameters<typeof anErrand>[0]) => world().transaction((tx) => tx.errands.create(anErrand(over)));

    it("stores every column, with defaults, under the id of the caller", async () => {
      const project = await world().given.project();
      const agent = await world().given.agent();
      const plain = await create({ id: "e1", projectId: project.id });
      expect(plain).toEqual({
        id: "e1",
        description: "tidy up",
        branch: "errand/tidy-up",
        baseBranch: "main",
        agentId: null,
        projectId: project.id,
        status: "active",
        createdAt: world().clock.now(),
        updatedAt: world().clock.now(),
      });
      const full = await create({ id: "e2", projectId: project.id, baseBranch: "next", agentId: agent.id, status: "conflict" });
      expect(await world().reads.errands.findById("e2")).toEqual(full);
      expect(await world().reads.errands.findById("e3")).toBeNull();
    });

    it("refuses an id twice, and a project or agent that does not exist, naming the field", async () => {
      const project = await world().given.project();
      await create({ id: "e1", projectId: project.id });
      await expect(create({ id: "e1", projectId: project.id })).rejects.toMatchObject({
        code: "CONFLICT",
        message: expect.stringContaining("id"),
      });
      await expect(create({ id: "e2", projectId: "nobody" })).rejects.toMatchObject({
        code: "REFUSED",
        message: expect.stringContaining("projectId"),
      });
      await expect(create({ id: "e2", projectId: project.id, agentId: "nobody" })).rejects.toMatchObject({
        code: "REFUSED",
        message: expect.stringContaining("agentId"),
      });
    });

    it("lists by project and status, in order of creation, page by page", async () => {
      const project = await world().given.project();
      const other = await world().given.project();
      for (const id of ["b", "a", "c"]) await create({ id, projectId: project.id, status: id === "c" ? "merged" : "active" });
      world().clock.advance(1);
      await create({ id: "0", projectId: other.id });
      const { errands } = world().reads;
      expect((await errands.findAll({}, { limit: 10 })).items.map((e) => e.id)).toEqual(["a", "b", "c", "0"]);
      expect((await errands.findAll({ projectId: project.id, status: "active" }, { limit: 10 })).items.map((e) => e.id)).toEqual([
        "a",
        "b",
      ]);
      const first = await errands.findAll({}, { limit: 3 });
      const second = await errands.findAll({}, { limit: 3, after: first.next ?? "" });
      expect([first.items.length, second.items.map((e) => e.id), second.next]).toEqual([3, ["0"], null]);
      await expect(errands.findAll({}, { limit: 3, after: "nonsense" })).rejects.toMatchObject({ code: "INVALID" });
    });

    it("updates what is named, and only that", async () => {
      const project = await world().given.project();
      const before = await create({ id: "e1", projectId: project.id });
      world().clock.advance(5);
      const after = await world().transaction((tx) => tx.errands.update("e1", { status: "merged" }));
      expect(after).toEqual({ ...before, status: "merged", updatedAt: world().clock.now() });
      expect(await world().reads.errands.findById("e1")).toEqual(after);
      await expect(world().transaction((tx) => tx.errands.update("e9", { status: "merged" }))).rejects.toMatchObject({
        code: "NOT_FOUND",
        message: expect.stringContaining("e9"),
      });
    });

    it("deletes one; goes with its project; loses its agent", async () => {
      const project = await world().given.project();
      const agent = await world().given.agent();
      await create({ id: "e1", projectId: project.id, agentId: agent.id });
      await create({ id: "e2", projectId: project.id });
      await world().transaction((tx) => tx.errands.delete("e2"));
      await expect(world().transaction((tx) => tx.errands.delete("e2"))).rejects.toMatchObject({ code: "NOT_FOUND" });
      await world().transaction((tx) => tx.agents.delete(agent.id));
      expect(await world().reads.errands.findById("e1")).toMatchObject({ agentId: null });
      await world().transaction((tx) => tx.projects.delete(project.id));
      expect(await world().reads.errands.findById("e1")).toBeNull();
    });
  },
};
