import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { type Outputs, trpc } from "../../../api/trpc.ts";
import { CommandButton } from "../../../ui/button.tsx";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { fullTime } from "../../../ui/time.tsx";
import { AgentQuestions } from "./agent-questions.tsx";
import { AgentConversations, AgentMessages } from "./agent-talk.tsx";
import { useAgentActions } from "./use-agent-actions.ts";

type Agent = Outputs["agents"]["get"];

export function AgentDetails({ agent }: { readonly agent: Agent }) {
  const { isAtWork, isAsking, setIsAsking, remove } = useAgentActions(agent);
  return (
    <div>
      <AgentQuestions agent={agent} />
      <AgentFactList agent={agent} />
      <Text title="Prompt" text={agent.prompt} />
      <Text title="Result" text={agent.result == null ? null : JSON.stringify(agent.result, null, 2)} />
      <AgentMessages agentId={agent.id} />
      <AgentConversations agentId={agent.id} />
      <section aria-labelledby="agent-end" className="flex flex-wrap items-center gap-2 px-4 py-4">
        <h2 id="agent-end" className="w-full text-title font-semibold">
          Put away
        </h2>
        <CommandButton id="agent.dismiss">{agent.userDismissedAt === null ? "Dismiss" : "Dismissed"}</CommandButton>
        <CommandButton id="agent.delete" kind="danger">
          Delete…
        </CommandButton>
        <p className="w-full max-w-prose text-muted">
          {isAtWork
            ? "An agent at work can be neither dismissed nor deleted: its task would be left to nobody."
            : "Dismissing takes it out of the list. Deleting removes it with its proposals and conversations; its log stays."}
        </p>
      </section>
      {isAsking && (
        <ConfirmDialog
          title={`Delete the agent ${agent.name}?`}
          about="Its proposals and conversations go with it. Its log stays. This cannot be undone."
          deed="Delete"
          keep="Keep it"
          onConfirm={remove}
          onClose={() => setIsAsking(false)}
        />
      )}
    </div>
  );
}

function AgentFactList({ agent }: { readonly agent: Agent }) {
  const overview = useQuery(trpc.plans.overview.queryOptions());
  const task = useQuery({ ...trpc.tasks.get.queryOptions({ id: agent.taskId ?? "" }), enabled: agent.taskId !== null });
  const account = useQuery({ ...trpc.accounts.get.queryOptions({ id: agent.accountId ?? "" }), enabled: agent.accountId !== null });
  const initiative = overview.data?.initiatives.find(({ id }) => id === agent.initiativeId);
  const link = "rounded text-accent hover:underline";
  return (
    <section aria-labelledby="agent-facts" className="border-b border-line px-4 py-4">
      <h2 id="agent-facts" className="sr-only">
        Facts
      </h2>
      <dl className="grid grid-cols-[110px_minmax(0,1fr)] gap-x-4 gap-y-1">
        <Fact name="Task">
          {task.data && (
            <Link to="/t/$taskId" params={{ taskId: task.data.id }} className={link}>
              {task.data.name}
            </Link>
          )}
        </Fact>
        <Fact name="Initiative">
          {initiative && (
            <Link to="/i/$initiativeId" params={{ initiativeId: initiative.id }} className={link}>
              {initiative.name}
            </Link>
          )}
        </Fact>
        <Fact name="Provider">{agent.provider}</Fact>
        <Fact name="Account">{agent.accountId === null ? "the CLI's own login" : account.data?.email}</Fact>
        <Fact name="Mode">{agent.mode}</Fact>
        <Fact name="Session">{agent.sessionId}</Fact>
        <Fact name="Process">{agent.pid}</Fact>
        <Fact name="Exit code">{agent.exitCode}</Fact>
        <Fact name="Output file">{agent.outputFilePath}</Fact>
        <Fact name="Began">{fullTime(agent.createdAt)}</Fact>
        <Fact name="Changed">{fullTime(agent.updatedAt)}</Fact>
        <Fact name="Worktree">
          <span className="font-mono text-meta break-all">{agent.worktreeId}</span>{" "}
          <CommandButton id="agent.copyWorktree" kind="quiet">
            Copy path
          </CommandButton>
        </Fact>
      </dl>
    </section>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0 break-words">{children ?? <span className="text-muted">none</span>}</dd>
    </>
  );
}

function Text({ title, text }: { readonly title: string; readonly text: string | null }) {
  if (text === null || text === "") return null;
  return (
    <section aria-label={title} className="border-b border-line px-4 py-4">
      <h2 className="text-title font-semibold">{title}</h2>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
        tabIndex={0}
        className="mt-1 max-h-72 overflow-auto rounded-md bg-panel p-2 font-mono text-meta break-words whitespace-pre-wrap"
      >
        {text}
      </pre>
    </section>
  );
}
