import type { CommandEntries } from "../../commands/entry.ts";

export const accountCommands = {} as const satisfies CommandEntries;
