import { Dialog } from "../../ui/dialog.tsx";
import { CreateTaskForm } from "./create-task-form.tsx";

interface CreateTaskDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

/** A task from anywhere. What was typed stays when it is closed, and when the page is loaded again. */
export function CreateTaskDialog({ open, onOpenChange }: CreateTaskDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Create a task" wide>
      <CreateTaskForm onClose={() => onOpenChange(false)} />
    </Dialog>
  );
}
