import { useCallback, useMemo, useRef, useState } from "react";
import type { Outline } from "../../data/outline.ts";
import { holdPlaces } from "./held-plan.ts";

/** What a person has done shows at once; that and its echo from the server come within this time. */
const OWN_CHANGE_MS = 2_500;

/** The tree never moves under the pointer or the focus: it takes new contents in place, and what came, went or moved is only counted. */
export function useHeldPlan(fresh: Outline) {
  const [, render] = useState(0);
  const state = useRef({ pointer: false, focus: false, freeUntil: 0, seen: fresh, shown: fresh, moved: 0 });
  const now = state.current;
  const isHeld = (now.pointer || now.focus) && Date.now() > now.freeUntil;
  if (!isHeld) Object.assign(now, { seen: fresh, shown: fresh, moved: 0 });
  else if (now.seen !== fresh) {
    const held = holdPlaces(now.shown, fresh);
    Object.assign(now, { seen: fresh, shown: held.outline, moved: held.moved });
  }
  const again = useCallback(() => render((n) => n + 1), []);
  const hold = useCallback(
    (change: { pointer?: boolean; focus?: boolean }) => {
      Object.assign(state.current, change);
      const { pointer, focus, moved } = state.current;
      if (!pointer && !focus && moved > 0) again();
    },
    [again],
  );
  const release = useCallback(() => {
    const { seen } = state.current;
    Object.assign(state.current, { shown: seen, moved: 0 });
    again();
  }, [again]);
  const letThrough = useCallback(() => {
    state.current.freeUntil = Date.now() + OWN_CHANGE_MS;
  }, []);
  const handlers = useMemo(
    () => ({
      onPointerEnter: () => hold({ pointer: true }),
      onPointerLeave: () => hold({ pointer: false }),
      onFocus: () => hold({ focus: true }),
      onBlur: ({ currentTarget, relatedTarget }: { currentTarget: Element; relatedTarget: unknown }) => {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) hold({ focus: false });
      },
    }),
    [hold],
  );
  return { outline: now.shown, moved: now.moved, release, letThrough, handlers };
}
