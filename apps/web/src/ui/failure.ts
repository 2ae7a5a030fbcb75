import type { AppRouter } from "@signalbox/server/trpc/router.ts";
import { TRPCClientError } from "@trpc/client";

/** Whatever went wrong, in words for people. */
export class ClientError extends Error {
  readonly requestId: string | null;
  readonly code: string | null;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(error: unknown) {
    const data = error instanceof TRPCClientError ? (error as TRPCClientError<AppRouter>).data : undefined;
    const unanswered = error instanceof TRPCClientError && data == null;
    super(unanswered ? "The server does not answer." : error instanceof Error ? error.message : String(error));
    this.requestId = data?.requestId ?? null;
    this.code = data?.code ?? null;
    this.details = (data?.details ?? {}) as Readonly<Record<string, unknown>>;
  }
}

export const reportOf = (what: string, failure: ClientError): string =>
  [
    what,
    failure.message,
    `code ${failure.code ?? "none"}`,
    `request ${failure.requestId ?? "none"}`,
    `page ${window.location.pathname}`,
  ].join("\n");
