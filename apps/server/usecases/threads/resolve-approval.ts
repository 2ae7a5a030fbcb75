import { type EventPayload, event } from "@signalbox/contracts";
import { userCommand } from "../access/require-user.ts";
import { readOpening } from "./read-opening.ts";

export interface ResolveApproval {
  readonly id: string;
  readonly decision: EventPayload<"approval.resolved">["decision"];
  readonly reason?: string | null | undefined;
}

/** Once. Agents ask; only people answer. */
export const resolveApproval = userCommand(
  "approval.resolve",
  "resolve an approval",
  async (tx, { id, decision, reason = null }: ResolveApproval, { emit }): Promise<void> => {
    const { threadId, turnId } = await readOpening(tx, { opens: "approval.requested", ends: "approval.resolved", id });
    emit(event("approval.resolved", id, { threadId, turnId, decision, reason }));
  },
);
