import { type ChangeSet, DomainError, event, type PlanChange, type Proposal } from "@signalbox/contracts";
import { userCommand } from "../access/require-user.ts";
import { applyChangeSet } from "../change-sets/apply-change-set.ts";
import { nest } from "../nest.ts";
import { linkTask, placementOf, requireUndecided } from "./accept-proposal.ts";

/** A proposal, and the row it makes or changes. */
type Targeted = Proposal & { readonly targetId: string };

/** Accepts all of them or none, in this order and as one change set, so that one revert takes all of it back. They are of one initiative. */
export const acceptProposals = userCommand(
  "proposal.acceptAll",
  "decide on proposals",
  async (tx, { ids }: { ids: readonly string[] }, scope): Promise<ChangeSet> => {
    const proposals: Proposal[] = [];
    for (const id of new Set(ids)) proposals.push(await requireUndecided(tx, id));
    const initiativeId = oneInitiative(proposals);
    const within = nest(tx, scope);
    const targeted = proposals.map((proposal) => ({ ...proposal, targetId: proposal.targetId ?? scope.app.ids.next() }));
    const changes = targeted.map((proposal, at) => (proposals[at]?.targetId === null ? creation(proposal) : edit(proposal)));
    const summary = proposals.length === 1 ? `Accepted: ${proposals[0]?.title}` : `Accepted ${proposals.length} proposals`;
    const changeSet = await applyChangeSet(within.app, within.context, { initiativeId, mode: "plan", summary, changes });
    for (const proposal of targeted) {
      await linkTask(tx, within, proposal);
      await tx.proposals.update(proposal.id, { status: "accepted", targetId: proposal.targetId });
    }
    scope.emit(...targeted.map(({ id }) => event("proposal.accepted", id, { initiativeId, changeSetId: changeSet.id })));
    return changeSet;
  },
);

function oneInitiative(proposals: readonly Proposal[]): string {
  const [first, ...more] = [...new Set(proposals.map(({ initiativeId }) => initiativeId))];
  if (first !== undefined && more.length === 0) return first;
  throw new DomainError("REFUSED", "These proposals are of several initiatives (ids). Accept those of each initiative by themselves.", {
    details: { entity: "proposal", field: "ids", initiativeIds: [first, ...more] },
  });
}

function creation(proposal: Targeted): PlanChange {
  const { targetType, targetId: entityId, title, content, summary } = proposal;
  if (targetType === "page") return { entityType: targetType, action: "create", entityId, state: { title, content } };
  if (targetType === "phase") return { entityType: targetType, action: "create", entityId, state: { name: title, content } };
  const state = { ...placementOf(proposal), name: title, description: content ?? summary };
  return { entityType: targetType, action: "create", entityId, state };
}

/** A text that is not proposed stays as it is. */
function edit({ targetType, targetId: entityId, title, content }: Targeted): PlanChange {
  const text = content ?? undefined;
  if (targetType === "page") return { entityType: targetType, action: "update", entityId, state: { title, content: text } };
  if (targetType === "phase") return { entityType: targetType, action: "update", entityId, state: { name: title, content: text } };
  return { entityType: targetType, action: "update", entityId, state: { name: title, description: text } };
}
