import type { CommandEntries } from "../../commands/entry.ts";

export const inboxCommands = {} as const satisfies CommandEntries;
