import type { Account, AccountPatch } from "@signalbox/contracts";
import { userCommand } from "../access/require-user.ts";

export const updateAccount = userCommand(
  "account.update",
  "change an account",
  (tx, { id, patch }: { id: string; patch: AccountPatch }): Promise<Account> => tx.accounts.update(id, patch),
);
