import {
  acceptProposalsInputSchema,
  byAgentIdInputSchema,
  byIdInputSchema,
  changeSetSchema,
  countSchema,
  createProposalInputSchema,
  idSchema,
  pagedSchema,
  proposalSchema,
  proposalStatusSchema,
  updateProposalInputSchema,
} from "@signalbox/contracts";
import { z } from "zod";
import { acceptProposal } from "../../usecases/proposals/accept-proposal.ts";
import { acceptProposals } from "../../usecases/proposals/accept-proposals.ts";
import { createProposal } from "../../usecases/proposals/create-proposal.ts";
import { deleteProposal } from "../../usecases/proposals/delete-proposal.ts";
import { dismissProposal } from "../../usecases/proposals/dismiss-proposal.ts";
import { dismissProposalsOfAgent } from "../../usecases/proposals/dismiss-proposals-of-agent.ts";
import { updateProposal } from "../../usecases/proposals/update-proposal.ts";
import { found, mutation, pageOf, query, slice } from "../thin.ts";
import { router } from "../trpc.ts";

const proposals = pagedSchema(proposalSchema);
const ofAgent = { agentId: idSchema, status: proposalStatusSchema };

export const proposalsRouter = router({
  get: query(
    byIdInputSchema,
    proposalSchema,
    found("proposal", ({ store }, { id }) => store.reads.proposals.findById(id)),
  ),
  list: query(pageOf({ status: proposalStatusSchema.optional() }), proposals, ({ store }, input) =>
    store.reads.proposals.findAll(input, input),
  ),
  byInitiative: query(
    pageOf({ initiativeId: idSchema }),
    proposals,
    slice(({ store }, { initiativeId }) => store.reads.proposals.findByInitiativeId(initiativeId)),
  ),
  byAgent: query(
    pageOf({ agentId: idSchema }),
    proposals,
    slice(({ store }, { agentId }) => store.reads.proposals.findByAgentId(agentId)),
  ),
  byAgentAndStatus: query(
    pageOf(ofAgent),
    proposals,
    slice(({ store }, { agentId, status }) => store.reads.proposals.findByAgentIdAndStatus(agentId, status)),
  ),
  countByAgentAndStatus: query(z.strictObject(ofAgent), countSchema, async ({ store }, { agentId, status }) => ({
    count: await store.reads.proposals.countByAgentIdAndStatus(agentId, status),
  })),

  create: mutation(createProposalInputSchema, proposalSchema, createProposal),
  update: mutation(updateProposalInputSchema, proposalSchema, updateProposal),
  /** Makes what is proposed, in the same transaction. */
  accept: mutation(byIdInputSchema, proposalSchema, acceptProposal),
  /** All of them or none, as one change set: reverting it takes them all back and leaves them to be decided on again. */
  acceptAll: mutation(acceptProposalsInputSchema, changeSetSchema, acceptProposals),
  dismiss: mutation(byIdInputSchema, proposalSchema, dismissProposal),
  dismissOfAgent: mutation(byAgentIdInputSchema, countSchema, dismissProposalsOfAgent),
  delete: mutation(byIdInputSchema, z.void(), deleteProposal),
});
