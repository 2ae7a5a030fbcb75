import type { CommandEntries } from "../../commands/entry.ts";

export const settingsCommands = {} as const satisfies CommandEntries;
