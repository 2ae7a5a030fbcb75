import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { client, trpc } from "../../api/trpc.ts";
import { runCommand, useCommand } from "../../commands/registry.ts";
import { useAgentNames, useInitiativeNames } from "../../data/use-names.ts";
import { usePages } from "../../data/use-pages.ts";
import { Button } from "../../ui/button.tsx";
import { ListAndDetail } from "../../ui/list-and-detail.tsx";
import { RowList } from "../../ui/row-list.tsx";
import { Empty, QueryPanel, Skeleton } from "../../ui/states.tsx";
import { StatusMark } from "../../ui/status.tsx";
import { Age } from "../../ui/time.tsx";
import { useNarrow } from "../../ui/use-narrow.ts";
import { ProposalDetail } from "./proposal-detail.tsx";
import { groupOf, groupProposals, nextAfter, type Proposal } from "./proposal-groups.ts";
import { pendingKey, useDecisions } from "./use-decisions.ts";

const route = getRouteApi("/proposals");

const ROW = 52;

/** What waits for a decision, and the cursor in it. */
function useProposals() {
  const { item } = route.useSearch();
  const navigate = useNavigate();
  const isNarrow = useNarrow();
  const pages = usePages({ key: pendingKey, read: (after) => client.proposals.list.query({ status: "pending", limit: 200, after }) });
  const groups = groupProposals(pages.items);
  const proposals = groups.flatMap((group) => group.proposals);
  const named = proposals.find(({ id }) => id === item);
  const active = named ?? proposals[0];
  // A link may name one that was decided on: it can still be read.
  const decided = useQuery({
    ...trpc.proposals.get.queryOptions({ id: item ?? "" }),
    enabled: item !== undefined && named === undefined && !pages.query.isPending,
  });
  const show = (id: string | undefined) =>
    void navigate({ to: "/proposals", search: { item: id }, replace: !isNarrow || id === undefined });
  const past = named === undefined && item !== undefined ? decided.data : undefined;
  return { pages, groups, proposals, active: past ? undefined : active, past, show, isChosen: item !== undefined };
}

const OWN_MS = 5_000;

/** A list stays still while the pointer or the focus is in it. What one decides oneself is to be seen at once all the same. */
function useShowOwn(count: number): () => void {
  const until = useRef(0);
  useEffect(() => {
    if (count > 0 && Date.now() < until.current) runCommand("refresh");
  }, [count]);
  return () => {
    until.current = Date.now() + OWN_MS;
  };
}

function useChoice({ proposals, groups, active, show, isChosen }: ReturnType<typeof useProposals>) {
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set());
  const { accept, dismiss, refusals } = useDecisions();
  const showOwn = useShowOwn(proposals.length);
  const selected = proposals.filter(({ id }) => selection.has(id));
  const meant = selected.length > 0 ? selected : active ? [active] : [];
  const decide = (deed: typeof accept, which: readonly Proposal[]) => {
    const ids = new Set(which.map(({ id }) => id));
    // Only the address that names a row has to name another.
    if (isChosen)
      show(
        nextAfter(
          proposals.map(({ id }) => id),
          ids,
          active?.id,
        ),
      );
    setSelection(new Set());
    showOwn();
    void deed(which);
  };
  const enabled = meant.length > 0;
  useCommand("proposals.accept", () => decide(accept, meant), { enabled });
  useCommand("proposals.dismiss", () => decide(dismiss, meant), { enabled });
  const group = active && groupOf(groups, active.id);
  useCommand("proposals.acceptGroup", () => decide(accept, group?.proposals ?? []), { enabled: group !== undefined });
  return { selection, setSelection, group, refusals, chosen: selected.length };
}

export function ProposalsTab() {
  const found = useProposals();
  const { pages, proposals, active, past, show, isChosen } = found;
  const { selection, setSelection, group, refusals, chosen } = useChoice(found);
  return (
    <QueryPanel
      query={pages.query}
      what="the proposals"
      loading={<Skeleton height={ROW} />}
      isEmpty={(items) => items.length === 0 && !past}
      empty={<Empty command="go.inbox">No proposal waits for you. What agents suggest for the plan stands here until you decide.</Empty>}
    >
      {() => (
        <ListAndDetail
          isChosen={isChosen}
          back={{ label: "All proposals", link: { to: "/proposals" } }}
          list={
            <>
              <RowList
                label="Proposals"
                className="grow"
                items={proposals}
                keyOf={({ id }) => id}
                rowHeight={ROW}
                renderRow={(proposal) => <Row proposal={proposal} isRefused={refusals.has(proposal.id)} />}
                activeKey={active?.id ?? null}
                onActive={show}
                onOpen={({ id }) => show(id)}
                selection={selection}
                onSelection={setSelection}
              />
              {pages.hasMore && (
                <Button kind="quiet" className="m-2" onClick={() => void pages.more()} disabled={pages.isReadingMore}>
                  More proposals
                </Button>
              )}
            </>
          }
          detail={
            past ? (
              <ProposalDetail proposal={past} group={undefined} refusal={undefined} chosen={0} />
            ) : (
              active && <ProposalDetail proposal={active} group={group} refusal={refusals.get(active.id)} chosen={chosen} />
            )
          }
        />
      )}
    </QueryPanel>
  );
}

function Row({ proposal, isRefused }: { readonly proposal: Proposal; readonly isRefused: boolean }) {
  const [agentName, initiativeName] = [useAgentNames()(proposal.agentId), useInitiativeNames()(proposal.initiativeId)];
  return (
    <div className="flex h-full flex-col justify-center gap-0.5 px-4">
      <div className="flex items-center gap-2">
        <StatusMark status={isRefused ? "failed" : "needs"} label={isRefused ? "Refused" : "Needs you"} />
        <span className="min-w-0 grow truncate font-medium">{proposal.title}</span>
        <Age since={proposal.createdAt} className="text-meta text-muted" />
      </div>
      <div className="truncate pl-[22px] text-meta text-muted">
        {proposal.targetId === null ? "New" : "Change of a"} {proposal.targetType} · {agentName} · {initiativeName}
      </div>
    </div>
  );
}
