import { Link } from "@tanstack/react-router";
import { Plus, X } from "lucide-react";
import { useState } from "react";
import { useCommand } from "../../commands/registry.ts";
import { indexOf, type Outline, type PhaseRow } from "../../data/outline.ts";
import { phaseWords, statusOfPhase } from "../../data/status-of.ts";
import { Button, CommandButton, IconButton } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Select } from "../../ui/field.tsx";
import { StatusMark } from "../../ui/status.tsx";
import { addPhaseDependency, removePhaseDependency } from "./phase-actions.ts";
import { Section } from "./section.tsx";

interface PhaseDependenciesProps {
  readonly outline: Outline;
  readonly phase: PhaseRow;
}

export function PhaseDependencies({ outline, phase }: PhaseDependenciesProps) {
  const { phaseById } = indexOf(outline);
  const rows = (ids: readonly string[]) => ids.flatMap((id) => phaseById.get(id) ?? []);
  const edges = outline.phaseDependencies;
  const waits = rows(edges.filter(({ phaseId }) => phaseId === phase.id).map(({ dependsOnPhaseId }) => dependsOnPhaseId));
  const unblocks = rows(edges.filter(({ dependsOnPhaseId }) => dependsOnPhaseId === phase.id).map(({ phaseId }) => phaseId));
  const possible = outline.phases.filter(({ id }) => id !== phase.id && !waits.some((one) => one.id === id));
  return (
    <>
      <Section title="Waits for">
        <Phases phases={waits} none="It waits for no other phase." onRemove={(on) => void removePhaseDependency(phase, on)} />
        <AddDependency phase={phase} possible={possible} />
      </Section>
      <Section title="Unblocks">
        <Phases phases={unblocks} none="No other phase waits for it." />
      </Section>
    </>
  );
}

interface PhasesProps {
  readonly phases: readonly PhaseRow[];
  readonly none: string;
  readonly onRemove?: (phase: PhaseRow) => void;
}

function Phases({ phases, none, onRemove }: PhasesProps) {
  if (phases.length === 0) return <p className="text-muted">{none}</p>;
  return (
    <ul>
      {phases.map((phase) => (
        <li key={phase.id} className="flex min-h-7 items-center gap-2">
          <StatusMark status={statusOfPhase(phase)} label={null} />
          <Link
            to="/ph/$phaseId"
            params={{ phaseId: phase.id }}
            title={phase.name}
            className="min-w-0 truncate rounded py-0.5 hover:underline"
          >
            {phase.name}
          </Link>
          <span className="text-meta text-muted">{phaseWords[phase.status]}</span>
          {onRemove && (
            <IconButton label={`No longer wait for ${phase.name}`} className="ml-auto" onClick={() => onRemove(phase)}>
              <X size={14} aria-hidden />
            </IconButton>
          )}
        </li>
      ))}
    </ul>
  );
}

interface AddDependencyProps {
  readonly phase: PhaseRow;
  readonly possible: readonly PhaseRow[];
}

function AddDependency({ phase, possible }: AddDependencyProps) {
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState("");
  useCommand("phase.addDependency", () => setOpen(true), { enabled: possible.length > 0 });
  const on = possible.find(({ id }) => id === chosen) ?? possible[0];
  const add = async () => {
    // A refusal leaves the dialog and what was chosen as they are.
    if (on !== undefined && (await addPhaseDependency(phase, on))) setOpen(false);
  };
  if (possible.length === 0 && !open) return null;
  return (
    <div className="mt-1.5">
      <CommandButton id="phase.addDependency" kind="quiet" icon={<Plus size={14} aria-hidden />} className="-ml-2.5">
        Add a phase
      </CommandButton>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="Wait for another phase"
        description={`No task of “${phase.name}” starts before that phase is completed.`}
        footer={
          <Button kind="primary" onClick={() => void add()}>
            Wait for it
          </Button>
        }
      >
        <Select
          label="Phase"
          value={on?.id ?? ""}
          onChange={(event) => setChosen(event.target.value)}
          options={possible.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Dialog>
    </div>
  );
}
