import { Dialog as BaseDialog } from "@base-ui/react/dialog";
import { clsx } from "clsx";
import { X } from "lucide-react";
import { type ReactNode, useRef } from "react";

interface DialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: string;
  readonly description?: ReactNode;
  readonly wide?: boolean;
  readonly children?: ReactNode;
  /** Buttons, the one that does it last. */
  readonly footer?: ReactNode;
}

/** What has the focus when it opens: looked up before a field of it with `autoFocus` takes it. */
function useOpener(open: boolean): () => HTMLElement | true {
  const opener = useRef<{ open: boolean; element: Element | null }>({ open: false, element: null });
  if (open && !opener.current.open) opener.current.element = document.activeElement;
  opener.current.open = open;
  return () => {
    const { element } = opener.current;
    return element instanceof HTMLElement && element.isConnected && element !== document.body ? element : true;
  };
}

/** Focus goes to the first field when it opens, and back to where it was when it closes. */
export function Dialog({ open, onOpenChange, title, description, wide = false, children, footer }: DialogProps) {
  const body = useRef<HTMLDivElement>(null);
  const opener = useOpener(open);
  const firstField = () => body.current?.querySelector<HTMLElement>("[autofocus], input, textarea, select") ?? true;
  return (
    <BaseDialog.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className="fixed inset-0 z-40 bg-black/40" />
        <BaseDialog.Popup
          initialFocus={firstField}
          finalFocus={opener}
          className={clsx(
            "fixed top-[8vh] left-1/2 z-40 flex max-h-[84vh] w-[calc(100vw-24px)] -translate-x-1/2 flex-col rounded-lg border border-line bg-raised shadow-popover outline-none",
            wide ? "max-w-[860px]" : "max-w-[520px]",
          )}
        >
          <div className="flex items-start gap-3 px-4 pt-3">
            <div className="min-w-0 grow">
              <BaseDialog.Title className="text-title font-semibold">{title}</BaseDialog.Title>
              {description !== undefined && <BaseDialog.Description className="text-muted">{description}</BaseDialog.Description>}
            </div>
            <BaseDialog.Close
              aria-label="Close"
              className="grid size-7 shrink-0 place-items-center rounded-md text-muted hover:bg-selected"
            >
              <X size={16} aria-hidden />
            </BaseDialog.Close>
          </div>
          <div ref={body} className="min-h-0 overflow-auto px-4 py-3">
            {children}
          </div>
          {footer !== undefined && <div className="flex flex-wrap justify-end gap-2 border-t border-line px-4 py-3">{footer}</div>}
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}
