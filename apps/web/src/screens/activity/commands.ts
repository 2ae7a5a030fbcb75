import type { CommandEntries } from "../../commands/entry.ts";

const group = "Activity";

export const activityCommands = {
  "activity.filterEntity": { title: "Only what happened to this", group, keys: ["f"] },
  "activity.copyLink": { title: "Copy a link to this event", group, keys: ["y"] },
  "activity.clearFilters": { title: "Clear the filters of the log", group, keys: ["shift+f"] },
  "activity.export": { title: "Export the log as it is filtered", group, keys: ["shift+e"] },
} as const satisfies CommandEntries;
