import type { CommandEntries } from "../../commands/entry.ts";

export const proposalCommands = {} as const satisfies CommandEntries;
