import { useQuery } from "@tanstack/react-query";
import { type Outputs, trpc } from "../../api/trpc.ts";
import { Button } from "../../ui/button.tsx";
import { QueryPanel, Skeleton } from "../../ui/states.tsx";
import { Age } from "../../ui/time.tsx";
import { setCommentResolved } from "./phase-actions.ts";
import { Section } from "./section.tsx";

type Comment = Outputs["reviewComments"]["list"]["items"][number];

const AT_MOST = 100;

/** What people said about lines of its changes, the open ones first. */
export function ReviewComments({ phaseId }: { readonly phaseId: string }) {
  const query = useQuery(trpc.reviewComments.list.queryOptions({ phaseId, limit: AT_MOST }));
  return (
    <Section title="Review comments">
      <QueryPanel
        query={query}
        what="the review comments"
        loading={<Skeleton rows={2} height={20} />}
        isEmpty={({ items }) => items.length === 0}
        empty={<p className="text-muted">Nobody has commented on its changes.</p>}
      >
        {({ items, next }) => (
          <>
            <ul>
              {items
                .toSorted((one, other) => Number(one.resolved) - Number(other.resolved))
                .map((comment) => (
                  <CommentItem key={comment.id} comment={comment} />
                ))}
            </ul>
            {next !== null && <p className="text-meta text-muted">The first {AT_MOST} comments are shown.</p>}
          </>
        )}
      </QueryPanel>
    </Section>
  );
}

function CommentItem({ comment }: { readonly comment: Comment }) {
  return (
    <li className="border-b border-line py-2 last:border-b-0">
      <p className="font-mono text-meta break-all text-muted">
        {comment.filePath}:{comment.lineNumber} ({comment.lineType})
      </p>
      <p className="my-1 break-words whitespace-pre-wrap">{comment.body}</p>
      <div className="flex items-center gap-2 text-meta text-muted">
        <span>
          {comment.author} · <Age since={comment.createdAt} /> · {comment.resolved ? "Resolved" : "Open"}
        </span>
        <Button kind="quiet" className="ml-auto" onClick={() => void setCommentResolved(comment.id, !comment.resolved)}>
          {comment.resolved ? "Open again" : "Resolve"}
        </Button>
      </div>
    </li>
  );
}
