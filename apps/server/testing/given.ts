import type {
  Agent,
  Errand,
  Initiative,
  Issue,
  NewAgent,
  NewInitiative,
  NewIssue,
  NewPhase,
  NewProject,
  NewTask,
  Phase,
  Project,
  Repository,
  Task,
} from "@signalbox/contracts";
import type { Repositories } from "../db/repositories/unit-of-work.ts";
import { anAgent, anErrand, anInitiative, anIssue, aPhase, aProject, aTask } from "./builders.ts";

/** Rows that a test needs to exist, made through the repositories. What is not named gets a deterministic value. */
export interface Given {
  initiative(over?: Partial<NewInitiative>): Promise<Initiative>;
  /** Approved, so that its tasks can be ready, in a new initiative unless one is named. */
  phase(over?: Partial<NewPhase>): Promise<Phase>;
  task(over?: Partial<NewTask>): Promise<Task>;
  agent(over?: Partial<NewAgent>): Promise<Agent>;
  project(over?: Partial<NewProject>): Promise<Project>;
  repository(): Promise<Repository>;
  errand(): Promise<Errand>;
  issue(over?: Partial<NewIssue>): Promise<Issue>;
  /** `task` waits for `blocker`. */
  dependency(task: Task, blocker: Task): Promise<void>;
}

type Transaction = <T>(work: (tx: Repositories) => Promise<T>) => Promise<T>;

export function given(transaction: Transaction): Given {
  const initiative: Given["initiative"] = (over) => transaction((tx) => tx.initiatives.create(anInitiative(over)));
  const project: Given["project"] = (over) => transaction((tx) => tx.projects.create(aProject(over)));
  return {
    initiative,
    project,
    phase: async (over) => {
      const initiativeId = over?.initiativeId ?? (await initiative()).id;
      return transaction((tx) => tx.phases.create(aPhase({ ...over, initiativeId })));
    },
    task: (over) => transaction((tx) => tx.tasks.create(aTask(over))),
    agent: (over) => transaction((tx) => tx.agents.create(anAgent(over))),
    repository: async () => {
      const { id } = await project();
      return transaction((tx) => tx.repositories.create({ projectId: id, name: "main", url: "https://git.test/main.git" }));
    },
    errand: async () => {
      const { id } = await project();
      return transaction((tx) => tx.errands.create(anErrand({ projectId: id })));
    },
    issue: (over) => transaction((tx) => tx.issues.create(anIssue(over))),
    dependency: (task, blocker) => transaction((tx) => tx.tasks.createDependency(task.id, blocker.id)),
  };
}
