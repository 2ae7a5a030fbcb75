import type { CommandEntries } from "../../commands/entry.ts";

const agent = "Agent";

export const agentCommands = {
  "agent.follow": { title: "Follow the end of the log", group: agent, keys: ["f"] },
  "agent.time": { title: "Times of the log: of the day, or ago", group: agent, keys: ["t"] },
  "agent.nextError": { title: "Next error in the log", group: agent, keys: ["e"] },
  "agent.previousError": { title: "Previous error in the log", group: agent, keys: ["shift+e"] },
  "agent.nextHit": { title: "Next place found in the log", group: agent, keys: [] },
  "agent.previousHit": { title: "Previous place found in the log", group: agent, keys: [] },
  "agent.copyLine": { title: "Copy a link to the line", group: agent, keys: ["y"] },
  "agent.readLastLine": { title: "Read the last line of the log", group: agent, keys: [] },
  "agent.copyWorktree": { title: "Copy the path of the worktree", group: agent, keys: ["b"] },
  "agent.dismiss": { title: "Dismiss the agent", group: agent, keys: [] },
  "agent.delete": { title: "Delete the agent", group: agent, keys: [] },
} as const satisfies CommandEntries;
