import type { CommandEntries } from "../../commands/entry.ts";

const group = "Welcome";

export const welcomeCommands = {
  "welcome.sample": { title: "Open the sample", group, keys: ["1"] },
  "welcome.import": { title: "Import a plan", group, keys: ["2"] },
  "welcome.doctor": { title: "Check again", group, keys: ["d"] },
} as const satisfies CommandEntries;
