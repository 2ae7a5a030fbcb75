import { useQueries, useQuery } from "@tanstack/react-query";
import { Link, type LinkProps } from "@tanstack/react-router";
import { type ReactNode, useId } from "react";
import { trpc } from "../../api/trpc.ts";
import { statusOfTask } from "../../data/status-of.ts";
import { QueryPanel, Skeleton } from "../../ui/states.tsx";
import { StatusMark } from "../../ui/status.tsx";
import { Age } from "../../ui/time.tsx";
import { type InitiativeSummary, itemsOf } from "./of-project.ts";

export function Panel({ title, note, children }: { readonly title: string; readonly note?: ReactNode; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="min-w-0">
      <div className="flex min-h-9 items-center gap-2 border-b border-line bg-panel px-4">
        <h2 id={id} className="font-medium">
          {title}
        </h2>
        <span className="text-meta text-muted">{note}</span>
      </div>
      {children}
    </section>
  );
}

interface LineProps {
  readonly link: LinkProps;
  readonly mark?: ReactNode;
  readonly title: string;
  readonly note?: ReactNode;
  readonly age?: string;
}

function Line({ link, mark, title, note, age }: LineProps) {
  return (
    <li className="flex min-h-8 items-center gap-2 border-b border-line px-4 hover:bg-panel">
      {mark}
      <Link {...link} title={title} className="min-h-6 min-w-0 grow truncate rounded leading-6 hover:underline">
        {title}
      </Link>
      <span className="max-w-[40%] truncate text-meta text-muted" title={typeof note === "string" ? note : undefined}>
        {note}
      </span>
      {age !== undefined && <Age since={age} className="text-meta text-muted" />}
    </li>
  );
}

const none = (text: string) => <p className="px-4 py-3 text-muted">{text}</p>;

interface TasksProps {
  readonly title: string;
  readonly status: "in_progress" | "blocked";
  readonly empty: string;
  readonly initiatives: readonly InitiativeSummary[];
}

const MOST = 20;

/** The tasks of one status, asked only of the initiatives that have some. */
export function TasksPanel({ title, status, empty, initiatives }: TasksProps) {
  const count = ({ tasks }: InitiativeSummary) => (status === "blocked" ? tasks.blocked : tasks.running);
  const having = initiatives.filter((initiative) => count(initiative) > 0);
  const queries = useQueries({
    queries: having.map(({ id }) => trpc.tasks.list.queryOptions({ status, initiativeId: id, limit: MOST })),
  });
  const total = having.reduce((sum, initiative) => sum + count(initiative), 0);
  return (
    <Panel title={title} note={total > 0 && total}>
      {having.length === 0 && none(empty)}
      {having.map((initiative, index) => {
        const query = queries[index];
        if (query === undefined) return null;
        return (
          <QueryPanel key={initiative.id} query={query} what={`the tasks of ${initiative.name}`} loading={<Skeleton rows={2} />}>
            {({ items }) => (
              <ul>
                {items.map((task) => (
                  <Line
                    key={task.id}
                    link={{ to: "/t/$taskId", params: { taskId: task.id } }}
                    mark={<StatusMark status={statusOfTask(task)} />}
                    title={task.name}
                    note={initiative.name}
                    age={task.updatedAt}
                  />
                ))}
              </ul>
            )}
          </QueryPanel>
        );
      })}
    </Panel>
  );
}

interface OfProjectProps {
  readonly projectId: string;
  readonly initiatives: readonly InitiativeSummary[];
}

export function WaitingPanel({ projectId, initiatives }: OfProjectProps) {
  const query = useQuery(trpc.inbox.list.queryOptions({}));
  const initiativeIds = new Set(initiatives.map(({ id }) => id));
  const mine = itemsOf(query.data?.items ?? [], { projectId, initiativeIds });
  return (
    <Panel title="Waits for you" note={mine.length > 0 && mine.length}>
      <QueryPanel
        query={query}
        what="the inbox"
        loading={<Skeleton rows={2} />}
        isEmpty={() => mine.length === 0}
        empty={none("Nothing of this project needs you.")}
      >
        {() => (
          <ul>
            {mine.slice(0, MOST).map((item) => (
              <Line
                key={item.key}
                link={{ to: "/inbox", search: { item: item.key } }}
                mark={<StatusMark status="needs" />}
                title={item.title}
                note={[item.kind.replaceAll("_", " "), item.blocks > 0 && `blocks ${item.blocks}`].filter(Boolean).join(" · ")}
                age={item.since}
              />
            ))}
          </ul>
        )}
      </QueryPanel>
    </Panel>
  );
}

export function RepositoriesPanel({ projectId }: { readonly projectId: string }) {
  const query = useQuery(trpc.repositories.byProject.queryOptions({ projectId }));
  return (
    <Panel title="Repositories">
      <QueryPanel
        query={query}
        what="the repositories"
        loading={<Skeleton rows={1} />}
        isEmpty={({ items }) => items.length === 0}
        empty={none("No repository is registered for it.")}
      >
        {({ items }) => (
          <ul>
            {items.map(({ id, name, url, defaultBranch }) => (
              <Line key={id} link={{ to: "/repositories", search: { item: id } }} title={name} note={`${defaultBranch} · ${url}`} />
            ))}
          </ul>
        )}
      </QueryPanel>
    </Panel>
  );
}

const errandWords = {
  active: "Active",
  pending_review: "In review",
  conflict: "Conflict",
  merged: "Merged",
  abandoned: "Abandoned",
} as const;

export function ErrandsPanel({ projectId }: { readonly projectId: string }) {
  const query = useQuery(trpc.errands.list.queryOptions({ projectId, limit: MOST }));
  return (
    <Panel title="Errands">
      <QueryPanel
        query={query}
        what="the errands"
        loading={<Skeleton rows={1} />}
        isEmpty={({ items }) => items.length === 0}
        empty={none("No errand was run for it.")}
      >
        {({ items }) => (
          <ul>
            {items.map(({ id, description, status }) => (
              <Line key={id} link={{ to: "/errands", search: { item: id } }} title={description} note={errandWords[status]} />
            ))}
          </ul>
        )}
      </QueryPanel>
    </Panel>
  );
}
