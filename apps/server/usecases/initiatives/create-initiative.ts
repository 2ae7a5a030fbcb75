import { event, type Initiative, type NewInitiative } from "@signalbox/contracts";
import { requireUserFor } from "../access/require-user-for.ts";
import { command } from "../command.ts";
import { policyFields } from "./policy-fields.ts";

export const createInitiative = command(
  "initiative.create",
  async (tx, given: Omit<NewInitiative, "id" | "createdAt">, { context, emit }): Promise<Initiative> => {
    requireUserFor(context, given, { entity: "an initiative", fields: policyFields });
    const initiative = await tx.initiatives.create(given);
    const { id, name, status, executionMode } = initiative;
    emit(event("initiative.created", id, { name, status, executionMode }));
    return initiative;
  },
);
