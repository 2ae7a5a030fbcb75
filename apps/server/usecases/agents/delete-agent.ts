import { requireFound } from "../access/require-found.ts";
import { userCommand } from "../access/require-user.ts";
import { requireNotAtWork } from "./require-not-at-work.ts";

/** Its log stays. Refused while it works: its process and its task would be left to nobody. */
export const deleteAgent = userCommand("agent.delete", "delete an agent", async (tx, { id }: { id: string }): Promise<void> => {
  requireNotAtWork(requireFound(await tx.agents.findById(id), "agent", id), "deleted");
  await tx.agents.delete(id);
});
