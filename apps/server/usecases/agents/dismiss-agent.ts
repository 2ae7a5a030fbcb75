import type { Agent } from "@signalbox/contracts";
import { requireFound } from "../access/require-found.ts";
import { userCommand } from "../access/require-user.ts";
import { requireNotAtWork } from "./require-not-at-work.ts";

/** Takes an agent that has ended out of sight. The first time counts. */
export const dismissAgent = userCommand(
  "agent.dismiss",
  "dismiss an agent",
  async (tx, { id }: { id: string }, { app }): Promise<Agent> => {
    const agent = requireFound(await tx.agents.findById(id), "agent", id);
    requireNotAtWork(agent, "dismissed");
    return agent.userDismissedAt ? agent : tx.agents.update(id, { userDismissedAt: app.clock.now() });
  },
);
