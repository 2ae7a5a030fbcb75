import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { FormEvent } from "react";
import { client, trpc } from "../../api/trpc.ts";
import { useDraft } from "../../data/use-draft.ts";
import { useAgentNames } from "../../data/use-names.ts";
import { Button } from "../../ui/button.tsx";
import { TextArea } from "../../ui/field.tsx";
import { Markdown } from "../../ui/markdown.tsx";
import { StatusLabel } from "../../ui/status.tsx";
import { Age } from "../../ui/time.tsx";
import { useSending } from "../../ui/use-sending.ts";
import type { Question } from "./questions.ts";

export function QuestionDetail({ question }: { readonly question: Question }) {
  const agentName = useAgentNames();
  const { fromAgentId, toAgentId, answer, status, createdAt, updatedAt } = question;
  return (
    <article aria-label="Question" className="flex max-w-[860px] flex-col gap-4 p-4">
      <header className="flex flex-col gap-1">
        <h2 className="text-title font-semibold">
          {agentName(fromAgentId)} asks {agentName(toAgentId)}
        </h2>
        <p className="flex flex-wrap items-center gap-x-3 text-muted">
          {status === "pending" ? (
            <StatusLabel status="queued" word="Waits for an answer" />
          ) : (
            <StatusLabel status="done" word="Answered" />
          )}
          <Age since={createdAt} />
          <AboutLink question={question} />
        </p>
      </header>
      <section aria-label="The question">
        <Markdown text={question.question} />
      </section>
      {answer === null ? (
        <AnswerForm question={question} />
      ) : (
        <section className="border-l-2 border-line-strong pl-3">
          <h3 className="font-semibold">
            Answer <Age since={updatedAt} className="font-normal text-muted" />
          </h3>
          <Markdown text={answer} under={3} />
        </section>
      )}
    </article>
  );
}

function AboutLink({ question: { taskId, phaseId, initiativeId } }: { readonly question: Question }) {
  const task = useQuery({ ...trpc.tasks.get.queryOptions({ id: taskId ?? "" }), enabled: taskId !== null });
  const style = "underline hover:text-fg";
  if (taskId !== null)
    return (
      <Link to="/t/$taskId" params={{ taskId }} className={style}>
        {task.data?.name ?? "Its task"}
      </Link>
    );
  if (phaseId !== null)
    return (
      <Link to="/ph/$phaseId" params={{ phaseId }} className={style}>
        Its phase
      </Link>
    );
  if (initiativeId === null) return null;
  return (
    <Link to="/i/$initiativeId" params={{ initiativeId }} className={style}>
      Its initiative
    </Link>
  );
}

/** A person may answer for the agent that was asked. */
function AnswerForm({ question: { id, toAgentId } }: { readonly question: Question }) {
  const agentName = useAgentNames();
  const [text, setText, clear] = useDraft(`conversation.${id}`);
  const { isSending, problem, send } = useSending();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === "" || isSending) return;
    void send(() => client.conversations.answer.mutate({ id, content: text }).then(clear));
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-2">
      <TextArea
        label={`Answer for ${agentName(toAgentId)}`}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        readOnly={isSending}
        error={problem && `Not sent: ${problem}`}
      />
      <div>
        <Button type="submit" kind="primary" disabled={text.trim() === "" || isSending}>
          {isSending ? "Sending…" : "Send the answer"}
        </Button>
      </div>
    </form>
  );
}
