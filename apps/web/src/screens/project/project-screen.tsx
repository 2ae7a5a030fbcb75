import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Ellipsis } from "lucide-react";
import { useState } from "react";
import { trpc } from "../../api/trpc.ts";
import { runCommand, useCommand } from "../../commands/registry.ts";
import { Button, CommandButton } from "../../ui/button.tsx";
import { Menu, MenuCommand } from "../../ui/menu.tsx";
import { PageFrame } from "../../ui/page-frame.tsx";
import { Empty, QueryPanel } from "../../ui/states.tsx";
import { DeleteProjectDialog } from "./delete-project-dialog.tsx";
import { EditProjectDialog, type Project } from "./edit-project-dialog.tsx";
import { InitiativesTable } from "./initiatives-table.tsx";
import { initiativesOf, type Overview } from "./of-project.ts";
import { ErrandsPanel, Panel, RepositoriesPanel, TasksPanel, WaitingPanel } from "./project-panels.tsx";

const route = getRouteApi("/p/$projectId");

export function ProjectScreen() {
  const { projectId } = route.useParams();
  const overview = useQuery(trpc.plans.overview.queryOptions());
  const project = overview.data?.projects.find(({ id }) => id === projectId);
  // Only for what it says when there is no such project.
  const missing = useQuery({ ...trpc.projects.get.queryOptions({ id: projectId }), enabled: overview.data !== undefined && !project });
  if (overview.data === undefined || project === undefined)
    return (
      <PageFrame title="Project">
        <QueryPanel query={overview.data === undefined ? overview : missing} what="the project">
          {() => null}
        </QueryPanel>
      </PageFrame>
    );
  return <Loaded key={projectId} overview={overview.data} project={project} />;
}

function Loaded({ overview, project }: { readonly overview: Overview; readonly project: Project }) {
  const [dialog, setDialog] = useState<"edit" | "delete" | null>(null);
  const initiatives = initiativesOf(overview, project.id);
  useCommand("project.createInitiative", () => runCommand("create.initiative"));
  useCommand("project.edit", () => setDialog("edit"));
  useCommand("project.delete", () => setDialog("delete"));
  return (
    <PageFrame
      title={project.name}
      meta={
        <span className="truncate">
          {project.defaultBranch} · {project.url}
        </span>
      }
      actions={<Actions />}
    >
      <Panel title="Initiatives" note={initiatives.length > 0 && initiatives.length}>
        {initiatives.length === 0 ? (
          <Empty command="project.createInitiative">
            An initiative is a goal with the phases and tasks that lead to it. This project has none yet; a plan of another tool can be{" "}
            <Link to="/welcome" className="text-accent underline">
              imported
            </Link>
            , too.
          </Empty>
        ) : (
          <InitiativesTable initiatives={initiatives} />
        )}
      </Panel>
      <div className="grid grid-cols-2 gap-x-px max-[901px]:grid-cols-1">
        <WaitingPanel projectId={project.id} initiatives={initiatives} />
        <TasksPanel title="Running" status="in_progress" empty="No agent works on it now." initiatives={initiatives} />
        <TasksPanel title="Blocked" status="blocked" empty="Nothing is held back." initiatives={initiatives} />
        <RepositoriesPanel projectId={project.id} />
        <ErrandsPanel projectId={project.id} />
        <IssuesPanel />
      </div>
      {dialog === "edit" && <EditProjectDialog project={project} onClose={() => setDialog(null)} />}
      {dialog === "delete" && <DeleteProjectDialog project={project} onClose={() => setDialog(null)} />}
    </PageFrame>
  );
}

function Actions() {
  return (
    <>
      <CommandButton id="project.createInitiative" kind="primary">
        Create an initiative
      </CommandButton>
      <CommandButton id="project.edit">Edit</CommandButton>
      <Menu
        trigger={
          <Button kind="quiet" icon={<Ellipsis size={16} aria-hidden />}>
            More
          </Button>
        }
      >
        <MenuCommand id="project.delete" />
      </Menu>
    </>
  );
}

const AT_MOST = 200;

/** Issues belong to no project until a task is made of them, so all are counted. */
function IssuesPanel() {
  const query = useQuery(trpc.issues.list.queryOptions({ limit: AT_MOST }));
  return (
    <Panel title="Issues">
      <QueryPanel query={query} what="the issues" loading={null}>
        {({ items, next }) => (
          <p className="px-4 py-3 text-muted">
            {next === null ? items.length : `More than ${items.length}`} came in from all sources.{" "}
            <Link to="/issues" className="text-accent underline">
              Open the issues
            </Link>
          </p>
        )}
      </QueryPanel>
    </Panel>
  );
}
