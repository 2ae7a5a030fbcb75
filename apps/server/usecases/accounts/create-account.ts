import type { Account, NewAccount } from "@signalbox/contracts";
import { userCommand } from "../access/require-user.ts";

export const createAccount = userCommand(
  "account.create",
  "add an account",
  (tx, account: NewAccount): Promise<Account> => tx.accounts.create(account),
);
