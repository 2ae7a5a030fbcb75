import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { client, trpc } from "../../api/trpc.ts";
import { useCommand } from "../../commands/registry.ts";
import { done } from "../../commands/undo.ts";
import { Button } from "../../ui/button.tsx";
import { QueryPanel } from "../../ui/states.tsx";
import { toastFailure } from "../../ui/toast.ts";
import { PanelTable, Part } from "./panel-table.tsx";
import { RelateDialog } from "./relate-dialog.tsx";
import { type Relationship, seenFrom } from "./relationship-words.ts";
import type { Repository } from "./repository-detail.tsx";

interface RelationshipsProps {
  readonly repository: Repository;
  readonly all: readonly Repository[];
}

async function unrelate({ fromRepositoryId, toRepositoryId, type }: Relationship): Promise<void> {
  const edge = { fromRepositoryId, toRepositoryId, type };
  try {
    await client.repositories.unrelate.mutate(edge);
    done("Removed the relationship", () => client.repositories.relate.mutate(edge));
  } catch (error) {
    toastFailure("Not done: remove the relationship", error);
  }
}

export function Relationships({ repository, all }: RelationshipsProps) {
  const { id } = repository;
  const query = useQuery(trpc.repositories.relationships.queryOptions({ id }));
  const [relates, setRelates] = useState(false);
  const others = all.filter((other) => other.id !== id);
  useCommand("repositories.relate", () => setRelates(true), { enabled: others.length > 0 });
  const nameOf = (otherId: string) => all.find((other) => other.id === otherId)?.name ?? otherId;
  return (
    <Part title="Relationships">
      <QueryPanel
        query={query}
        what="the relationships"
        isEmpty={(items) => items.length === 0}
        empty={<p className="text-muted">It stands by itself.</p>}
      >
        {(items) => (
          <PanelTable title="Relationships" columns={["This repository", "The other", "Action"]}>
            {items.map((row) => {
              const { words, otherId } = seenFrom(id, row);
              return (
                <tr key={`${row.fromRepositoryId} ${row.toRepositoryId} ${row.type}`}>
                  <td>{words}</td>
                  <td>
                    <Link to="/repositories" search={{ item: otherId }} className="underline">
                      {nameOf(otherId)}
                    </Link>
                  </td>
                  <td>
                    <Button kind="quiet" onClick={() => void unrelate(row)} aria-label={`Remove: ${words} ${nameOf(otherId)}`}>
                      Remove
                    </Button>
                  </td>
                </tr>
              );
            })}
          </PanelTable>
        )}
      </QueryPanel>
      <RelateDialog key={relates ? "open" : "closed"} open={relates} onOpenChange={setRelates} repository={repository} others={others} />
    </Part>
  );
}
