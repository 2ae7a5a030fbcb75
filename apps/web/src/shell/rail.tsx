import { useQuery } from "@tanstack/react-query";
import { Link, type LinkProps } from "@tanstack/react-router";
import { clsx } from "clsx";
import type { ReactNode } from "react";
import { type Outputs, trpc } from "../api/trpc.ts";
import { Badge } from "../ui/states.tsx";

type Summary = Outputs["plans"]["overview"]["initiatives"][number];

interface RailLinkProps {
  readonly link: LinkProps;
  readonly children: ReactNode;
  readonly note?: ReactNode;
  readonly deep?: boolean;
}

function RailLink({ link, children, note, deep = false }: RailLinkProps) {
  return (
    <Link
      {...link}
      activeOptions={{ exact: false, includeSearch: false }}
      className={clsx("flex min-h-7 items-center gap-2 rounded-md px-2 text-muted hover:bg-selected hover:text-fg", deep && "pl-4")}
      activeProps={{ className: "bg-selected font-medium !text-fg" }}
    >
      <span className="min-w-0 grow truncate" title={typeof children === "string" ? children : undefined}>
        {children}
      </span>
      {note}
    </Link>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <>
      <h2 className="mx-2 mt-3.5 mb-1 text-[11px]/[16px] font-semibold text-faint">{title}</h2>
      {children}
    </>
  );
}

const progress = ({ tasks }: Summary) => {
  const counted = tasks.total - tasks.cancelled;
  return counted === 0 ? "" : `${Math.floor((100 * tasks.completed) / counted)}%`;
};

function Initiatives({ of }: { readonly of: readonly Summary[] }) {
  return of.map((initiative) => (
    <RailLink
      key={initiative.id}
      deep
      link={{ to: "/i/$initiativeId", params: { initiativeId: initiative.id } }}
      note={<span className="text-meta text-faint">{progress(initiative)}</span>}
    >
      {initiative.name}
    </RailLink>
  ));
}

export function Rail() {
  const { data } = useQuery(trpc.plans.overview.queryOptions());
  const shown = (data?.initiatives ?? []).filter(({ status }) => status !== "archived");
  const homeless = shown.filter(({ projectIds }) => projectIds.length === 0);
  const needs = data?.inbox.needsYou ?? 0;
  return (
    <nav aria-label="Primary" className="flex h-full w-[216px] shrink-0 flex-col overflow-y-auto border-r border-line bg-panel px-2 py-2.5">
      <RailLink
        link={{ to: "/inbox" }}
        note={
          needs > 0 && (
            <Badge loud>
              {needs}
              <span className="sr-only"> need you</span>
            </Badge>
          )
        }
      >
        Inbox
      </RailLink>
      <RailLink
        link={{ to: "/agents" }}
        note={data && data.agents.running > 0 && <span className="text-meta">{data.agents.running} running</span>}
      >
        Agents
      </RailLink>
      <RailLink link={{ to: "/proposals" }}>Proposals</RailLink>
      <RailLink link={{ to: "/conversations" }}>Conversations</RailLink>
      <RailLink link={{ to: "/activity" }}>Activity</RailLink>
      {data?.projects.map((project) => (
        <Group key={project.id} title={project.name}>
          <RailLink link={{ to: "/p/$projectId", params: { projectId: project.id } }}>Overview</RailLink>
          <Initiatives of={shown.filter(({ projectIds }) => projectIds.includes(project.id))} />
        </Group>
      ))}
      {homeless.length > 0 && (
        <Group title="Initiatives">
          <Initiatives of={homeless} />
        </Group>
      )}
      <Group title="Intake">
        <RailLink link={{ to: "/issues" }}>Issues</RailLink>
        <RailLink link={{ to: "/errands" }}>Errands</RailLink>
      </Group>
      <Group title="System">
        <RailLink link={{ to: "/accounts" }}>Accounts</RailLink>
        <RailLink link={{ to: "/repositories" }}>Repositories</RailLink>
        <RailLink link={{ to: "/settings/$section", params: { section: "appearance" } }}>Settings</RailLink>
        <RailLink link={{ to: "/welcome" }}>Welcome</RailLink>
      </Group>
    </nav>
  );
}
