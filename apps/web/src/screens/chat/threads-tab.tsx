import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { client, trpc } from "../../api/trpc.ts";
import { usePages } from "../../data/use-pages.ts";
import { Select } from "../../ui/field.tsx";
import { ListAndDetail } from "../../ui/list-and-detail.tsx";
import { RowList } from "../../ui/row-list.tsx";
import { Empty, QueryPanel, Skeleton } from "../../ui/states.tsx";
import { useNarrow } from "../../ui/use-narrow.ts";
import { ThreadDetail } from "./thread-detail.tsx";
import { TWO_LINES, TwoLineRow } from "./two-line-row.tsx";

const route = getRouteApi("/conversations");

export function ThreadsTab() {
  const { project } = route.useSearch();
  const navigate = useNavigate();
  const overview = useQuery(trpc.plans.overview.queryOptions());
  return (
    <QueryPanel
      query={overview}
      what="the projects"
      isEmpty={({ projects }) => projects.length === 0}
      empty={<Empty command="go.welcome">There is no project yet. Conversations with agents on a project stand here.</Empty>}
    >
      {({ projects }) => {
        const projectId = project ?? projects[0]?.id ?? "";
        return (
          <ThreadsOf
            key={projectId}
            projectId={projectId}
            select={
              <div className="border-b border-line px-4 py-2">
                <Select
                  label="Project"
                  options={projects.map(({ id, name }) => ({ value: id, label: name }))}
                  value={projectId}
                  onChange={({ currentTarget }) =>
                    void navigate({ to: "/conversations", search: { tab: "threads", project: currentTarget.value }, replace: true })
                  }
                />
              </div>
            }
          />
        );
      }}
    </QueryPanel>
  );
}

function ThreadsOf({ projectId, select }: { readonly projectId: string; readonly select: ReactNode }) {
  const { item } = route.useSearch();
  const navigate = useNavigate();
  const isNarrow = useNarrow();
  const { query, items } = usePages({
    key: [...trpc.projections.threads.pathKey(), projectId],
    read: (after) => client.projections.threads.query({ projectId, limit: 200, after }),
  });
  const active = items.find(({ id }) => id === item) ?? items[0];
  const show = (id: string) =>
    void navigate({ to: "/conversations", search: { tab: "threads", project: projectId, item: id }, replace: !isNarrow });
  return (
    <ListAndDetail
      isChosen={item !== undefined}
      back={{ label: "All threads", link: { to: "/conversations", search: { tab: "threads", project: projectId } } }}
      list={
        <>
          {select}
          <QueryPanel
            query={query}
            what="the threads"
            loading={<Skeleton height={TWO_LINES} />}
            isEmpty={(all) => all.length === 0}
            empty={<Empty command="go.agents">No agent has talked about this project yet.</Empty>}
          >
            {() => (
              <RowList
                label="Threads"
                className="grow"
                items={items}
                keyOf={({ id }) => id}
                rowHeight={TWO_LINES}
                renderRow={({ title, updatedAt, archived }) => (
                  <TwoLineRow title={title} since={updatedAt} meta={archived ? "Archived" : "Open"} />
                )}
                activeKey={active?.id ?? null}
                onActive={show}
                onOpen={({ id }) => show(id)}
              />
            )}
          </QueryPanel>
        </>
      }
      detail={active && <ThreadDetail key={active.id} thread={active} />}
    />
  );
}
