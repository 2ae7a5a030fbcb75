import { clsx } from "clsx";
import { Ellipsis } from "lucide-react";
import { Button } from "../../ui/button.tsx";
import { Menu, MenuItem } from "../../ui/menu.tsx";
import { Badge } from "../../ui/states.tsx";
import { StatusLabel } from "../../ui/status.tsx";
import { Age, clockTime, fullTime, useNow } from "../../ui/time.tsx";
import { type Account, isExhaustedNow, remaining } from "./account-state.ts";
import type { AccountActions } from "./use-account-actions.ts";

interface AccountTableProps {
  readonly accounts: readonly Account[];
  readonly active: string | null;
  readonly onActive: (id: string) => void;
  readonly actions: AccountActions;
  /** Ids of those that are handed out next. */
  readonly next: ReadonlySet<string>;
  readonly agents: ReadonlyMap<string, number>;
}

const cell = "px-4 max-[901px]:px-2 py-1.5 text-left align-middle";
const wide = "max-[901px]:hidden";

export function AccountTable({ accounts, active, onActive, actions, next, agents }: AccountTableProps) {
  return (
    <table className="w-full border-collapse">
      <caption className="sr-only">Accounts, in the order in which they are tried</caption>
      <thead className="text-meta text-muted">
        <tr className="border-b border-line">
          <th scope="col" className={clsx(cell, wide, "w-14 font-medium")}>
            Order
          </th>
          <th scope="col" className={clsx(cell, "font-medium max-[901px]:w-1/2")}>
            Account
          </th>
          <th scope="col" className={clsx(cell, "font-medium")}>
            State
          </th>
          <th scope="col" className={clsx(cell, wide, "font-medium")}>
            Agents
          </th>
          <th scope="col" className={clsx(cell, wide, "font-medium")}>
            Last used
          </th>
          <th scope="col" className={clsx(cell, "w-16 font-medium")}>
            <span className="sr-only">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {accounts.map((account, index) => (
          <tr
            key={account.id}
            onClick={() => onActive(account.id)}
            onFocus={() => onActive(account.id)}
            className={clsx("border-b border-line", account.id === active && "bg-selected shadow-[inset_2px_0_var(--accent)]")}
          >
            <td className={clsx(cell, wide, "text-muted")}>{index + 1}</td>
            <th scope="row" className={clsx(cell, "font-normal")}>
              <span className="font-medium [overflow-wrap:anywhere]">{account.email}</span>
              <span className="block text-meta text-muted">
                {account.provider}
                {next.has(account.id) && <Badge>Used next</Badge>}
              </span>
            </th>
            <td className={cell}>
              {actions.busy === account.id ? <span role="status">Sending…</span> : <AccountStanding account={account} />}
            </td>
            <td className={clsx(cell, wide)}>{agents.get(account.id) ?? 0}</td>
            <td className={clsx(cell, wide, "text-muted")}>{account.lastUsedAt === null ? "never" : <Age since={account.lastUsedAt} />}</td>
            <td className={cell}>
              <RowMenu account={account} actions={actions} isFirst={index === 0} isLast={index === accounts.length - 1} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** By the minute: the countdown needs no server. */
function AccountStanding({ account }: { readonly account: Account }) {
  const now = useNow();
  if (!isExhaustedNow(account, now)) return <StatusLabel status="ready" word="Available" />;
  if (account.exhaustedUntil === null) return <StatusLabel status="exhausted" word="Exhausted until freed" />;
  const until = Date.parse(account.exhaustedUntil);
  const isToday = until - now < 86_400_000;
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      <StatusLabel status="exhausted" word={`Exhausted until ${isToday ? clockTime(until) : fullTime(until)}`} />
      <span className="text-meta text-muted">{remaining(until - now)} left</span>
    </span>
  );
}

interface RowMenuProps {
  readonly account: Account;
  readonly actions: AccountActions;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

function RowMenu({ account, actions, isFirst, isLast }: RowMenuProps) {
  const { setDialog, free, move, busy } = actions;
  const trigger = (
    <Button kind="quiet" aria-label={`Actions for ${account.email}`} disabled={busy !== null} icon={<Ellipsis size={16} aria-hidden />} />
  );
  return (
    <Menu trigger={trigger}>
      <MenuItem onSelect={() => setDialog({ kind: "edit", account })}>Change…</MenuItem>
      <MenuItem onSelect={() => setDialog({ kind: "exhaust", account })}>Mark as exhausted…</MenuItem>
      <MenuItem onSelect={() => void free(account)} disabled={!account.isExhausted}>
        Free
      </MenuItem>
      <MenuItem onSelect={() => void move(account, -1)} disabled={isFirst}>
        Move up
      </MenuItem>
      <MenuItem onSelect={() => void move(account, 1)} disabled={isLast}>
        Move down
      </MenuItem>
      <MenuItem onSelect={() => setDialog({ kind: "delete", account })} danger>
        Delete…
      </MenuItem>
    </Menu>
  );
}
