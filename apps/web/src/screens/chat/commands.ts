import type { CommandEntries } from "../../commands/entry.ts";

export const chatCommands = {} as const satisfies CommandEntries;
