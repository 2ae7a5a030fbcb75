import type { CommandEntries } from "../../commands/entry.ts";

const group = "Repositories";

export const repositoryCommands = {
  "repositories.create": { title: "Add a repository", group, keys: [] },
  "repositories.edit": { title: "Edit the repository", group, keys: ["e"] },
  "repositories.relate": { title: "Relate to another repository", group, keys: [] },
  "repositories.delete": { title: "Delete the repository", group, keys: [] },
} as const satisfies CommandEntries;
