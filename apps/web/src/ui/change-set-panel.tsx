import { useState } from "react";
import { client, type Outputs } from "../api/trpc.ts";
import { useCommand } from "../commands/registry.ts";
import { done } from "../commands/undo.ts";
import { type ChangeEntry, namesIn, tallyOf } from "../data/plan-entries.ts";
import { Button, CommandButton } from "./button.tsx";
import { Dialog } from "./dialog.tsx";
import { ClientError } from "./failure.ts";
import { PlanDiff, useEntries, usePlanItems } from "./plan-diff.tsx";
import { StatusLabel } from "./status.tsx";
import { Age } from "./time.tsx";

export type ChangeSet = Outputs["changeSets"]["list"]["items"][number];

export const modeWords = { plan: "Planned", detail: "Detailed", refine: "Refined" } as const;

export function ChangeSetStatus({ status }: Pick<ChangeSet, "status">) {
  return status === "applied" ? <StatusLabel status="done" word="Applied" /> : <StatusLabel status="cancelled" word="Reverted" />;
}

/** Without an agent a person did it, and this page has one. */
export const authorOf = ({ agentId, agentName }: Pick<ChangeSet, "agentId" | "agentName">): string =>
  agentId === null && agentName === "owner" ? "you" : agentName;

/** One change set: what it did, and taking it back. */
export function ChangeSetPanel({ changeSet }: { readonly changeSet: ChangeSet }) {
  const [asks, setAsks] = useState(false);
  const isApplied = changeSet.status === "applied";
  useCommand("changes.revert", () => setAsks(true), { enabled: isApplied });
  return (
    <article aria-label={titleOf(changeSet)} className="flex max-w-[860px] flex-col gap-4 p-4">
      <header className="flex flex-col gap-2">
        <h2 className="text-page font-semibold break-words">{titleOf(changeSet)}</h2>
        <p className="flex flex-wrap items-center gap-x-3 text-muted">
          <ChangeSetStatus status={changeSet.status} />
          <span>
            {modeWords[changeSet.mode]} by {authorOf(changeSet)} · <Age since={changeSet.createdAt} />
          </span>
        </p>
        {isApplied && (
          <div>
            <CommandButton id="changes.revert">Revert…</CommandButton>
          </div>
        )}
      </header>
      <PlanDiff changeSetId={changeSet.id} initiativeId={changeSet.initiativeId} />
      <RevertDialog key={changeSet.id} changeSet={changeSet} open={asks} onOpenChange={setAsks} />
    </article>
  );
}

/** A summary has its first line as the title. */
export const titleOf = ({ summary }: Pick<ChangeSet, "summary">): string => summary?.trim().split("\n")[0] || "A change of the plan";

interface RevertDialogProps {
  readonly changeSet: ChangeSet;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

function RevertDialog({ changeSet, open, onOpenChange }: RevertDialogProps) {
  const { items: entries, hasMore } = useEntries(changeSet.id);
  const items = usePlanItems(entries);
  const [isSending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<ClientError | null>(null);
  const toggle = (next: boolean) => {
    setRefusal(null);
    onOpenChange(next);
  };
  const revert = async () => {
    setSending(true);
    try {
      await client.changeSets.revert.mutate({ id: changeSet.id });
      toggle(false);
      done(`Reverted “${titleOf(changeSet)}”`);
    } catch (error) {
      setRefusal(new ClientError(error));
    } finally {
      setSending(false);
    }
  };
  return (
    <Dialog
      open={open}
      onOpenChange={toggle}
      title="Revert this change set?"
      description={titleOf(changeSet)}
      footer={
        <>
          <Button onClick={() => toggle(false)}>Keep it</Button>
          <Button kind="danger" onClick={() => void revert()} disabled={isSending}>
            {isSending ? "Sending…" : "Revert"}
          </Button>
        </>
      }
    >
      <p>
        This takes back: {tallyOf(items)}
        {hasMore && " and more"}. What was changed since by others stands in the way, and is then named here.
      </p>
      {refusal && <RevertRefusal refusal={refusal} entries={entries} />}
    </Dialog>
  );
}

interface Conflict {
  readonly entityType: string;
  readonly entityId: string;
  readonly since: string;
}

function RevertRefusal({ refusal, entries }: { readonly refusal: ClientError; readonly entries: readonly ChangeEntry[] }) {
  const names = namesIn(entries);
  const conflicts = (refusal.details.conflicts ?? []) as readonly Conflict[];
  return (
    <div role="alert" className="mt-3 rounded-md border border-failed p-3">
      <p className="font-medium text-failed">Not reverted</p>
      {conflicts.length > 0 && (
        <ul className="mt-1 list-disc pl-5">
          {conflicts.map(({ entityType, entityId, since }) => (
            <li key={`${entityType} ${entityId} ${since}`}>
              The {entityType.replace("_", " ")} “{names.get(entityId) ?? entityId}” {since}.
            </li>
          ))}
        </ul>
      )}
      <p className="mt-1 break-words">{refusal.message}</p>
    </div>
  );
}
