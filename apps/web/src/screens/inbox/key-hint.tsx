import type { ReactNode } from "react";
import type { CommandId } from "../../commands/catalog.ts";
import { CommandKeys } from "../../ui/kbd.tsx";

/** The keys of a button beside its words, where there is room and likely a keyboard. */
export function KeyHint({ id, children }: { readonly id: CommandId; readonly children?: ReactNode }) {
  return (
    <span className="inline-flex shrink-0 items-center gap-1.5 whitespace-nowrap max-[900px]:hidden">
      <CommandKeys id={id} />
      {children}
    </span>
  );
}
