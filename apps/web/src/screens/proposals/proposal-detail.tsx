import { Link } from "@tanstack/react-router";
import { linkOf } from "../../data/entity-link.ts";
import { useMarkdownOf } from "../../data/use-markdown-of.ts";
import { useAgentNames, useInitiativeNames } from "../../data/use-names.ts";
import { CommandButton } from "../../ui/button.tsx";
import { StatusLabel } from "../../ui/status.tsx";
import { TextDiff } from "../../ui/text-diff.tsx";
import { Age } from "../../ui/time.tsx";
import { effectOf } from "./proposal-effect.ts";
import type { Proposal, ProposalGroup } from "./proposal-groups.ts";
import type { Refusal } from "./use-decisions.ts";
import { useNamesOfProposal, useTarget } from "./use-target.ts";

interface ProposalDetailProps {
  readonly proposal: Proposal;
  readonly group: ProposalGroup | undefined;
  readonly refusal: Refusal | undefined;
  /** How many are chosen for a common decision. */
  readonly chosen: number;
}

const labelOf = (words: string, many: number) => (many > 1 ? `${words} ${many} chosen` : words);

export function ProposalDetail({ proposal, group, refusal, chosen }: ProposalDetailProps) {
  const inGroup = group?.proposals.length ?? 1;
  return (
    <article aria-label={proposal.title} className="flex max-w-[860px] flex-col gap-4 p-4">
      <header className="flex flex-col gap-2">
        <h2 className="text-page font-semibold break-words">{proposal.title}</h2>
        <Origin proposal={proposal} />
        {proposal.status === "pending" ? (
          <div className="flex flex-wrap gap-1.5">
            <CommandButton id="proposals.accept" kind="primary">
              {labelOf("Accept", chosen)}
            </CommandButton>
            <CommandButton id="proposals.dismiss">{labelOf("Dismiss", chosen)}</CommandButton>
            {inGroup > 1 && <CommandButton id="proposals.acceptGroup">Accept all {inGroup} of the group</CommandButton>}
          </div>
        ) : (
          <Decision status={proposal.status} />
        )}
      </header>
      {refusal && <RefusalNote refusal={refusal} />}
      {proposal.summary && (
        <section>
          <h3 className="font-semibold">Reason</h3>
          <p className="whitespace-pre-wrap">{proposal.summary}</p>
        </section>
      )}
      {proposal.status === "pending" ? (
        <PlanOfProposal key={proposal.id} proposal={proposal} />
      ) : (
        proposal.content !== null && <TextDiff label="What it proposed" before={null} after={proposal.content} />
      )}
    </article>
  );
}

function Decision({ status }: { readonly status: "accepted" | "dismissed" }) {
  return status === "accepted" ? <StatusLabel status="done" word="Accepted" /> : <StatusLabel status="cancelled" word="Dismissed" />;
}

function Origin({ proposal }: { readonly proposal: Proposal }) {
  const { agentId, initiativeId, createdAt, targetId, targetType } = proposal;
  const [agentName, initiativeName] = [useAgentNames()(agentId), useInitiativeNames()(initiativeId)];
  const target = targetId === null ? null : linkOf({ kind: targetType, id: targetId, initiativeId });
  return (
    <p className="flex flex-wrap gap-x-2 text-muted">
      <Link to="/agents/$agentId" params={{ agentId }} className="underline hover:text-fg">
        {agentName}
      </Link>
      <span>for</span>
      <Link to="/i/$initiativeId" params={{ initiativeId }} className="underline hover:text-fg">
        {initiativeName}
      </Link>
      <span>
        · <Age since={createdAt} />
      </span>
      {target && (
        <Link {...target} className="underline hover:text-fg">
          Open the {targetType}
        </Link>
      )}
    </p>
  );
}

function RefusalNote({ refusal }: { readonly refusal: Refusal }) {
  return (
    <div role="status" className="rounded-md border border-failed p-3">
      <StatusLabel status="failed" word={refusal.needsRebase ? "Needs rebase" : "Refused"} />
      <p className="mt-1 break-words">{refusal.message}</p>
    </div>
  );
}

/** What accepting would do, once the target and the texts are known. */
function useEffects(proposal: Proposal, target: ReturnType<typeof useTarget>): string[] {
  const nameOf = useNamesOfProposal(proposal);
  const texts = useMarkdownOf([target?.content ?? null, proposal.content]);
  const [before = "", after = ""] = texts ?? [];
  if (target === null) return effectOf(proposal, null, { nameOf });
  const known = target && texts && { title: target.title, text: before };
  return effectOf({ ...proposal, content: proposal.content === null ? null : after }, known, { nameOf });
}

function PlanOfProposal({ proposal }: { readonly proposal: Proposal }) {
  const { title, content, targetId, targetType } = proposal;
  const target = useTarget(proposal);
  const effects = useEffects(proposal, target);
  return (
    <>
      <section>
        <h3 className="font-semibold">Effect</h3>
        {effects.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </section>
      <section className="flex flex-col gap-2">
        <h3 className="font-semibold">{targetId === null ? "What would be added" : "Before and after"}</h3>
        {target && target.title !== title && <TextDiff label="Title" before={target.title} after={title} />}
        {target !== undefined && content !== null && (
          <TextDiff label={`Text of the ${targetType}`} before={target?.content ?? null} after={content} />
        )}
        {content === null && <p className="text-muted">It proposes no text{targetId && "; what is there stays"}.</p>}
      </section>
    </>
  );
}
