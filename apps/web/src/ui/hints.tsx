import { Tooltip } from "@base-ui/react/tooltip";
import { useEffect, useState } from "react";
import { type CommandId, catalog } from "../commands/catalog.ts";
import { CommandKeys } from "./kbd.tsx";

const DELAY_MS = 400;

interface Hinted {
  readonly element: HTMLElement;
  readonly label: string;
  readonly command: CommandId | null;
}

function hintedAt(target: EventTarget | null): Hinted | null {
  const element = target instanceof Element ? target.closest<HTMLElement>("[data-hint]") : null;
  const { hint: label, hintCommand } = element?.dataset ?? {};
  if (element === null || label === undefined) return null;
  return { element, label, command: hintCommand !== undefined && hintCommand in catalog ? (hintCommand as CommandId) : null };
}

/** One tooltip for the whole page, shown beside whatever is marked with `hint` and has the pointer or the focus of a keyboard. */
export function Hints() {
  const [shown, setShown] = useState<Hinted | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const show = (target: EventTarget | null) => {
      clearTimeout(timer);
      const hinted = hintedAt(target);
      if (hinted === null) setShown(null);
      else timer = setTimeout(() => setShown(hinted), DELAY_MS);
    };
    const onPointer = ({ target, pointerType }: PointerEvent) => pointerType !== "touch" && show(target);
    const onFocus = ({ target }: FocusEvent) => show(target instanceof Element && target.matches(":focus-visible") ? target : null);
    const hide = () => show(null);
    document.addEventListener("pointerover", onPointer);
    document.addEventListener("focusin", onFocus);
    document.addEventListener("pointerdown", hide);
    document.addEventListener("keydown", hide);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("pointerover", onPointer);
      document.removeEventListener("focusin", onFocus);
      document.removeEventListener("pointerdown", hide);
      document.removeEventListener("keydown", hide);
    };
  }, []);
  return (
    <Tooltip.Root open={shown?.element.isConnected === true} onOpenChange={(open) => !open && setShown(null)}>
      <Tooltip.Portal>
        <Tooltip.Positioner anchor={shown?.element ?? null} sideOffset={6} className="z-50">
          <Tooltip.Popup className="flex items-center gap-2 rounded-md border border-line bg-raised px-2 py-1 text-meta text-fg shadow-popover">
            {shown?.label}
            {shown?.command != null && <CommandKeys id={shown.command} />}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
