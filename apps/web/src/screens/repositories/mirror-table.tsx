import { client, trpc } from "../../api/trpc.ts";
import { usePages } from "../../data/use-pages.ts";
import { QueryPanel } from "../../ui/states.tsx";
import { StatusLabel } from "../../ui/status.tsx";
import { Age } from "../../ui/time.tsx";
import { PanelTable, Part } from "./panel-table.tsx";

const statuses = {
  pending: { status: "queued", word: "Not fetched yet" },
  ready: { status: "done", word: "Ready" },
  fetching: { status: "running", word: "Fetching" },
  failed: { status: "failed", word: "Failed" },
} as const;

/** Local copies of it, and how their last fetch went. */
export function MirrorTable({ repositoryId }: { readonly repositoryId: string }) {
  const mirrors = usePages({
    key: [...trpc.mirrors.list.pathKey(), repositoryId],
    read: (after) => client.mirrors.list.query({ repositoryId, limit: 200, after }),
  });
  return (
    <Part title="Mirrors">
      <QueryPanel
        query={mirrors.query}
        what="the mirrors"
        isEmpty={(items) => items.length === 0}
        empty={<p className="text-muted">There is no local copy of it yet.</p>}
      >
        {(items) => (
          <PanelTable title="Mirrors" columns={["Path", "Status", "Last fetch"]}>
            {items.map(({ id, path, remoteUrl, status, lastFetchedAt, lastError }) => (
              <tr key={id}>
                <td>
                  <p className="font-mono break-all">{path}</p>
                  <p className="text-meta break-all text-muted">of {remoteUrl}</p>
                </td>
                <td>
                  <StatusLabel {...statuses[status]} />
                  {lastError !== null && <p className="mt-1 max-w-prose break-words text-failed">{lastError}</p>}
                </td>
                <td>{lastFetchedAt === null ? <span className="text-muted">never</span> : <Age since={lastFetchedAt} />}</td>
              </tr>
            ))}
          </PanelTable>
        )}
      </QueryPanel>
    </Part>
  );
}
