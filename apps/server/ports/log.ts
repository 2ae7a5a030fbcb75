export type LogFields = Readonly<Record<string, unknown>>;

/** Structured log: fields for machines first, then one sentence for people. Secrets and query strings never go in. */
export interface Log {
  info(fields: LogFields, message: string): void;
  warn(fields: LogFields, message: string): void;
  error(fields: LogFields, message: string): void;
}
