import type { CommandEntries } from "../../commands/entry.ts";

export const phaseCommands = {} as const satisfies CommandEntries;
