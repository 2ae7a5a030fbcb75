import { z } from "zod";

/** The closed list of reasons a command or a query can fail with. Faces map each to their own code (HTTP status, exit code). */
export const errorCodes = [
  "NOT_FOUND",
  "CONFLICT",
  "REFUSED",
  "INVALID",
  "UNAUTHENTICATED",
  "FORBIDDEN",
  "LIMITED",
  "UNAVAILABLE",
  "DAMAGED",
  "INTERNAL",
] as const;

export const errorCodeSchema = z.enum(errorCodes);
export type ErrorCode = z.infer<typeof errorCodeSchema>;

/** What a face may show beside the message: entity, id, field, cycle, holder and the like. JSON values only. */
export type ErrorDetails = Readonly<Record<string, unknown>>;

/** The one error that crosses layers. Its message is a sentence for a person: what failed, which entity and field, what to do. */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, message: string, options: { cause?: unknown; details?: ErrorDetails } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "DomainError";
    this.code = code;
    this.details = options.details ?? {};
  }
}
