import { useQueries } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { client, trpc } from "../../api/trpc.ts";
import { usePages } from "../../data/use-pages.ts";
import { Button, CommandButton } from "../../ui/button.tsx";
import { PageFrame } from "../../ui/page-frame.tsx";
import { Empty, QueryPanel } from "../../ui/states.tsx";
import { AccountForm, DeleteAccountDialog, ExhaustDialog } from "./account-dialogs.tsx";
import { type Account, countByAccount } from "./account-state.ts";
import { AccountTable } from "./account-table.tsx";
import { type AccountActions, useAccountActions, useAccountCommands } from "./use-account-actions.ts";

const none: readonly Account[] = [];

export function AccountsScreen() {
  const pages = usePages({
    key: trpc.accounts.list.pathKey(),
    read: (after) => client.accounts.list.query({ limit: 200, ...(after && { after }) }),
  });
  const agents = usePages({
    key: trpc.agents.list.pathKey(),
    read: (after) => client.agents.list.query({ limit: 200, ...(after && { after }) }),
  });
  const accounts = pages.query.data ?? none;
  const providers = [...new Set(accounts.map(({ provider }) => provider))];
  const next = useQueries({ queries: providers.map((provider) => trpc.accounts.nextAvailable.queryOptions({ provider })) });
  const [chosen, setChosen] = useState<string | null>(null);
  const active = accounts.find(({ id }) => id === chosen)?.id ?? accounts[0]?.id ?? null;
  const actions = useAccountActions(accounts);
  useAccountCommands(accounts, { active, setActive: setChosen, actions });
  return (
    <PageFrame
      title="Accounts"
      meta={accounts.length > 0 && <span>{accounts.length === 1 ? "1 account" : `${accounts.length} accounts`}</span>}
      actions={
        <>
          <CommandButton id="account.exhaust" kind="quiet">
            Mark as exhausted
          </CommandButton>
          <CommandButton id="account.add" kind="primary" icon={<Plus size={14} aria-hidden />}>
            Add account
          </CommandButton>
        </>
      }
    >
      <QueryPanel
        query={pages.query}
        what="the accounts"
        isEmpty={(all) => all.length === 0}
        empty={
          <Empty command="account.add">
            Using the CLI's own login: agents work without any account here. Add accounts when you have several, and agents take turns on
            them and pass over those whose quota is used up.
          </Empty>
        }
      >
        {(all) => (
          <AccountTable
            accounts={all}
            active={active}
            onActive={setChosen}
            actions={actions}
            next={new Set(next.flatMap(({ data }) => data?.id ?? []))}
            agents={countByAccount(agents.items)}
          />
        )}
      </QueryPanel>
      {pages.hasMore && (
        <Button className="m-4" onClick={() => pages.more()}>
          Load more accounts
        </Button>
      )}
      <Dialogs actions={actions} last={accounts.length} />
    </PageFrame>
  );
}

function Dialogs({ actions: { dialog, setDialog }, last }: { readonly actions: AccountActions; readonly last: number }) {
  const onClose = () => setDialog(null);
  if (dialog === null) return null;
  if (dialog.kind === "add") return <AccountForm last={last} onClose={onClose} />;
  if (dialog.kind === "edit") return <AccountForm account={dialog.account} last={last} onClose={onClose} />;
  if (dialog.kind === "exhaust") return <ExhaustDialog account={dialog.account} onClose={onClose} />;
  return <DeleteAccountDialog account={dialog.account} onClose={onClose} />;
}
