import { DomainError, type ErrorCode } from "@signalbox/contracts";
import { entityOf, fieldOf, tableNames, tableOfConstraint } from "./constraints.ts";

/** A reference that points to nothing. SQLite does not say which one it was; see foreign-key.ts. */
export interface BrokenReference {
  readonly table: string;
  readonly columns: readonly string[];
  readonly values: readonly unknown[];
  readonly parent: string;
}

interface DatabaseError {
  readonly code: string;
  readonly message: string;
  readonly detail?: string;
  readonly table?: string;
  readonly column?: string;
  readonly constraint?: string;
}

/** What a rule names, whichever database said it. */
interface Broken {
  readonly table: string | undefined;
  readonly columns: readonly string[];
  readonly constraint?: string | undefined;
}

/**
 * Turns what a database throws into a DomainError with a sentence for people. Everything else, DomainErrors included, is returned as
 * it is. Drizzle wraps PostgreSQL's errors and not SQLite's, so the chain of causes is walked.
 */
export function translateError(error: unknown, reference?: BrokenReference): unknown {
  const cause = databaseError(error);
  if (cause === undefined) return error;
  const make = cause.code.startsWith("SQLITE_") ? sqlite(cause, reference) : postgres(cause);
  return make === undefined ? error : new DomainError(make.code, make.message, { cause: error, details: make.details ?? {} });
}

function databaseError(error: unknown): DatabaseError | undefined {
  for (let at = error, depth = 0; at instanceof Error && depth < 8; at = at.cause, depth += 1) {
    if (at instanceof DomainError) return undefined;
    const { code } = at as { code?: unknown };
    if (typeof code === "string" && (/^SQLITE_/.test(code) || /^[0-9A-Z]{5}$/.test(code))) return at as unknown as DatabaseError;
  }
  return undefined;
}

interface Explained {
  readonly code: ErrorCode;
  readonly message: string;
  readonly details?: Record<string, unknown>;
}

const duplicate = (broken: Broken): Explained => {
  const { entity, fields, details } = named(broken);
  return {
    code: "CONFLICT",
    message: `There is already ${article(entity)} with the same ${list(fields)}. Choose another one, or use the one that exists.`,
    details,
  };
};

const missing = (broken: Broken): Explained => {
  const { entity, fields, details } = named(broken);
  return { code: "INVALID", message: `The ${list(fields)} of ${article(entity)} must be given.`, details };
};

const outOfRule = (broken: Broken): Explained => {
  const { entity, fields, details } = named(broken);
  return {
    code: "INVALID",
    message: `The ${list(fields)} of ${article(entity)} has a value that is not allowed (rule ${broken.constraint}).`,
    details,
  };
};

const dangling = ({ table, columns, values, parent }: BrokenReference): Explained => {
  const { entity, fields, details } = named({ table, columns });
  const target = values.map(String).join(", ");
  return {
    code: "REFUSED",
    message: `The ${list(fields)} of ${article(entity)} refers to ${article(entityOf(parent))} that does not exist (${target}). Create it first, or refer to another one.`,
    details: { ...details, parent: entityOf(parent), id: target },
  };
};

const someReference: Explained = {
  code: "REFUSED",
  message:
    "A reference would point to something that does not exist. Check the ids that were given, and what still refers to what is deleted.",
};

const diskFull: Explained = { code: "UNAVAILABLE", message: "The disk is full, so nothing was written. Free some space and try again." };

/** Extended codes first: the first prefix that fits wins. */
const sqliteFailures: readonly (readonly [prefix: string, Explained])[] = [
  ["SQLITE_FULL", diskFull],
  [
    "SQLITE_CORRUPT",
    { code: "DAMAGED", message: "The database file is damaged. Stop the server and restore a backup with `signalbox db restore`." },
  ],
  [
    "SQLITE_NOTADB",
    { code: "DAMAGED", message: "The file is not a database, or its beginning is damaged. Choose another file or restore a backup." },
  ],
  [
    "SQLITE_READONLY",
    { code: "UNAVAILABLE", message: "The database can be read but not written. Check the rights of the file and of its folder." },
  ],
  [
    "SQLITE_CANTOPEN",
    {
      code: "UNAVAILABLE",
      message: "The database file cannot be opened. Check that it is a file and that you may read and write it and its folder.",
    },
  ],
  ["SQLITE_PERM", { code: "UNAVAILABLE", message: "You may not open the database file. Check the rights of the file and of its folder." }],
  [
    "SQLITE_BUSY",
    { code: "UNAVAILABLE", message: "Another program kept the database locked for too long. Nothing was written; try again." },
  ],
  ["SQLITE_LOCKED", { code: "UNAVAILABLE", message: "The database is locked by another statement. Nothing was written; try again." }],
  [
    "SQLITE_IOERR",
    {
      code: "UNAVAILABLE",
      message: "The disk reported an error while the database was read or written. Check the disk and its free space.",
    },
  ],
  ["SQLITE_TOOBIG", { code: "INVALID", message: "A text is too large for the database." }],
];

function sqlite({ code, message }: DatabaseError, reference: BrokenReference | undefined): Explained | undefined {
  const broken = sqliteNames(message);
  if (code === "SQLITE_CONSTRAINT_UNIQUE" || code === "SQLITE_CONSTRAINT_PRIMARYKEY" || code === "SQLITE_CONSTRAINT_ROWID")
    return duplicate(broken);
  if (code === "SQLITE_CONSTRAINT_FOREIGNKEY") return reference === undefined ? someReference : dangling(reference);
  if (code === "SQLITE_CONSTRAINT_CHECK") return outOfRule(checkNames(message));
  if (code === "SQLITE_CONSTRAINT_NOTNULL") return missing(broken);
  if (code === "SQLITE_CONSTRAINT_TRIGGER") return { code: "REFUSED", message };
  return sqliteFailures.find(([prefix]) => code.startsWith(prefix))?.[1];
}

/** "UNIQUE constraint failed: tasks.id, tasks.name", or "… index 'name'" for an index over an expression. */
function sqliteNames(message: string): Broken {
  const names = message.slice(message.indexOf(": ") + 2);
  const index = /^index '(.+)'$/.exec(names)?.[1];
  if (index !== undefined) return constraintNames(index);
  const pairs = names.split(", ").map((name) => name.split("."));
  return { table: pairs[0]?.[0], columns: pairs.flatMap(([, column]) => column ?? []) };
}

const checkNames = (message: string) => constraintNames(message.slice(message.indexOf(": ") + 2));

function constraintNames(constraint: string, given?: string): Broken {
  const table = given ?? tableOfConstraint(constraint);
  return { table, columns: tableNames(table ?? "")?.constraints.get(constraint) ?? [], constraint };
}

function postgres(error: DatabaseError): Explained | undefined {
  const { code, message, table, column, constraint } = error;
  switch (code) {
    case "23505":
      return duplicate(postgresNames(error));
    case "23503":
      return postgresReference(error);
    case "23514":
      return outOfRule(constraintNames(constraint ?? "", table));
    case "23502":
      return missing({ table, columns: column === undefined ? [] : [column] });
    // What triggers raise.
    case "P0001":
    case "23001":
      return { code: "REFUSED", message };
    case "53100":
      return diskFull;
  }
  // Values the column's type cannot hold: a number out of range, a text with a zero byte.
  return code.startsWith("22") ? { code: "INVALID", message: `A value cannot be stored: ${message}.` } : undefined;
}

/** 'Key (name, url)=(a, b) already exists.' and 'Key (task_id)=(x) is not present in table "tasks".' */
const keyInDetail = (detail = "") => /^Key \((?<columns>.*?)\)=\((?<values>.*)\)/s.exec(detail)?.groups;

function postgresNames({ detail, table, constraint = "" }: DatabaseError): Broken {
  const columns = keyInDetail(detail)?.columns?.split(", ");
  return columns === undefined ? constraintNames(constraint, table) : { table, columns };
}

function postgresReference({ detail = "", table }: DatabaseError): Explained {
  const key = keyInDetail(detail);
  const parent = /is not present in table "(.+?)"/.exec(detail)?.[1];
  if (key === undefined || parent === undefined || table === undefined) return someReference;
  return dangling({ table, columns: key.columns?.split(", ") ?? [], values: [key.values], parent });
}

function named({ table = "", columns, constraint }: Broken) {
  const entity = table === "" ? "row" : entityOf(table);
  const fields = columns.map((column) => fieldOf(table, column));
  const shown = fields.length > 0 ? fields : [constraint ?? "value"];
  return { entity, fields: shown, details: { entity, field: shown.join(", "), fields: shown } };
}

const list = (fields: readonly string[]) => (fields.length < 2 ? fields.join() : `${fields.slice(0, -1).join(", ")} and ${fields.at(-1)}`);

const article = (entity: string) => `${/^[aeio]/.test(entity) ? "an" : "a"} ${entity}`;
