import { markdownOf } from "@signalbox/documents";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { trpc } from "../../../api/trpc.ts";
import { useCommand } from "../../../commands/registry.ts";
import { done } from "../../../commands/undo.ts";
import { CommandButton } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import type { PageSession } from "../saving/page-session.ts";
import type { SaveState } from "../saving/save-state.ts";
import { whoOf } from "../side/who.ts";

const VersionDiff = lazy(() => import("./version-diff.tsx").then((module) => ({ default: module.VersionDiff })));

interface ConflictBarProps {
  readonly pageId: string;
  readonly session: PageSession;
  readonly state: SaveState;
}

/** Two versions of one page: nothing of either is sent or dropped until a person says so. */
export function ConflictBar({ pageId, session, state }: ConflictBarProps) {
  const { theirs } = state;
  const [isComparing, setComparing] = useState(false);
  const history = useQuery({ ...trpc.pages.history.queryOptions({ id: pageId, limit: 20 }), enabled: theirs !== null });
  const isOpen = { enabled: theirs !== null };
  const end = (work: () => void) => () => {
    work();
    setComparing(false);
  };
  useCommand("page.compare", () => setComparing(true), isOpen);
  useCommand("page.keepMine", end(session.keepMine), isOpen);
  useCommand(
    "page.takeTheirs",
    end(() => takeTheirs(session)),
    isOpen,
  );
  if (theirs === null) return null;
  const who = history.data?.items.find(({ revision }) => revision === theirs.revision);
  const decide = (
    <>
      <CommandButton id="page.takeTheirs">Take theirs</CommandButton>
      <CommandButton id="page.keepMine">Keep mine</CommandButton>
    </>
  );
  return (
    <section aria-label="Conflict" className="flex flex-wrap items-center gap-2 border-b border-line bg-needs-tint px-4 py-2">
      <p className="min-w-60 grow">
        <strong className="font-medium text-needs">Saved elsewhere meanwhile</strong> (revision {theirs.revision}
        {who && `, by ${elsewhere(whoOf(who))}`}). Both are kept until you choose.
      </p>
      <CommandButton id="page.compare">Show both</CommandButton>
      {decide}
      <Dialog
        open={isComparing}
        onOpenChange={setComparing}
        wide
        title="Both versions"
        description={`Theirs is revision ${theirs.revision}; yours was made from revision ${state.base.revision}.`}
        footer={decide}
      >
        <Suspense fallback={null}>
          <VersionDiff mine={state.mine} theirs={theirs} base={state.base} />
        </Suspense>
      </Dialog>
    </section>
  );
}

/** The same person saves over themselves only from another tab or the command line. */
const elsewhere = (who: string) => (who === "you" ? "you in another tab" : who);

function takeTheirs(session: PageSession): void {
  const mine = session.takeTheirs();
  const copied = navigator.clipboard?.writeText(markdownOf(mine.content)) ?? Promise.reject(new Error("no clipboard"));
  const undo = async () => session.type(mine);
  void copied.then(
    () => done("Took their version. Yours is on the clipboard.", undo),
    () => done("Took their version.", undo),
  );
}
