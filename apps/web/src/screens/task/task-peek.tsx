/** The task in the panel beside a list. */
export function TaskPeek({ taskId }: { readonly taskId: string }) {
  return <p className="p-4">{taskId}</p>;
}
