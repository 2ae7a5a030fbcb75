import type { CommandEntries } from "../../commands/entry.ts";

const accounts = "Accounts";

export const accountCommands = {
  "account.add": { title: "Add an account", group: accounts, keys: [] },
  "account.edit": { title: "Change the account", group: accounts, keys: [] },
  "account.exhaust": { title: "Mark the account as exhausted", group: accounts, keys: ["shift+x"] },
  "account.free": { title: "Free the account", group: accounts, keys: [] },
  "account.up": { title: "Move the account up", group: accounts, keys: ["alt+arrowup"] },
  "account.down": { title: "Move the account down", group: accounts, keys: ["alt+arrowdown"] },
  "account.delete": { title: "Delete the account", group: accounts, keys: [] },
} as const satisfies CommandEntries;
