import { useEffect, useState } from "react";
import type { Layout, LayoutInput } from "./layout.ts";
import type { GraphEdge } from "./waves.ts";

interface Shown {
  readonly nodes: readonly { readonly id: string }[];
  readonly edges: readonly GraphEdge[];
}

interface Answer {
  readonly number: number;
  readonly layout: Layout;
}

interface LaidOut {
  /** The last one that is known; of a plan that has changed just now it is the one before. */
  readonly layout: Layout | null;
  readonly error: Error | null;
}

const keyOf = ({ nodes, edges }: Shown) => JSON.stringify([nodes.map(({ id }) => id), edges.map(({ from, to }) => [from, to])]);

/** Places the nodes in a worker, anew whenever nodes or edges come or go, and not when they only change. */
export function useLayout(shown: Shown): LaidOut {
  const [laid, setLaid] = useState<LaidOut>({ layout: null, error: null });
  const [worker] = useState(startWorker);
  const key = keyOf(shown);
  useEffect(() => worker.listen(setLaid), [worker]);
  useEffect(() => {
    const [ids, edges] = JSON.parse(key) as [string[], [string, string][]];
    worker.ask({ ids, edges: edges.map(([from, to]) => ({ from, to })) });
  }, [worker, key]);
  return laid;
}

function startWorker() {
  let worker: Worker | undefined;
  let number = 0;
  return {
    listen(tell: (laid: LaidOut) => void): () => void {
      worker = new Worker(new URL("./layout-worker.ts", import.meta.url), { type: "module" });
      worker.addEventListener("message", ({ data }: MessageEvent<Answer>) => {
        // An answer to an older question says nothing any more.
        if (data.number === number) tell({ layout: data.layout, error: null });
      });
      worker.addEventListener("error", ({ message }) =>
        tell({ layout: null, error: new Error(message || "The browser did not start it.") }),
      );
      return () => worker?.terminate();
    },
    ask(input: LayoutInput): void {
      number += 1;
      worker?.postMessage({ number, input });
    },
  };
}
