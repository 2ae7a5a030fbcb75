import { type ChangeSet, type DomainEvent, event, type Proposal } from "@signalbox/contracts";
import type { Repositories } from "../../db/repositories/unit-of-work.ts";

/** For a change set that is reverted: what it accepted is to be decided on again, and answers its issue no more. */
export async function reopenAccepted(
  tx: Repositories,
  { id: changeSetId, initiativeId }: Pick<ChangeSet, "id" | "initiativeId">,
  touched: ReadonlyMap<string, "made" | "changed">,
): Promise<DomainEvent[]> {
  const events: DomainEvent[] = [];
  for (const proposal of await tx.proposals.findByInitiativeId(initiativeId)) {
    const how = proposal.status === "accepted" ? touched.get(proposal.targetId ?? "") : undefined;
    if (!how || !(await acceptedBy(tx, proposal.id, changeSetId))) continue;
    events.push(event("proposal.reopened", proposal.id, { initiativeId, changeSetId }));
    await tx.proposals.update(proposal.id, { status: "pending", ...(how === "made" && { targetId: null }) });
    if (how === "made") events.push(...(await unlinkIssue(tx, proposal)));
  }
  return events;
}

/** Only the log tells who accepted it: a change set, or a person by itself. */
async function acceptedBy({ events }: Repositories, id: string, changeSetId: string): Promise<boolean> {
  const [last] = await events.findNewest({ streamType: "proposal", streamId: id, types: ["proposal.accepted"] }, { limit: 1 });
  return last?.payload.changeSetId === changeSetId;
}

async function unlinkIssue({ issues }: Repositories, { issueId, targetId }: Proposal): Promise<DomainEvent[]> {
  const issue = issueId === null ? null : await issues.findById(issueId);
  if (issue?.taskId !== targetId || issue.taskId === null) return [];
  await issues.update(issue.id, { taskId: null });
  return [event("issue.unlinked", issue.id, {})];
}
