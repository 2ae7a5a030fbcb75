import type { CommandEntries } from "../../commands/entry.ts";

export const taskCommands = {} as const satisfies CommandEntries;
