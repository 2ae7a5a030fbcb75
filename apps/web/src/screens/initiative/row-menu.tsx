import { Menu as BaseMenu } from "@base-ui/react/menu";
import type { ReactNode, RefObject } from "react";
import { menuPopup } from "../../ui/menu.tsx";

interface RowMenuProps {
  readonly label: string;
  readonly onClose: () => void;
  /** What it stands at: the row, or the bar when it is about many. */
  readonly anchor: () => Element | null;
  readonly focusBack: RefObject<HTMLElement | null>;
  readonly children: ReactNode;
}

/** A menu that a key opened: it has no button, and gives the focus back to the list. */
export function RowMenu({ label, onClose, anchor, focusBack, children }: RowMenuProps) {
  return (
    <BaseMenu.Root open onOpenChange={(open) => !open && onClose()}>
      <BaseMenu.Portal>
        {/* It stands at the end of the document, outside of every landmark, so it is one. */}
        <BaseMenu.Positioner
          role="region"
          aria-label="Menu"
          anchor={anchor}
          side="bottom"
          align="start"
          alignOffset={40}
          sideOffset={2}
          className="z-50 outline-none"
        >
          <BaseMenu.Popup aria-label={label} finalFocus={focusBack} className={menuPopup}>
            {children}
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}
