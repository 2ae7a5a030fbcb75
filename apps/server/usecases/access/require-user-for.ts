import type { CommandContext } from "../command.ts";
import { requireUser } from "./require-user.ts";

/** FORBIDDEN for agents where one of these fields is given. */
export function requireUserFor<Given extends object>(
  context: CommandContext,
  given: Given,
  { entity, fields }: { entity: string; fields: readonly (keyof Given & string)[] },
): void {
  const trusted = fields.filter((field) => given[field] !== undefined);
  if (trusted.length > 0) requireUser(context, `set ${trusted.join(", ")} of ${entity}`);
}
