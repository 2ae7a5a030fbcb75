import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { client, trpc } from "../../api/trpc.ts";
import { useCommand } from "../../commands/registry.ts";
import { usePages } from "../../data/use-pages.ts";
import { Button, CommandButton } from "../../ui/button.tsx";
import { ListAndDetail } from "../../ui/list-and-detail.tsx";
import { PageFrame } from "../../ui/page-frame.tsx";
import { RowList } from "../../ui/row-list.tsx";
import { Empty, QueryPanel, Skeleton } from "../../ui/states.tsx";
import { useNow } from "../../ui/time.tsx";
import { useNarrow } from "../../ui/use-narrow.ts";
import { leaseTally } from "./lease-words.ts";
import { type Repository, RepositoryDetail } from "./repository-detail.tsx";
import { RepositoryForm } from "./repository-form.tsx";

const route = getRouteApi("/repositories");
const ROW = 52;

/** Every lease that is held now: there are few. */
export const useLeases = () =>
  usePages({ key: [...trpc.leases.list.pathKey(), "all"], read: (after) => client.leases.list.query({ limit: 200, after }) });

/** The repositories that agents work on, their mirrors, and who may write to them now. */
export function RepositoriesScreen() {
  const { item } = route.useSearch();
  const navigate = useNavigate();
  const isNarrow = useNarrow();
  const [adds, setAdds] = useState(false);
  const pages = usePages({
    key: [...trpc.repositories.list.pathKey(), "all"],
    read: (after) => client.repositories.list.query({ limit: 200, after }),
  });
  const repositories = pages.items;
  const active = repositories.find(({ id }) => id === item) ?? repositories[0];
  const show = (id: string) => void navigate({ to: "/repositories", search: { item: id }, replace: !isNarrow });
  useCommand("repositories.create", () => setAdds(true));
  return (
    <PageFrame title="Repositories" actions={<CommandButton id="repositories.create" />}>
      <QueryPanel
        query={pages.query}
        what="the repositories"
        loading={<Skeleton height={ROW} />}
        isEmpty={(all) => all.length === 0}
        empty={
          <Empty command="repositories.create">
            No repository is known yet. Agents get leases on repositories, so that no two of them write to one ref.
          </Empty>
        }
      >
        {() => (
          <ListAndDetail
            isChosen={item !== undefined}
            back={{ label: "All repositories", link: { to: "/repositories" } }}
            list={
              <>
                <RowList
                  label="Repositories"
                  className="grow"
                  items={repositories}
                  keyOf={({ id }) => id}
                  rowHeight={ROW}
                  renderRow={(repository) => <Row repository={repository} />}
                  activeKey={active?.id ?? null}
                  onActive={show}
                  onOpen={({ id }) => show(id)}
                />
                {pages.hasMore && (
                  <Button kind="quiet" className="m-2" onClick={() => void pages.more()} disabled={pages.isReadingMore}>
                    More repositories
                  </Button>
                )}
              </>
            }
            detail={active && <RepositoryDetail key={active.id} repository={active} all={repositories} />}
          />
        )}
      </QueryPanel>
      <RepositoryForm key={adds ? "open" : "closed"} open={adds} onOpenChange={setAdds} onSaved={({ id }) => show(id)} />
    </PageFrame>
  );
}

function Row({ repository: { id, name, projectId, defaultBranch } }: { readonly repository: Repository }) {
  const { data } = useQuery(trpc.plans.overview.queryOptions());
  const leases = useLeases().items.filter(({ repositoryId }) => repositoryId === id);
  const tally = leaseTally(leases, useNow());
  const projectName = data?.projects.find((project) => project.id === projectId)?.name;
  return (
    <div className="flex h-full flex-col justify-center gap-0.5 px-4">
      <div className="flex items-center gap-2">
        <span className="min-w-0 grow truncate font-medium">{name}</span>
        <span className="shrink-0 text-meta text-muted">{tally}</span>
      </div>
      <div className="truncate text-meta text-muted">
        {projectName ?? "Project"} · <span className="font-mono">{defaultBranch}</span>
      </div>
    </div>
  );
}
