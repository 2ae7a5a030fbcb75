import { useCallback, useMemo, useRef, useState } from "react";

/** What a person has done shows at once; that and its echo from the server come within this time. */
const OWN_CHANGE_MS = 2_500;

interface Holding<Shown> {
  readonly value: Shown;
  /** How many rows are new, gone or elsewhere than shown. */
  readonly moved: number;
}

/**
 * What is shown never moves under the pointer or the focus: `hold` puts new contents at the old places, and counts what came, went or
 * moved. A stable function.
 */
export function useHeld<Shown>(fresh: Shown, hold: (shown: Shown, fresh: Shown) => Holding<Shown>) {
  const [, render] = useState(0);
  const state = useRef({ pointer: false, focus: false, freeUntil: 0, seen: fresh, shown: fresh, moved: 0 });
  const now = state.current;
  const isHeld = (now.pointer || now.focus) && Date.now() > now.freeUntil;
  if (!isHeld) Object.assign(now, { seen: fresh, shown: fresh, moved: 0 });
  else if (now.seen !== fresh) {
    const held = hold(now.shown, fresh);
    Object.assign(now, { seen: fresh, shown: held.value, moved: held.moved });
  }
  const controls = useMemo(() => {
    const again = () => render((n) => n + 1);
    const change = (next: { pointer?: boolean; focus?: boolean }) => {
      Object.assign(state.current, next);
      const { pointer, focus, moved } = state.current;
      if (!pointer && !focus && moved > 0) again();
    };
    return {
      handlers: {
        onPointerEnter: () => change({ pointer: true }),
        onPointerLeave: () => change({ pointer: false }),
        onFocus: () => change({ focus: true }),
        onBlur: ({ currentTarget, relatedTarget }: { currentTarget: Element; relatedTarget: unknown }) => {
          if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) change({ focus: false });
        },
      },
      letThrough: () => {
        state.current.freeUntil = Date.now() + OWN_CHANGE_MS;
      },
    };
  }, []);
  const release = useCallback(() => {
    Object.assign(state.current, { shown: state.current.seen, moved: 0 });
    render((n) => n + 1);
  }, []);
  return { value: now.shown, moved: now.moved, release, ...controls };
}
