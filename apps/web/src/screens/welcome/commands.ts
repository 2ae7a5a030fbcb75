import type { CommandEntries } from "../../commands/entry.ts";

export const welcomeCommands = {} as const satisfies CommandEntries;
