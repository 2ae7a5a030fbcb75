import { shownMarkdown } from "@signalbox/documents/show";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { trpc } from "../../api/trpc.ts";
import { Markdown } from "../../ui/markdown.tsx";
import { Section } from "./section.tsx";
import { TaskLine } from "./task-line.tsx";
import { type PartProps, type Task, useNames } from "./use-task.ts";

interface LevelProps {
  readonly level: 2 | 3;
}

/** What whoever did it says was done. */
export function Summary({ task, level }: LevelProps & { readonly task: Task }) {
  const markdown = shownMarkdown(task.summary);
  if (markdown === "") return null;
  return (
    <Section title="Summary" level={level}>
      <Markdown text={markdown} under={level} />
    </Section>
  );
}

const sources = { github: "GitHub", sentry: "Sentry", ticket: "Ticket" } as const;

export function Issues({ task, level }: LevelProps & { readonly task: Task }) {
  const { data } = useQuery(trpc.issues.byTask.queryOptions({ taskId: task.id, limit: 50 }));
  if (!data || data.items.length === 0) return null;
  return (
    <Section title="Issues" level={level}>
      <ul>
        {data.items.map((issue) => (
          <li key={issue.id} className="flex gap-2 py-0.5">
            <Link to="/issues" search={{ item: issue.id }} className="min-h-6 min-w-0 grow rounded break-words hover:underline">
              {issue.title}
            </Link>
            <span className="shrink-0 text-meta text-muted">
              {sources[issue.sourceType]} · {issue.status}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Relations that inform and do not block. */
export function Links({ task, outline, level }: PartProps & LevelProps) {
  const { data = [] } = useQuery(trpc.tasks.links.queryOptions({ id: task.id }));
  const others = data.map(({ taskId, linkedTaskId, kind }) => ({
    id: taskId === task.id ? linkedTaskId : taskId,
    words: taskId === task.id ? kind : `${kind}, from there`,
  }));
  const { taskOf } = useNames(
    outline,
    others.map(({ id }) => id),
  );
  if (others.length === 0) return null;
  return (
    <Section title="Related" level={level}>
      <ul>
        {others.map(({ id, words }) => (
          <li key={`${id} ${words}`}>
            <TaskLine id={id} task={taskOf(id)}>
              <span className="shrink-0 py-1 text-meta text-muted">{words.replaceAll(/[-_]/g, " ")}</span>
            </TaskLine>
          </li>
        ))}
      </ul>
    </Section>
  );
}
