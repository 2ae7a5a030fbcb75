import type { CommandEntries } from "../../commands/entry.ts";

export const initiativeCommands = {} as const satisfies CommandEntries;
