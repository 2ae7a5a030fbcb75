import { type DomainEvent, event, type Lease } from "@signalbox/contracts";

export const leaseReleased = ({ id, repositoryId, scope, holderType, holderId, fencingToken }: Lease): DomainEvent =>
  event("lease.released", id, { repositoryId, scope, holderType, holderId, fencingToken });
