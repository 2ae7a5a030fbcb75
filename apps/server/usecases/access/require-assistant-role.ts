import { DomainError } from "@signalbox/contracts";
import type { CommandContext } from "../command.ts";

/** FORBIDDEN for an agent that puts words into a person's mouth. */
export function requireAssistantRole({ actor }: CommandContext, role: string): void {
  if (actor.type !== "agent" || role === "assistant") return;
  throw new DomainError("FORBIDDEN", `Agent ${actor.id} may speak as assistant only, not as ${role} (role).`, {
    details: { field: "role", actorId: actor.id },
  });
}
