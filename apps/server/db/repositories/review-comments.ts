import type { NewReviewComment, ReviewComment } from "@signalbox/contracts";

/** Lists are in order of creation. */
export interface ReviewCommentRepository {
  create(comment: NewReviewComment): Promise<ReviewComment>;
  findById(id: string): Promise<ReviewComment | null>;
  findByPhaseId(phaseId: string): Promise<ReviewComment[]>;
  resolve(id: string): Promise<ReviewComment>;
  unresolve(id: string): Promise<ReviewComment>;
  delete(id: string): Promise<void>;
}
