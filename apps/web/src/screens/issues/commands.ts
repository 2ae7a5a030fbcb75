import type { CommandEntries } from "../../commands/entry.ts";

export const issueCommands = {} as const satisfies CommandEntries;
