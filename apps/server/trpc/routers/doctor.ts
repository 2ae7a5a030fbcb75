import { doctorReportSchema, nothingInputSchema } from "@signalbox/contracts";
import { checkHealth } from "../../usecases/doctor/check-health.ts";
import { admin } from "../thin.ts";
import { router } from "../trpc.ts";

/** Whether everything is there that is needed, and what to do where it is not. */
export const doctorRouter = router({
  check: admin.query(nothingInputSchema, doctorReportSchema, (app) => checkHealth(app)),
});
