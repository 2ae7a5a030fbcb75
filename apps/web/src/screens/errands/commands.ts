import type { CommandEntries } from "../../commands/entry.ts";

export const errandCommands = {} as const satisfies CommandEntries;
