import { type Agent, DomainError } from "@signalbox/contracts";

/** REFUSED while the agent runs or waits for someone. */
export function requireNotAtWork({ id, name, status }: Agent, action: string): void {
  if (status !== "running" && status !== "waiting_for_input") return;
  throw new DomainError("REFUSED", `Agent ${name} (${id}) cannot be ${action}: it is ${status.replaceAll("_", " ")}. Stop it first.`, {
    details: { entity: "agent", field: "status", id },
  });
}
