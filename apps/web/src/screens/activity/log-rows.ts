/** The rows of the event log, newest first, with the places where a sequence is missing. Pure. */
export interface Gap {
  readonly kind: "gap";
  readonly first: number;
  readonly last: number;
}

export interface EventRow<Event> {
  readonly kind: "event";
  readonly event: Event;
}

export type LogRow<Event> = EventRow<Event> | Gap;

export const keyOfRow = (row: LogRow<{ readonly sequence: number }>): string =>
  row.kind === "gap" ? `gap-${row.first}` : String(row.event.sequence);

/** Without filters every sequence stands there. One that does not was lost, and is said to be. */
export function withGaps<Event extends { readonly sequence: number }>(events: readonly Event[], isWhole: boolean): LogRow<Event>[] {
  return events.flatMap((event, index): LogRow<Event>[] => {
    const row: LogRow<Event> = { kind: "event", event };
    const newer = events[index - 1];
    if (!isWhole || newer === undefined || newer.sequence - event.sequence <= 1) return [row];
    return [{ kind: "gap", first: event.sequence + 1, last: newer.sequence - 1 }, row];
  });
}

/** Puts live events on top: each once, the newest first. */
export function withNewer<Event extends { readonly sequence: number }>(shown: readonly Event[], fresh: readonly Event[]): Event[] {
  const newest = shown[0]?.sequence ?? 0;
  const bySequence = new Map(fresh.filter(({ sequence }) => sequence > newest).map((event) => [event.sequence, event]));
  return [...[...bySequence.values()].sort((a, b) => b.sequence - a.sequence), ...shown];
}
