import type { Phase } from "@signalbox/contracts";
import type { ReadRepositories } from "../../db/repositories/unit-of-work.ts";
import { requireFound } from "../access/require-found.ts";

/** NOT_FOUND when there is no such phase. */
export const getPhase = async ({ phases }: Pick<ReadRepositories, "phases">, id: string): Promise<Phase> =>
  requireFound(await phases.findById(id), "phase", id);
