import type { NewProposal, Proposal, ProposalPatch, ProposalStatus } from "@signalbox/contracts";
import type { Paged, PageRequest } from "./paging.ts";

/** Lists are by sortOrder, then id; pages by creation. */
export interface ProposalRepository {
  create(proposal: NewProposal): Promise<Proposal>;
  findById(id: string): Promise<Proposal | null>;
  findAll(filter: { status?: ProposalStatus | undefined }, page: PageRequest): Promise<Paged<Proposal>>;
  findByAgentId(agentId: string): Promise<Proposal[]>;
  findByInitiativeId(initiativeId: string): Promise<Proposal[]>;
  findByAgentIdAndStatus(agentId: string, status: ProposalStatus): Promise<Proposal[]>;
  countByAgentIdAndStatus(agentId: string, status: ProposalStatus): Promise<number>;
  /** Changes every proposal of the agent that has status `from`; returns how many. */
  updateManyByAgentId(agentId: string, from: ProposalStatus, patch: ProposalPatch): Promise<number>;
  update(id: string, patch: ProposalPatch): Promise<Proposal>;
  delete(id: string): Promise<void>;
}
