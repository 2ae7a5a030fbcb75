import { Dialog } from "../../ui/dialog.tsx";

interface CreateTaskDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

export function CreateTaskDialog({ open, onOpenChange }: CreateTaskDialogProps) {
  return <Dialog open={open} onOpenChange={onOpenChange} title="Create a task" />;
}
