import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { trpc } from "../../api/trpc.ts";
import { statusOfTask } from "../../data/status-of.ts";
import { CommandButton } from "../../ui/button.tsx";
import { Markdown } from "../../ui/markdown.tsx";
import { StatusLabel } from "../../ui/status.tsx";
import { fullTime } from "../../ui/time.tsx";
import { factsOf, type Issue } from "./issue-facts.ts";
import { SourceMark } from "./issue-row.tsx";
import { IssueTalk } from "./issue-talk.tsx";

export function IssueDetail({ issue }: { readonly issue: Issue }) {
  const facts = factsOf(issue.sourceData);
  return (
    <article aria-labelledby="issue-title">
      <div className="px-4 py-4">
        <div className="flex flex-wrap items-center gap-x-3 text-meta text-muted">
          <SourceMark source={issue.sourceType} />
          <span>{issue.status}</span>
          <span>{fullTime(issue.createdAt)}</span>
          {facts.count !== null && <span>{facts.count.toLocaleString()} times</span>}
          {facts.users !== null && <span>{facts.users.toLocaleString()} users</span>}
        </div>
        <h2 id="issue-title" className="mt-1 text-page font-semibold break-words">
          {issue.title}
        </h2>
        {facts.url !== null && (
          <a href={facts.url} target="_blank" rel="noopener noreferrer" className="break-all text-accent underline">
            {facts.url}
          </a>
        )}
        <div className="mt-3 flex flex-wrap gap-2">
          <CommandButton id="issue.makeTask" kind="primary">
            Make a task
          </CommandButton>
          <CommandButton id="issue.link">Link to a task</CommandButton>
          <CommandButton id="issue.ignore" kind="quiet">
            Ignore
          </CommandButton>
        </div>
        {issue.taskId !== null && <LinkedTask taskId={issue.taskId} />}
      </div>
      {facts.body !== null && (
        <section aria-label="Text" className="border-t border-line px-4 py-2">
          <Markdown text={facts.body} />
        </section>
      )}
      <dl className="grid grid-cols-[130px_minmax(0,1fr)] gap-x-4 gap-y-1 border-t border-line px-4 py-4">
        <dt className="text-muted">Id</dt>
        <dd className="font-mono text-meta break-all">{issue.id}</dd>
        {facts.others.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="truncate text-muted">{name}</dt>
            <dd className="break-words">{value}</dd>
          </div>
        ))}
      </dl>
      <IssueTalk key={issue.id} issueId={issue.id} />
    </article>
  );
}

function LinkedTask({ taskId }: { readonly taskId: string }) {
  const { data: task } = useQuery(trpc.tasks.get.queryOptions({ id: taskId }));
  if (task === undefined) return null;
  return (
    <p className="mt-3 flex flex-wrap items-center gap-2">
      <StatusLabel status={statusOfTask(task)} />
      <Link to="/t/$taskId" params={{ taskId }} className="rounded text-accent hover:underline">
        {task.name}
      </Link>
      <CommandButton id="issue.unlink" kind="quiet">
        Take the link away
      </CommandButton>
    </p>
  );
}
