import { TaskDetail } from "./task-detail.tsx";

/** The task in the panel beside a list. */
export function TaskPeek({ taskId }: { readonly taskId: string }) {
  return <TaskDetail taskId={taskId} mode="peek" />;
}
