/** From the plan of an initiative to the nodes and edges of its graphs. Pure. */
import type { Outline, OutlineTask } from "../../data/outline.ts";
import { phaseWords, statusOfPhase, statusOfTask } from "../../data/status-of.ts";
import { cleanEdges, type GraphEdge, type GraphNode } from "./waves.ts";

export interface Plan {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** "3 of 5"; cancelled ones are not counted. Undefined where there is nothing to count. */
export function progressOf(tasks: readonly OutlineTask[]): string | undefined {
  const counted = tasks.filter(({ status }) => status !== "cancelled");
  return counted.length === 0 ? undefined : `${counted.filter(({ status }) => status === "completed").length} of ${counted.length}`;
}

export function phasesPlan({ phases, phaseDependencies, tasks }: Outline): Plan {
  const tasksOf = Map.groupBy(tasks, ({ phaseId }) => phaseId);
  const nodes = phases.map((phase): GraphNode => {
    const note = progressOf(tasksOf.get(phase.id) ?? []);
    return { id: phase.id, title: phase.name, status: statusOfPhase(phase), word: phaseWords[phase.status], ...(note && { note }) };
  });
  return { nodes, edges: phaseDependencies.map(({ phaseId, dependsOnPhaseId }) => ({ from: dependsOnPhaseId, to: phaseId })) };
}

/** The tasks of a phase, those below them included wherever they say they stand. */
export function tasksOfPhase({ tasks }: Outline, phaseId: string): OutlineTask[] {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const inside = new Map<string, boolean>();
  const isInside = (task: OutlineTask): boolean => {
    const line: OutlineTask[] = [];
    let found = false;
    for (let at: OutlineTask | undefined = task; at !== undefined && !line.includes(at); at = byId.get(at.parentTaskId ?? "")) {
      found = inside.get(at.id) ?? at.phaseId === phaseId;
      line.push(at);
      if (found || inside.has(at.id)) break;
    }
    for (const each of line) inside.set(each.id, found);
    return found;
  };
  return tasks.filter(isInside);
}

/** The topmost of the tasks. What ties tasks below them ties them too: a task is done when all below it is. */
export function tasksPlan(outline: Outline, tasks: readonly OutlineTask[]): Plan {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const topOf = new Map<string, string>();
  for (const task of tasks) {
    let top = task;
    const line = new Set([task.id]);
    for (
      let above = byId.get(top.parentTaskId ?? "");
      above !== undefined && !line.has(above.id);
      above = byId.get(top.parentTaskId ?? "")
    ) {
      top = above;
      line.add(above.id);
    }
    topOf.set(task.id, top.id);
  }
  const below = Map.groupBy(
    tasks.filter(({ id }) => topOf.get(id) !== id),
    ({ id }) => topOf.get(id),
  );
  const nodes = tasks
    .filter(({ id }) => topOf.get(id) === id)
    .map((task): GraphNode => {
      const note = progressOf(below.get(task.id) ?? []);
      return { id: task.id, title: task.name, status: statusOfTask(task), ...(note && { note }) };
    });
  const edges = outline.taskDependencies.map(({ taskId, dependsOnTaskId }) => ({
    from: topOf.get(dependsOnTaskId) ?? "",
    to: topOf.get(taskId) ?? "",
  }));
  return { nodes, edges: cleanEdges(nodes, edges) };
}

export interface InitiativePlan extends Plan {
  readonly kind: "phases" | "tasks";
}

/** Phases where there are several; of one or none nothing could be seen, so its tasks. */
export function initiativePlan(outline: Outline): InitiativePlan {
  if (outline.phases.length > 1) return { kind: "phases", ...phasesPlan(outline) };
  return { kind: "tasks", ...tasksPlan(outline, outline.tasks) };
}

/** The names of what nodes wait for. */
export function waitsFor({ nodes, edges }: Plan): ReadonlyMap<string, readonly string[]> {
  const titles = new Map(nodes.map(({ id, title, status }) => [id, status === "done" ? null : title]));
  const unmet = edges.flatMap(({ from, to }) => {
    const title = titles.get(from);
    return title == null ? [] : [{ to, title }];
  });
  return new Map([...Map.groupBy(unmet, ({ to }) => to)].map(([id, group]) => [id, group.map(({ title }) => title)]));
}
