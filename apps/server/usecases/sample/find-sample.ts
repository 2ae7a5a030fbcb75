import type { ReadRepositories } from "../../db/repositories/unit-of-work.ts";
import { readSampleMark } from "./sample-mark.ts";

export interface SampleIds {
  readonly projectId: string;
  readonly initiativeId: string;
}

/** The sample, as long as its initiative is there. */
export async function findSample(reads: Pick<ReadRepositories, "settings" | "initiatives">): Promise<SampleIds | null> {
  const mark = await readSampleMark(reads);
  if (mark === null || (await reads.initiatives.findById(mark.initiativeId)) === null) return null;
  return { projectId: mark.projectId, initiativeId: mark.initiativeId };
}
