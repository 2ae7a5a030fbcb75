import type { CommandEntries } from "../../commands/entry.ts";

export const projectCommands = {} as const satisfies CommandEntries;
