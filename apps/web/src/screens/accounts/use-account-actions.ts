import { useState } from "react";
import { client } from "../../api/trpc.ts";
import { useCommand } from "../../commands/registry.ts";
import { toast, toastFailure } from "../../ui/toast.ts";
import { type Account, movedPlaces } from "./account-state.ts";

export type AccountDialog = { readonly kind: "add" } | { readonly kind: "edit" | "exhaust" | "delete"; readonly account: Account };

/** Every change waits for the server's word: who runs on which account is its decision. */
export function useAccountActions(accounts: readonly Account[]) {
  const [dialog, setDialog] = useState<AccountDialog | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const send = async (account: Account, what: string, work: () => Promise<unknown>): Promise<void> => {
    setBusy(account.id);
    try {
      await work();
      toast({ title: what });
    } catch (error) {
      toastFailure(`Not done: ${what}`, error);
    } finally {
      setBusy(null);
    }
  };
  const free = (account: Account) => send(account, `Freed ${account.email}`, () => client.accounts.free.mutate({ id: account.id }));
  const move = (account: Account, step: -1 | 1) =>
    send(account, `Moved ${account.email} ${step === -1 ? "up" : "down"}`, async () => {
      for (const { id, sortOrder } of movedPlaces(accounts, account.id, step))
        await client.accounts.update.mutate({ id, patch: { sortOrder } });
    });
  return { dialog, setDialog, busy, send, free, move };
}

export type AccountActions = ReturnType<typeof useAccountActions>;

/** The commands act on the account under the cursor. */
export function useAccountCommands(accounts: readonly Account[], { active, setActive, actions }: AccountCursor): void {
  const index = accounts.findIndex(({ id }) => id === active);
  const account = accounts[index];
  const on = (deed: (account: Account) => unknown) => () => account && deed(account);
  const some = { enabled: account !== undefined && actions.busy === null };
  const go = (to: number) => setActive(accounts[Math.max(0, Math.min(accounts.length - 1, to))]?.id ?? null);
  useCommand("list.next", () => go(index + 1), { enabled: accounts.length > 0 });
  useCommand("list.previous", () => go(index - 1), { enabled: accounts.length > 0 });
  useCommand("account.add", () => actions.setDialog({ kind: "add" }));
  useCommand(
    "account.edit",
    on((one) => actions.setDialog({ kind: "edit", account: one })),
    some,
  );
  useCommand(
    "account.exhaust",
    on((one) => actions.setDialog({ kind: "exhaust", account: one })),
    some,
  );
  useCommand(
    "account.delete",
    on((one) => actions.setDialog({ kind: "delete", account: one })),
    some,
  );
  useCommand("account.free", on(actions.free), { enabled: some.enabled && account?.isExhausted === true });
  useCommand(
    "account.up",
    on((one) => actions.move(one, -1)),
    { enabled: some.enabled && index > 0 },
  );
  useCommand(
    "account.down",
    on((one) => actions.move(one, 1)),
    { enabled: some.enabled && index < accounts.length - 1 },
  );
}

interface AccountCursor {
  readonly active: string | null;
  readonly actions: AccountActions;
  setActive(id: string | null): void;
}
