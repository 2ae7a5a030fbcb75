import { DomainError } from "@signalbox/contracts";
import type { CommandContext } from "../command.ts";

/** FORBIDDEN for agents. For what people do and the server does by itself. */
export function requireNoAgent({ actor }: CommandContext, action: string): void {
  if (actor.type !== "agent") return;
  throw new DomainError("FORBIDDEN", `Agent ${actor.id} may not ${action}.`, { details: { actorId: actor.id } });
}
