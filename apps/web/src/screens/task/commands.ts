import type { CommandEntries } from "../../commands/entry.ts";

const group = "Task";

export const taskCommands = {
  "task.editTitle": { title: "Edit the title", group, keys: ["e", "f2"] },
  "task.editDescription": { title: "Edit the description", group, keys: ["shift+e"] },
  "task.state": { title: "Change the state", group, keys: ["s"] },
  "task.priority": { title: "Change the priority", group, keys: ["p"] },
  "task.category": { title: "Change the category", group, keys: [] },
  "task.move": { title: "Move to a phase", group, keys: ["m"] },
  "task.addDependency": { title: "Add a task that it waits for", group, keys: ["d"] },
  "task.addSubtask": { title: "Add a subtask", group, keys: [] },
  "task.take": { title: "Take it", group, keys: ["a"] },
  "task.duplicate": { title: "Duplicate", group, keys: ["shift+d"] },
  "task.copyLink": { title: "Copy the link", group, keys: ["y"] },
  "task.copyId": { title: "Copy the id", group, keys: [] },
  "task.next": { title: "Next task beside it", group, keys: ["j"] },
  "task.previous": { title: "Previous task beside it", group, keys: ["k"] },
  "task.delete": { title: "Delete", group, keys: [] },
} as const satisfies CommandEntries;
