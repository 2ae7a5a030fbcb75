import { useEffect, useMemo, useRef, useState } from "react";
import { queryClient, trpc } from "../../api/trpc.ts";
import { done } from "../../commands/undo.ts";
import { ClientError } from "../../ui/failure.ts";
import { toastFailure } from "../../ui/toast.ts";
import type { InboxItem } from "./inbox-item.ts";

export type Progress = { readonly state: "sending" } | { readonly state: "failed"; readonly message: string };

export interface Deed {
  /** What was done: "Delivered to heron". */
  readonly what: string;
  /** The item leaves before the server has answered. */
  readonly atOnce?: boolean;
  send(): Promise<unknown>;
  readonly undo?: () => Promise<unknown>;
}

export interface Acts {
  /** What a person has just dealt with: gone from here before the server's list says so. */
  readonly hidden: ReadonlySet<string>;
  /** What a person has taken back: whoever sees it come again takes it out. */
  readonly returning: Set<string>;
  readonly progressOf: (key: string) => Progress | undefined;
  /** False when the server refused. */
  readonly act: (item: InboxItem, deed: Deed) => Promise<boolean>;
}

type Stage = Progress | { readonly state: "left" };

/** Deals with items. `onLeave` is told when one goes, and answers what to say beside what was done. */
export function useActs(onLeave: (key: string) => string | undefined): Acts {
  const [stages, setStages] = useState<ReadonlyMap<string, Stage>>(new Map());
  const busy = useRef(new Set<string>());
  const returning = useRef(new Set<string>());
  const leaving = useRef<typeof onLeave | null>(null);
  useEffect(() => {
    leaving.current = onLeave;
    // Whoever has left the screen meanwhile is not brought back to it.
    return () => {
      leaving.current = null;
    };
  });
  const put = (key: string, stage: Stage | null) => setStages((now) => withStage(now, key, stage));
  const leave = (key: string) => {
    put(key, { state: "left" });
    return leaving.current?.(key);
  };
  const perform = async (key: string, { what, atOnce = false, send, undo }: Deed): Promise<boolean> => {
    let note: string | undefined;
    if (atOnce) note = leave(key);
    else put(key, { state: "sending" });
    try {
      await send();
    } catch (error) {
      put(key, atOnce ? null : { state: "failed", message: new ClientError(error).message });
      if (atOnce) toastFailure(`Not done: ${what}`, error);
      return false;
    }
    if (!atOnce) note = leave(key);
    const takeBack = async () => {
      await undo?.();
      returning.current.add(key);
    };
    done(what, undo && takeBack, note);
    // The same agent may ask again under the same key: it is hidden only until the list has come that lacks what was dealt with.
    await queryClient.invalidateQueries({ queryKey: trpc.inbox.pathKey() });
    put(key, null);
    return true;
  };
  const act = async ({ key }: InboxItem, deed: Deed): Promise<boolean> => {
    // A second press of Enter sends nothing twice.
    if (busy.current.has(key)) return false;
    busy.current.add(key);
    return perform(key, deed).finally(() => busy.current.delete(key));
  };
  const hidden = useMemo(() => new Set([...stages].flatMap(([key, { state }]) => (state === "left" ? [key] : []))), [stages]);
  return { hidden, returning: returning.current, progressOf: (key) => asProgress(stages.get(key)), act };
}

const asProgress = (stage: Stage | undefined): Progress | undefined => (stage?.state === "left" ? undefined : stage);

function withStage(stages: ReadonlyMap<string, Stage>, key: string, stage: Stage | null): ReadonlyMap<string, Stage> {
  const next = new Map(stages);
  if (stage === null) next.delete(key);
  else next.set(key, stage);
  return next;
}
