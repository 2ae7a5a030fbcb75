import type { FeedMark, StoredEvent } from "@signalbox/contracts";

interface Message {
  readonly event: string;
  readonly id: string;
  readonly data: string;
}

/** As JSON brings it: times are text. */
type Wired = (Omit<StoredEvent, "createdAt"> & { readonly createdAt: string }) | FeedMark;

export interface FeedMessage {
  readonly id: string;
  readonly item: Wired;
}

export interface FeedClient {
  /** The next item, or undefined when the server has ended the feed, in order or not. */
  next(): Promise<FeedMessage | undefined>;
  /** So many of the next items. Fails when the feed ends before. */
  take(count: number): Promise<FeedMessage[]>;
  /** Leaves, as a browser does that closes a page. */
  close(): void;
}

export interface FeedAddress {
  readonly url: string;
  readonly token: string;
}

/** Follows `events.feed` over HTTP. `lastEventId` goes as the header that a browser sends when it reconnects. */
export async function openFeed({ url, token }: FeedAddress, input: object = {}, lastEventId?: string): Promise<FeedClient> {
  const leaving = new AbortController();
  const response = await fetch(`${url}/trpc/events.feed?input=${encodeURIComponent(JSON.stringify(input))}`, {
    headers: {
      authorization: `Bearer ${token}`,
      accept: "text/event-stream",
      ...(lastEventId !== undefined && { "last-event-id": lastEventId }),
    },
    signal: leaving.signal,
  });
  if (response.status !== 200 || response.body === null) throw new Error(`The feed answered ${response.status}: ${await response.text()}`);
  // At once: a body that nobody has begun to read is cancelled when its response is collected.
  const text = response.body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>);
  const items = itemsOf(messagesOf(text));
  const next = async () => {
    const { value, done } = await items.next();
    return done ? undefined : value;
  };
  return {
    next,
    take: async (count) => {
      const taken: FeedMessage[] = [];
      while (taken.length < count) {
        const message = await next();
        if (message === undefined) throw new Error(`The feed ended after ${taken.length} of ${count} items.`);
        taken.push(message);
      }
      return taken;
    },
    close: () => leaving.abort(),
  };
}

async function* itemsOf(messages: AsyncGenerator<Message, void>): AsyncGenerator<FeedMessage, void> {
  try {
    for await (const { event, id, data } of messages) {
      if (event === "serialized-error") throw new FeedFailure(JSON.parse(data));
      if (event === "message") yield { id, item: JSON.parse(data) };
    }
  } catch (error) {
    if (error instanceof FeedFailure) throw error;
    // The connection was cut.
  }
}

/** What the server said instead of an item. */
class FeedFailure extends Error {
  readonly data: unknown;
  constructor(shape: { message: string; data: unknown }) {
    super(shape.message);
    this.data = shape.data;
  }
}

/** Server-sent events, as far as this server writes them. */
async function* messagesOf(chunks: ReadableStream<string>): AsyncGenerator<Message, void> {
  let text = "";
  for await (const chunk of chunks) {
    text += chunk;
    const blocks = text.split("\n\n");
    text = blocks.pop() ?? "";
    for (const block of blocks) {
      const fields = new Map(block.split("\n").map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 2)]));
      if (fields.size > 0 && block.trim() !== "")
        yield { event: fields.get("event") ?? "message", id: fields.get("id") ?? "", data: fields.get("data") ?? "" };
    }
  }
}
