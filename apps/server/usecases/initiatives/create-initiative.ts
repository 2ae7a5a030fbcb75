import type { Initiative, NewInitiative } from "@signalbox/contracts";
import { requireUserFor } from "../access/require-user-for.ts";
import { command } from "../command.ts";
import { policyFields } from "./policy-fields.ts";

export const createInitiative = command(
  "initiative.create",
  async (tx, initiative: Omit<NewInitiative, "id" | "createdAt">, { context }): Promise<Initiative> => {
    requireUserFor(context, initiative, { entity: "an initiative", fields: policyFields });
    return tx.initiatives.create(initiative);
  },
);
