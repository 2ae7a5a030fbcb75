import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Navigate, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { client, trpc } from "../../api/trpc.ts";
import { useOutline } from "../../data/outline.ts";
import { Button } from "../../ui/button.tsx";
import { PageFrame } from "../../ui/page-frame.tsx";
import { Empty, QueryPanel } from "../../ui/states.tsx";
import { toastFailure } from "../../ui/toast.ts";

const pagesRoute = getRouteApi("/i/$initiativeId/pages");

/** Leads to the root page; makes it where there is none yet. */
export function PagesScreen() {
  const { initiativeId } = pagesRoute.useParams();
  const query = useQuery(trpc.pages.root.queryOptions({ initiativeId }));
  const outline = useOutline(initiativeId);
  const crumbs = [
    { label: outline.data?.initiative.name ?? "Initiative", link: { to: "/i/$initiativeId", params: { initiativeId } } as const },
  ];
  return (
    <PageFrame title="Pages" crumbs={crumbs}>
      <QueryPanel query={query} what="the pages" isEmpty={(page) => page === null} empty={<NoPages initiativeId={initiativeId} />}>
        {(page) => page && <Navigate to="/i/$initiativeId/pages/$pageId" params={{ initiativeId, pageId: page.id }} replace />}
      </QueryPanel>
    </PageFrame>
  );
}

function NoPages({ initiativeId }: { readonly initiativeId: string }) {
  const [isSending, setSending] = useState(false);
  const navigate = useNavigate();
  const create = async () => {
    setSending(true);
    try {
      const { id } = await client.pages.openRoot.mutate({ initiativeId });
      await navigate({ to: "/i/$initiativeId/pages/$pageId", params: { initiativeId, pageId: id }, replace: true });
    } catch (error) {
      toastFailure("Not done: Create the first page", error);
    } finally {
      setSending(false);
    }
  };
  const action = (
    <Button kind="primary" disabled={isSending} onClick={create}>
      {isSending ? "Creating…" : "Create the first page"}
    </Button>
  );
  return <Empty action={action}>Goals, decisions and notes of the initiative stand on its pages, where people and agents read them.</Empty>;
}
