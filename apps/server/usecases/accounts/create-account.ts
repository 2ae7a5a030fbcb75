import { type Account, event, type NewAccount } from "@signalbox/contracts";
import { userCommand } from "../access/require-user.ts";

export const createAccount = userCommand("account.create", "add an account", async (tx, input: NewAccount, { emit }): Promise<Account> => {
  const account = await tx.accounts.create(input);
  const { id, provider, isExhausted, exhaustedUntil } = account;
  emit(event("account.created", id, { provider }));
  if (isExhausted) emit(event("account.exhausted", id, { until: exhaustedUntil }));
  return account;
});
