import type { ProjectionProject, ProjectionThread, RecordedOf } from "@signalbox/contracts";
import { changing, creating, type Outcome, projector, type ReadRow, refuse, upsert } from "./projection.ts";

function changeProject(
  event: RecordedOf<"project.renamed" | "project.archived" | "project.deleted">,
  read: ReadRow,
  fields: Partial<ProjectionProject>,
): Outcome {
  return changing(event, read("projectionProjects", event.streamId), (row) =>
    upsert("projectionProjects", { ...row, ...fields, lastSequence: event.sequence, updatedAt: event.createdAt }),
  );
}

export const projects = projector<"project.created" | "project.renamed" | "project.archived" | "project.deleted">({
  name: "projects",
  table: "projectionProjects",
  on: {
    "project.created": (event, read) =>
      creating(event, read("projectionProjects", event.streamId), () =>
        upsert("projectionProjects", {
          id: event.streamId,
          name: event.payload.name,
          path: event.payload.path,
          archived: false,
          lastSequence: event.sequence,
          createdAt: event.createdAt,
          updatedAt: event.createdAt,
        }),
      ),
    "project.renamed": (event, read) => changeProject(event, read, { name: event.payload.name.after }),
    "project.archived": (event, read) => changeProject(event, read, { archived: true }),
    // The row stays: without it the database would take every conversation of the project along.
    "project.deleted": (event, read) => changeProject(event, read, { archived: true }),
  },
});

function changeThread(event: RecordedOf<"thread.renamed" | "thread.archived">, read: ReadRow, fields: Partial<ProjectionThread>): Outcome {
  return changing(event, read("projectionThreads", event.streamId), (row) =>
    upsert("projectionThreads", { ...row, ...fields, lastSequence: event.sequence, updatedAt: event.createdAt }),
  );
}

function createThread(event: RecordedOf<"thread.created">, read: ReadRow): Outcome {
  const { streamId: id, payload, sequence: lastSequence, createdAt } = event;
  const { projectId, title } = payload;
  const known = projectId === null || read("projectionProjects", projectId) !== null;
  const row = { id, projectId: known ? projectId : null, title, archived: false, lastSequence, createdAt, updatedAt: createdAt };
  const { writes } = upsert("projectionThreads", row);
  // The conversation is worth more than where it is filed.
  const { problem } = refuse(event, "missing", `names the project ${projectId}, which was never created; the thread belongs to none`);
  return { writes, problem: known ? null : problem };
}

export const threads = projector<"thread.created" | "thread.renamed" | "thread.archived">({
  name: "threads",
  table: "projectionThreads",
  references: (event) =>
    event.type === "thread.created" && event.payload.projectId !== null
      ? [{ table: "projectionProjects", id: event.payload.projectId }]
      : [],
  on: {
    "thread.created": (event, read) => creating(event, read("projectionThreads", event.streamId), () => createThread(event, read)),
    "thread.renamed": (event, read) => changeThread(event, read, { title: event.payload.title.after }),
    "thread.archived": (event, read) => changeThread(event, read, { archived: true }),
  },
});
