import { inArray } from "drizzle-orm";
import type { Edge } from "../../../domain/graph.ts";
import { cycleRefusal } from "../../../domain/keep-acyclic.ts";
import { doneOf, startOf, taskOf } from "../../../domain/wait-graph.ts";
import { gateway, pieces } from "./gateway.ts";
import type { Session } from "./session.ts";
import { type NextEdges, shortestPath } from "./shortest-path.ts";

/** Refuses what would make a task wait for itself, through dependencies, parents and children alike (domain/wait-graph.ts). */
export function waitCycles(session: Session) {
  const { tasks, taskDependencies } = session.tables;
  const rows = gateway(session, "tasks", "task");

  const beforeStart = async (ids: string[]): Promise<Edge[]> => {
    const edges = await session.run((db) => db.select().from(taskDependencies).where(inArray(taskDependencies.taskId, ids)));
    const placed = await session.run((db) =>
      db.select({ id: tasks.id, parentTaskId: tasks.parentTaskId }).from(tasks).where(inArray(tasks.id, ids)),
    );
    return [
      ...edges.map((edge) => ({ from: startOf(edge.taskId), to: doneOf(edge.dependsOnTaskId) })),
      ...placed.flatMap((task) => (task.parentTaskId === null ? [] : [{ from: startOf(task.id), to: startOf(task.parentTaskId) }])),
    ];
  };
  const beforeDone = async (ids: string[]): Promise<Edge[]> => {
    const children = await session.run((db) =>
      db.select({ id: tasks.id, parentTaskId: tasks.parentTaskId }).from(tasks).where(inArray(tasks.parentTaskId, ids)),
    );
    return [
      ...ids.map((id) => ({ from: doneOf(id), to: startOf(id) })),
      ...children.map((child) => ({ from: doneOf(child.parentTaskId ?? ""), to: doneOf(child.id) })),
    ];
  };
  const stored: NextEdges = async (nodes) => {
    const edges: Edge[] = [];
    for (const part of pieces(nodes, 500)) {
      const [starts, dones] = [part.filter((node) => node === startOf(taskOf(node))), part.filter((node) => node === doneOf(taskOf(node)))];
      if (starts.length > 0) edges.push(...(await beforeStart(starts.map(taskOf))));
      if (dones.length > 0) edges.push(...(await beforeDone(dones.map(taskOf))));
    }
    return edges;
  };
  /** The tasks on the way round, each once, in the order they wait. */
  const tasksOn = (path: readonly string[]) => rows.findByIds([...new Set(path.map(taskOf))]);

  return {
    refuseDependency: async (taskId: string, dependsOnTaskId: string) => {
      const path = await shortestPath([doneOf(dependsOnTaskId)], startOf(taskId), stored);
      if (path) throw cycleRefusal("task", await tasksOn([startOf(taskId), ...path]));
    },
    refuseParent: async (taskId: string, parentTaskId: string) => {
      const added: Edge[] = [
        { from: startOf(taskId), to: startOf(parentTaskId) },
        { from: doneOf(parentTaskId), to: doneOf(taskId) },
      ];
      const next: NextEdges = async (nodes) => [...(await stored(nodes)), ...added.filter((edge) => nodes.includes(edge.from))];
      for (const edge of added) {
        const path = await shortestPath([edge.to], edge.from, next);
        if (path) throw cycleRefusal("parent", await tasksOn([edge.from, ...path]));
      }
    },
  };
}
