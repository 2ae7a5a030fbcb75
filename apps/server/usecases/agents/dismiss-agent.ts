import { type Agent, event } from "@signalbox/contracts";
import { requireFound } from "../access/require-found.ts";
import { userCommand } from "../access/require-user.ts";
import { requireNotAtWork } from "./require-not-at-work.ts";

/** Takes an agent that has ended out of sight. The first time counts. */
export const dismissAgent = userCommand(
  "agent.dismiss",
  "dismiss an agent",
  async (tx, { id }: { id: string }, { app, emit }): Promise<Agent> => {
    const agent = requireFound(await tx.agents.findById(id), "agent", id);
    requireNotAtWork(agent, "dismissed");
    if (agent.userDismissedAt) return agent;
    emit(event("agent.dismissed", id, { name: agent.name }));
    return tx.agents.update(id, { userDismissedAt: app.clock.now() });
  },
);
