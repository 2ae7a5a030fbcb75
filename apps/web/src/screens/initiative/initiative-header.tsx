import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Ellipsis } from "lucide-react";
import { type ReactNode, useState } from "react";
import { trpc } from "../../api/trpc.ts";
import { useCommand } from "../../commands/registry.ts";
import type { Outline } from "../../data/outline.ts";
import { statusOfInitiative } from "../../data/status-of.ts";
import { Button, CommandButton } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { Menu, MenuCommand } from "../../ui/menu.tsx";
import { PageFrame, TabLinks } from "../../ui/page-frame.tsx";
import { StatusLabel } from "../../ui/status.tsx";
import { initiativeWords, updateInitiative } from "./initiative-actions.ts";
import { DeleteInitiativeDialog, ProjectsDialog } from "./initiative-dialogs.tsx";
import { PhaseDialog } from "./phase-dialog.tsx";
import { treeOf } from "./plan-tree.ts";
import { TitleEditor } from "./title-editor.tsx";
import type { Filter } from "./use-filter.ts";

type View = "list" | "graph" | "board";

interface InitiativeHeaderProps {
  readonly outline: Outline;
  readonly view: View;
  readonly filter: Filter;
  readonly children: ReactNode;
}

export function InitiativeHeader({ outline, view, filter, children }: InitiativeHeaderProps) {
  const { initiative } = outline;
  const { data: overview } = useQuery(trpc.plans.overview.queryOptions());
  const projectIds = overview?.initiatives.find(({ id }) => id === initiative.id)?.projectIds ?? [];
  const projects = overview?.projects.filter(({ id }) => projectIds.includes(id)) ?? [];
  const [isRenamed, setRenamed] = useState(false);
  const dialogs = useInitiativeCommands({ outline, view, onRename: () => setRenamed(true) });
  const rename = (name: string | null) => {
    setRenamed(false);
    if (name !== null) void updateInitiative(initiative, { name }, `Renamed “${initiative.name}”`);
  };
  return (
    <PageFrame
      title={initiative.name}
      titleEditor={isRenamed && <TitleEditor name={initiative.name} onDone={rename} />}
      crumbs={projects.slice(0, 2).map(({ id, name }) => ({ label: name, link: { to: "/p/$projectId", params: { projectId: id } } }))}
      meta={<Progress outline={outline} />}
      actions={<Actions />}
      bar={<Bar outline={outline} view={view} filter={filter} />}
    >
      {outline.truncated && (
        <p role="status" className="border-b border-line bg-panel px-4 py-1 text-muted">
          This plan is larger than a page can hold: only the first 20,000 tasks are shown.
        </p>
      )}
      {children}
      {dialogs.shown === "phase" && <PhaseDialog outline={outline} onClose={dialogs.close} onSend={() => {}} />}
      {dialogs.shown === "projects" && <ProjectsDialog initiativeId={initiative.id} projectIds={projectIds} onClose={dialogs.close} />}
      {dialogs.shown === "delete" && <DeleteInitiativeDialog outline={outline} onClose={dialogs.close} />}
    </PageFrame>
  );
}

function Progress({ outline }: { readonly outline: Outline }) {
  const { counts } = treeOf(outline);
  const { initiative, tasks } = outline;
  const total = tasks.length - (counts.cancelled ?? 0);
  return (
    <>
      <StatusLabel status={statusOfInitiative(initiative)} word={initiativeWords[initiative.status]} />
      <span>
        {counts.done ?? 0} of {total} done
      </span>
      <span>{counts.ready ?? 0} ready</span>
    </>
  );
}

function Actions() {
  return (
    <>
      <CommandButton id="create.task" kind="primary" />
      <CommandButton id="initiative.createPhase" />
      <Menu
        trigger={
          <Button kind="quiet" icon={<Ellipsis size={16} aria-hidden />}>
            More
          </Button>
        }
      >
        <MenuCommand id="initiative.rename" />
        <MenuCommand id="initiative.projects" />
        <MenuCommand id="initiative.collapseAll" />
        <MenuCommand id="initiative.expandAll" />
        <MenuCommand id="initiative.archive" />
        <MenuCommand id="initiative.activate" />
        <MenuCommand id="initiative.delete" />
      </Menu>
    </>
  );
}

const views: readonly { view: View; label: string }[] = [
  { view: "list", label: "List" },
  { view: "graph", label: "Graph" },
  { view: "board", label: "Board" },
];

function Bar({ outline, view, filter }: Pick<InitiativeHeaderProps, "outline" | "view" | "filter">) {
  const { id } = outline.initiative;
  const link = (to: View) =>
    ({ to: "/i/$initiativeId", params: { initiativeId: id }, search: { view: to, q: filter.text || undefined } }) as const;
  return (
    <>
      <TabLinks label="Views" items={views.map((each) => ({ label: each.label, link: link(each.view), current: each.view === view }))} />
      <span aria-hidden className="h-4 border-l border-line" />
      <TabLinks
        label="Of this initiative"
        items={[
          {
            label: "Pages",
            link: { to: "/i/$initiativeId/pages", params: { initiativeId: id } },
            current: false,
            count: outline.pages.length,
          },
          { label: "Proposals", link: { to: "/proposals", search: { initiative: id } }, current: false },
        ]}
      />
      {view !== "graph" && (
        <div className="ml-auto w-64 max-[600px]:w-full">
          <TextField
            ref={filter.field}
            type="search"
            label="Filter by title"
            hideLabel
            placeholder="Filter by title"
            value={filter.text}
            onChange={(event) => filter.setText(event.target.value)}
            onKeyDown={(event) => {
              if (!["Enter", "ArrowDown", "Escape"].includes(event.key)) return;
              event.preventDefault();
              if (event.key === "Escape") filter.setText("");
              document.querySelector<HTMLElement>("main [data-rows]")?.focus();
            }}
          />
        </div>
      )}
    </>
  );
}

interface HeaderCommands {
  readonly outline: Outline;
  readonly view: View;
  readonly onRename: () => void;
}

function useInitiativeCommands({ outline: { initiative, phases, tasks }, view, onRename }: HeaderCommands) {
  const [shown, setShown] = useState<"projects" | "delete" | "phase" | null>(null);
  const navigate = useNavigate();
  const show = (next: View) => navigate({ to: ".", search: (now: Record<string, unknown>) => ({ ...now, view: next }) });
  const isArchived = initiative.status === "archived";
  // The list gives this its own deed, which lets the new row in.
  const isList = view === "list" && phases.length + tasks.length > 0;
  useCommand("initiative.viewList", () => show("list"));
  useCommand("initiative.viewGraph", () => show("graph"));
  useCommand("initiative.viewBoard", () => show("board"));
  useCommand("initiative.createPhase", () => setShown("phase"), { enabled: !isList });
  useCommand("initiative.rename", onRename);
  useCommand("initiative.projects", () => setShown("projects"));
  useCommand("initiative.delete", () => setShown("delete"));
  useCommand("initiative.archive", () => updateInitiative(initiative, { status: "archived" }, `Archived “${initiative.name}”`), {
    enabled: !isArchived,
  });
  useCommand("initiative.activate", () => updateInitiative(initiative, { status: "active" }, `“${initiative.name}” is active again`), {
    enabled: initiative.status !== "active",
  });
  return { shown, close: () => setShown(null) };
}
