import { Menu as BaseMenu } from "@base-ui/react/menu";
import { clsx } from "clsx";
import type { ReactElement, ReactNode } from "react";
import { type CommandId, catalog } from "../commands/catalog.ts";
import { runCommand, usePossible } from "../commands/registry.ts";
import { CommandKeys } from "./kbd.tsx";

/** Also for menus that stand elsewhere than at a button. */
export const menuPopup =
  "z-50 min-w-44 rounded-lg border border-line bg-raised p-1 shadow-popover outline-none max-h-[min(400px,var(--available-height))] overflow-auto";
const item = "flex min-h-7 items-center gap-2 rounded-md px-2 outline-none data-[highlighted]:bg-selected data-[disabled]:text-faint";

interface MenuProps {
  /** A button. */
  readonly trigger: ReactElement<Record<string, unknown>>;
  /** Where a command opens it too. */
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
  readonly children: ReactNode;
}

export function Menu({ trigger, open, onOpenChange, children }: MenuProps) {
  return (
    <BaseMenu.Root {...(open !== undefined && { open })} {...(onOpenChange && { onOpenChange: (next) => onOpenChange(next) })}>
      <BaseMenu.Trigger render={trigger} />
      <BaseMenu.Portal>
        {/* It stands at the end of the document, outside of every landmark, so it is one. */}
        <BaseMenu.Positioner role="region" aria-label="Menu" sideOffset={4} align="end" className="z-50 outline-none">
          <BaseMenu.Popup className={menuPopup}>{children}</BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}

interface MenuItemProps {
  readonly onSelect: () => void;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
}

export function MenuItem({ onSelect, danger = false, disabled = false, icon, children }: MenuItemProps) {
  return (
    <BaseMenu.Item onClick={onSelect} disabled={disabled} className={clsx(item, danger && "text-failed")}>
      {icon}
      {children}
    </BaseMenu.Item>
  );
}

/** A menu item that runs a command of the registry. */
export function MenuCommand({ id }: { readonly id: CommandId }) {
  const possible = usePossible(id);
  return (
    <BaseMenu.Item disabled={!possible} onClick={() => runCommand(id)} className={item}>
      <span className="grow">{catalog[id].title}</span>
      <CommandKeys id={id} />
    </BaseMenu.Item>
  );
}
