import type { App } from "../../ports/app.ts";
import { leaseTime } from "../leases/lease-time.ts";
import { verifyPlan } from "../plans/verify-plan.ts";
import { planRules } from "./plan-rules.ts";
import type { Violation } from "./violation.ts";
import { workRules } from "./work-rules.ts";

export interface InvariantCheck {
  /** The first five hundred. */
  readonly violations: readonly Violation[];
  readonly total: number;
}

const shown = 500;

/** Every row that is not finished has an owner, queued work or a deadline: names those that have none, and what to do about each. */
export async function checkInvariants(app: Pick<App, "store" | "clock">): Promise<InvariantCheck> {
  const violations: Violation[] = [];
  let total = 0;
  const found = (violation: Violation) => {
    total++;
    if (violations.length < shown) violations.push(violation);
  };
  await app.store.snapshot(async (reads) => {
    const now = { now: app.clock.now(), leaseTime: await leaseTime(reads, app) };
    for (const rule of [...planRules, ...workRules]) for await (const violation of rule(reads, now)) found(violation);
  });
  const { mismatches, total: miscounted } = await verifyPlan(app);
  for (const { taskId, field } of mismatches)
    found({
      ...{ rule: "readiness_miscounted", entity: "task", id: taskId },
      message: `What task ${taskId} waits for was counted wrong (${field}).`,
      remedy: "signalbox db verify --repair",
    });
  // That check names its first hundred only.
  return { violations, total: total + miscounted - mismatches.length };
}
