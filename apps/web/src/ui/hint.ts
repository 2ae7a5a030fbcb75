import type { CommandId } from "../commands/catalog.ts";

/** Marks an element for the tooltip (hints.tsx): what it does, and the keys of its command. */
export const hint = (label: string, command?: CommandId) => ({ "data-hint": label, "data-hint-command": command });
