import { useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { CommandId } from "../../commands/catalog.ts";
import { useCommand } from "../../commands/registry.ts";
import { numberedOptions } from "../../data/asked-questions.ts";
import { AnswerOptions } from "../../ui/answer-options.tsx";
import { Button, CommandButton } from "../../ui/button.tsx";
import { TextArea } from "../../ui/field.tsx";
import { KeyHint } from "../../ui/kbd.tsx";
import type { InboxItem } from "./inbox-item.ts";
import type { Acts, Progress } from "./use-acts.ts";
import { type Answering, type Asked, useAnswering } from "./use-answer.ts";

interface AnswerFormProps {
  readonly item: InboxItem;
  readonly asked: Asked;
  readonly acts: Acts;
  readonly gone: boolean;
}

/** One for each of the first answers, in their order. */
const pickCommands: readonly CommandId[] = [
  "inbox.pick1",
  "inbox.pick2",
  "inbox.pick3",
  "inbox.pick4",
  "inbox.pick5",
  "inbox.pick6",
  "inbox.pick7",
  "inbox.pick8",
  "inbox.pick9",
];

function PickKey({ id, run }: { readonly id: CommandId; readonly run: () => void }) {
  useCommand(id, run);
  return null;
}

export function AnswerForm({ item, asked, acts, gone }: AnswerFormProps) {
  const answering = useAnswering(item, asked, { acts, gone });
  const options = numberedOptions(asked.questions);
  const [wantsWords, setWantsWords] = useState(false);
  const writes = answering.text !== "" || (!gone && (wantsWords || options.length === 0));
  const words = useRef<HTMLTextAreaElement>(null);
  useCommand("inbox.reply", () => reply(), { enabled: !gone });
  useCommand("inbox.send", answering.send, { enabled: answering.canSend });
  useCommand("inbox.sendReply", answering.send, { enabled: answering.canSend });
  const reply = () => {
    flushSync(() => setWantsWords(true));
    words.current?.focus();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        answering.send();
      }}
    >
      {options.length > 0 && (
        <AnswerOptions questions={asked.questions} picks={answering.picks} onToggle={answering.toggle} disabled={gone} hasKeys />
      )}
      {!gone &&
        pickCommands.map((id, index) => {
          const option = options[index];
          return option && <PickKey key={id} id={id} run={() => answering.toggle(option)} />;
        })}
      {writes && (
        <div className="mt-3">
          <TextArea
            ref={words}
            label={options.length > 0 ? "In your own words" : "Your answer"}
            hint={<WordsHint />}
            value={answering.text}
            readOnly={gone}
            onChange={(event) => answering.setText(event.target.value)}
            onKeyDown={(event) => event.key === "Escape" && event.currentTarget.blur()}
          />
        </div>
      )}
      <SendBar {...{ answering, gone }} progress={acts.progressOf(item.key)} canReply={!writes} />
    </form>
  );
}

const WordsHint = () => (
  <span className="flex items-center gap-1.5">
    <KeyHint id="inbox.sendReply">sends.</KeyHint> What you write is kept in this browser until then.
  </span>
);

interface SendBarProps {
  readonly answering: Answering;
  readonly gone: boolean;
  readonly progress: Progress | undefined;
  readonly canReply: boolean;
}

function SendBar({ answering, gone, progress, canReply }: SendBarProps) {
  const sends = progress?.state === "sending";
  return (
    <>
      {progress?.state === "failed" && (
        <p role="alert" className="mt-3 text-failed">
          <span className="font-medium">Not sent.</span> {progress.message}
        </p>
      )}
      {!gone && (
        <div className="mt-3 flex flex-wrap gap-2">
          <Button kind="primary" type="submit" disabled={!answering.canSend}>
            {sends ? "Sending…" : progress?.state === "failed" ? "Retry" : "Send answer"}
          </Button>
          {canReply && <CommandButton id="inbox.reply">Write my own</CommandButton>}
        </div>
      )}
    </>
  );
}
