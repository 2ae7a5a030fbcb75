import { Link, useNavigate } from "@tanstack/react-router";
import { ArrowLeft } from "lucide-react";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { client } from "../../api/trpc.ts";
import { useCommand } from "../../commands/registry.ts";
import { Button, CommandButton } from "../../ui/button.tsx";
import { CommandKeys, KeyHint } from "../../ui/kbd.tsx";
import { StatusLabel } from "../../ui/status.tsx";
import { Age, fullTime } from "../../ui/time.tsx";
import { Before } from "./before.tsx";
import { blocksWords, goneWords, headingOf, type InboxItem, isQuestion, kindStatuses, kindWords, sourceOf } from "./inbox-item.ts";
import { ItemBody } from "./item-body.tsx";
import { ItemPlaces } from "./item-places.tsx";
import type { Acts } from "./use-acts.ts";
import { useAsked } from "./use-answer.ts";
import { WaitsForIt } from "./waits-for-it.tsx";

// Menus are heavy, and the first page is there without them.
const SnoozeMenu = lazy(() => import("./snooze-menu.tsx").then((module) => ({ default: module.SnoozeMenu })));

interface ItemDetailProps {
  readonly item: InboxItem;
  readonly gone: boolean;
  readonly acts: Acts;
  readonly onBack: () => void;
}

export function ItemDetail({ item, gone, acts, onBack }: ItemDetailProps) {
  const asked = useAsked(item);
  // The item's own title is only the beginning of a long question.
  const [only] = asked.questions.length === 1 ? asked.questions : [];
  const isCut = headingOf(item).endsWith("…");
  const heading = isCut && item.kind === "agent_question" ? (only?.question ?? headingOf(item)) : headingOf(item);
  const rest = asked.content !== null && asked.content.trim() !== heading ? asked.content : null;
  return (
    <article aria-labelledby="inbox-item" className="min-h-full">
      <DetailBar {...{ item, gone, acts, onBack }} />
      <div className="max-w-3xl px-4 py-4 min-[901px]:px-7 min-[901px]:py-6">
        <ItemPlaces refs={item.refs} />
        <h2 id="inbox-item" tabIndex={-1} className="text-page font-semibold break-words outline-none">
          {heading}
        </h2>
        <Facts item={item} who={item.refs.agentId === undefined ? null : asked.who} />
        {gone && (
          <p role="status" className="mt-4 rounded-md border border-line bg-panel px-3 py-2">
            <span className="font-medium">{goneWords(item)}.</span> It waits for nobody any more.
          </p>
        )}
        {rest !== null && <p className="mt-4 break-words whitespace-pre-wrap">{rest}</p>}
        {/* Another question of the same agent begins anew. */}
        <ItemBody key={item.since} {...{ item, asked, acts, gone }} />
        {item.refs.agentId !== undefined && <Before agentId={item.refs.agentId} />}
        <WaitsForIt item={item} />
      </div>
    </article>
  );
}

function Facts({ item, who }: { readonly item: InboxItem; readonly who: string | null }) {
  const { agentId } = item.refs;
  return (
    <p className="mt-1 flex flex-wrap gap-x-4 text-meta/[24px] text-muted">
      {agentId !== undefined && (
        <Link to="/agents/$agentId" params={{ agentId }} className="hover:text-fg hover:underline">
          {who}
        </Link>
      )}
      <span>
        waiting <Age since={item.since} />
      </span>
      {item.blocks > 0 && <span>{blocksWords(item.blocks)}</span>}
      {item.snoozedUntil !== null && <span>snoozed until {fullTime(item.snoozedUntil)}</span>}
    </p>
  );
}

function DetailBar({ item, gone, acts, onBack }: ItemDetailProps) {
  const navigate = useNavigate();
  const source = sourceOf(item.refs);
  useCommand("inbox.openSource", () => source && navigate(source.link), { enabled: source !== null });
  return (
    <div className="sticky top-0 z-10 flex min-h-11 flex-wrap items-center gap-2 border-b border-line bg-bg px-4 py-1.5">
      <Button kind="quiet" icon={<ArrowLeft size={14} aria-hidden />} onClick={onBack} className="-ml-2 min-[901px]:hidden">
        Inbox
      </Button>
      <StatusLabel status={kindStatuses[item.kind]} word={isQuestion(item) ? "Needs you" : kindWords[item.kind]} />
      <div className="ml-auto flex items-center gap-2">
        <Hints />
        {source && (
          <CommandButton id="inbox.openSource">
            {source.label} <KeyHint id="inbox.openSource" />
          </CommandButton>
        )}
        {item.snoozedUntil === null ? <Snooze {...{ item, acts, gone }} /> : <Unsnooze {...{ item, acts }} />}
      </div>
    </div>
  );
}

/** Its key opens it also before the menu is loaded: it comes open then. */
function Snooze({ item, acts, gone }: Pick<ItemDetailProps, "item" | "acts" | "gone">) {
  const [isOpen, setOpen] = useState(false);
  useCommand("inbox.snooze", () => setOpen(true), { enabled: !gone });
  return (
    <Suspense fallback={<Button disabled>Snooze</Button>}>
      <SnoozeMenu {...{ item, acts }} enabled={!gone} open={isOpen} onOpenChange={setOpen} />
    </Suspense>
  );
}

const Hints = (): ReactNode => (
  <span className="mr-2 flex items-center gap-1.5 text-meta text-muted max-[1100px]:hidden">
    <CommandKeys id="list.next" />
    <CommandKeys id="list.previous" /> move
  </span>
);

function Unsnooze({ item, acts }: { readonly item: InboxItem; readonly acts: Acts }) {
  const { key, snoozedUntil } = item;
  useCommand("inbox.unsnooze", () =>
    acts.act(item, {
      what: "Brought back",
      atOnce: true,
      send: () => client.inbox.unsnooze.mutate({ key }),
      ...(snoozedUntil !== null && { undo: () => client.inbox.snooze.mutate({ key, until: new Date(snoozedUntil) }) }),
    }),
  );
  return (
    <CommandButton id="inbox.unsnooze">
      Bring back now <KeyHint id="inbox.unsnooze" />
    </CommandButton>
  );
}
