import { DomainError } from "@signalbox/contracts";
import { namedList } from "../access/named-list.ts";
import type { Waiting } from "./find-parting.ts";

/** REFUSED, naming those that wait, unless nobody does. */
export function refuseWaiting({ entity, id }: { entity: "phase" | "initiative"; id: string }, waiting: readonly Waiting[]): void {
  if (waiting.length === 0) return;
  const names = namedList(waiting.map((one) => one.name));
  throw new DomainError(
    "REFUSED",
    `The ${entity} ${id} cannot be deleted: ${names} ${waiting.length === 1 ? "waits" : "wait"} for unfinished work in it. Remove those dependencies first, or delete it with dropDependencies.`,
    { details: { entity, id, waiting: waiting.map((one) => one.id) } },
  );
}
