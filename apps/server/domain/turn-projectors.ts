import type { Excerpt, ProjectionTurn, RecordedOf } from "@signalbox/contracts";
import { changing, creating, type Outcome, projector, type ReadRow, refuse, upsert } from "./projection.ts";

/** An excerpt says that it is one. */
const shown = ({ text, omitted }: Excerpt): string => (omitted === undefined ? text : `${text}… (${omitted} more characters)`);

function startTurn(event: RecordedOf<"turn.started">, read: ReadRow): Outcome {
  const { threadId } = event.payload;
  if (read("projectionThreads", threadId) === null)
    return refuse(event, "missing", `belongs to the thread ${threadId}, which was never created, and was left out`);
  return upsert("projectionTurns", {
    id: event.streamId,
    threadId,
    status: "running",
    error: null,
    startedAt: event.createdAt,
    endedAt: null,
    lastSequence: event.sequence,
  });
}

type TurnEnd = RecordedOf<"turn.completed" | "turn.failed" | "turn.interrupted">;

/** A turn ends once; the first end counts. */
function endTurn(event: TurnEnd, read: ReadRow, end: Pick<ProjectionTurn, "status" | "error">): Outcome {
  return changing(event, read("projectionTurns", event.streamId), (row) =>
    row.status === "running"
      ? upsert("projectionTurns", { ...row, ...end, endedAt: event.createdAt, lastSequence: event.sequence })
      : refuse(event, "ended", `ends a turn that was ${row.status} before and was left out`),
  );
}

export const turns = projector<"turn.started" | TurnEnd["type"]>({
  name: "turns",
  table: "projectionTurns",
  references: (event) => (event.type === "turn.started" ? [{ table: "projectionThreads", id: event.payload.threadId }] : []),
  on: {
    "turn.started": (event, read) => creating(event, read("projectionTurns", event.streamId), () => startTurn(event, read)),
    "turn.completed": (event, read) => endTurn(event, read, { status: "completed", error: null }),
    "turn.failed": (event, read) => endTurn(event, read, { status: "failed", error: shown(event.payload.error) }),
    "turn.interrupted": (event, read) => endTurn(event, read, { status: "interrupted", error: null }),
  },
});

function addMessage(event: RecordedOf<"message.added">, read: ReadRow): Outcome {
  const { turnId, role, content } = event.payload;
  if (read("projectionTurns", turnId) === null)
    return refuse(event, "missing", `belongs to the turn ${turnId}, which was never started, and was left out`);
  const { streamId: id, sequence: lastSequence, createdAt } = event;
  return upsert("projectionMessages", { id, turnId, role, content: shown(content), lastSequence, createdAt });
}

export const messages = projector<"message.added">({
  name: "messages",
  table: "projectionMessages",
  references: (event) => [{ table: "projectionTurns", id: event.payload.turnId }],
  on: {
    "message.added": (event, read) => creating(event, read("projectionMessages", event.streamId), () => addMessage(event, read)),
  },
});

function createCheckpoint(event: RecordedOf<"checkpoint.created">, read: ReadRow): Outcome {
  const { streamId: id, sequence: lastSequence, createdAt, payload } = event;
  const { threadId, turnId, gitRef, message } = payload;
  if (read("projectionThreads", threadId) === null)
    return refuse(event, "missing", `belongs to the thread ${threadId}, which was never created, and was left out`);
  const known = turnId === null || read("projectionTurns", turnId)?.threadId === threadId;
  const row = { id, threadId, turnId: known ? turnId : null, gitRef, message: shown(message), revertedAt: null, lastSequence, createdAt };
  // A state of the work that one can go back to is kept, whichever turn it came from.
  const { problem } = refuse(event, "missing", `names the turn ${turnId}, which the thread ${threadId} does not have; it belongs to none`);
  return { ...upsert("checkpoints", row), problem: known ? null : problem };
}

export const checkpoints = projector<"checkpoint.created" | "checkpoint.reverted">({
  name: "checkpoints",
  table: "checkpoints",
  references: ({ type, payload }) => {
    if (type !== "checkpoint.created") return [];
    const thread = { table: "projectionThreads", id: payload.threadId } as const;
    return payload.turnId === null ? [thread] : [thread, { table: "projectionTurns", id: payload.turnId }];
  },
  on: {
    "checkpoint.created": (event, read) => creating(event, read("checkpoints", event.streamId), () => createCheckpoint(event, read)),
    "checkpoint.reverted": (event, read) =>
      changing(event, read("checkpoints", event.streamId), (row) =>
        row.revertedAt === null
          ? upsert("checkpoints", { ...row, revertedAt: event.createdAt, lastSequence: event.sequence })
          : refuse(event, "ended", "reverts a checkpoint that was reverted before and was left out"),
      ),
  },
});
