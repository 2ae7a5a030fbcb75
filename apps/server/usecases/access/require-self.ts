import { DomainError } from "@signalbox/contracts";
import type { CommandContext } from "../command.ts";

/** FORBIDDEN for an agent that acts in another's name. People may act for any. */
export function requireSelf({ actor }: CommandContext, agentId: string | null | undefined, action: string): void {
  if (actor.type !== "agent" || agentId === actor.id) return;
  throw new DomainError("FORBIDDEN", `Agent ${actor.id} may not ${action} for ${agentId ? `agent ${agentId}` : "anyone else"}.`, {
    details: { actorId: actor.id, agentId: agentId ?? null },
  });
}
