import type { ErrorCode } from "@signalbox/contracts";

/** Every exit code and what it means. The documentation prints this table. */
export const exitCodes = {
  ok: { code: 0, meaning: "Done." },
  internal: { code: 1, meaning: "Something failed inside Signalbox; it is a bug." },
  usage: { code: 2, meaning: "Unknown command or option, or an argument is missing." },
  invalid: { code: 3, meaning: "What was named does not exist, is ambiguous, or is not a valid value." },
  refused: { code: 4, meaning: "A rule forbids it, or the caller may not do it." },
  conflict: { code: 5, meaning: "Something stands in the way that is there already, or another was faster." },
  database: { code: 6, meaning: "The database cannot be reached or opened, or it is damaged." },
  nothingReady: { code: 7, meaning: "`claim` found no task that is ready." },
  unsound: { code: 8, meaning: "`doctor` found something to put right." },
} as const satisfies Record<string, { readonly code: number; readonly meaning: string }>;

const byErrorCode = {
  NOT_FOUND: exitCodes.invalid.code,
  INVALID: exitCodes.invalid.code,
  REFUSED: exitCodes.refused.code,
  UNAUTHENTICATED: exitCodes.refused.code,
  FORBIDDEN: exitCodes.refused.code,
  LIMITED: exitCodes.refused.code,
  CONFLICT: exitCodes.conflict.code,
  UNAVAILABLE: exitCodes.database.code,
  DAMAGED: exitCodes.database.code,
  INTERNAL: exitCodes.internal.code,
} as const satisfies Record<ErrorCode, number>;

export const exitCodeOf = (code: ErrorCode): number => byErrorCode[code];
