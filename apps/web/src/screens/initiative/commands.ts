import type { CommandEntries } from "../../commands/entry.ts";

const group = "Initiative";

export const initiativeCommands = {
  "initiative.viewList": { title: "Show as a list", group, keys: ["v l"] },
  "initiative.viewGraph": { title: "Show as a graph", group, keys: ["v g"] },
  "initiative.viewBoard": { title: "Show as a board", group, keys: ["v b"] },
  "initiative.createPhase": { title: "Create a phase", group, keys: ["shift+c"] },
  "initiative.rename": { title: "Rename the initiative", group, keys: [] },
  "initiative.projects": { title: "Set the projects of the initiative", group, keys: [] },
  "initiative.archive": { title: "Archive the initiative", group, keys: [] },
  "initiative.activate": { title: "Make the initiative active again", group, keys: [] },
  "initiative.delete": { title: "Delete the initiative", group, keys: [] },
  "initiative.collapse": { title: "Collapse, or go to the row above", group, keys: ["arrowleft"] },
  "initiative.expand": { title: "Expand, or go to the first row below", group, keys: ["arrowright"] },
  "initiative.collapseAll": { title: "Collapse all", group, keys: [] },
  "initiative.expandAll": { title: "Expand all", group, keys: [] },
  "initiative.state": { title: "Change the state", group, keys: ["s"] },
  "initiative.priority": { title: "Change the priority", group, keys: ["p"] },
  "initiative.moveToPhase": { title: "Move to a phase", group, keys: ["m"] },
  "initiative.dependency": { title: "Change what it waits for", group, keys: ["d"] },
  "initiative.editTitle": { title: "Edit the title", group, keys: ["f2"] },
  "initiative.deleteRows": { title: "Delete", group, keys: [] },
  "initiative.moveUp": { title: "Move up", group, keys: ["alt+arrowup"] },
  "initiative.moveDown": { title: "Move down", group, keys: ["alt+arrowdown"] },
  "initiative.indent": { title: "Move below the task above", group, keys: ["alt+arrowright"] },
  "initiative.outdent": { title: "Move out, beside its parent", group, keys: ["alt+arrowleft"] },
  "initiative.clearSelection": { title: "Clear the selection", group, keys: [] },
  "initiative.columnLeft": { title: "Column to the left", group: "Board", keys: ["arrowleft"] },
  "initiative.columnRight": { title: "Column to the right", group: "Board", keys: ["arrowright"] },
} as const satisfies CommandEntries;
