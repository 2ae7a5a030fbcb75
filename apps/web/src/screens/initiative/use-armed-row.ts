import { draggable } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { useCallback, useEffect, useRef } from "react";

/** Makes the row under the pointer draggable, and only that one: thousands of rows register nothing. A stable function. */
export function useArmedRow(): (taskId: string, element: HTMLElement) => void {
  const armed = useRef<{ readonly element: HTMLElement; disarm(): void } | null>(null);
  const isDragging = useRef(false);
  useEffect(
    () => () => {
      armed.current?.disarm();
      armed.current = null;
    },
    [],
  );
  return useCallback((taskId, element) => {
    if (isDragging.current || armed.current?.element === element) return;
    armed.current?.disarm();
    const hold = (now: boolean) => () => {
      isDragging.current = now;
    };
    const disarm = draggable({ element, getInitialData: () => ({ taskId }), onDragStart: hold(true), onDrop: hold(false) });
    armed.current = { element, disarm };
  }, []);
}
