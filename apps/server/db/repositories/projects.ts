import type { InitiativeProject, NewProject, Project, ProjectPatch } from "@signalbox/contracts";
import type { Paged, PageRequest } from "./paging.ts";

/** Lists are in order of creation. */
export interface ProjectRepository {
  create(project: NewProject): Promise<Project>;
  findById(id: string): Promise<Project | null>;
  findByName(name: string): Promise<Project | null>;
  findAll(page: PageRequest): Promise<Paged<Project>>;
  update(id: string, patch: ProjectPatch): Promise<Project>;
  delete(id: string): Promise<void>;
  /** CONFLICT when the initiative has it already. */
  addProjectToInitiative(initiativeId: string, projectId: string): Promise<void>;
  removeProjectFromInitiative(initiativeId: string, projectId: string): Promise<boolean>;
  /** Makes the set of projects exactly this one, touching only the pairs that differ. */
  setInitiativeProjects(initiativeId: string, projectIds: readonly string[]): Promise<{ added: string[]; removed: string[] }>;
  findProjectsByInitiativeId(initiativeId: string): Promise<Project[]>;
  /** Which projects these initiatives span, by initiative, then project. */
  findPairs(initiativeIds: readonly string[]): Promise<InitiativeProject[]>;
}
