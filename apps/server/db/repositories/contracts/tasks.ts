import type { NewTask, Task, TaskPatch } from "@signalbox/contracts";
import { expect, it } from "vitest";
import { aTask } from "../../../testing/builders.ts";
import type { Contract, World } from "./contract.ts";

const acts = (world: () => World) => {
  const run = world;
  return {
    create: (over: Partial<NewTask> = {}) => run().transaction((tx) => tx.tasks.create(aTask(over))),
    update: (id: string, patch: TaskPatch) => run().transaction((tx) => tx.tasks.update(id, patch)),
    remove: (id: string) => run().transaction((tx) => tx.tasks.delete(id)),
    depend: (task: { id: string }, on: { id: string }) => run().transaction((tx) => tx.tasks.createDependency(task.id, on.id)),
    claim: (initiativeId?: string) => run().transaction((tx) => tx.tasks.claimNext({ initiativeId })),
    stored: async (task: { id: string }): Promise<Task> => {
      const found = await run().reads.tasks.findById(task.id);
      if (!found) throw new Error(`no task ${task.id}`);
      return found;
    },
  };
};

const ids = (items: readonly { id: string }[]) => items.map((item) => item.id);

export const tasksContract: Contract = {
  port: "tasks",
  tests: (world) => {
    rows(world);
    outlines(world);
    readiness(world);
    edges(world);
    claims(world);
    bulk(world);
  },
};

function rows(world: () => World) {
  const { create, update, remove, stored } = acts(world);

  it("stores every column, with defaults", async () => {
    const plain = await world().transaction((tx) => tx.tasks.create({ name: "Lay rails" }));
    expect(plain).toEqual({
      id: expect.stringMatching(/^[\w-]{21}$/),
      phaseId: null,
      initiativeId: null,
      parentTaskId: null,
      name: "Lay rails",
      description: null,
      type: "auto",
      category: "execute",
      priority: "medium",
      status: "pending",
      order: 0,
      summary: null,
      retryCount: 0,
      priorityRank: 1,
      phaseOrder: 0,
      unmetDependencies: 0,
      inheritedUnmet: 0,
      unfinishedChildren: 0,
      gateOpen: true,
      createdAt: world().clock.now(),
      updatedAt: world().clock.now(),
    });
    const phase = await world().given.phase();
    const full = await create({
      id: "t",
      phaseId: phase.id,
      parentTaskId: plain.id,
      description: "ünï\u{1F682}",
      category: "verify",
      priority: "high",
      status: "quality_review",
      order: 3_000_000_000,
      summary: "so far",
      retryCount: 2,
      createdAt: new Date(5),
    });
    expect(full).toMatchObject({
      initiativeId: phase.initiativeId,
      phaseOrder: phase.createdAt.getTime(),
      order: 3_000_000_000,
      description: "ünï\u{1F682}",
      createdAt: new Date(5),
    });
    expect(await stored(full)).toEqual(full);
    expect(await world().reads.tasks.findById("none")).toBeNull();
    expect(ids(await world().reads.tasks.findByIds(["t", "none", plain.id]))).toEqual(["t", plain.id]);
  });

  it("refuses what does not exist or does not fit, naming the field", async () => {
    await create({ id: "t" });
    const phase = await world().given.phase();
    const other = await world().given.initiative();
    for (const [field, over] of Object.entries({
      phaseId: { phaseId: "none" },
      initiativeId: { initiativeId: "none" },
      parentTaskId: { parentTaskId: "none" },
    })) {
      await expect(create(over)).rejects.toMatchObject({ code: "REFUSED", message: expect.stringContaining(field) });
      await expect(update("t", over)).rejects.toMatchObject({ code: "REFUSED", message: expect.stringContaining(field) });
    }
    await expect(create({ phaseId: phase.id, initiativeId: other.id })).rejects.toMatchObject({
      code: "REFUSED",
      message: expect.stringContaining("initiativeId"),
    });
    await expect(create({ id: "t" })).rejects.toMatchObject({ code: "CONFLICT", message: expect.stringContaining("id") });
    await expect(update("none", { name: "x" })).rejects.toMatchObject({ code: "NOT_FOUND", message: expect.stringContaining("none") });
    await expect(remove("none")).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("updates what is named, and only that", async () => {
    const before = await create({ description: "old" });
    world().clock.advance(5);
    const after = await update(before.id, { name: "new", description: null, priority: "low" });
    expect(after).toEqual({ ...before, name: "new", description: null, priority: "low", priorityRank: 2, updatedAt: world().clock.now() });
    expect(await stored(before)).toEqual(after);
  });

  it("lists in order of creation, ties by id, by every filter and page by page", async () => {
    const phase = await world().given.phase();
    const parent = await create({ id: "parent", priority: "high", status: "in_progress", createdAt: new Date(1) });
    for (const id of ["b", "a"]) await create({ id, phaseId: phase.id });
    world().clock.advance(1);
    await create({ id: "0", parentTaskId: parent.id, priority: "high" });
    const { tasks } = world().reads;
    const all = async (filter: Parameters<typeof tasks.findAll>[0]) => ids((await tasks.findAll(filter, { limit: 10 })).items);
    expect(await all({})).toEqual(["parent", "a", "b", "0"]);
    expect(await all({ status: "in_progress" })).toEqual(["parent"]);
    expect(await all({ phaseId: phase.id })).toEqual(["a", "b"]);
    expect(await all({ initiativeId: phase.initiativeId, status: "pending" })).toEqual(["a", "b"]);
    expect(await all({ parentTaskId: "parent" })).toEqual(["0"]);
    expect(await all({ priority: "high" })).toEqual(["parent", "0"]);
    const first = await tasks.findAll({}, { limit: 3 });
    expect(await tasks.findAll({}, { limit: 3, after: first.next ?? "" })).toMatchObject({ items: [{ id: "0" }], next: null });
    expect(ids(await tasks.findByPhaseId(phase.id))).toEqual(["a", "b"]);
    expect(ids(await tasks.findByInitiativeId(phase.initiativeId))).toEqual(["a", "b"]);
    expect(ids(await tasks.findByParentTaskId("parent"))).toEqual(["0"]);
  });

  it("is found by the beginning of its id and by its name", async () => {
    for (const id of ["abc1", "abc2", "abd1", "ABC1"]) await create({ id, name: id.slice(0, 3) });
    const { tasks } = world().reads;
    expect(ids(await tasks.findByIdPrefix("abc", 10))).toEqual(["abc1", "abc2"]);
    expect(ids(await tasks.findByIdPrefix("abc", 1))).toEqual(["abc1"]);
    expect(ids(await tasks.findByIdPrefix("abc1", 10))).toEqual(["abc1"]);
    expect(ids(await tasks.findByName("abd", 10))).toEqual(["abd1"]);
    expect(await tasks.findByName("ab", 10)).toEqual([]);
  });

  it("is found by a part of its name or description, the newest first", async () => {
    for (const [id, name, description] of [
      ["a", "Lay the RAILS", null],
      ["b", "Paint", "the rails, in grün"],
      ["c", "100% done_", null],
      ["d", "1000 dones", "a \\ b"],
    ] as const) {
      await create({ id, name, description });
      world().clock.advance(1);
    }
    const search = async (text: string, limit = 10) => ids(await world().reads.tasks.findByText(text, limit));
    expect(await search("rails")).toEqual(["b", "a"]);
    expect(await search("rails", 1)).toEqual(["b"]);
    expect(await search("grün")).toEqual(["b"]);
    expect(await search("100%")).toEqual(["c"]);
    expect(await search("done_")).toEqual(["c"]);
    expect(await search("\\")).toEqual(["d"]);
    expect(await search("nowhere")).toEqual([]);
  });

  it("knows its ancestors and its descendants", async () => {
    const top = await create({ id: "top" });
    await create({ id: "b", parentTaskId: top.id });
    await create({ id: "a", parentTaskId: top.id });
    await create({ id: "leaf", parentTaskId: "a" });
    const { tasks } = world().reads;
    expect(ids(await tasks.findAncestors("leaf"))).toEqual(["a", "top"]);
    expect(ids(await tasks.findDescendants("top"))).toEqual(["a", "b", "leaf"]);
    expect(await tasks.findAncestors("top")).toEqual([]);
  });

  it("takes its subtasks along when it is deleted, and leaves what pointed to it", async () => {
    const parent = await create();
    const child = await create({ parentTaskId: parent.id });
    const agent = await world().given.agent({ taskId: child.id });
    const issue = await world().given.issue({ taskId: parent.id });
    await remove(parent.id);
    expect(await world().reads.tasks.findById(child.id)).toBeNull();
    expect(await world().reads.agents.findById(agent.id)).toMatchObject({ taskId: null });
    expect(await world().reads.issues.findById(issue.id)).toMatchObject({ taskId: null });
  });
}

function outlines(world: () => World) {
  const { create, depend, stored } = acts(world);

  it("is outlined without its long texts, in order of creation, with what it waits for", async () => {
    const phase = await world().given.phase();
    const { initiativeId } = phase;
    const elsewhere = await create({ id: "z" });
    for (const id of ["b", "a"]) await create({ id, phaseId: phase.id, description: "long" });
    world().clock.advance(1);
    const last = await create({ id: "0", initiativeId, parentTaskId: "a" });
    for (const on of [last, elsewhere, { id: "a" }]) await depend({ id: "b" }, on);
    await depend(elsewhere, last);
    const { tasks } = world().reads;
    const { description, summary, retryCount, type, createdAt, ...row } = await stored({ id: "b" });
    const outline = await tasks.findOutline(initiativeId, 10);
    expect(ids(outline)).toEqual(["a", "b", "0"]);
    expect(outline[1]).toEqual(row);
    expect(row.unmetDependencies).toBe(3);
    expect(ids(await tasks.findOutline(initiativeId, 2))).toEqual(["a", "b"]);
    const pairs = async (limit: number) =>
      (await tasks.findDependenciesByInitiativeId(initiativeId, limit)).map((edge) => [edge.taskId, edge.dependsOnTaskId]);
    expect(await pairs(10)).toEqual([
      ["b", "0"],
      ["b", "a"],
      ["b", "z"],
    ]);
    expect(await pairs(1)).toHaveLength(1);
    expect([await tasks.findOutline("none", 10), await tasks.findDependenciesByInitiativeId("none", 10)]).toEqual([[], []]);
  });

  it("is counted by initiative and status, and apart where it is ready", async () => {
    expect(await world().reads.tasks.countByInitiative()).toEqual([]);
    const { initiativeId } = await world().given.phase();
    const [, waiting] = [await create({ initiativeId }), await create({ initiativeId }), await create({ initiativeId, status: "blocked" })];
    const alone = await create({ status: "in_progress" });
    await depend(waiting, alone);
    const counts = await world().reads.tasks.countByInitiative();
    expect(counts.sort((one, other) => one.status.localeCompare(other.status))).toEqual([
      { initiativeId, status: "blocked", count: 1, ready: 0 },
      { initiativeId: null, status: "in_progress", count: 1, ready: 0 },
      { initiativeId, status: "pending", count: 2, ready: 1 },
    ]);
  });
}

function readiness(world: () => World) {
  const { create, update, remove, depend, stored } = acts(world);

  it("counts dependencies that are not completed, and counts again when one is completed or reopened", async () => {
    const [task, first, second] = [await create(), await create(), await create({ status: "completed" })];
    await depend(task, first);
    await depend(task, second);
    await depend(task, first);
    expect(await stored(task)).toMatchObject({ unmetDependencies: 1 });
    await update(first.id, { status: "completed" });
    expect(await stored(task)).toMatchObject({ unmetDependencies: 0 });
    await update(second.id, { status: "pending" });
    expect(await stored(task)).toMatchObject({ unmetDependencies: 1 });
    await update(second.id, { status: "cancelled" });
    expect(await stored(task)).toMatchObject({ unmetDependencies: 1 });
    expect(await world().transaction((tx) => tx.tasks.deleteDependency(task.id, second.id))).toBe(true);
    expect(await stored(task)).toMatchObject({ unmetDependencies: 0 });
    expect(await world().transaction((tx) => tx.tasks.deleteDependency(task.id, second.id))).toBe(false);
  });

  it("inherits what its ancestors wait for, however deep", async () => {
    const [blocker, top] = [await create(), await create()];
    const middle = await create({ parentTaskId: top.id });
    const leaf = await create({ parentTaskId: middle.id });
    await depend(top, blocker);
    expect(await stored(leaf)).toMatchObject({ inheritedUnmet: 1, unmetDependencies: 0 });
    const late = await create({ parentTaskId: middle.id });
    expect(late).toMatchObject({ inheritedUnmet: 1 });
    await depend(middle, blocker);
    expect(await stored(leaf)).toMatchObject({ inheritedUnmet: 2 });
    await update(blocker.id, { status: "completed" });
    expect([await stored(leaf), await stored(late), await stored(middle)]).toMatchObject([
      { inheritedUnmet: 0 },
      { inheritedUnmet: 0 },
      { inheritedUnmet: 0, unmetDependencies: 0 },
    ]);
    await update(blocker.id, { status: "pending" });
    expect(await stored(leaf)).toMatchObject({ inheritedUnmet: 2 });
    await update(leaf.id, { parentTaskId: null });
    expect(await stored(leaf)).toMatchObject({ inheritedUnmet: 0 });
    await update(leaf.id, { parentTaskId: top.id });
    expect(await stored(leaf)).toMatchObject({ inheritedUnmet: 1 });
  });

  it("counts children that have not ended", async () => {
    const [parent, other] = [await create(), await create()];
    const first = await create({ parentTaskId: parent.id });
    const second = await create({ parentTaskId: parent.id, status: "completed" });
    expect(await stored(parent)).toMatchObject({ unfinishedChildren: 1 });
    await update(second.id, { status: "pending" });
    expect(await stored(parent)).toMatchObject({ unfinishedChildren: 2 });
    await update(first.id, { status: "cancelled" });
    expect(await stored(parent)).toMatchObject({ unfinishedChildren: 1 });
    await update(second.id, { parentTaskId: other.id });
    expect([await stored(parent), await stored(other)]).toMatchObject([{ unfinishedChildren: 0 }, { unfinishedChildren: 1 }]);
    await remove(second.id);
    expect(await stored(other)).toMatchObject({ unfinishedChildren: 0 });
  });

  it("keeps the counts right when a blocker is deleted with its parent", async () => {
    const [parent, waiting] = [await create(), await create()];
    const blocker = await create({ parentTaskId: parent.id });
    const child = await create({ parentTaskId: waiting.id });
    await depend(waiting, blocker);
    expect(await stored(child)).toMatchObject({ inheritedUnmet: 1 });
    await remove(parent.id);
    expect([await stored(waiting), await stored(child)]).toMatchObject([{ unmetDependencies: 0 }, { inheritedUnmet: 0 }]);
  });

  it("follows its phase and its initiative when it moves", async () => {
    const [open, shut] = [await world().given.phase(), await world().given.phase({ status: "pending" })];
    world().clock.advance(10);
    const task = await create({ phaseId: open.id });
    expect(await update(task.id, { phaseId: shut.id })).toMatchObject({ initiativeId: shut.initiativeId, gateOpen: false });
    expect(await update(task.id, { initiativeId: open.initiativeId })).toMatchObject({ phaseId: null, gateOpen: true, phaseOrder: 0 });
    expect(await update(task.id, { phaseId: open.id })).toMatchObject({
      initiativeId: open.initiativeId,
      phaseOrder: open.createdAt.getTime(),
    });
    expect(await update(task.id, { phaseId: null })).toMatchObject({ phaseId: null, initiativeId: open.initiativeId });
    expect(await update(task.id, { initiativeId: null })).toMatchObject({ initiativeId: null, gateOpen: true });
  });
}

function edges(world: () => World) {
  const { create, update, depend } = acts(world);

  it("knows what it waits for and what waits for it", async () => {
    for (const id of ["a", "b", "c"]) await create({ id });
    await depend({ id: "c" }, { id: "b" });
    await depend({ id: "c" }, { id: "a" });
    const { tasks } = world().reads;
    expect(ids(await tasks.getDependencies("c"))).toEqual(["a", "b"]);
    expect(ids(await tasks.getDependents("a"))).toEqual(["c"]);
    expect(await tasks.findDependenciesOf(["a", "c"])).toEqual([
      { taskId: "c", dependsOnTaskId: "a" },
      { taskId: "c", dependsOnTaskId: "b" },
    ]);
    await expect(depend({ id: "a" }, { id: "none" })).rejects.toMatchObject({
      code: "REFUSED",
      message: expect.stringContaining("dependsOnTaskId"),
    });
    await expect(depend({ id: "none" }, { id: "a" })).rejects.toMatchObject({
      code: "REFUSED",
      message: expect.stringContaining("taskId"),
    });
  });

  it("refuses a dependency that closes a cycle, and spells it", async () => {
    const [a, b, c] = [await create({ name: "A" }), await create({ name: "B" }), await create({ name: "C" })];
    await depend(a, b);
    await depend(b, c);
    await expect(depend(c, a)).rejects.toMatchObject({
      code: "REFUSED",
      message: expect.stringContaining("C → A → B → C"),
      details: { cycle: [c.id, a.id, b.id] },
    });
    await expect(depend(a, a)).rejects.toMatchObject({ code: "REFUSED", message: expect.stringContaining("A → A") });
    expect(await world().reads.tasks.getDependencies(c.id)).toEqual([]);
  });

  it("refuses what would make a task wait for itself through its family", async () => {
    const parent = await create({ name: "parent" });
    const child = await create({ name: "child", parentTaskId: parent.id });
    const other = await create({ name: "other" });
    await expect(depend(child, parent)).rejects.toMatchObject({ code: "REFUSED", message: expect.stringMatching(/child → parent/) });
    await expect(depend(parent, child)).rejects.toMatchObject({ code: "REFUSED" });
    await depend(other, parent);
    await expect(depend(child, other)).rejects.toMatchObject({ code: "REFUSED", message: expect.stringMatching(/child → other → parent/) });
    await expect(update(parent.id, { parentTaskId: child.id })).rejects.toMatchObject({ code: "REFUSED" });
    await expect(update(parent.id, { parentTaskId: parent.id })).rejects.toMatchObject({ code: "REFUSED" });
    await expect(update(parent.id, { parentTaskId: other.id })).rejects.toMatchObject({ code: "REFUSED" });
    await update(child.id, { parentTaskId: null });
    await depend(child, other);
  });

  it("keeps links of any kind, from both sides, once", async () => {
    for (const id of ["a", "b", "c"]) await create({ id });
    const link = (taskId: string, linkedTaskId: string, kind: string) => ({ taskId, linkedTaskId, kind });
    const links = [link("a", "b", "related"), link("c", "a", "discovered-from"), link("b", "c", "related")];
    await world().transaction((tx) => tx.tasks.createLinks([...links, link("a", "b", "related")]));
    expect(await world().reads.tasks.findLinksOf("a")).toEqual([links[0], links[1]]);
    expect(await world().transaction((tx) => tx.tasks.deleteLinksOf(["a", "b"]))).toBe(2);
    expect(await world().reads.tasks.findLinksOf("a")).toEqual([links[1]]);
  });
}

function claims(world: () => World) {
  const { create, update, depend, claim } = acts(world);

  it("hands out the ready ones by priority, phase order, order, creation and id", async () => {
    const early = await world().given.phase();
    world().clock.advance(1);
    const late = await world().given.phase({ initiativeId: early.initiativeId });
    await create({ id: "late-phase", phaseId: late.id });
    await create({ id: "early-phase", phaseId: early.id });
    await create({ id: "low", priority: "low" });
    await create({ id: "high", priority: "high", order: 9 });
    await create({ id: "second", order: 1 });
    await create({ id: "c", createdAt: new Date(3) });
    await create({ id: "b", createdAt: new Date(2) });
    await create({ id: "a", createdAt: new Date(3) });
    const order = ["high", "b", "a", "c", "second", "early-phase", "late-phase", "low"];
    expect(ids(await world().reads.tasks.findReady({ limit: 20 }))).toEqual(order);
    expect(ids(await world().reads.tasks.findReady({ limit: 2 }))).toEqual(order.slice(0, 2));
    expect(ids(await world().reads.tasks.findReady({ initiativeId: early.initiativeId, limit: 20 }))).toEqual([
      "early-phase",
      "late-phase",
    ]);
    expect(await claim(early.initiativeId)).toMatchObject({ id: "early-phase", status: "in_progress", updatedAt: world().clock.now() });
    for (const id of order.filter((one) => one !== "early-phase")) expect(await claim()).toMatchObject({ id });
    expect(await claim()).toBeNull();
  });

  it("gives no task that is not ready", async () => {
    const [task, blocker] = [await create({ status: "blocked" }), await create({ status: "in_progress" })];
    const waiting = await create();
    await depend(waiting, blocker);
    await create({ parentTaskId: waiting.id });
    const shut = await world().given.phase({ status: "pending" });
    await create({ phaseId: shut.id });
    const parent = await create({ status: "pending" });
    await create({ parentTaskId: parent.id, status: "in_progress" });
    const claimById = (id: string) => world().transaction((tx) => tx.tasks.claimById(id));
    expect(await world().reads.tasks.findReady({ limit: 10 })).toEqual([]);
    expect(await claim()).toBeNull();
    for (const id of [task.id, waiting.id, parent.id, "none"]) expect(await claimById(id)).toBeNull();
    await update(blocker.id, { status: "completed" });
    await update(task.id, { status: "pending" });
    expect(await claimById(task.id)).toMatchObject({ id: task.id, status: "in_progress" });
    expect(await claimById(task.id)).toBeNull();
  });

  it("never gives a task twice, to however many at once", async () => {
    for (let n = 0; n < 12; n++) await create();
    const claimed = await Promise.all(Array.from({ length: 20 }, () => claim()));
    const given = claimed.flatMap((task) => task?.id ?? []);
    expect([given.length, new Set(given).size]).toEqual([12, 12]);
  });
}

function bulk(world: () => World) {
  const { create, stored } = acts(world);

  it("stores many at once, in any order, with their counts", async () => {
    const phase = await world().given.phase();
    const existing = await create({ id: "existing", status: "completed" });
    await world().transaction(async (tx) => {
      await tx.tasks.createMany([
        { id: "leaf", name: "leaf", parentTaskId: "middle" },
        { id: "middle", name: "middle", parentTaskId: "top", priority: "high" },
        { id: "top", name: "top", phaseId: phase.id, parentTaskId: existing.id },
        { id: "done", name: "done", status: "completed", parentTaskId: "top", createdAt: new Date(7) },
        { id: "free", name: "free" },
      ]);
      await tx.tasks.createDependencies([
        { taskId: "top", dependsOnTaskId: "free" },
        { taskId: "middle", dependsOnTaskId: "done" },
        { taskId: "top", dependsOnTaskId: "free" },
      ]);
    });
    expect(await stored(existing)).toMatchObject({ unfinishedChildren: 1 });
    expect(await stored({ id: "top" })).toMatchObject({
      initiativeId: phase.initiativeId,
      phaseOrder: phase.createdAt.getTime(),
      unmetDependencies: 1,
      unfinishedChildren: 1,
      gateOpen: true,
    });
    expect(await stored({ id: "middle" })).toMatchObject({
      priorityRank: 0,
      unmetDependencies: 0,
      inheritedUnmet: 1,
      unfinishedChildren: 1,
    });
    expect(await stored({ id: "leaf" })).toMatchObject({ inheritedUnmet: 1 });
    expect(await stored({ id: "done" })).toMatchObject({ createdAt: new Date(7) });
    expect(ids(await world().reads.tasks.findReady({ limit: 10 }))).toEqual(["free"]);
    await world().transaction((tx) => tx.tasks.createMany([]));
  });

  it("takes what a check of the whole found out, and passes over what is gone", async () => {
    const task = await create();
    const right = {
      unmetDependencies: 2,
      inheritedUnmet: 3,
      unfinishedChildren: 4,
      gateOpen: false,
      priorityRank: 0,
      phaseOrder: 3_000_000_000,
    };
    await world().transaction((tx) =>
      tx.tasks.setReadiness([
        { id: task.id, ...right },
        { id: "none", ...right },
      ]),
    );
    expect(await stored(task)).toEqual({ ...task, ...right });
  });

  it("rolls back with the rest of its transaction", async () => {
    const failing = world().transaction(async (tx) => {
      await tx.tasks.create({ id: "t", name: "t" });
      await tx.initiatives.create({ id: "i", name: "i" });
      throw new Error("changed my mind");
    });
    await expect(failing).rejects.toThrow("changed my mind");
    expect([await world().reads.tasks.findById("t"), await world().reads.initiatives.findById("i")]).toEqual([null, null]);
  });
}
