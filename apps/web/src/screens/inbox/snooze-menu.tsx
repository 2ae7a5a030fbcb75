import { client } from "../../api/trpc.ts";
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
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

export function SnoozeMenu({ item, acts, enabled, open, onOpenChange }: SnoozeMenuProps) {
  const { key } = item;
  const snooze = (until: Date) =>
    acts.act(item, {
      what: `Snoozed until ${fullTime(until)}`,
      atOnce: true,
      send: () => client.inbox.snooze.mutate({ key, until }),
      undo: () => client.inbox.unsnooze.mutate({ key }),
    });
  return (
    <Menu
      open={open}
      onOpenChange={onOpenChange}
      trigger={
        <Button disabled={!enabled}>
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
