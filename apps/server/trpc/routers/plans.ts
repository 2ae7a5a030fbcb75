import { importPlanInputSchema, importReportSchema, nothingInputSchema, planVerificationSchema } from "@signalbox/contracts";
import { importPlan } from "../../usecases/plans/import-plan.ts";
import { repairPlan } from "../../usecases/plans/repair-plan.ts";
import { verifyPlan } from "../../usecases/plans/verify-plan.ts";
import { admin, query } from "../thin.ts";
import { router } from "../trpc.ts";

/** What works on the plan as a whole. An export is a stream of any length, so it has no procedure. */
export const plansRouter = router({
  /** Compares what is stored on the tasks with what edges and statuses give. */
  verify: query(nothingInputSchema, planVerificationSchema, (app) => verifyPlan(app)),

  /** The path is one of the server's machine. */
  import: admin.mutation(importPlanInputSchema, importReportSchema, importPlan),
  repair: admin.mutation(nothingInputSchema, planVerificationSchema, repairPlan),
});
