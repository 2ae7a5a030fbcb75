import type { DatabaseVerification } from "@signalbox/contracts";
import type { App } from "../../ports/app.ts";
import { verifyAudit } from "../audit/verify-audit.ts";
import { verifyPlan } from "../plans/verify-plan.ts";
import { verifyProjections } from "../projections/verify-projections.ts";

/** Compares what is stored with what it should add up to: the plan, the projections of the log, the chain of the audit log. Changes nothing. */
export async function verifyDatabase(app: Pick<App, "store" | "openScratch">): Promise<DatabaseVerification> {
  const plan = await verifyPlan(app);
  const projections = await verifyProjections(app);
  const { entries, breaks } = await verifyAudit(app, {});
  const [first] = breaks;
  return {
    tasks: { checked: plan.tasks, wrong: plan.total },
    projections: { checked: projections.tables.reduce((sum, { expected }) => sum + expected, 0), differ: projections.total },
    audit: { entries, problem: first === undefined ? null : `Entry ${first.sequence}: ${first.reason}` },
  };
}
