/**
 * One stream of events for all tabs of this browser. A browser opens six connections to a server over HTTP/1.1, and each stream holds
 * one: with a stream per tab, the seventh tab would wait for ever (measured: of nine tabs none could complete a request). So the tabs
 * agree on a leader by a lock. It reads the stream and tells the others; when it closes, the lock falls to the next, which goes on from
 * the last sequence it has seen itself.
 */
import type { FeedItem, StoredEvent } from "@signalbox/contracts";
import { client } from "../api/trpc.ts";
import { setConnected, setUpdated } from "./connection.ts";
import { isNewerPageServed } from "./newer-page.ts";

type Told =
  | { readonly kind: "item"; readonly item: WireItem }
  | { readonly kind: "connected"; readonly connected: boolean }
  | { readonly kind: "hello" };

/** As JSON brings them: times are texts. */
type Wire<T> = T extends Date ? string : T extends object ? { [Key in keyof T]: Wire<T[Key]> } : T;
export type LiveEvent = Omit<StoredEvent, "createdAt"> & { readonly createdAt: string };
type WireItem = Wire<Exclude<FeedItem, StoredEvent>> | LiveEvent;

export interface FeedOptions {
  /** The events up to here are known: what is read from now on has them in it. */
  readonly after: number;
  onEvents(events: readonly LiveEvent[]): void;
  /** Events were left out: read everything anew. */
  onLost(): void;
}

const NAME = "signalbox-feed";
/** What was missed is read in pages, unless it is so much that reading everything anew is cheaper. */
const REPLAY_PAGE = 200;
const REPLAY_PAGES = 10;

export function startFeed(options: FeedOptions): void {
  const channel = new BroadcastChannel(NAME);
  const tell = (told: Told) => channel.postMessage(told);
  const sequence = inSequence(options);
  let leads = false;
  let connected = false;
  const setState = (next: boolean) => {
    connected = next;
    setConnected(next);
    if (leads) tell({ kind: "connected", connected });
  };
  channel.onmessage = ({ data }: MessageEvent<Told>) => {
    if (data.kind === "hello") {
      if (leads) tell({ kind: "connected", connected });
    } else if (leads) return;
    else if (data.kind === "connected") setState(data.connected);
    else sequence.take(data.item);
  };
  tell({ kind: "hello" });
  void navigator.locks.request(NAME, () => {
    leads = true;
    const onItem = (item: WireItem) => {
      tell({ kind: "item", item });
      sequence.take(item);
    };
    lead({ after: sequence.last, onItem, onState: setState });
    // Held until the tab closes; then the browser gives it to the next one.
    return new Promise<never>(() => {});
  });
}

/** Hands events on in their order, each once, whatever the way they came: what was missed is read, what came twice is dropped. */
function inSequence({ after, onEvents, onLost }: FeedOptions) {
  let last = after;
  // One item at a time, although reading what was missed takes time.
  let queue: Promise<void> = Promise.resolve();
  const readMissed = async (before: number) => {
    for (let page = 0; page < REPLAY_PAGES && last < before - 1; page += 1) {
      const { items } = await client.events.list.query({ after: String(last), limit: REPLAY_PAGE });
      const missed = items.filter(({ sequence }) => sequence > last && sequence < before);
      if (missed.length > 0) onEvents(missed as LiveEvent[]);
      last = missed.at(-1)?.sequence ?? before - 1;
    }
    if (last >= before - 1) return;
    last = before - 1;
    onLost();
  };
  const receive = async (item: WireItem) => {
    const isMark = !("id" in item);
    if (isMark && item.type === "snapshot-required") {
      // Not only forward: an older copy of the database may have been put in place.
      last = item.sequence;
      onLost();
      return;
    }
    if (item.sequence <= last) return;
    if (!isMark && item.sequence > last + 1) await readMissed(item.sequence);
    last = item.sequence;
    if (!isMark) onEvents([item]);
  };
  return {
    last: () => last,
    take: (item: WireItem) => {
      queue = queue.then(() => receive(item)).catch(onLost);
    },
  };
}

interface Leading {
  after(): number;
  onItem(item: WireItem): void;
  onState(connected: boolean): void;
}

const AGAIN_MS = 1_000;

function lead({ after, onItem, onState }: Leading): void {
  let wasConnected = false;
  const subscription = client.events.feed.subscribe(
    { lastEventId: String(after()) },
    {
      // The link goes on from the last id by itself; see `onError` for what it gives up on.
      onData: ({ data }) => onItem(data as WireItem),
      onConnectionStateChange: ({ state }) => {
        const connected = state === "pending";
        onState(connected);
        if (connected && wasConnected) void isNewerPageServed().then((newer) => newer && setUpdated());
        wasConnected ||= connected;
      },
      onError: () => {
        onState(false);
        subscription.unsubscribe();
        setTimeout(() => lead({ after, onItem, onState }), AGAIN_MS);
      },
    },
  );
}
