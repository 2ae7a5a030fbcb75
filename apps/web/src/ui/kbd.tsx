import type { ReactNode } from "react";
import type { CommandId } from "../commands/catalog.ts";
import { keysOf, useKeySettings } from "../commands/key-settings.ts";
import { keyLabels } from "../commands/keys.ts";

export function Kbd({ children }: { readonly children: string }) {
  return (
    <kbd className="inline-block rounded border border-b-2 border-line bg-raised px-1 font-mono text-[11px]/[16px] text-muted">
      {children}
    </kbd>
  );
}

/** The keys of a command as they are now; nothing where it has none. */
export function CommandKeys({ id }: { readonly id: CommandId }) {
  const [keys] = keysOf(id, useKeySettings());
  if (keys === undefined) return null;
  return (
    <span className="inline-flex gap-1">
      {keyLabels(keys).map((label, index) => (
        // A sequence may press the same key twice.
        // biome-ignore lint/suspicious/noArrayIndexKey: the order is all there is
        <Kbd key={index}>{label}</Kbd>
      ))}
    </span>
  );
}

/** The keys of a button beside its words, where there is room and likely a keyboard. */
export function KeyHint({ id, children }: { readonly id: CommandId; readonly children?: ReactNode }) {
  return (
    <span className="inline-flex shrink-0 items-center gap-1.5 whitespace-nowrap max-[901px]:hidden">
      <CommandKeys id={id} />
      {children}
    </span>
  );
}
