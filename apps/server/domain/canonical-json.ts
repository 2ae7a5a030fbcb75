import { DomainError } from "@signalbox/contracts";

/**
 * One text for one value: keys sorted by code unit, `undefined` fields dropped (an `undefined` array item is null, as in JSON),
 * dates as ISO strings. What JSON would change or lose in silence is refused as INVALID, because hashes are made of this text.
 */
export function canonicalJson(value: unknown): string {
  return write(value, { path: "the value", open: new Set() });
}

interface Place {
  readonly path: string;
  /** The objects being written right now: meeting one again is a cycle, meeting a finished one again is not. */
  readonly open: Set<object>;
}

function write(value: unknown, place: Place): string {
  if (value === null || typeof value === "boolean" || typeof value === "string") return JSON.stringify(value);
  if (typeof value === "number") return writeNumber(value, place);
  if (typeof value === "object") return writeObject(value, place);
  throw refusal(
    place,
    typeof value === "bigint" ? "is a bigint; pass it as a string" : `is ${article(typeof value)}, which JSON cannot hold`,
  );
}

function writeNumber(value: number, place: Place): string {
  if (!Number.isFinite(value)) throw refusal(place, `is ${value}; only finite numbers have a JSON form`);
  return JSON.stringify(value);
}

function writeObject(value: object, place: Place): string {
  if (value instanceof Date) return writeDate(value, place);
  if (place.open.has(value)) throw refusal(place, "contains itself; pass a value without cycles");
  place.open.add(value);
  const text = Array.isArray(value) ? writeArray(value, place) : writeRecord(value, place);
  place.open.delete(value);
  return text;
}

function writeDate(value: Date, place: Place): string {
  if (Number.isNaN(value.getTime())) throw refusal(place, "is an invalid date");
  return JSON.stringify(value.toISOString());
}

function writeArray(items: readonly unknown[], { path, open }: Place): string {
  return `[${Array.from(items, (item, index) => (item === undefined ? "null" : write(item, { path: `${path}[${index}]`, open }))).join(",")}]`;
}

function writeRecord(value: object, place: Place): string {
  if (!isPlain(value)) throw refusal(place, `is a ${value.constructor?.name ?? "class instance"}; pass plain objects, arrays and dates`);
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => Number(a > b) - Number(a < b))
    .map(([key, field]) => `${JSON.stringify(key)}:${write(field, { path: `${place.path}.${key}`, open: place.open })}`);
  return `{${fields.join(",")}}`;
}

/** True for object literals of any realm and for objects without a prototype; a Map or a Buffer would be written as if empty. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function article(kind: string): string {
  return kind === "undefined" ? "undefined" : `a ${kind}`;
}

function refusal(place: Place, what: string): DomainError {
  return new DomainError("INVALID", `Cannot write canonical JSON: ${place.path} ${what}.`, { details: { path: place.path } });
}
