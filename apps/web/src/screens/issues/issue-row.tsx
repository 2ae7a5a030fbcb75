import { Bug, CircleDot, Ticket } from "lucide-react";
import { Age } from "../../ui/time.tsx";
import { factsOf, type Issue, type IssueSource, sourceWords } from "./issue-facts.ts";

const glyphs = { github: CircleDot, sentry: Bug, ticket: Ticket } as const;

export function SourceMark({ source }: { readonly source: IssueSource }) {
  const Glyph = glyphs[source];
  return (
    <span className="inline-flex shrink-0 items-center gap-1 text-muted">
      <Glyph size={14} aria-hidden />
      {sourceWords[source]}
    </span>
  );
}

export function IssueRow({ issue, task }: { readonly issue: Issue; readonly task: string | null }) {
  const { count, users } = issue.sourceType === "sentry" ? factsOf(issue.sourceData) : { count: null, users: null };
  const times = [count !== null && `${count}×`, users !== null && `${users} users`].filter(Boolean).join(" · ");
  return (
    <div className="flex h-full flex-col justify-center px-4">
      <div className="flex items-center gap-2">
        <span className="min-w-0 grow truncate font-medium">{issue.title}</span>
        <Age since={issue.createdAt} className="text-meta text-muted" />
      </div>
      <div className="flex items-center gap-2 text-meta text-muted">
        <SourceMark source={issue.sourceType} />
        <span>{issue.status}</span>
        {times && <span>{times}</span>}
        {issue.taskId !== null && <span className="truncate">task: {task ?? "linked"}</span>}
      </div>
    </div>
  );
}
