import { clsx } from "clsx";
import type { ComponentProps, ReactNode } from "react";
import { type CommandId, catalog } from "../commands/catalog.ts";
import { runCommand, usePossible } from "../commands/registry.ts";
import { hint } from "./hint.ts";

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
  return (
    <button
      type="button"
      aria-label={label}
      className={clsx(
        "grid size-7 shrink-0 place-items-center rounded-md text-muted hover:bg-selected hover:text-fg",
        disabledStyle,
        className,
      )}
      {...hint(label, command)}
      {...rest}
    >
      {children}
    </button>
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
  return (
    <Button kind={kind} icon={icon} disabled={!possible} onClick={() => runCommand(id)} className={className} {...hint(title, id)}>
      {children ?? title}
    </Button>
  );
}
