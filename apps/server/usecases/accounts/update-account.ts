import { type Account, type AccountPatch, event } from "@signalbox/contracts";
import { changesOf } from "../../domain/changed-fields.ts";
import { requireFound } from "../access/require-found.ts";
import { userCommand } from "../access/require-user.ts";

export interface UpdateAccount {
  readonly id: string;
  /** Exhaustion and use change by verbs of their own. */
  readonly patch: Omit<AccountPatch, "isExhausted" | "exhaustedUntil" | "lastUsedAt">;
}

const fields = { shown: ["provider", "sortOrder"], hidden: ["email", "configJson", "credentials"] } as const;

/** The log says that address, configuration or credentials changed, and never to what. */
export const updateAccount = userCommand(
  "account.update",
  "change an account",
  async (tx, { id, patch }: UpdateAccount, { emit }): Promise<Account> => {
    const before = requireFound(await tx.accounts.findById(id), "account", id);
    const after = await tx.accounts.update(id, patch);
    const changes = changesOf(before, after, fields);
    if (changes) emit(event("account.updated", id, changes));
    return after;
  },
);
