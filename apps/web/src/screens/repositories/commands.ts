import type { CommandEntries } from "../../commands/entry.ts";

export const repositoryCommands = {} as const satisfies CommandEntries;
