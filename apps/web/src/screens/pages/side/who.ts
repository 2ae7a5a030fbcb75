interface Actor {
  readonly actorType: string;
  readonly actorId: string | null;
}

/** Who saved, as the log knows them. */
export function whoOf({ actorType, actorId }: Actor): string {
  if (actorType === "user") return actorId === null || actorId === "owner" || actorId === "user" ? "you" : actorId;
  return actorId === null ? actorType : `${actorType} ${actorId}`;
}
