/** Relationships of repositories as sentences. Pure. */
import type { Outputs } from "../../api/trpc.ts";

export type Relationship = Outputs["repositories"]["relationships"][number];

export const relationshipTypes = ["fork_of", "submodule_of", "depends_on", "mirror_of"] as const satisfies readonly Relationship["type"][];

const forward = {
  fork_of: "is a fork of",
  submodule_of: "is a submodule of",
  depends_on: "depends on",
  mirror_of: "is a mirror of",
} as const;
const backward = {
  fork_of: "was forked as",
  submodule_of: "has the submodule",
  depends_on: "is needed by",
  mirror_of: "is mirrored by",
} as const;

export const typeWords = (type: Relationship["type"]): string => forward[type];

/** As this repository sees it: the words, and the other one. */
export function seenFrom(
  id: string,
  { fromRepositoryId, toRepositoryId, type }: Relationship,
): { readonly words: string; readonly otherId: string } {
  return fromRepositoryId === id ? { words: forward[type], otherId: toRepositoryId } : { words: backward[type], otherId: fromRepositoryId };
}
