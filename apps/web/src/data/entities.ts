/** What this page holds already and can name at once: for the palette, and for events, which hold ids. */
import { type Outputs, queryClient, trpc } from "../api/trpc.ts";
import { type Outline, shownOutlines } from "./outline.ts";

export interface Entity {
  readonly kind: "task" | "phase" | "initiative" | "project" | "agent" | "page";
  readonly id: string;
  readonly title: string;
  /** Where it is. */
  readonly context: string;
  readonly initiativeId: string | null;
}

type Overview = Outputs["plans"]["overview"];
type Agents = Outputs["agents"]["list"];

const ofOutline = new WeakMap<Outline, readonly Entity[]>();

function entitiesOf(outline: Outline): readonly Entity[] {
  const known = ofOutline.get(outline);
  if (known) return known;
  const { initiative } = outline;
  const inside = { context: initiative.name, initiativeId: initiative.id };
  const phaseNames = new Map(outline.phases.map(({ id, name }) => [id, name]));
  const made: Entity[] = [
    ...outline.phases.map(({ id, name }) => ({ kind: "phase" as const, id, title: name, ...inside })),
    ...outline.pages.map(({ id, title }) => ({ kind: "page" as const, id, title, ...inside })),
    ...outline.tasks.map(({ id, name, phaseId }) => ({
      kind: "task" as const,
      id,
      title: name,
      ...inside,
      context: phaseNames.get(phaseId ?? "") ?? initiative.name,
    })),
  ];
  ofOutline.set(outline, made);
  return made;
}

const agentLists = (): Agents["items"] =>
  queryClient
    .getQueryCache()
    .findAll({ queryKey: trpc.agents.list.pathKey() })
    .flatMap(({ state }) => pagesOf(state.data).flatMap((page) => (Array.isArray(page?.items) ? page.items : [])));

/** A list may be held page by page. */
const pagesOf = (data: unknown): readonly (Agents | undefined)[] =>
  typeof data === "object" && data !== null && "pages" in data ? (data.pages as Agents[]) : [data as Agents | undefined];

/** Projects and initiatives first, then phases, pages, agents and the tasks of the plans that were opened. */
export function knownEntities(): Entity[] {
  const overview: Overview | undefined = queryClient.getQueryData(trpc.plans.overview.queryKey());
  const projects = overview?.projects ?? [];
  const initiatives = overview?.initiatives ?? [];
  const agents = new Map(agentLists().map((agent) => [agent.id, agent]));
  return [
    ...projects.map(({ id, name }) => ({ kind: "project" as const, id, title: name, context: "", initiativeId: null })),
    ...initiatives.map(({ id, name }) => ({ kind: "initiative" as const, id, title: name, context: "", initiativeId: id })),
    ...[...agents.values()].map(({ id, name, provider, initiativeId }) => ({
      kind: "agent" as const,
      id,
      title: name,
      context: provider,
      initiativeId,
    })),
    ...shownOutlines().flatMap(({ outline }) => entitiesOf(outline)),
  ];
}
