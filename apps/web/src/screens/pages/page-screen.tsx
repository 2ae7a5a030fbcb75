import { useQuery } from "@tanstack/react-query";
import { getRouteApi, type LinkProps } from "@tanstack/react-router";
import { EllipsisVertical } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { trpc } from "../../api/trpc.ts";
import { useCommand } from "../../commands/registry.ts";
import { type Outline, useOutline } from "../../data/outline.ts";
import { CommandButton, IconButton } from "../../ui/button.tsx";
import { Menu, MenuCommand } from "../../ui/menu.tsx";
import { PageFrame } from "../../ui/page-frame.tsx";
import { QueryPanel, Skeleton } from "../../ui/states.tsx";
import type { Headings } from "./editor/document-editor.tsx";
import type { PageSession } from "./saving/page-session.ts";
import { SaveLabel } from "./saving/save-label.tsx";
import type { SaveState } from "./saving/save-state.ts";
import { usePageSession, useSaveState } from "./saving/use-page-session.ts";
import { PageSide } from "./side/page-side.tsx";
import { TitleField } from "./title-field.tsx";
import { PageNav } from "./tree/page-nav.tsx";
import { usePageCommands } from "./tree/use-page-commands.ts";
import "./pages.css";

const DocumentEditor = lazy(() => import("./editor/document-editor.tsx").then((module) => ({ default: module.DocumentEditor })));
const pageRoute = getRouteApi("/i/$initiativeId/pages/$pageId");

export function PageScreen() {
  const { initiativeId, pageId } = pageRoute.useParams();
  const query = useQuery(trpc.pages.get.queryOptions({ id: pageId }));
  const outline = useOutline(initiativeId);
  const session = usePageSession(query.data);
  const state = useSaveState(session);
  useCommand("page.save", () => session?.save(), { enabled: session !== null });
  const initiative: LinkProps = { to: "/i/$initiativeId", params: { initiativeId } };
  return (
    <PageFrame
      title={state?.mine.title ?? query.data?.title ?? "Page"}
      crumbs={[
        { label: outline.data?.initiative.name ?? "Initiative", link: initiative },
        { label: "Pages", link: { to: "/i/$initiativeId/pages", params: { initiativeId } } },
      ]}
      meta={session && state && <SaveLabel state={state} restoredFrom={session.restoredFrom} onRetry={session.save} />}
      actions={<PageMenu />}
    >
      <div className="flex flex-col min-[901px]:h-full min-[901px]:min-h-0 min-[901px]:flex-row">
        {outline.data && <Nav outline={outline.data} pageId={pageId} session={session} state={state} />}
        <div className="min-w-0 grow min-[901px]:overflow-auto min-[1181px]:overflow-hidden">
          <QueryPanel query={query} what="the page">
            {() => session && state && <PageBody key={pageId} {...{ pageId, session, state }} outline={outline.data} />}
          </QueryPanel>
        </div>
      </div>
    </PageFrame>
  );
}

interface Open {
  readonly pageId: string;
  readonly session: PageSession;
  readonly state: SaveState;
}

interface NavProps {
  readonly outline: Outline;
  readonly pageId: string;
  readonly session: PageSession | null;
  readonly state: SaveState | null;
}

/** The title stands in the tree as it is typed. */
function Nav({ outline, pageId, state }: NavProps) {
  const pages = outline.pages.map((page) => (page.id === pageId && state ? { ...page, title: state.mine.title } : page));
  const deeds = usePageCommands({ outline: { ...outline, pages }, pageId });
  return <PageNav pages={pages} pageId={pageId} deeds={deeds} />;
}

function PageBody({ pageId, session, state, outline }: Open & { readonly outline: Outline | undefined }) {
  const [headings, setHeadings] = useState<Headings | null>(null);
  return (
    <div className="flex min-h-0 flex-col min-[1181px]:h-full min-[1181px]:flex-row">
      <div className="min-w-0 grow min-[1181px]:overflow-auto">
        <TitleField title={state.mine.title} onType={(title) => session.type({ title })} onDone={session.save} />
        <Suspense fallback={<Skeleton />}>
          <DocumentEditor {...{ pageId, session, state, outline }} onHeadings={setHeadings} />
        </Suspense>
      </div>
      <PageSide pageId={pageId} headings={headings} />
    </div>
  );
}

function PageMenu() {
  const trigger = (
    <IconButton label="More for the page">
      <EllipsisVertical size={16} aria-hidden />
    </IconButton>
  );
  return (
    <>
      <CommandButton id="page.source" kind="quiet">
        Markdown
      </CommandButton>
      <Menu trigger={trigger}>
        <MenuCommand id="page.save" />
        <MenuCommand id="page.copyMarkdown" />
        <MenuCommand id="page.download" />
        <MenuCommand id="page.replace" />
      </Menu>
    </>
  );
}
