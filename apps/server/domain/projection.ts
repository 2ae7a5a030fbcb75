import type {
  Checkpoint,
  EventType,
  ProjectionMessage,
  ProjectionProject,
  ProjectionThread,
  ProjectionTurn,
  RecordedEvent,
  RecordedOf,
  Setting,
} from "@signalbox/contracts";

/** The rows that events add up to, by the name of their table in the schema. */
export interface ProjectionRows {
  projectionProjects: ProjectionProject;
  projectionThreads: ProjectionThread;
  projectionTurns: ProjectionTurn;
  projectionMessages: ProjectionMessage;
  checkpoints: Checkpoint;
  settings: Setting;
}
export type ProjectionTable = keyof ProjectionRows;

/** Settings are known by their key, everything else by its id. */
export const keyFieldOf = (table: ProjectionTable): "id" | "key" => (table === "settings" ? "key" : "id");

/** A row by its primary key. */
export interface RowKey {
  readonly table: ProjectionTable;
  readonly id: string;
}

export type ReadRow = <Table extends ProjectionTable>(table: Table, id: string) => ProjectionRows[Table] | null;

/** A deletion names the row as it was. */
export type Write = {
  [Table in ProjectionTable]: { readonly table: Table; readonly op: "upsert" | "delete"; readonly row: ProjectionRows[Table] };
}[ProjectionTable];

/** Why an event left less behind than it says. It stays in the log, and a rebuild comes to the same end. */
export interface Problem {
  readonly kind: "missing" | "exists" | "ended";
  readonly sequence: number;
  readonly type: EventType;
  readonly message: string;
}

export interface Outcome {
  readonly writes: readonly Write[];
  readonly problem: Problem | null;
}

export interface Projector {
  /** Its row in `projection_state`. */
  readonly name: string;
  /** The only one that it writes. */
  readonly table: ProjectionTable;
  readonly handles: readonly EventType[];
  /** Every row `apply` may ask for, so that they can be read beforehand: `apply` cannot wait. */
  readonly reads: (event: RecordedEvent) => readonly RowKey[];
  readonly apply: (event: RecordedEvent, read: ReadRow) => Outcome;
}

type Handlers<Handled extends EventType> = { readonly [Type in Handled]: (event: RecordedOf<Type>, read: ReadRow) => Outcome };

interface Definition<Handled extends EventType> {
  readonly name: string;
  /** Where the row of the stream stands; an event reads this one always. */
  readonly table: ProjectionTable;
  /** Rows of other tables that the event names. */
  readonly references?: (event: RecordedOf<Handled>) => readonly RowKey[];
  readonly on: Handlers<Handled>;
}

export function projector<Handled extends EventType>({ name, table, references, on }: Definition<Handled>): Projector {
  // Keys and handlers stand together in `on`, so a handler gets the event it is written for.
  const handlers = on as Readonly<Partial<Record<EventType, (event: never, read: ReadRow) => Outcome>>>;
  return {
    name,
    table,
    handles: Object.keys(on) as EventType[],
    reads: (event) => (handlers[event.type] ? [{ table, id: event.streamId }, ...(references?.(event as RecordedOf<Handled>) ?? [])] : []),
    apply: (event, read) => handlers[event.type]?.(event as never, read) ?? nothing,
  };
}

const nothing: Outcome = { writes: [], problem: null };

export const upsert = <Table extends ProjectionTable>(table: Table, row: ProjectionRows[Table]): Outcome => ({
  writes: [{ table, op: "upsert", row } as Write],
  problem: null,
});

export const refuse = ({ sequence, type, streamType, streamId }: RecordedEvent, kind: Problem["kind"], why: string): Outcome => ({
  writes: [],
  problem: { kind, sequence, type, message: `Event ${sequence} (${type} of ${streamType} ${streamId}) ${why}.` },
});

interface Counted {
  /** The last event that this row holds: what is not newer was applied before. */
  readonly lastSequence: number;
}

/** The row of the stream does not stand yet. A second creation never resets a row. */
export function creating(event: RecordedEvent, existing: Counted | null, create: () => Outcome): Outcome {
  if (existing === null) return create();
  return event.sequence <= existing.lastSequence ? nothing : refuse(event, "exists", "creates what is there already and was left out");
}

/** The row of the stream stands. */
export function changing<Row extends Counted>(event: RecordedEvent, existing: Row | null, change: (row: Row) => Outcome): Outcome {
  if (existing === null) return refuse(event, "missing", `changes a ${event.streamType} that was never created and was left out`);
  return event.sequence <= existing.lastSequence ? nothing : change(existing);
}
