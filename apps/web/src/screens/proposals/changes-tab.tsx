import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { client, trpc } from "../../api/trpc.ts";
import { usePages } from "../../data/use-pages.ts";
import { Button } from "../../ui/button.tsx";
import { authorOf, type ChangeSet, ChangeSetPanel, ChangeSetStatus, modeWords, titleOf } from "../../ui/change-set-panel.tsx";
import { InitiativeSelect, useInitiativeChoice } from "../../ui/initiative-choice.tsx";
import { ListAndDetail } from "../../ui/list-and-detail.tsx";
import { RowList } from "../../ui/row-list.tsx";
import { Empty, QueryPanel, Skeleton } from "../../ui/states.tsx";
import { Age } from "../../ui/time.tsx";
import { useNarrow } from "../../ui/use-narrow.ts";

const route = getRouteApi("/proposals");

const ROW = 52;

export function ChangesTab() {
  const { initiative, item } = route.useSearch();
  // A link may name the change set alone.
  const named = useQuery({
    ...trpc.changeSets.get.queryOptions({ id: item ?? "" }),
    enabled: item !== undefined && initiative === undefined,
  });
  const chosen = initiative ?? named.data?.initiativeId;
  const { initiatives, initiativeId, isKnown, overview } = useInitiativeChoice(chosen, "changeSet.applied");
  const navigate = useNavigate();
  const none = (
    <Empty command="create.initiative">There is no initiative yet. What agents change in a plan in one go is listed here.</Empty>
  );
  return (
    <QueryPanel query={overview} what="the initiatives" isEmpty={() => isKnown && initiativeId === undefined} empty={none}>
      {() =>
        initiativeId === undefined || named.isLoading ? (
          <Skeleton height={ROW} />
        ) : (
          <ChangesOf
            key={initiativeId}
            initiativeId={initiativeId}
            item={item}
            select={
              <InitiativeSelect
                initiatives={initiatives}
                value={initiativeId}
                onChoose={(id) => void navigate({ to: "/proposals", search: { tab: "changes", initiative: id }, replace: true })}
              />
            }
          />
        )
      }
    </QueryPanel>
  );
}

interface ChangesOfProps {
  readonly initiativeId: string;
  readonly item: string | undefined;
  readonly select: React.ReactNode;
}

function ChangesOf({ initiativeId, item, select }: ChangesOfProps) {
  const navigate = useNavigate();
  const isNarrow = useNarrow();
  const pages = usePages({
    key: [...trpc.changeSets.list.pathKey(), initiativeId],
    read: (after) => client.changeSets.list.query({ initiativeId, limit: 200, after }),
  });
  const sets = pages.items.toSorted((a, b) => Number(a.createdAt < b.createdAt) - Number(a.createdAt > b.createdAt));
  const active = sets.find(({ id }) => id === item) ?? sets[0];
  const show = (id: string) =>
    void navigate({ to: "/proposals", search: { tab: "changes", initiative: initiativeId, item: id }, replace: !isNarrow });
  return (
    <ListAndDetail
      isChosen={item !== undefined}
      back={{ label: "All change sets", link: { to: "/proposals", search: { tab: "changes", initiative: initiativeId } } }}
      list={
        <>
          {select}
          <QueryPanel
            query={pages.query}
            what="the change sets"
            loading={<Skeleton height={ROW} />}
            isEmpty={(all) => all.length === 0}
            empty={
              <Empty command="go.conversations">
                Nothing was changed here in one go yet. What agents change is listed here and can be taken back.
              </Empty>
            }
          >
            {() => (
              <RowList
                label="Change sets"
                className="grow"
                items={sets}
                keyOf={({ id }) => id}
                rowHeight={ROW}
                renderRow={(set) => <Row changeSet={set} />}
                activeKey={active?.id ?? null}
                onActive={show}
                onOpen={({ id }) => show(id)}
              />
            )}
          </QueryPanel>
          {pages.hasMore && (
            <Button kind="quiet" className="m-2" onClick={() => void pages.more()} disabled={pages.isReadingMore}>
              More change sets
            </Button>
          )}
        </>
      }
      detail={active && <ChangeSetPanel changeSet={active} />}
    />
  );
}

function Row({ changeSet }: { readonly changeSet: ChangeSet }) {
  return (
    <div className="flex h-full flex-col justify-center gap-0.5 px-4">
      <div className="flex items-center gap-2">
        <span className="min-w-0 grow truncate font-medium">{titleOf(changeSet)}</span>
        <Age since={changeSet.createdAt} className="text-meta text-muted" />
      </div>
      <div className="flex items-center gap-2 text-meta text-muted">
        <ChangeSetStatus status={changeSet.status} />
        <span className="truncate">
          {modeWords[changeSet.mode]} by {authorOf(changeSet)}
        </span>
      </div>
    </div>
  );
}
