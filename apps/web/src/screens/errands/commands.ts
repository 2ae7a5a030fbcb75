import type { CommandEntries } from "../../commands/entry.ts";

const errands = "Errands";

export const errandCommands = {
  "create.errand": { title: "Create an errand", group: errands, keys: ["shift+c"] },
  "errand.edit": { title: "Change the errand", group: errands, keys: [] },
  "errand.makeTask": { title: "Turn the errand into a task", group: errands, keys: ["shift+t"] },
  "errand.abandon": { title: "Abandon the errand", group: errands, keys: [] },
  "errand.delete": { title: "Delete the errand", group: errands, keys: [] },
} as const satisfies CommandEntries;
