import type { Issue, IssuePatch, NewIssue } from "@signalbox/contracts";
import type { Paged, PageRequest } from "./paging.ts";

/** Lists are in order of creation. An issue's id is `{sourceType}:{sourceId}`. */
export interface IssueRepository {
  create(issue: NewIssue): Promise<Issue>;
  /** Creates those that are new, updates title, status, sourceData and taskId of the others. For imports. Of an issue named twice the last mention counts. */
  upsertMany(issues: readonly NewIssue[]): Promise<{ created: number; updated: number; unchanged: number }>;
  findById(id: string): Promise<Issue | null>;
  findByIds(ids: readonly string[]): Promise<Issue[]>;
  findByTaskId(taskId: string): Promise<Issue[]>;
  findAll(filter: { sourceType?: Issue["sourceType"] | undefined; status?: string | undefined }, page: PageRequest): Promise<Paged<Issue>>;
  update(id: string, patch: IssuePatch): Promise<Issue>;
  delete(id: string): Promise<void>;
}
