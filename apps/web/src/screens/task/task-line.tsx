import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { statusOfTask } from "../../data/status-of.ts";
import { StatusMark } from "../../ui/status.tsx";

type Shown = Parameters<typeof statusOfTask>[0] & { readonly id: string; readonly name: string };

interface TaskLineProps {
  readonly task: Shown | undefined;
  readonly id: string;
  readonly children?: ReactNode;
}

/** Another task as a link with the shape of its state. */
export function TaskLine({ task, id, children }: TaskLineProps) {
  return (
    <span className="flex min-w-0 items-start gap-2 py-0.5">
      {task && (
        <span className="grid h-6 shrink-0 place-items-center">
          <StatusMark status={statusOfTask(task)} />
        </span>
      )}
      <Link to="/t/$taskId" params={{ taskId: id }} className="min-h-6 min-w-0 grow rounded py-0.5 break-words hover:underline">
        {task?.name ?? id}
      </Link>
      {children}
    </span>
  );
}
