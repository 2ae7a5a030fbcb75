import { connectPostgres } from "./postgres.ts";

/** One connection that hears what other servers on the same database say, and tells them. */
export interface PostgresLine {
  tell(sequence: number): Promise<void>;
  readLastSequence(): Promise<number>;
  close(): Promise<void>;
}

export interface PostgresLineOptions {
  readonly url: string;
  /** What another connection told; one's own words do not come back. */
  readonly heard: (sequence: number) => void;
  /** The connection is gone, unless it was closed here. */
  readonly lost: () => void;
}

const CHANNEL = "signalbox_events";

/** NOTIFY reaches only the same database, so that servers on two of them do not hear each other. */
export async function openPostgresLine({ url, heard, lost }: PostgresLineOptions): Promise<PostgresLine> {
  const client = await connectPostgres(url);
  let closed = false;
  client.on("end", () => {
    if (!closed) lost();
  });
  const query = async (text: string, values?: unknown[]) => (await client.query(text, values)).rows as Record<string, unknown>[];
  try {
    const [own] = await query("select pg_backend_pid() as pid");
    client.on("notification", ({ processId, payload }) => {
      if (processId !== own?.pid && /^\d+$/.test(payload ?? "")) heard(Number(payload));
    });
    // For whoever looks at the server's connections.
    await query("set application_name = 'signalbox doorbell'");
    await query(`listen ${CHANNEL}`);
  } catch (error) {
    closed = true;
    await client.end().catch(() => {});
    throw error;
  }
  return {
    tell: async (sequence) => void (await query("select pg_notify($1, $2)", [CHANNEL, String(sequence)])),
    readLastSequence: async () => Number((await query("select coalesce(max(sequence), 0) as last from events"))[0]?.last),
    close: async () => {
      closed = true;
      await client.end();
    },
  };
}
