import type { Command } from "commander";
import type { EffectJson } from "../api.ts";
import { type Answer, type ApiScope, asks } from "../command-scope.ts";
import type { Io } from "../io.ts";
import { effectStatuses, oneOf, wholeNumber } from "../options.ts";
import { type Column, table } from "../table.ts";

export function addEffects(program: Command, io: Io): void {
  const effects = program.command("effects").description("look after what the server does after a commit, and tries again when it fails");
  effects
    .command("list", { isDefault: true })
    .description("list what is to be done, what is being done, and what was given up (the default of `effects`)")
    .option("--status <status>", `only those that are ${effectStatuses.join(", ")} (default: all but done)`, oneOf(effectStatuses))
    .option("-n, --limit <count>", "at most this many of each status", wholeNumber(1, 200), 50)
    .action(asks(io, list));
  effects
    .command("retry")
    .description("queue a dead effect again, once what it failed at was mended")
    .argument("<id>", "its id")
    .action(asks(io, retry));
}

interface ListOptions {
  readonly status?: EffectJson["status"];
  readonly limit: number;
}

const columns: readonly Column<EffectJson>[] = [
  { heading: "ID", value: ({ id }) => id, style: () => "dim" },
  { heading: "STATUS", value: ({ status }) => status, style: ({ status }) => (status === "dead" ? "red" : undefined) },
  { heading: "KIND", value: ({ kind }) => kind },
  { heading: "ATTEMPTS", value: ({ attempts, maxAttempts }) => `${attempts} of ${maxAttempts}` },
  { heading: "NEXT", value: ({ status, runAt, leasedUntil }) => (status === "queued" ? runAt : (leasedUntil ?? "")) },
  { heading: "LAST ERROR", value: ({ lastError }) => lastError ?? "", wraps: true },
];

async function list({ api }: ApiScope, { status, limit }: ListOptions): Promise<Answer> {
  const items: EffectJson[] = [];
  for (const wanted of status === undefined ? (["dead", "leased", "queued"] as const) : [status])
    items.push(...(await api.effects.byStatus.query({ status: wanted, limit })));
  return {
    data: { items },
    text: (screen) => (items.length === 0 ? "" : table(columns, items, screen)),
    note: items.length === 0 ? "There are no such effects." : undefined,
  };
}

async function retry({ api }: ApiScope, id: string): Promise<Answer> {
  const effect = await api.effects.retryDead.mutate({ id });
  return { data: effect, text: () => `Queued ${effect.kind} (${effect.id}) again. A running server does it.` };
}
