import { useState } from "react";

interface Cursor {
  readonly activeKey: string | null;
  readonly collapsed: ReadonlySet<string>;
}

// Where one was in each plan, for the way back from a task.
const cursors = new Map<string, Cursor>();

export function usePlanCursor(initiativeId: string) {
  const [held, setHeld] = useState<Cursor>(() => cursors.get(initiativeId) ?? { activeKey: null, collapsed: new Set() });
  const change = (patch: Partial<Cursor>) =>
    setHeld((now) => {
      const next = { ...now, ...patch };
      cursors.set(initiativeId, next);
      return next;
    });
  return {
    ...held,
    setActive: (activeKey: string | null) => change({ activeKey }),
    setCollapsed: (collapsed: ReadonlySet<string>) => change({ collapsed }),
  };
}
