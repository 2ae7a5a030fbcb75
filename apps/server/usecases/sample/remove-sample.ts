import { event } from "@signalbox/contracts";
import type { Repositories } from "../../db/repositories/unit-of-work.ts";
import { userCommand } from "../access/require-user.ts";
import { deleteAgent } from "../agents/delete-agent.ts";
import { updateAgent } from "../agents/update-agent.ts";
import { deleteInitiative } from "../initiatives/delete-initiative.ts";
import { deleteIssue } from "../issues/delete-issue.ts";
import { deleteLogChunks } from "../log-chunks/delete-log-chunks.ts";
import { deleteMessage } from "../messages/delete-message.ts";
import { type Nested, nest } from "../nest.ts";
import { deleteProject } from "../projects/delete-project.ts";
import { readSampleMark, type SampleMark, sampleKey } from "./sample-mark.ts";

/** Takes away all that the sample is made of, with what people have added inside it. Without a sample there is nothing to do. */
export const removeSample = userCommand("sample.remove", "remove the sample", async (tx, _input: unknown, scope): Promise<void> => {
  const mark = await readSampleMark(tx);
  if (mark === null) return;
  await removeRows(tx, nest(tx, scope), mark);
  scope.emit(event("setting.deleted", sampleKey, {}));
});

/** Some of it may have been deleted by hand before. */
export async function removeRows(tx: Repositories, within: Nested, mark: SampleMark): Promise<void> {
  const { app, context } = within;
  const { projectId, initiativeId, agentId, issueIds } = mark;
  if (await tx.initiatives.findById(initiativeId)) await deleteInitiative(app, context, { id: initiativeId, dropDependencies: true });
  await removeAgent(tx, within, agentId);
  for (const { id } of await tx.issues.findByIds(issueIds)) await deleteIssue(app, context, { id });
  if (await tx.projects.findById(projectId)) await deleteProject(app, context, { id: projectId });
}

/** With all that it said and was told, which would otherwise outlive it. */
async function removeAgent(tx: Repositories, { app, context }: Nested, id: string): Promise<void> {
  for (const message of [...(await tx.messages.findBySender("agent", id)), ...(await tx.messages.findByRecipient("agent", id))])
    if (await tx.messages.findById(message.id)) await deleteMessage(app, context, { id: message.id });
  for (let deleted = 1; deleted > 0; ) deleted = (await deleteLogChunks(app, context, { agentId: id })).count;
  if ((await tx.agents.findById(id)) === null) return;
  await updateAgent(app, context, { id, patch: { status: "stopped" } });
  await deleteAgent(app, context, { id });
}
