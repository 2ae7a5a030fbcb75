import { useState } from "react";
import { client, trpc } from "../../api/trpc.ts";
import { done } from "../../commands/undo.ts";
import { useAgentNames } from "../../data/use-names.ts";
import { usePages } from "../../data/use-pages.ts";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { QueryPanel } from "../../ui/states.tsx";
import { StatusLabel } from "../../ui/status.tsx";
import { Age, fullTime, useNow } from "../../ui/time.tsx";
import { expiryOf, type Lease, scopeWords } from "./lease-words.ts";
import { PanelTable, Part } from "./panel-table.tsx";

const useHolder = () => {
  const agentName = useAgentNames();
  return ({ holderType, holderId }: Lease) => (holderType === "agent" ? `Agent ${agentName(holderId)}` : `Person ${holderId}`);
};

/** Who may write to it now, until when, and taking that away. */
export function LeaseTable({ repositoryId }: { readonly repositoryId: string }) {
  const leases = usePages({
    key: [...trpc.leases.list.pathKey(), repositoryId],
    read: (after) => client.leases.list.query({ repositoryId, limit: 200, after }),
  });
  const [asked, setAsked] = useState<Lease | null>(null);
  return (
    <Part title="Leases">
      <QueryPanel
        query={leases.query}
        what="the leases"
        isEmpty={(items) => items.length === 0}
        empty={<p className="text-muted">Nobody holds a lease on it: it is free.</p>}
      >
        {(items) => (
          <PanelTable title="Leases" columns={["Holder", "Scope", "Held for", "Expires", "Action"]}>
            {items.map((lease) => (
              <Row key={lease.id} lease={lease} onRelease={() => setAsked(lease)} />
            ))}
          </PanelTable>
        )}
      </QueryPanel>
      {asked && <ReleaseDialog lease={asked} onClose={() => setAsked(null)} />}
    </Part>
  );
}

function Row({ lease, onRelease }: { readonly lease: Lease; readonly onRelease: () => void }) {
  const holder = useHolder()(lease);
  const { isExpired, words } = expiryOf(lease, useNow());
  return (
    <tr>
      <td>{holder}</td>
      <td className={lease.scope === "*" ? "" : "font-mono"}>{scopeWords(lease.scope)}</td>
      <td>
        <Age since={lease.acquiredAt} />
      </td>
      <td>
        <time dateTime={lease.expiresAt} title={fullTime(lease.expiresAt)}>
          {isExpired ? <StatusLabel status="exhausted" word={`Expired ${words}`} /> : words}
        </time>
      </td>
      <td>
        <Button onClick={onRelease} aria-label={`Release the lease of ${holder} on ${scopeWords(lease.scope)}`}>
          Release…
        </Button>
      </td>
    </tr>
  );
}

function ReleaseDialog({ lease, onClose }: { readonly lease: Lease; readonly onClose: () => void }) {
  const holder = useHolder()(lease);
  const { isExpired, words } = expiryOf(lease, useNow());
  const release = async () => {
    await client.leases.release.mutate({ id: lease.id, fencingToken: lease.fencingToken });
    done(`Released the lease of ${holder}`);
  };
  return (
    <ConfirmDialog
      title="Release this lease?"
      about={`${holder} loses the right to write: ${scopeWords(lease.scope)}.`}
      deed="Release"
      keep="Keep it"
      onConfirm={release}
      onClose={onClose}
    >
      <p>
        {isExpired ? `It expired ${words}.` : `It would expire ${words}.`} {holder} can do nothing under it any more, and another may take
        it.
      </p>
    </ConfirmDialog>
  );
}
