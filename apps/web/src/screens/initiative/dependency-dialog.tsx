import { useId, useMemo, useState } from "react";
import { client } from "../../api/trpc.ts";
import { done } from "../../commands/undo.ts";
import { indexOf, type Outline } from "../../data/outline.ts";
import { statusOfPhase, statusOfTask } from "../../data/status-of.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { ClientError } from "../../ui/failure.ts";
import { TextField } from "../../ui/field.tsx";
import { RowList } from "../../ui/row-list.tsx";
import { type Status, StatusMark } from "../../ui/status.tsx";
import { findCandidates } from "./find-candidates.ts";
import type { PlanRow } from "./plan-tree.ts";

export interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly status: Status;
}

interface Subject {
  readonly id: string;
  readonly name: string;
  readonly all: readonly Candidate[];
  readonly waitsFor: readonly string[];
  add(on: Candidate): Promise<unknown>;
  remove(on: Candidate): Promise<unknown>;
}

function subjectOf(outline: Outline, row: PlanRow): Subject | null {
  if (row.kind === "task") {
    const edge = (on: Candidate) => ({ taskId: row.task.id, dependsOnTaskId: on.id });
    return {
      id: row.task.id,
      name: row.task.name,
      all: outline.tasks.map((task) => ({ id: task.id, name: task.name, status: statusOfTask(task) })),
      waitsFor: indexOf(outline).dependenciesOf.get(row.task.id) ?? [],
      add: (on) => client.tasks.addDependency.mutate(edge(on)),
      remove: (on) => client.tasks.removeDependency.mutate(edge(on)),
    };
  }
  const { phase } = row;
  if (phase === null) return null;
  const edge = (on: Candidate) => ({ phaseId: phase.id, dependsOnPhaseId: on.id });
  return {
    id: phase.id,
    name: phase.name,
    all: outline.phases.map((each) => ({ id: each.id, name: each.name, status: statusOfPhase(each) })),
    waitsFor: outline.phaseDependencies.filter(({ phaseId }) => phaseId === phase.id).map(({ dependsOnPhaseId }) => dependsOnPhaseId),
    add: (on) => client.phases.addDependency.mutate(edge(on)),
    remove: (on) => client.phases.removeDependency.mutate(edge(on)),
  };
}

interface DependencyDialogProps {
  readonly outline: Outline;
  readonly row: PlanRow;
  readonly onClose: () => void;
}

/** What a task or phase waits for. A cycle is refused by the server, which spells it; it stays readable until another one is picked. */
export function DependencyDialog({ outline, row, onClose }: DependencyDialogProps) {
  const subject = useMemo(() => subjectOf(outline, row), [outline, row]);
  const [problem, setProblem] = useState<string | null>(null);
  if (subject === null) return null;
  const send = async (on: Candidate, isNew: boolean) => {
    setProblem(null);
    const words = isNew ? "waits for" : "no longer waits for";
    try {
      await (isNew ? subject.add(on) : subject.remove(on));
      done(`“${subject.name}” ${words} “${on.name}”`, () => (isNew ? subject.remove(on) : subject.add(on)));
      return true;
    } catch (error) {
      setProblem(new ClientError(error).message);
      return false;
    }
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title="What it waits for" description={subject.name}>
      <div className="flex flex-col gap-3">
        <Current subject={subject} onRemove={(on) => void send(on, false)} />
        {problem !== null && (
          <p role="alert" className="break-words text-failed">
            Not done: {problem}
          </p>
        )}
        <Picker subject={subject} onPick={async (on) => (await send(on, true)) && onClose()} />
      </div>
    </Dialog>
  );
}

function Current({ subject, onRemove }: { readonly subject: Subject; readonly onRemove: (on: Candidate) => void }) {
  const title = useId();
  const byId = useMemo(() => new Map(subject.all.map((each) => [each.id, each])), [subject]);
  if (subject.waitsFor.length === 0) return <p className="text-muted">It waits for nothing yet.</p>;
  return (
    <section aria-labelledby={title}>
      <h3 id={title} className="text-meta font-medium text-muted">
        It waits for
      </h3>
      <ul>
        {subject.waitsFor.map((id) => {
          const on = byId.get(id) ?? { id, name: `a task of another initiative (${id})`, status: "queued" as const };
          return (
            <li key={id} className="flex min-h-8 items-center gap-2 border-b border-line">
              <StatusMark status={on.status} />
              <span className="min-w-0 grow truncate">{on.name}</span>
              <Button kind="quiet" onClick={() => onRemove(on)} aria-label={`Remove ${on.name}`}>
                Remove
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Picker({ subject, onPick }: { readonly subject: Subject; readonly onPick: (on: Candidate) => void }) {
  const [text, setText] = useState("");
  const [active, setActive] = useState<string | null>(null);
  const found = useMemo(() => findCandidates(subject.all, { text, without: new Set([subject.id, ...subject.waitsFor]) }), [subject, text]);
  const first = found.find(({ id }) => id === active) ?? found[0];
  return (
    <>
      <TextField
        label="Add what it shall wait for"
        placeholder="Search by title"
        autoFocus
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && first) onPick(first);
          if (event.key !== "ArrowDown") return;
          event.preventDefault();
          setActive(first?.id ?? null);
          event.currentTarget.closest("[role=dialog]")?.querySelector<HTMLElement>("[data-rows]")?.focus();
        }}
      />
      <RowList
        label="Found"
        className="h-64 rounded-md border border-line"
        items={found}
        keyOf={(each) => each.id}
        rowHeight={32}
        activeKey={first?.id ?? null}
        onActive={setActive}
        onOpen={onPick}
        renderRow={(each) => (
          <div className="flex h-full items-center gap-2 px-2">
            <StatusMark status={each.status} />
            <span className="truncate">{each.name}</span>
          </div>
        )}
      />
      <p className="text-meta text-muted">
        Enter adds the marked one{found.length === 50 ? "; the first 50 are shown" : ""}. A double click does, too.
      </p>
    </>
  );
}
