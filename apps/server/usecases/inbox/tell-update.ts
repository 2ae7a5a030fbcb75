import type { EventType, RecordedEvent, RecordedOf } from "@signalbox/contracts";
import type { ReadRepositories } from "../../db/repositories/unit-of-work.ts";
import { titleLine } from "./title-line.ts";

export interface ToldUpdate {
  readonly title: string;
  readonly refs: Readonly<Record<string, string | null | undefined>>;
}

type Tell<Type extends EventType> = (reads: ReadRepositories, event: RecordedOf<Type>) => Promise<ToldUpdate | null>;

const gone = "(deleted)";

/** What is worth knowing, and how it is said. Null: this one is not, though others of its type are. */
const tellers: { readonly [Type in EventType]?: Tell<Type> } = {
  "task.completed": async ({ tasks }, { streamId: taskId }) => {
    const task = await tasks.findById(taskId);
    return { title: `Completed: ${task?.name ?? gone}`, refs: { taskId, phaseId: task?.phaseId, initiativeId: task?.initiativeId } };
  },
  "phase.updated": async ({ phases }, { streamId: phaseId, payload }) => {
    if (payload.status?.after !== "completed") return null;
    const phase = await phases.findById(phaseId);
    return { title: `Phase completed: ${phase?.name ?? gone}`, refs: { phaseId, initiativeId: phase?.initiativeId } };
  },
  "initiative.updated": async ({ initiatives }, { streamId: initiativeId, payload }) => {
    if (payload.status?.after !== "completed") return null;
    return { title: `Initiative completed: ${(await initiatives.findById(initiativeId))?.name ?? gone}`, refs: { initiativeId } };
  },
  "proposal.accepted": (reads, event) => decided(reads, event, "accepted"),
  "proposal.dismissed": (reads, event) => decided(reads, event, "dismissed"),
  "changeSet.applied": async (_reads, { streamId: changeSetId, payload: { agentName, entries, summary, initiativeId, agentId } }) => ({
    title: `${agentName} changed the plan in ${entries} ${entries === 1 ? "place" : "places"}${summary?.text ? `: ${summary.text}` : ""}`,
    refs: { changeSetId, initiativeId, agentId },
  }),
  "changeSet.reverted": async ({ changeSets }, { streamId: changeSetId, payload: { initiativeId } }) => {
    const set = await changeSets.findById(changeSetId);
    return { title: `Taken back: ${set?.summary || `changes by ${set?.agentName ?? gone}`}`, refs: { changeSetId, initiativeId } };
  },
  "errand.updated": async ({ errands }, { streamId: errandId, payload }) => {
    if (payload.status?.after !== "merged") return null;
    const errand = await errands.findById(errandId);
    return { title: `Errand merged: ${errand?.branch ?? gone}`, refs: { errandId, projectId: errand?.projectId } };
  },
  "inboxMessage.answered": async ({ messages }, { streamId: messageId }) => {
    const asked = await messages.findById(messageId);
    return {
      title: `Answered: ${asked?.content ?? gone}`,
      refs: { messageId, agentId: asked?.senderType === "agent" ? asked.senderId : null },
    };
  },
  "agent.answered": async (_reads, { streamId: agentId, payload: { name, answer, messageId } }) => ({
    title: `${name} got its answer: ${answer.text}`,
    refs: { agentId, messageId },
  }),
  "plan.imported": async (_reads, { streamId, payload: { tasks } }) => ({
    title: `Imported from ${streamId}: ${tasks.created} new tasks, ${tasks.updated} changed`,
    refs: {},
  }),
};

export const updateTypes = Object.keys(tellers) as readonly EventType[];

export async function tellUpdate(reads: ReadRepositories, event: RecordedEvent): Promise<ToldUpdate | null> {
  const teller = tellers[event.type] as Tell<EventType> | undefined;
  const told = teller ? await teller(reads, event) : null;
  return told && { ...told, title: titleLine(told.title) };
}

async function decided(
  { proposals }: ReadRepositories,
  { streamId: proposalId, payload: { initiativeId } }: RecordedOf<"proposal.accepted" | "proposal.dismissed">,
  verb: string,
): Promise<ToldUpdate> {
  const proposal = await proposals.findById(proposalId);
  return { title: `Proposal ${verb}: ${proposal?.title ?? gone}`, refs: { proposalId, initiativeId, agentId: proposal?.agentId } };
}
