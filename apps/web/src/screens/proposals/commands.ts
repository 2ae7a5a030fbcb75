import type { CommandEntries } from "../../commands/entry.ts";

const group = "Proposals";

export const proposalCommands = {
  "proposals.accept": { title: "Accept", group, keys: ["y"] },
  "proposals.dismiss": { title: "Dismiss", group, keys: ["-"] },
  "proposals.acceptGroup": { title: "Accept all of the group", group, keys: ["shift+y"] },
  "changes.revert": { title: "Revert the change set", group, keys: [] },
} as const satisfies CommandEntries;
