import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { client, trpc } from "../../api/trpc.ts";
import { type AskedQuestion, composeAnswer, type Picks, pick, readQuestions } from "../../data/asked-questions.ts";
import { useDraft } from "../../data/use-draft.ts";
import { headingOf, type InboxItem } from "./inbox-item.ts";
import type { Acts } from "./use-acts.ts";

export interface Asked {
  readonly questions: readonly AskedQuestion[];
  /** All that was said, where the title is only its beginning. */
  readonly content: string | null;
  /** False for an agent that waits and has not said for what. */
  readonly takesAnswer: boolean;
  /** Who gets the answer. */
  readonly who: string;
}

/** What is asked, in full; what the item itself tells until that has come. */
export function useAsked(item: InboxItem): Asked {
  const { kind, id, refs, options } = item;
  const agentId = refs.agentId ?? "";
  const agent = useQuery(trpc.agents.get.queryOptions({ id: agentId }, { enabled: agentId !== "" })).data;
  const message = useQuery(trpc.messages.get.queryOptions({ id }, { enabled: kind === "question" })).data;
  const told = [{ question: null, options: options.map((label) => ({ label, description: null })), several: false }];
  const who = agent?.name ?? "whoever asked";
  if (kind === "question") return { questions: told, content: message?.content ?? null, takesAnswer: true, who };
  // Answered elsewhere it asks nothing any more; whoever looks at it still sees what there was to choose.
  const asked = agent == null || agent.pendingQuestions === null ? told : readQuestions(agent.pendingQuestions);
  // The agent may be known to have its answer a moment before the list knows: what is being written stays where it is.
  const hasAsked = headingOf(item) !== item.title;
  return { questions: asked, content: null, takesAnswer: hasAsked || agent === undefined || agent.pendingQuestions !== null, who };
}

export interface Answering {
  readonly picks: Picks;
  readonly text: string;
  readonly canSend: boolean;
  readonly setText: (text: string) => void;
  readonly toggle: (option: { readonly place: number; readonly label: string }) => void;
  readonly send: () => void;
}

export function useAnswering(item: InboxItem, { questions, who }: Asked, { acts, gone }: { acts: Acts; gone: boolean }): Answering {
  const [picks, setPicks] = useState<Picks>({});
  const [text, setText, clear] = useDraft(`inbox.${item.key}`);
  const answer = composeAnswer(questions, picks, text);
  const canSend = answer !== null && !gone && acts.progressOf(item.key)?.state !== "sending";
  const send = async () => {
    if (answer === null || !canSend) return;
    const { kind, id } = item;
    const delivered = await acts.act(item, {
      what: `Delivered to ${who}`,
      send: () =>
        kind === "question" ? client.messages.answer.mutate({ id, content: answer }) : client.agents.answer.mutate({ id, answer }),
    });
    // Not before the server has it.
    if (delivered) clear();
  };
  const toggle: Answering["toggle"] = (option) => setPicks((now) => pick(now, option, questions[option.place]?.several ?? false));
  return { picks, text, canSend, setText, toggle, send };
}
