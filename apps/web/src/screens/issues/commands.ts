import type { CommandEntries } from "../../commands/entry.ts";

const issues = "Issues";

export const issueCommands = {
  "issue.makeTask": { title: "Make a task of the issue", group: issues, keys: ["t"] },
  "issue.link": { title: "Link the issue to a task", group: issues, keys: ["l"] },
  "issue.unlink": { title: "Take the link to the task away", group: issues, keys: [] },
  "issue.ignore": { title: "Ignore the issue", group: issues, keys: ["-"] },
} as const satisfies CommandEntries;
