import { DomainError } from "@signalbox/contracts";
import type { Repositories } from "../../db/repositories/unit-of-work.ts";
import { type Command, type CommandContext, type CommandScope, command } from "../command.ts";

/** FORBIDDEN for agents. For what the server later runs, trusts or hands out: paths, process ids, credentials, scopes, addresses. */
export function requireUser({ actor }: CommandContext, action: string): void {
  if (actor.type === "user") return;
  throw new DomainError("FORBIDDEN", `Only a person may ${action}; this request comes from the ${actor.type} ${actor.id}.`, {
    details: { actorType: actor.type, actorId: actor.id },
  });
}

/** A command that only a person may give. `action` completes "Only a person may …". */
export function userCommand<Input, Result>(
  name: string,
  action: string,
  work: (tx: Repositories, input: Input, scope: CommandScope) => Promise<Result>,
): Command<Input, Result> {
  return command(name, (tx, input: Input, scope) => {
    requireUser(scope.context, action);
    return work(tx, input, scope);
  });
}
