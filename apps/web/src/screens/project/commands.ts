import type { CommandEntries } from "../../commands/entry.ts";

const group = "Project";

export const projectCommands = {
  "project.createInitiative": { title: "Create an initiative here", group, keys: ["c"] },
  "project.edit": { title: "Edit the project", group, keys: ["e"] },
  "project.delete": { title: "Delete the project", group, keys: [] },
} as const satisfies CommandEntries;
