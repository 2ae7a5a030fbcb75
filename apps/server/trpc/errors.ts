/** Turns whatever a procedure throws into the one error shape of the wire. Nothing internal and no stack ever leaves. */
import { DomainError, type ErrorCode, type ErrorDetails } from "@signalbox/contracts";
import { TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { type TRPC_ERROR_CODE_KEY, type TRPC_ERROR_CODE_NUMBER, TRPC_ERROR_CODES_BY_KEY } from "@trpc/server/rpc";
import { z } from "zod";

const trpcCodes = {
  NOT_FOUND: "NOT_FOUND",
  CONFLICT: "CONFLICT",
  REFUSED: "UNPROCESSABLE_CONTENT",
  INVALID: "BAD_REQUEST",
  UNAUTHENTICATED: "UNAUTHORIZED",
  FORBIDDEN: "FORBIDDEN",
  LIMITED: "TOO_MANY_REQUESTS",
  UNAVAILABLE: "SERVICE_UNAVAILABLE",
  DAMAGED: "INTERNAL_SERVER_ERROR",
  INTERNAL: "INTERNAL_SERVER_ERROR",
} as const satisfies Record<ErrorCode, TRPC_ERROR_CODE_KEY>;

/** For errors raised by tRPC itself, before or around our code. */
const ownCodes = {
  PARSE_ERROR: "INVALID",
  BAD_REQUEST: "INVALID",
  UNAUTHORIZED: "UNAUTHENTICATED",
  PAYMENT_REQUIRED: "LIMITED",
  FORBIDDEN: "FORBIDDEN",
  NOT_FOUND: "NOT_FOUND",
  METHOD_NOT_SUPPORTED: "INVALID",
  TIMEOUT: "UNAVAILABLE",
  CONFLICT: "CONFLICT",
  PRECONDITION_FAILED: "REFUSED",
  PAYLOAD_TOO_LARGE: "LIMITED",
  UNSUPPORTED_MEDIA_TYPE: "INVALID",
  UNPROCESSABLE_CONTENT: "REFUSED",
  PRECONDITION_REQUIRED: "REFUSED",
  TOO_MANY_REQUESTS: "LIMITED",
  CLIENT_CLOSED_REQUEST: "UNAVAILABLE",
  INTERNAL_SERVER_ERROR: "INTERNAL",
  NOT_IMPLEMENTED: "INTERNAL",
  BAD_GATEWAY: "UNAVAILABLE",
  SERVICE_UNAVAILABLE: "UNAVAILABLE",
  GATEWAY_TIMEOUT: "UNAVAILABLE",
} as const satisfies Record<TRPC_ERROR_CODE_KEY, ErrorCode>;

export interface ErrorShape {
  readonly message: string;
  /** JSON-RPC number, as tRPC clients expect it. */
  readonly code: TRPC_ERROR_CODE_NUMBER;
  readonly data: {
    readonly code: ErrorCode;
    readonly httpStatus: number;
    readonly path: string | null;
    readonly details: ErrorDetails;
    readonly requestId: string | null;
  };
}

interface Failure {
  readonly code: ErrorCode;
  readonly trpcCode: TRPC_ERROR_CODE_KEY;
  readonly message: string;
  readonly details: ErrorDetails;
}

/** Gives a domain error its tRPC code, so that server-side callers see it too. Other errors pass through. */
export function asTrpcError(error: TRPCError): TRPCError {
  const cause = error.cause;
  if (!(cause instanceof DomainError) || error.code === trpcCodes[cause.code]) return error;
  return new TRPCError({ code: trpcCodes[cause.code], message: cause.message, cause });
}

export function errorShape(error: TRPCError, where: { path?: string | undefined; requestId?: string | undefined } = {}): ErrorShape {
  const failure = failureOf(error);
  return {
    message: failure.code === "INTERNAL" ? internalMessage(where.requestId) : failure.message,
    code: TRPC_ERROR_CODES_BY_KEY[failure.trpcCode],
    data: {
      code: failure.code,
      httpStatus: getHTTPStatusCodeFromError(new TRPCError({ code: failure.trpcCode })),
      path: where.path ?? null,
      details: failure.details,
      requestId: where.requestId ?? null,
    },
  };
}

/** True for what nobody foresaw; such errors go to the log with their cause, and only there. */
export function isUnexpected(error: TRPCError): boolean {
  const { code } = failureOf(error);
  return code === "INTERNAL" || code === "DAMAGED";
}

function failureOf(error: TRPCError): Failure {
  const { cause, code: trpcCode } = error;
  if (cause instanceof DomainError) return domainFailure(cause);
  const code = ownCodes[trpcCode];
  if (trpcCode === "BAD_REQUEST" && cause instanceof z.ZodError) return inputFailure(cause);
  if (trpcCode === "BAD_REQUEST" && cause instanceof SyntaxError) {
    return { code, trpcCode, message: "The request's input is not valid JSON.", details: {} };
  }
  // A client error that wraps something we did not write may quote internals: keep our words, drop its own.
  const message = cause === undefined || trpcCode !== "BAD_REQUEST" ? error.message : "The request is not valid.";
  return { code, trpcCode, message, details: {} };
}

function domainFailure(cause: DomainError): Failure {
  // INTERNAL may wrap a driver's words; its details are as private as its message.
  const details = cause.code === "INTERNAL" ? {} : cause.details;
  return { code: cause.code, trpcCode: trpcCodes[cause.code], message: cause.message, details };
}

function inputFailure(cause: z.ZodError): Failure {
  const shown = cause.issues.slice(0, 10).map((issue) => ({ field: issue.path.map(String).join("."), message: issue.message }));
  const sentences = shown.slice(0, 3).map(({ field, message }) => (field === "" ? message : `${field}: ${message}`));
  const rest = cause.issues.length - sentences.length;
  const tail = rest > 0 ? `; and ${rest} more` : "";
  return {
    code: "INVALID",
    trpcCode: "BAD_REQUEST",
    message: `The input is not valid: ${sentences.join("; ")}${tail}.`,
    details: { issues: shown },
  };
}

function internalMessage(requestId: string | undefined): string {
  const hint =
    requestId === undefined ? "The server's log has the details." : `The server's log has the details under request ${requestId}.`;
  return `Something failed inside the server. ${hint}`;
}
