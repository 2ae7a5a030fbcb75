/** What somebody may want to ask about a phase or task, for an empty chat. Pure. */
export interface ChatTarget {
  readonly type: "phase" | "task";
  readonly name: string;
}

const prompts = {
  phase: (name: string) => [
    `Split “${name}” into tasks that one agent can finish in an hour each.`,
    `Which tasks of “${name}” can run at the same time, and which dependencies are missing?`,
    `What has to be true before “${name}” may be merged? Write it down as acceptance criteria.`,
  ],
  task: (name: string) => [
    `Write acceptance criteria for “${name}”.`,
    `Split “${name}” into subtasks.`,
    `What does “${name}” depend on that the plan does not say yet?`,
  ],
} as const;

export const starterPrompts = ({ type, name }: ChatTarget): readonly string[] => prompts[type](name);
