import { useQuery } from "@tanstack/react-query";
import { trpc } from "../../api/trpc.ts";
import { useCommand } from "../../commands/registry.ts";
import { CommandButton } from "../../ui/button.tsx";
import { KeyHint } from "../../ui/kbd.tsx";
import { Markdown } from "../../ui/markdown.tsx";
import { AnswerForm } from "./answer-form.tsx";
import { type InboxItem, isQuestion, remedyOf } from "./inbox-item.ts";
import { type Act, type ActCommand, actsOf } from "./item-acts.ts";
import type { Acts } from "./use-acts.ts";
import type { Asked } from "./use-answer.ts";

interface ItemBodyProps {
  readonly item: InboxItem;
  readonly asked: Asked;
  readonly acts: Acts;
  readonly gone: boolean;
}

export function ItemBody({ item, asked, acts, gone }: ItemBodyProps) {
  const readIsEnough = useQuery(trpc.messages.get.queryOptions({ id: item.id }, { enabled: item.kind === "question" })).data;
  const possible = actsOf(item, { readIsEnough: readIsEnough?.requiresResponse === false });
  const isAsked = isQuestion(item) && (gone || asked.takesAnswer);
  return (
    <>
      {isAsked ? <AnswerForm {...{ item, asked, acts, gone }} /> : !gone && <Remedy item={item} />}
      {item.kind === "proposal" && <ProposalText id={item.id} />}
      {(item.kind === "blocked_task" || item.kind === "task_review") && <TaskText id={item.id} />}
      {item.kind === "crashed_agent" && <ExitText id={item.id} />}
      {!gone && possible.length > 0 && <ActBar {...{ item, acts, possible }} quiet={isAsked} />}
    </>
  );
}

function Remedy({ item }: { readonly item: InboxItem }) {
  const says = item.kind === "agent_question" ? "It waits for input and has not said for what. Its log may tell." : remedyOf(item);
  return <p className="mt-4">{says}</p>;
}

interface ActBarProps {
  readonly item: InboxItem;
  readonly acts: Acts;
  readonly possible: readonly Act[];
  /** Something else is the main thing to do. */
  readonly quiet: boolean;
}

const actCommands: readonly ActCommand[] = ["inbox.accept", "inbox.dismiss", "inbox.done"];

function ActBar({ item, acts, possible, quiet }: ActBarProps) {
  const progress = acts.progressOf(item.key);
  const sends = progress?.state === "sending";
  return (
    <>
      {progress?.state === "failed" && !quiet && (
        <p role="alert" className="mt-3 text-failed">
          <span className="font-medium">Not done.</span> {progress.message}
        </p>
      )}
      <div className="mt-3 flex flex-wrap gap-2">
        {possible.map((act, index) => (
          <CommandButton key={act.command} id={act.command} kind={index === 0 && !quiet ? "primary" : "normal"}>
            {sends ? "Sending…" : act.label} <KeyHint id={act.command} />
          </CommandButton>
        ))}
      </div>
      {actCommands.map((command) => (
        <ActKey key={command} {...{ command, item, acts }} act={possible.find((act) => act.command === command)} enabled={!sends} />
      ))}
    </>
  );
}

interface ActKeyProps {
  readonly command: ActCommand;
  readonly act: Act | undefined;
  readonly item: InboxItem;
  readonly acts: Acts;
  readonly enabled: boolean;
}

function ActKey({ command, act, item, acts, enabled }: ActKeyProps) {
  const run = () => {
    const undo = act?.undo;
    if (act === undefined) return;
    return acts.act(item, {
      what: act.says,
      ...(act.atOnce !== undefined && { atOnce: act.atOnce }),
      send: () => act.send(item),
      ...(undo && { undo: () => undo(item) }),
    });
  };
  useCommand(command, run, { enabled: enabled && act !== undefined });
  return null;
}

const text = "mt-4 border-l-2 border-line pl-3 break-words whitespace-pre-wrap";

function ProposalText({ id }: { readonly id: string }) {
  const proposal = useQuery(trpc.proposals.get.queryOptions({ id })).data;
  if (proposal === undefined) return null;
  return <p className={text}>{proposal.summary ?? `It ${proposal.targetId === null ? "adds" : "changes"} a ${proposal.targetType}.`}</p>;
}

function TaskText({ id }: { readonly id: string }) {
  const task = useQuery(trpc.tasks.get.queryOptions({ id })).data;
  const words = task?.summary ?? task?.description;
  return words ? (
    <div className="mt-4 line-clamp-12 border-l-2 border-line pl-3">
      <Markdown text={words} />
    </div>
  ) : null;
}

function ExitText({ id }: { readonly id: string }) {
  const code = useQuery(trpc.agents.get.queryOptions({ id })).data?.exitCode;
  return code == null ? null : <p className="mt-2 text-failed">It ended with exit code {code}.</p>;
}
