import {
  importPlanInputSchema,
  importReportSchema,
  nothingInputSchema,
  planOutlineInputSchema,
  planOutlineSchema,
  planOverviewSchema,
  planVerificationSchema,
} from "@signalbox/contracts";
import { importPlan } from "../../usecases/plans/import-plan.ts";
import { readOutline } from "../../usecases/plans/read-outline.ts";
import { readOverview } from "../../usecases/plans/read-overview.ts";
import { repairPlan } from "../../usecases/plans/repair-plan.ts";
import { verifyPlan } from "../../usecases/plans/verify-plan.ts";
import { admin, query } from "../thin.ts";
import { router } from "../trpc.ts";

/** What works on the plan as a whole. An export is a stream of any length, so it has no procedure. */
export const plansRouter = router({
  /** Compares what is stored on the tasks with what edges and statuses give. */
  verify: query(nothingInputSchema, planVerificationSchema, (app) => verifyPlan(app)),

  /** Every initiative with its numbers, newest first, and what the rest of the system is doing. */
  overview: query(nothingInputSchema, planOverviewSchema, (app) => readOverview(app)),
  /** One initiative as a whole, without its long texts. */
  outline: query(planOutlineInputSchema, planOutlineSchema, (app, input) => readOutline(app, input)),

  /** The path is one of the server's machine. */
  import: admin.mutation(importPlanInputSchema, importReportSchema, importPlan),
  repair: admin.mutation(nothingInputSchema, planVerificationSchema, repairPlan),
});
