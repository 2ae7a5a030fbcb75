import { createHash } from "node:crypto";
import { DomainError } from "@signalbox/contracts";
import superjson from "superjson";
import type { ReadRepositories, Repositories } from "../db/repositories/unit-of-work.ts";
import { canonicalJson } from "../domain/canonical-json.ts";
import type { CommandContext, NamedCommand } from "./command.ts";

type Stored = Parameters<typeof superjson.deserialize>[0];

/** What the command answered when it was first sent, or null when it is new. An id used for something else is CONFLICT. */
export async function answerFromReceipt<Result>(
  tx: Pick<ReadRepositories, "receipts">,
  { commandId, actor }: CommandContext,
  { name, input }: NamedCommand<unknown>,
): Promise<{ result: Result } | null> {
  if (commandId === undefined) return null;
  const receipt = await tx.receipts.findById(commandId);
  if (receipt === null) return null;
  if (receipt.command !== name || receipt.actorId !== actor.id || receipt.inputHash !== hashOf(input))
    throw new DomainError(
      "CONFLICT",
      `The command id ${commandId} was used before, for ${receipt.command}; make a new one for each command.`,
      {
        details: { entity: "receipt", field: "commandId", id: commandId },
      },
    );
  return { result: superjson.deserialize<Result>(receipt.result as Stored) };
}

/** Kept with the change itself, so that after a crash there are either both or none. */
export async function keepReceipt(
  tx: Repositories,
  { commandId, actor }: CommandContext,
  { name, input, result }: NamedCommand<unknown> & { result: unknown },
): Promise<void> {
  if (commandId === undefined) return;
  await tx.receipts.create({ commandId, command: name, inputHash: hashOf(input), actorId: actor.id, result: superjson.serialize(result) });
}

const hashOf = (input: unknown): string =>
  createHash("sha256")
    .update(canonicalJson(input ?? null))
    .digest("hex");
