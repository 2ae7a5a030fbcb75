import { DomainError, type Proposal, type ProposalTargetType } from "@signalbox/contracts";
import type { Repositories } from "../../db/repositories/unit-of-work.ts";

/** The event that tells of other words in a target, and the fields whose words a proposal replaces. */
const words: Readonly<Record<ProposalTargetType, { readonly type: string; readonly fields: readonly string[] }>> = {
  page: { type: "page.saved", fields: ["title", "content"] },
  phase: { type: "phase.updated", fields: ["name", "content"] },
  task: { type: "task.updated", fields: ["name", "description"] },
};

/** As many changes of a target are looked at; who proposes to change more than these must look again anyway. */
const AT_MOST = 100;

/**
 * A proposal was written upon the words that its target had then. Where a person or an agent has changed them since, accepting it would
 * write over theirs: CONFLICT. Changing the proposal after that, or reverting what it changed, makes it good again.
 */
export async function requireUnchangedTarget({ events }: Pick<Repositories, "events">, proposal: Proposal): Promise<void> {
  const { id, targetId, targetType } = proposal;
  if (targetId === null) return;
  const written = { streamType: "proposal", streamId: id, types: ["proposal.created", "proposal.updated", "proposal.reopened"] };
  const [base] = await events.findNewest(written, { limit: 1 });
  const { type, fields } = words[targetType];
  const changes = await events.findNewest({ streamType: targetType, streamId: targetId, types: [type] }, { limit: AT_MOST });
  const isOfWords = (payload: unknown) => {
    const { rewritten = [], ...changed } = payload as { readonly rewritten?: readonly string[] };
    return fields.some((field) => field in changed || rewritten.includes(field));
  };
  if (!changes.some(({ sequence, payload }) => sequence > (base?.sequence ?? Number.POSITIVE_INFINITY) && isOfWords(payload))) return;
  throw new DomainError(
    "CONFLICT",
    `The ${targetType} ${targetId} was changed after proposal ${id} was written (targetId); accepting it would write over that. Dismiss it, or have it written anew.`,
    { details: { entity: "proposal", field: "targetId", id, targetId } },
  );
}
