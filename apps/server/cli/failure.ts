import type { ErrorCode, ErrorDetails } from "@signalbox/contracts";
import { exitCodeOf, exitCodes } from "./exit-codes.ts";

export interface Failure {
  readonly code: ErrorCode;
  readonly message: string;
  readonly details: ErrorDetails;
  readonly exitCode: number;
}

/** A failed command as people and programs see it, whether it failed in this process or in a server. */
export function failureOf(error: unknown): Failure {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const known = domainFailure(cause) ?? remoteFailure(cause);
    if (known !== undefined) return { ...known, exitCode: exitCodeOf(known.code) };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { code: "INTERNAL", message, details: {}, exitCode: exitCodes.internal.code };
}

type Described = Omit<Failure, "exitCode">;

/** By name: the class lives with the schemas, which a command that only prints its help does not load. */
function domainFailure(error: Error): Described | undefined {
  if (error.name !== "DomainError") return undefined;
  const { code, message, details } = error as Error & Described;
  return { code, message, details };
}

/** The error shape of the wire, as the tRPC client keeps it. */
function remoteFailure(error: Error): Described | undefined {
  if (error.name !== "TRPCClientError") return undefined;
  const { data, message } = error as Error & { data?: { code: ErrorCode; details: ErrorDetails } | null };
  return data ? { code: data.code, message, details: data.details } : undefined;
}

/** True for the program's own fault, of which a developer wants the stack. */
export const isBug = ({ exitCode }: Failure): boolean => exitCode === exitCodes.internal.code;
