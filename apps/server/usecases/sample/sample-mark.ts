import type { ReadRepositories } from "../../db/repositories/unit-of-work.ts";

/** The setting that says what belongs to the sample, so that it can be removed as a whole. */
export const sampleKey = "sample";

export interface SampleMark {
  readonly projectId: string;
  readonly initiativeId: string;
  readonly agentId: string;
  readonly issueIds: readonly string[];
}

/** What was made as the sample, whether or not all of it is still there. Null for a setting that is none of ours. */
export async function readSampleMark({ settings }: Pick<ReadRepositories, "settings">): Promise<SampleMark | null> {
  const value = (await settings.findByKey(sampleKey))?.value;
  if (typeof value !== "object" || value === null) return null;
  const { projectId, initiativeId, agentId, issueIds } = value as Record<string, unknown>;
  if (typeof projectId !== "string" || typeof initiativeId !== "string" || typeof agentId !== "string") return null;
  return { projectId, initiativeId, agentId, issueIds: Array.isArray(issueIds) ? issueIds.map(String) : [] };
}
