import { databaseBackupSchema, databaseFactsSchema, databaseVerificationSchema, nothingInputSchema } from "@signalbox/contracts";
import { backUpDatabase } from "../../usecases/database/back-up-database.ts";
import { verifyDatabase } from "../../usecases/database/verify-database.ts";
import { admin } from "../thin.ts";
import { router } from "../trpc.ts";

/** The database as a whole. A backup goes beside it, under a name that nobody can choose. */
export const databaseRouter = router({
  status: admin.query(nothingInputSchema, databaseFactsSchema, ({ databaseCare }) => databaseCare.readFacts()),
  verify: admin.query(nothingInputSchema, databaseVerificationSchema, (app) => verifyDatabase(app)),
  backup: admin.mutation(nothingInputSchema, databaseBackupSchema, backUpDatabase),
});
