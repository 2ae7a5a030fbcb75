import { useEffect, useRef } from "react";
import { client } from "../../api/trpc.ts";
import { useCommand } from "../../commands/registry.ts";
import { Button } from "../../ui/button.tsx";
import { KeyHint } from "../../ui/kbd.tsx";
import { Menu, MenuItem } from "../../ui/menu.tsx";
import { fullTime } from "../../ui/time.tsx";
import type { InboxItem } from "./inbox-item.ts";
import { snoozeTimes } from "./snooze-times.ts";
import type { Acts } from "./use-acts.ts";

interface SnoozeMenuProps {
  readonly item: InboxItem;
  readonly acts: Acts;
  readonly enabled: boolean;
  /** Its key was pressed before it was there. */
  readonly isAwaited: boolean;
}

export function SnoozeMenu({ item, acts, enabled, isAwaited }: SnoozeMenuProps) {
  const trigger = useRef<HTMLButtonElement>(null);
  const { key } = item;
  const open = () => trigger.current?.click();
  useCommand("inbox.snooze", open, { enabled });
  // Once, as it comes.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => void (isAwaited && open()), []);
  const snooze = (until: Date) =>
    acts.act(item, {
      what: `Snoozed until ${fullTime(until)}`,
      atOnce: true,
      send: () => client.inbox.snooze.mutate({ key, until }),
      undo: () => client.inbox.unsnooze.mutate({ key }),
    });
  return (
    <Menu
      trigger={
        <Button ref={trigger} disabled={!enabled}>
          Snooze <KeyHint id="inbox.snooze" />
        </Button>
      }
    >
      {snoozeTimes(new Date()).map(({ label, until }) => (
        // Once the closed menu has given the focus back: it moves on with the item.
        <MenuItem key={label} onSelect={() => setTimeout(() => snooze(until), 50)}>
          {label}
        </MenuItem>
      ))}
    </Menu>
  );
}
