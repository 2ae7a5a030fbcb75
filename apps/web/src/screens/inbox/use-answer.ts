import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { client, trpc } from "../../api/trpc.ts";
import { useDraft } from "../../data/use-draft.ts";
import { type AskedQuestion, composeAnswer, type Picks, pick, readQuestions } from "./asked-questions.ts";
import type { InboxItem } from "./inbox-item.ts";
import type { Acts } from "./use-acts.ts";

export interface Asked {
  readonly questions: readonly AskedQuestion[];
  /** All that was said, where the title is only its beginning. */
  readonly content: string | null;
  /** Null while that is not known: then the server decides. */
  readonly takesAnswer: boolean | null;
  /** Who gets the answer. */
  readonly who: string;
}

/** What is asked, in full; what the item itself tells until that has come. */
export function useAsked({ kind, id, refs, options }: InboxItem): Asked {
  const agentId = refs.agentId ?? "";
  const agent = useQuery(trpc.agents.get.queryOptions({ id: agentId }, { enabled: agentId !== "" })).data;
  const message = useQuery(trpc.messages.get.queryOptions({ id }, { enabled: kind === "question" })).data;
  const told = [{ question: null, options: options.map((label) => ({ label, description: null })), several: false }];
  const who = agent?.name ?? "whoever asked";
  if (kind === "question") return { questions: told, content: message?.content ?? null, takesAnswer: true, who };
  const asked = agent === undefined ? told : readQuestions(agent.pendingQuestions);
  return { questions: asked, content: null, takesAnswer: agent === undefined ? null : agent.pendingQuestions !== null, who };
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
