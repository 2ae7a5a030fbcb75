import type { Initiative, InitiativePatch } from "@signalbox/contracts";
import { requireUserFor } from "../access/require-user-for.ts";
import { command } from "../command.ts";
import { policyFields } from "./policy-fields.ts";

export interface UpdateInitiative {
  readonly id: string;
  readonly patch: InitiativePatch;
}

/** Only an active initiative starts tasks. */
export const updateInitiative = command(
  "initiative.update",
  async (tx, { id, patch }: UpdateInitiative, { context }): Promise<Initiative> => {
    requireUserFor(context, patch, { entity: "an initiative", fields: policyFields });
    return tx.initiatives.update(id, patch);
  },
);
