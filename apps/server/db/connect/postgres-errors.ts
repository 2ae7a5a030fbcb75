import { DomainError } from "@signalbox/contracts";

/** serialization_failure and deadlock_detected: the transaction was undone, and the same work may succeed when it is run again. */
const lostRaces = new Set(["40001", "40P01"]);

/** Classes and codes of PostgreSQL and of sockets that mean: nobody answers on this connection any more. */
const lostConnections = new Set([
  "57P01",
  "57P02",
  "57P03",
  "25P03",
  "57P05",
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "EACCES",
  "ENOENT",
]);
const lostSentences =
  /connection terminated|not queryable|connection error|timeout exceeded when trying to connect|client was closed|server closed the connection|timeout expired/i;

/** LOCK_TIMEOUT of the writer's turn. */
const lockTimeout = "55P03";

/** What a server answers that is there and will not have us, by the beginning of the code. */
const refusals: readonly (readonly [code: string, sentence: string])[] = [
  ["28", "refused the login. Check the user and the password in the address, and what pg_hba.conf allows."],
  ["3D000", "does not exist. Create it with `createdb`, or correct the address."],
  ["53300", "has no connection left. Raise its max_connections, or stop a program that uses it."],
];

function* causes(error: unknown): Generator<{ code?: unknown; message?: unknown }> {
  for (let at = error, depth = 0; typeof at === "object" && at !== null && depth < 8; depth += 1) {
    yield at as { code?: unknown; message?: unknown };
    at = (at as { cause?: unknown }).cause;
  }
}

const some = (error: unknown, test: (one: { code?: unknown; message?: unknown }) => boolean) => {
  for (const one of causes(error)) if (test(one)) return true;
  return false;
};

export const isLostRace = (error: unknown): boolean => some(error, ({ code }) => lostRaces.has(String(code)));

export const isConnectionLoss = (error: unknown): boolean =>
  some(error, ({ code, message }) => {
    if (typeof code === "string" && (lostConnections.has(code) || /^08...$/.test(code))) return true;
    return code === undefined && typeof message === "string" && lostSentences.test(message);
  });

const isLockTimeout = (error: unknown): boolean => some(error, ({ code }) => code === lockTimeout);

/** The database's address without user and password, for messages. */
export function describePostgres(url: string): string {
  const { hostname, port, pathname, searchParams } = parsePostgresUrl(url);
  const host = searchParams.get("host") ?? decodeURIComponent(hostname);
  return `PostgreSQL ${pathname.slice(1) || "postgres"} on ${host || "localhost"}${port === "" ? "" : `:${port}`}`;
}

function parsePostgresUrl(url: string): URL {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed !== undefined && /^postgres(ql)?:$/.test(parsed.protocol)) return parsed;
  // Without a cause: Node's error carries the address, and with it the password.
  throw new DomainError("INVALID", "The PostgreSQL address cannot be read. It looks like postgres://user:password@host:5432/database.");
}

/** A sentence for errors of the connection itself; every other error is returned as it is. */
export function explainLoss(error: unknown, database: string): unknown {
  // The writer's own sentence, which Drizzle has wrapped into an error about the statement.
  for (const one of causes(error)) if (one instanceof DomainError) return one;
  if (isLockTimeout(error)) {
    return new DomainError(
      "UNAVAILABLE",
      `Another program has kept the writer's turn of ${database} for too long. Nothing was written; try again.`,
      { cause: error },
    );
  }
  for (const one of causes(error)) {
    const [, refusal] = refusals.find(([code]) => String(one.code).startsWith(code)) ?? [];
    if (refusal !== undefined) return new DomainError("UNAVAILABLE", `${database} ${refusal}`, { cause: error });
  }
  if (!isConnectionLoss(error)) return error;
  return new DomainError("UNAVAILABLE", `${database} cannot be reached, or the connection was lost. Check that it runs, then try again.`, {
    cause: error,
  });
}

/** COMMIT was sent and no answer came: nobody knows on this side whether it was written. */
export const unknownOutcome = (error: unknown, database: string): DomainError =>
  new DomainError(
    "UNAVAILABLE",
    `The connection to ${database} was lost while committing, so the change may have been written or not. Look before you try again, or send the command again under the same id.`,
    { cause: error },
  );
