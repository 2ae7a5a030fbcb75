import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { client, trpc } from "../../api/trpc.ts";
import { usePages } from "../../data/use-pages.ts";
import { Button, CommandButton } from "../../ui/button.tsx";
import { ListAndDetail } from "../../ui/list-and-detail.tsx";
import { PageFrame } from "../../ui/page-frame.tsx";
import { RowList } from "../../ui/row-list.tsx";
import { Empty, QueryPanel } from "../../ui/states.tsx";
import { StatusLabel } from "../../ui/status.tsx";
import { Age } from "../../ui/time.tsx";
import { ErrandDetail } from "./errand-detail.tsx";
import { CreateErrand, DeleteErrand, EditErrand, type ErrandProject, TaskOfErrand } from "./errand-dialogs.tsx";
import { type Errand, errandStates, inOrder, titleOf } from "./errand-words.ts";
import { type ErrandDialog, useErrandActions } from "./use-errand-actions.ts";

const route = getRouteApi("/errands");
const none: readonly ErrandProject[] = [];

export function ErrandsScreen() {
  const { item } = route.useSearch();
  const navigate = useNavigate();
  const pages = usePages({
    key: trpc.errands.list.pathKey(),
    read: (after) => client.errands.list.query({ limit: 200, ...(after && { after }) }),
  });
  const overview = useQuery(trpc.plans.overview.queryOptions());
  const projects = overview.data?.projects ?? none;
  const nameOf = (projectId: string) => projects.find(({ id }) => id === projectId)?.name;
  const errands = inOrder(pages.items);
  const active = errands.find(({ id }) => id === item) ?? errands[0];
  const { dialog, close } = useErrandActions(active);
  return (
    <PageFrame
      title="Errands"
      actions={
        <CommandButton id="create.errand" kind="primary" icon={<Plus size={14} aria-hidden />}>
          Create errand
        </CommandButton>
      }
    >
      <QueryPanel query={pages.query} what="the errands" isEmpty={(all) => all.length === 0} empty={<NoErrands />}>
        {() => (
          <ListAndDetail
            isChosen={item !== undefined}
            back={{ label: "All errands", link: { to: "/errands" } }}
            list={
              <>
                <RowList
                  label="Errands"
                  items={errands}
                  keyOf={({ id }) => id}
                  rowHeight={52}
                  activeKey={active?.id ?? null}
                  onActive={(id) => navigate({ to: "/errands", search: { item: id }, replace: true })}
                  renderRow={(errand) => <ErrandRow errand={errand} project={nameOf(errand.projectId)} />}
                  className="grow"
                />
                {pages.hasMore && (
                  <Button className="m-2" onClick={() => pages.more()}>
                    Load more errands
                  </Button>
                )}
              </>
            }
            detail={active && <ErrandDetail errand={active} project={nameOf(active.projectId)} />}
          />
        )}
      </QueryPanel>
      <Dialogs dialog={dialog} projects={projects} onClose={close} />
    </PageFrame>
  );
}

function ErrandRow({ errand, project }: { readonly errand: Errand; readonly project: string | undefined }) {
  const { shape, word } = errandStates[errand.status];
  return (
    <div className="flex h-full flex-col justify-center px-4">
      <div className="flex items-center gap-2">
        <span className="min-w-0 grow truncate font-medium">{titleOf(errand)}</span>
        <Age since={errand.updatedAt} className="text-meta text-muted" />
      </div>
      <div className="flex items-center gap-2 text-meta text-muted">
        <StatusLabel status={shape} word={word} />
        <span className="truncate">{[project, errand.branch].filter(Boolean).join(" · ")}</span>
      </div>
    </div>
  );
}

interface DialogsProps {
  readonly dialog: ErrandDialog | null;
  readonly projects: readonly ErrandProject[];
  readonly onClose: () => void;
}

function Dialogs({ dialog, projects, onClose }: DialogsProps) {
  if (dialog === null) return null;
  if (dialog.kind === "create") return <CreateErrand projects={projects} onClose={onClose} />;
  if (dialog.kind === "edit") return <EditErrand errand={dialog.errand} onClose={onClose} />;
  if (dialog.kind === "task") return <TaskOfErrand errand={dialog.errand} onClose={onClose} />;
  return <DeleteErrand errand={dialog.errand} onClose={onClose} />;
}

function NoErrands() {
  return (
    <Empty command="create.errand">
      Errands are small pieces of work on a project, outside of any plan, each on a branch of its own. For example: “Bump the linter and
      mend what it finds”, or “Find out why the nightly build takes an hour, and write it down”.
    </Empty>
  );
}
