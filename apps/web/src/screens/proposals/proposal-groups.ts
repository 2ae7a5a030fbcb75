/** The proposals of one agent for one initiative: what a person decides on in one go. Pure. */
import type { Outputs } from "../../api/trpc.ts";

export type Proposal = Outputs["proposals"]["list"]["items"][number];

export interface ProposalGroup {
  readonly key: string;
  readonly agentId: string;
  readonly initiativeId: string;
  readonly proposals: readonly Proposal[];
}

const groupKey = ({ agentId, initiativeId }: Proposal) => `${initiativeId} ${agentId}`;

/** What waits longest first: a group stands where its oldest proposal does, and within it the agent's own order holds. */
export function groupProposals(proposals: readonly Proposal[]): ProposalGroup[] {
  const oldest = (group: ProposalGroup) => group.proposals.map(({ createdAt }) => createdAt).sort()[0] ?? "";
  return [...Map.groupBy(proposals, groupKey)]
    .map(([key, members]) => ({
      key,
      agentId: members[0]?.agentId ?? "",
      initiativeId: members[0]?.initiativeId ?? "",
      proposals: members.toSorted((a, b) => a.sortOrder - b.sortOrder || byText(a.createdAt, b.createdAt) || byText(a.id, b.id)),
    }))
    .sort((a, b) => byText(oldest(a), oldest(b)) || byText(a.key, b.key));
}

const byText = (a: string, b: string) => Number(a > b) - Number(a < b);

export const groupOf = (groups: readonly ProposalGroup[], id: string): ProposalGroup | undefined =>
  groups.find(({ proposals }) => proposals.some((proposal) => proposal.id === id));

/** Where the cursor goes when these are decided on: to the next that stays, or else to the last before them. */
export function nextAfter(ids: readonly string[], decided: ReadonlySet<string>, active: string | undefined): string | undefined {
  const at = active === undefined ? -1 : ids.indexOf(active);
  const stays = (id: string) => !decided.has(id);
  return ids.slice(Math.max(0, at)).find(stays) ?? ids.slice(0, Math.max(0, at)).findLast(stays);
}
