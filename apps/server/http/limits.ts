import type { FailureLimit } from "./failures.ts";

/** What one client may cost. Every number can be overridden by configuration, and tests shrink them. */
export interface Limits {
  readonly bodyBytes: number;
  readonly batchCalls: number;
  /** Characters of the request target. Node itself stops at 16 KiB of headers, this line included. */
  readonly urlLength: number;
  readonly headersTimeoutMs: number;
  /** Time to receive a whole request; answers, live feeds among them, may take longer. */
  readonly requestTimeoutMs: number;
  /** Wrong tokens of one remote address. */
  readonly failures: FailureLimit;
  /** How long close() waits for requests in flight before it cuts them. */
  readonly closeGraceMs: number;
}

export const defaultLimits: Limits = {
  bodyBytes: 1024 * 1024,
  batchCalls: 20,
  urlLength: 8 * 1024,
  headersTimeoutMs: 10_000,
  requestTimeoutMs: 30_000,
  failures: { perMinute: 20, addresses: 1000 },
  closeGraceMs: 5_000,
};
