import type { CommandEntries } from "../../commands/entry.ts";

export const activityCommands = {} as const satisfies CommandEntries;
