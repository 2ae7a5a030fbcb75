import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { client, type Outputs, queryClient, trpc } from "../../api/trpc.ts";
import { useCommand } from "../../commands/registry.ts";
import { Button, CommandButton } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { Empty, QueryPanel } from "../../ui/states.tsx";
import { type Status, StatusLabel } from "../../ui/status.tsx";
import { Age, fullTime, useNow } from "../../ui/time.tsx";
import { toast } from "../../ui/toast.ts";
import { CreateKeyDialog } from "./create-key-dialog.tsx";
import { Section } from "./section.tsx";

type Key = Outputs["apiKeys"]["list"]["items"][number];

function stateOf(key: Key, now: number): readonly [Status, string] {
  if (key.revokedAt !== null) return ["cancelled", "Revoked"];
  if (key.expiresAt !== null && new Date(key.expiresAt).getTime() <= now) return ["exhausted", "Expired"];
  return ["done", "Valid"];
}

const columns = ["Name", "Begins with", "Scopes", "State", "Last used", "Expires"];

function KeyRow({ apiKey, onRevoke }: { readonly apiKey: Key; readonly onRevoke: () => void }) {
  const [status, word] = stateOf(apiKey, useNow());
  return (
    <tr className="border-t border-line">
      <th scope="row" className="py-1 pr-3 text-left font-medium">
        {apiKey.name}
      </th>
      <td className="pr-3 font-mono text-meta">{apiKey.prefix}…</td>
      <td className="pr-3">{apiKey.scopes.join(", ")}</td>
      <td className="pr-3">
        <StatusLabel status={status} word={word} />
      </td>
      <td className="pr-3">{apiKey.lastUsedAt === null ? "never" : <Age since={apiKey.lastUsedAt} />}</td>
      <td className="pr-3">{apiKey.expiresAt === null ? "never" : fullTime(apiKey.expiresAt)}</td>
      <td className="text-right">
        {apiKey.revokedAt === null && (
          <Button kind="quiet" onClick={onRevoke} aria-label={`Revoke the key ${apiKey.name}`}>
            Revoke
          </Button>
        )}
      </td>
    </tr>
  );
}

function KeyTable({ keys }: { readonly keys: readonly Key[] }) {
  const [revoking, setRevoking] = useState<Key | null>(null);
  const revoke = async (key: Key) => {
    await client.apiKeys.revoke.mutate({ id: key.id });
    await queryClient.invalidateQueries({ queryKey: trpc.apiKeys.pathKey() });
    toast({ title: `Revoked the key “${key.name}”. It opens nothing any more.` });
  };
  return (
    // A region that scrolls must be reachable by keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section className="relative overflow-x-auto" aria-label="Table of the API keys" tabIndex={0}>
      <table className="w-full">
        <thead className="text-left text-meta text-muted">
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" className="pr-3 font-medium whitespace-nowrap">
                {column}
              </th>
            ))}
            <th scope="col">
              <span className="sr-only">Revoke</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {keys.map((key) => (
            <KeyRow key={key.id} apiKey={key} onRevoke={() => setRevoking(key)} />
          ))}
        </tbody>
      </table>
      {revoking && (
        <ConfirmDialog
          title={`Revoke the key “${revoking.name}”`}
          about="Whoever uses it is shut out at once. It cannot be made valid again."
          name={revoking.name}
          deed="Revoke"
          onConfirm={() => revoke(revoking)}
          onClose={() => setRevoking(null)}
        />
      )}
    </section>
  );
}

export function ApiKeys() {
  const query = useQuery(trpc.apiKeys.list.queryOptions({ limit: 200 }));
  const [isCreating, setCreating] = useState(false);
  useCommand("settings.createKey", () => setCreating(true));
  return (
    <Section title="API keys" about="For scripts and agents: each with what it may do, and until when. You yourself need none.">
      <div>
        <CommandButton id="settings.createKey" kind="primary" />
      </div>
      <QueryPanel
        query={query}
        what="the API keys"
        isEmpty={({ items }) => items.length === 0}
        empty={<Empty>There are no keys. Create one for a script or an agent that shall call Signalbox.</Empty>}
      >
        {({ items }) => <KeyTable keys={items} />}
      </QueryPanel>
      {isCreating && <CreateKeyDialog onClose={() => setCreating(false)} />}
    </Section>
  );
}
