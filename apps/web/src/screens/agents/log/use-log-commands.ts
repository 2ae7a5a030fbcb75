import { type RefObject, useState } from "react";
import { useCommand } from "../../../commands/registry.ts";
import { toast } from "../../../ui/toast.ts";
import { findLine } from "./log-lines.ts";
import type { LogSnapshot, LogStore } from "./log-store.ts";
import { isErrorLine, plainLine } from "./log-text.ts";
import { LOG_ROW } from "./use-log-scroll.ts";

interface LogCommands {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly store: LogStore;
  readonly snapshot: LogSnapshot;
  readonly scroll: { readonly follow: boolean; setFollow(follow: boolean): void; toEnd(): Promise<void> };
  readonly marked: number;
  readonly find: { readonly isHit: unknown; go(step: 1 | -1): Promise<void> };
  goTo(index: number): void;
  toggleTime(): void;
  unmark(): void;
}

/** Gives the commands of the log their deeds. Answers what a screen reader is to say. */
export function useLogCommands({ scroller, snapshot, scroll, marked, find, goTo, toggleTime, unmark }: LogCommands): string {
  const [said, setSaid] = useState("");
  const { lines } = snapshot.log;
  const any = { enabled: lines.length > 0 };
  const rowAtTop = () => Math.floor((scroller.current?.scrollTop ?? 0) / LOG_ROW);
  const rowsShown = () => Math.ceil((scroller.current?.clientHeight ?? 0) / LOG_ROW);
  const seek = (step: 1 | -1) => {
    // Without a mark, from what is in sight.
    const from = marked !== -1 ? marked : step === 1 ? rowAtTop() - 1 : rowAtTop() + rowsShown();
    const index = findLine({ lines, from: Math.min(from, lines.length), step }, isErrorLine);
    if (index === -1) toast({ title: step === 1 ? "No error further down." : "No error further up in what is loaded." });
    else goTo(index);
  };
  const move = (step: 1 | -1) => {
    const from = marked !== -1 ? marked + step : step === 1 ? rowAtTop() : Math.min(lines.length, rowAtTop() + rowsShown()) - 1;
    goTo(Math.max(0, Math.min(lines.length - 1, from)));
  };
  useCommand("agent.follow", () => (scroll.follow ? scroll.setFollow(false) : scroll.toEnd()), any);
  useCommand("agent.time", toggleTime, any);
  useCommand("agent.nextError", () => seek(1), any);
  useCommand("agent.previousError", () => seek(-1), any);
  useCommand("agent.nextHit", () => find.go(1), { enabled: find.isHit !== null });
  useCommand("agent.previousHit", () => find.go(-1), { enabled: find.isHit !== null });
  useCommand("agent.copyLine", () => copyAddress(), { enabled: marked !== -1 });
  useCommand("agent.readLastLine", () => setSaid(plainLine(lines.at(-1) ?? "")), any);
  useCommand("list.next", () => move(1), any);
  useCommand("list.previous", () => move(-1), any);
  useCommand("list.first", () => goTo(0), any);
  useCommand("list.last", () => scroll.toEnd(), any);
  useCommand("up", unmark, { enabled: marked !== -1 });
  return said;
}

/** The address holds the marked line. */
const copyAddress = () =>
  navigator.clipboard.writeText(window.location.href).then(
    () => toast({ title: "The link to the line was copied." }),
    () => toast({ title: "The browser does not allow copying. The address of this page is the link.", failed: true }),
  );
