import { type InfiniteData, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, type Inputs, trpc } from "../../api/trpc.ts";
import { done } from "../../commands/undo.ts";
import { ClientError } from "../../ui/failure.ts";
import { toastFailure } from "../../ui/toast.ts";
import type { Proposal } from "./proposal-groups.ts";

/** Why the server did not take a decision. */
export interface Refusal {
  readonly message: string;
  /** What it was made upon has changed since. */
  readonly needsRebase: boolean;
}

export const pendingKey = [...trpc.proposals.list.pathKey(), "pending"];

interface ProposalPage {
  readonly items: readonly Proposal[];
  readonly next: string | null;
}

const named = (proposals: readonly Proposal[]) => (proposals.length === 1 ? `“${proposals[0]?.title}”` : `${proposals.length} proposals`);

/** Of one initiative at a time, because a change set belongs to one. Answers how to take all of it back. */
async function acceptAll(proposals: readonly Proposal[]): Promise<() => Promise<void>> {
  const made: string[] = [];
  const undo = async () => {
    for (const id of made.toReversed()) await client.changeSets.revert.mutate({ id });
  };
  try {
    for (const [, members] of Map.groupBy(proposals, ({ initiativeId }) => initiativeId)) {
      const { id } = await client.proposals.acceptAll.mutate({ ids: members.map((proposal) => proposal.id) });
      made.push(id);
    }
  } catch (error) {
    // All or none, over several initiatives too.
    await undo();
    throw error;
  }
  return undo;
}

type NewProposal = Inputs["proposals"]["create"];

/** Nothing makes a dismissed proposal pending again: its undo proposes the same anew. */
async function dismissAll(proposals: readonly Proposal[]): Promise<() => Promise<void>> {
  for (const { id } of proposals) await client.proposals.dismiss.mutate({ id });
  return async () => {
    for (const { agentId, initiativeId, issueId, targetType, targetId, title, summary, content, metadata, sortOrder } of proposals) {
      const again = { agentId, initiativeId, issueId, targetType, targetId, title, summary, content, metadata, sortOrder };
      await client.proposals.create.mutate(again as NewProposal);
    }
  };
}

/** Accepting and dismissing: gone from the list at once, and back in it with the reason where the server refuses. */
export function useDecisions() {
  const cache = useQueryClient();
  const [refusals, setRefusals] = useState<ReadonlyMap<string, Refusal>>(new Map());
  const hide = (ids: ReadonlySet<string>) =>
    cache.setQueryData<InfiniteData<ProposalPage>>(
      [...pendingKey, "pages"],
      (data) => data && { ...data, pages: data.pages.map((page) => ({ ...page, items: page.items.filter(({ id }) => !ids.has(id)) })) },
    );
  const decide = async (proposals: readonly Proposal[], deed: { words: string; send: typeof acceptAll }) => {
    const what = `${deed.words} ${named(proposals)}`;
    const ids = new Set(proposals.map(({ id }) => id));
    hide(ids);
    setRefusals((known) => new Map([...known].filter(([id]) => !ids.has(id))));
    try {
      done(what, await deed.send(proposals));
    } catch (error) {
      const { message, code } = new ClientError(error);
      const refusal = { message, needsRebase: code === "CONFLICT" };
      setRefusals((known) => new Map([...known, ...[...ids].map((id) => [id, refusal] as const)]));
      toastFailure(`Not ${what.charAt(0).toLowerCase()}${what.slice(1)}`, error);
      await cache.invalidateQueries({ queryKey: pendingKey });
    }
  };
  return {
    refusals,
    accept: (proposals: readonly Proposal[]) => decide(proposals, { words: "Accepted", send: acceptAll }),
    dismiss: (proposals: readonly Proposal[]) => decide(proposals, { words: "Dismissed", send: dismissAll }),
  };
}
