import type { CommandEntries } from "../../commands/entry.ts";

export const pageCommands = {} as const satisfies CommandEntries;
