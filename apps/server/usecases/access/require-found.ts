import { DomainError } from "@signalbox/contracts";

/** The row, or NOT_FOUND. */
export function requireFound<Row>(row: Row | null, entity: string, id: string): Row {
  if (row === null)
    throw new DomainError("NOT_FOUND", `There is no ${entity} with the id ${id}.`, { details: { entity, field: "id", id } });
  return row;
}
