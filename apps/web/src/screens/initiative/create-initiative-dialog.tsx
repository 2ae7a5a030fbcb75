import { Dialog } from "../../ui/dialog.tsx";

interface CreateInitiativeDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

export function CreateInitiativeDialog({ open, onOpenChange }: CreateInitiativeDialogProps) {
  return <Dialog open={open} onOpenChange={onOpenChange} title="Create an initiative" />;
}
