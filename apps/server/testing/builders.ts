import type { NewAgent, NewErrand, NewInitiative, NewIssue, NewPhase, NewProject, NewTask } from "@signalbox/contracts";

/** Inputs with deterministic values: a test names only what it is about. Shared with the seed script. */

let count = 0;
const next = (name: string) => `${name} ${++count}`;

export const anInitiative = (over: Partial<NewInitiative> = {}): NewInitiative => ({ name: next("initiative"), ...over });

export const aPhase = (over: Partial<NewPhase> & { initiativeId: string }): NewPhase => ({
  name: next("phase"),
  status: "approved",
  ...over,
});

export const aTask = (over: Partial<NewTask> = {}): NewTask => ({ name: next("task"), ...over });

export const anAgent = (over: Partial<NewAgent> = {}): NewAgent => ({ name: next("agent"), worktreeId: "worktrees/one", ...over });

export const aProject = (over: Partial<NewProject> = {}): NewProject => {
  const name = next("project");
  return { name, url: `https://git.test/${name.replace(" ", "-")}.git`, ...over };
};

export const anErrand = (over: Partial<NewErrand> & { projectId: string }): NewErrand => ({
  id: next("errand").replace(" ", "-"),
  description: "tidy up",
  branch: "errand/tidy-up",
  ...over,
});

export const anIssue = (over: Partial<NewIssue> = {}): NewIssue => ({
  sourceType: "ticket",
  sourceId: next("t").replace(" ", "-"),
  sourceData: { raw: true },
  title: "an issue",
  ...over,
});
