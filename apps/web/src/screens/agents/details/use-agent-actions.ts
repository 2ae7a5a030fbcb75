import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { client, type Outputs } from "../../../api/trpc.ts";
import { useCommand } from "../../../commands/registry.ts";
import { toast, toastFailure } from "../../../ui/toast.ts";

/** What a person may do with an agent that has ended. The server decides, so nothing shows before it has answered. */
export function useAgentActions(agent: Outputs["agents"]["get"]) {
  const navigate = useNavigate();
  const [isAsking, setIsAsking] = useState(false);
  const [isSending, setIsSending] = useState(false);
  const isAtWork = agent.status === "running" || agent.status === "waiting_for_input";
  const send = async (what: string, work: () => Promise<unknown>) => {
    setIsSending(true);
    try {
      await work();
      toast({ title: what });
    } catch (error) {
      toastFailure(`Not done: ${what}`, error);
    } finally {
      setIsSending(false);
    }
  };
  const remove = async () => {
    await client.agents.delete.mutate({ id: agent.id });
    toast({ title: `Deleted the agent ${agent.name}` });
    await navigate({ to: "/agents" });
  };
  const mayEnd = !isAtWork && !isSending;
  useCommand("agent.dismiss", () => send(`Dismissed ${agent.name}`, () => client.agents.dismiss.mutate({ id: agent.id })), {
    enabled: mayEnd && agent.userDismissedAt === null,
  });
  useCommand("agent.delete", () => setIsAsking(true), { enabled: mayEnd });
  useCommand("agent.copyWorktree", () =>
    navigator.clipboard.writeText(agent.worktreeId).then(
      () => toast({ title: "The path of the worktree was copied." }),
      () => toast({ title: "The browser does not allow copying.", description: agent.worktreeId, failed: true }),
    ),
  );
  return { isAtWork, isAsking, setIsAsking, remove };
}
