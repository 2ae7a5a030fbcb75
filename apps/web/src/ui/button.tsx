import { Tooltip } from "@base-ui/react/tooltip";
import { clsx } from "clsx";
import type { ComponentProps, ReactElement, ReactNode } from "react";
import { type CommandId, catalog } from "../commands/catalog.ts";
import { runCommand, usePossible } from "../commands/registry.ts";
import { CommandKeys } from "./kbd.tsx";

export type ButtonKind = "normal" | "primary" | "quiet" | "danger";

const kinds: Readonly<Record<ButtonKind, string>> = {
  normal: "border border-line-strong bg-raised text-fg hover:bg-selected",
  primary: "border border-accent bg-accent text-on-accent hover:opacity-90",
  quiet: "text-muted hover:bg-selected hover:text-fg",
  danger: "border border-failed bg-raised text-failed hover:bg-selected",
};

export interface ButtonProps extends ComponentProps<"button"> {
  readonly kind?: ButtonKind;
  readonly icon?: ReactNode;
}

const disabledStyle = "disabled:opacity-60 disabled:hover:bg-transparent";

export function Button({ kind = "normal", icon, className, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      className={clsx(
        "inline-flex min-h-7 items-center gap-1.5 rounded-md px-2.5 font-medium whitespace-nowrap",
        kinds[kind],
        disabledStyle,
        className,
      )}
      {...rest}
    >
      {icon}
      {children}
    </button>
  );
}

interface IconButtonProps extends Omit<ComponentProps<"button">, "title"> {
  /** What it does; read out, and shown in the tooltip. */
  readonly label: string;
  readonly command?: CommandId;
}

/** Always at least 24 px, and never without words. */
export function IconButton({ label, command, className, children, ...rest }: IconButtonProps) {
  const button = (
    <button
      type="button"
      aria-label={label}
      className={clsx(
        "grid size-7 shrink-0 place-items-center rounded-md text-muted hover:bg-selected hover:text-fg",
        disabledStyle,
        className,
      )}
      {...rest}
    >
      {children}
    </button>
  );
  return <Hint label={label} {...(command && { command })} trigger={button} />;
}

interface HintProps {
  readonly label: string;
  readonly command?: CommandId;
  readonly trigger: ReactElement<Record<string, unknown>>;
}

/** A tooltip: what a thing does, and its keys. */
export function Hint({ label, command, trigger }: HintProps) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger render={trigger} />
      <Tooltip.Portal>
        <Tooltip.Positioner sideOffset={6} className="z-50">
          <Tooltip.Popup className="flex items-center gap-2 rounded-md border border-line bg-raised px-2 py-1 text-meta text-fg shadow-popover">
            {label}
            {command && <CommandKeys id={command} />}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}

interface CommandButtonProps {
  readonly id: CommandId;
  readonly kind?: ButtonKind;
  readonly icon?: ReactNode;
  /** Instead of the title of the command. */
  readonly children?: ReactNode;
  readonly className?: string;
}

/** A button that runs a command: its words, its keys and whether it can be done now come from the registry. */
export function CommandButton({ id, kind = "normal", icon, children, className }: CommandButtonProps) {
  const possible = usePossible(id);
  const { title } = catalog[id];
  const button = (
    <Button kind={kind} icon={icon} disabled={!possible} onClick={() => runCommand(id)} className={className ?? ""}>
      {children ?? title}
    </Button>
  );
  return <Hint label={title} command={id} trigger={button} />;
}
