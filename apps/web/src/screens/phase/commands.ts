import type { CommandEntries } from "../../commands/entry.ts";

const group = "Phase";

export const phaseCommands = {
  "phase.viewTasks": { title: "Show the tasks", group, keys: ["v t"] },
  "phase.viewWaves": { title: "Show as waves", group, keys: ["v w"] },
  "phase.viewGraph": { title: "Show as a graph", group, keys: ["v g"] },
  "phase.open": { title: "Open the task", group, keys: ["o"] },
  "phase.state": { title: "Change the state of tasks", group, keys: ["s"] },
  "phase.priority": { title: "Change the priority of tasks", group, keys: ["p"] },
  "phase.approve": { title: "Approve the plan", group, keys: ["shift+p"] },
  "phase.review": { title: "Send the phase to review", group, keys: [] },
  "phase.complete": { title: "Mark the phase completed", group, keys: [] },
  "phase.run": { title: "Let its tasks run", group, keys: [] },
  "phase.block": { title: "Block the phase", group, keys: [] },
  "phase.withdraw": { title: "Withdraw the approval", group, keys: [] },
  "phase.rename": { title: "Rename the phase", group, keys: [] },
  "phase.refine": { title: "Refine in chat", group, keys: [] },
  "phase.addDependency": { title: "Add a phase to wait for", group, keys: [] },
  "phase.delete": { title: "Delete the phase", group, keys: [] },
} as const satisfies CommandEntries;
