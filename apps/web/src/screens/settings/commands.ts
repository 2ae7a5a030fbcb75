import type { CommandEntries } from "../../commands/entry.ts";

const group = "Settings";

export const settingsCommands = {
  "settings.backUp": { title: "Back up the database", group, keys: [] },
  "settings.verify": { title: "Verify the database", group, keys: [] },
  "settings.createKey": { title: "Create an API key", group, keys: [] },
  "settings.runDoctor": { title: "Run the doctor again", group, keys: [] },
  "settings.copyReport": { title: "Copy the report for a bug", group, keys: [] },
} as const satisfies CommandEntries;
