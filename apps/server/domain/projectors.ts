import type { RecordedEvent } from "@signalbox/contracts";
import {
  type Problem,
  type ProjectionTable,
  type Projector,
  projector,
  type ReadRow,
  type RowKey,
  refuse,
  upsert,
  type Write,
} from "./projection.ts";
import { projects, threads } from "./thread-projectors.ts";
import { checkpoints, messages, turns } from "./turn-projectors.ts";

/** The table has no sequence of its own, and a deleted row could not hold one: only the projector's place in the log says what is new. */
const settings = projector<"setting.changed" | "setting.deleted">({
  name: "settings",
  table: "settings",
  on: {
    "setting.changed": (event) => upsert("settings", { key: event.streamId, value: event.payload.value, updatedAt: event.createdAt }),
    "setting.deleted": (event, read) => {
      const row = read("settings", event.streamId);
      if (row === null) return refuse(event, "missing", "deletes a setting that nobody has made and was left out");
      return { writes: [{ table: "settings", op: "delete", row }], problem: null };
    },
  },
});

/** Referenced tables before those that reference them: a rebuild empties them in the opposite order and starts all of them at 0. */
export const projectors: readonly Projector[] = [projects, threads, turns, messages, checkpoints, settings];

/** In the same order. */
export const projectionTables: readonly ProjectionTable[] = projectors.map(({ table }) => table);

const handled: ReadonlySet<string> = new Set(projectors.flatMap(({ handles }) => handles));

/** Most events concern no projector: they only move the places in the log. */
export const concernsProjections = ({ type }: { readonly type: string }): boolean => handled.has(type);

export interface ProjectionView {
  /** The last event that the projector has seen, handled or not; 0 for none. */
  readonly lastSequence: (projector: string) => number;
  readonly read: ReadRow;
}

export interface Projected {
  readonly writes: readonly Write[];
  readonly problems: readonly Problem[];
}

/** The rows `projectEvent` may ask for. */
export const rowsRead = (event: RecordedEvent): RowKey[] => projectors.flatMap(({ reads }) => reads(event));

/**
 * What the event changes. Events come by ascending sequence; one that a projector has seen before changes nothing, so a replay may begin
 * anywhere. The caller stores the writes and, for every projector, the sequence, in one transaction.
 */
export function projectEvent(event: RecordedEvent, { lastSequence, read }: ProjectionView): Projected {
  const outcomes = projectors.filter(({ name }) => event.sequence > lastSequence(name)).map(({ apply }) => apply(event, read));
  return {
    writes: outcomes.flatMap(({ writes }) => writes),
    problems: outcomes.flatMap(({ problem }) => (problem === null ? [] : [problem])),
  };
}
