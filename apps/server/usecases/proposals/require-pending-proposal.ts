import { DomainError, type Proposal } from "@signalbox/contracts";
import type { ReadRepositories } from "../../db/repositories/unit-of-work.ts";
import { requireFound } from "../access/require-found.ts";

/** The proposal; REFUSED when it was decided before. */
export async function requirePendingProposal({ proposals }: Pick<ReadRepositories, "proposals">, id: string): Promise<Proposal> {
  const proposal = requireFound(await proposals.findById(id), "proposal", id);
  if (proposal.status === "pending") return proposal;
  throw new DomainError("REFUSED", `Proposal ${id} was ${proposal.status} before (status); it stays as it is.`, {
    details: { entity: "proposal", field: "status", id },
  });
}
