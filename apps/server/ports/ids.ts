export interface Ids {
  /** A random id for an entity (nanoid). */
  next(): string;
  /** A ULID greater than every one this process made before: for tables that grow without bound. */
  nextUlid(): string;
}
