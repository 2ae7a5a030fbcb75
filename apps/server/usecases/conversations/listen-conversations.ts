import type { Conversation } from "@signalbox/contracts";
import type { App } from "../../ports/app.ts";
import type { Doorbell } from "../../ports/doorbell.ts";

export interface ListenConversations {
  readonly agentId: string;
  /** At most 60; with 0 it only looks. */
  readonly timeoutSeconds: number;
}

/** The doorbell is heard in the process that committed; what another process wrote is found by looking again. */
const lookAgainMs = 1_000;
const mostItems = 50;

/** What the agent is asked and has not answered, the oldest first. Waits for the first such question, until the time is over or `signal` aborts. */
export async function listenConversations(
  { store, doorbell }: Pick<App, "store" | "doorbell">,
  { agentId, timeoutSeconds }: ListenConversations,
  signal?: AbortSignal,
): Promise<{ items: Conversation[] }> {
  // Heard from before the first look on, so that no question falls between looking and waiting.
  const alarm = startAlarm(doorbell, { timeoutMs: timeoutSeconds * 1_000, signal });
  try {
    for (;;) {
      const items = (await store.reads.conversations.findPendingForAgent(agentId)).slice(0, mostItems);
      if (items.length > 0 || alarm.isOver()) return { items };
      await alarm.next();
    }
  } finally {
    alarm.stop();
  }
}

interface Alarm {
  readonly isOver: () => boolean;
  /** Resolves when there may be something new, or when it is over. */
  readonly next: () => Promise<void>;
  readonly stop: () => void;
}

function startAlarm(doorbell: Doorbell, { timeoutMs, signal }: { timeoutMs: number; signal: AbortSignal | undefined }): Alarm {
  let over = timeoutMs === 0 || signal?.aborted === true;
  let heard = Promise.withResolvers<void>();
  const end = () => {
    over = true;
    heard.resolve();
  };
  const deaf = doorbell.listen(() => heard.resolve());
  const ending = setTimeout(end, timeoutMs);
  const looking = setInterval(() => heard.resolve(), lookAgainMs);
  signal?.addEventListener("abort", end, { once: true });
  return {
    isOver: () => over,
    next: async () => {
      await heard.promise;
      heard = Promise.withResolvers();
      if (over) heard.resolve();
    },
    stop: () => {
      deaf();
      clearTimeout(ending);
      clearInterval(looking);
      signal?.removeEventListener("abort", end);
    },
  };
}
