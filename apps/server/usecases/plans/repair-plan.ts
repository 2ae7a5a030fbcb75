import { event } from "@signalbox/contracts";
import { userCommand } from "../access/require-user.ts";
import { checkPlan, type PlanVerification, toVerification } from "./verify-plan.ts";

/** Writes the right values where `verifyPlan` finds others stored. It is in the log, because tasks may have become ready by it. */
export const repairPlan = userCommand(
  "plan.repair",
  "repair the plan",
  async (tx, _input: unknown, { emit }): Promise<PlanVerification> => {
    // Read inside the transaction, or a change in between would be undone.
    const check = await checkPlan(tx);
    const wrong = new Set(check.mismatches.map(({ taskId }) => taskId));
    const right = [...wrong].flatMap((id) => {
      const readiness = check.expected.get(id);
      return readiness === undefined ? [] : { id, ...readiness };
    });
    await tx.tasks.setReadiness(right);
    if (check.mismatches.length > 0)
      emit(event("plan.repaired", "readiness", { mismatches: check.mismatches.length, repaired: right.length }));
    return toVerification(check, right.length);
  },
);
