/** What an errand is called and where it stands. Pure. */
import type { Outputs } from "../../api/trpc.ts";
import type { Status } from "../../ui/status.tsx";

export type Errand = Outputs["errands"]["list"]["items"][number];
type ErrandStatus = Errand["status"];

export const errandStates = {
  conflict: { shape: "needs", word: "Conflict" },
  pending_review: { shape: "review", word: "In review" },
  active: { shape: "running", word: "Active" },
  merged: { shape: "done", word: "Merged" },
  abandoned: { shape: "cancelled", word: "Abandoned" },
} as const satisfies Record<ErrandStatus, { readonly shape: Status; readonly word: string }>;

const ranks = Object.keys(errandStates);

/** An open one has work on its branch; only the others may be deleted. */
export const isOpen = ({ status }: Pick<Errand, "status">): boolean => status !== "merged" && status !== "abandoned";

/** What needs somebody first, then what changed last. */
export const inOrder = (errands: readonly Errand[]): Errand[] =>
  errands.toSorted(
    (a, b) => ranks.indexOf(a.status) - ranks.indexOf(b.status) || b.updatedAt.localeCompare(a.updatedAt) || a.id.localeCompare(b.id),
  );

/** The first line that says something. */
export const titleOf = ({ description }: Pick<Errand, "description">): string =>
  description
    .split("\n")
    .map((line) => line.replace(/^#+\s*/, "").trim())
    .find((line) => line !== "") ?? "Errand";

const letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";

/** An id as the server makes them, of 21 random bytes. No dash at its ends: a branch carries it, and a command line would take it for an option. */
export const idOf = (bytes: Uint8Array): string =>
  [...bytes.slice(0, 21)]
    .map((byte) => letters[byte & 63])
    .join("")
    .replace(/^[-_]|[-_]$/g, "x");

/** `errand/<words>-<id>`: readable, and two errands with the same words have two branches. */
export function branchOf(description: string, id: string): string {
  const words = titleOf({ description })
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 40)
    .replace(/-+$/, "");
  return `errand/${words === "" ? "" : `${words}-`}${id
    .slice(0, 6)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "x")}`;
}
