import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { trpc } from "../../api/trpc.ts";
import { CommandButton } from "../../ui/button.tsx";
import { StatusLabel } from "../../ui/status.tsx";
import { fullTime } from "../../ui/time.tsx";
import { type Errand, errandStates, isOpen, titleOf } from "./errand-words.ts";

export function ErrandDetail({ errand, project }: { readonly errand: Errand; readonly project: string | undefined }) {
  const agent = useQuery({ ...trpc.agents.get.queryOptions({ id: errand.agentId ?? "" }), enabled: errand.agentId !== null });
  const { shape, word } = errandStates[errand.status];
  return (
    <article aria-labelledby="errand-title" className="px-4 py-4">
      <StatusLabel status={shape} word={word} />
      <h2 id="errand-title" className="mt-1 text-page font-semibold break-words">
        {titleOf(errand)}
      </h2>
      <div className="mt-3 flex flex-wrap gap-2">
        <CommandButton id="errand.makeTask" kind="primary">
          Turn into a task
        </CommandButton>
        <CommandButton id="errand.edit">Change</CommandButton>
        {isOpen(errand) ? (
          <CommandButton id="errand.abandon" kind="quiet">
            Abandon
          </CommandButton>
        ) : (
          <CommandButton id="errand.delete" kind="danger">
            Delete…
          </CommandButton>
        )}
      </div>
      <p className="mt-4 max-w-prose break-words whitespace-pre-wrap">{errand.description}</p>
      <dl className="mt-4 grid grid-cols-[110px_minmax(0,1fr)] gap-x-4 gap-y-1 border-t border-line pt-4">
        <dt className="text-muted">Project</dt>
        <dd>
          <Link to="/p/$projectId" params={{ projectId: errand.projectId }} className="rounded text-accent hover:underline">
            {project ?? errand.projectId}
          </Link>
        </dd>
        <dt className="text-muted">Branch</dt>
        <dd className="font-mono text-meta break-all">{errand.branch}</dd>
        <dt className="text-muted">Made from</dt>
        <dd className="font-mono text-meta break-all">{errand.baseBranch}</dd>
        <dt className="text-muted">Agent</dt>
        <dd>
          {errand.agentId === null ? (
            <span className="text-muted">nobody works on it</span>
          ) : (
            <Link to="/agents/$agentId" params={{ agentId: errand.agentId }} className="rounded text-accent hover:underline">
              {agent.data?.name ?? errand.agentId}
            </Link>
          )}
        </dd>
        <dt className="text-muted">Created</dt>
        <dd>{fullTime(errand.createdAt)}</dd>
        <dt className="text-muted">Changed</dt>
        <dd>{fullTime(errand.updatedAt)}</dd>
      </dl>
    </article>
  );
}
