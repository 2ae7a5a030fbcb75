import { canonicalJson } from "./canonical-json.ts";

type Changes<Row, Field extends keyof Row> = { [Key in Field]?: { before: Row[Key]; after: Row[Key] } };

/** The fields that differ, with both values, as `*.updated` events say it. Only for values that a reader of the log should see. */
export function changedFields<Row extends object, Field extends keyof Row>(
  before: Row,
  after: Row,
  fields: readonly Field[],
): Changes<Row, Field> {
  const changes: Changes<Row, Field> = {};
  for (const field of rewrittenFields(before, after, fields)) changes[field] = { before: before[field], after: after[field] };
  return changes;
}

/** The names of the fields that differ: of long texts, JSON, paths and secrets a log says no more. */
export const rewrittenFields = <Row extends object, Field extends keyof Row>(before: Row, after: Row, fields: readonly Field[]): Field[] =>
  fields.filter(
    (field) => !Object.is(before[field], after[field]) && canonicalJson(before[field] ?? null) !== canonicalJson(after[field] ?? null),
  );

/** The payload of an `*.updated` event, or null where nothing changed: such a command leaves no event. */
export function changesOf<Row extends object, Shown extends keyof Row, Hidden extends keyof Row = never>(
  before: Row,
  after: Row,
  { shown, hidden = [] }: { readonly shown: readonly Shown[]; readonly hidden?: readonly Hidden[] },
): (Changes<Row, Shown> & { rewritten?: Hidden[] }) | null {
  const changes = changedFields(before, after, shown);
  const rewritten = rewrittenFields(before, after, hidden);
  if (rewritten.length > 0) return { ...changes, rewritten };
  return Object.keys(changes).length > 0 ? changes : null;
}
