import { useNavigate, useSearch } from "@tanstack/react-router";
import { X } from "lucide-react";
import { lazy, Suspense, useRef } from "react";
import { useCommand } from "../commands/registry.ts";
import { IconButton } from "../ui/button.tsx";

const TaskPeek = lazy(() => import("../screens/task/task-peek.tsx").then((module) => ({ default: module.TaskPeek })));

const find = (selector: string) => document.querySelector<HTMLElement>(selector);

/** The panel at the right: a task beside the list it was seen in. The address holds which. */
export function Peek() {
  const { peek } = useSearch({ strict: false });
  const navigate = useNavigate();
  const panel = useRef<HTMLElement>(null);
  const close = () => {
    // The panel goes: the focus would go with it.
    if (panel.current?.contains(document.activeElement)) (find("main [data-rows]") ?? find("main h1"))?.focus();
    return navigate({ to: ".", search: (now: Record<string, unknown>) => ({ ...now, peek: undefined }) });
  };
  const taskId = peek?.startsWith("task:") ? peek.slice("task:".length) : undefined;
  useCommand("peek.close", close, { enabled: taskId !== undefined });
  useCommand("up", close, { enabled: taskId !== undefined });
  if (taskId === undefined) return null;
  return (
    <aside
      ref={panel}
      aria-label="Peek"
      className="flex w-[420px] shrink-0 flex-col border-l border-line bg-bg max-[901px]:absolute max-[901px]:inset-0 max-[901px]:z-20 max-[901px]:w-auto"
    >
      <div className="flex justify-end px-2 pt-1">
        <IconButton label="Close the peek panel" command="peek.close" onClick={close}>
          <X size={16} aria-hidden />
        </IconButton>
      </div>
      <div className="min-h-0 grow overflow-auto">
        <Suspense fallback={null}>
          <TaskPeek key={taskId} taskId={taskId} />
        </Suspense>
      </div>
    </aside>
  );
}
