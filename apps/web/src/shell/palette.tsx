import { Dialog } from "../ui/dialog.tsx";

interface OverlayProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

export function Palette({ open, onOpenChange }: OverlayProps) {
  return <Dialog open={open} onOpenChange={onOpenChange} title="Search and commands" />;
}
