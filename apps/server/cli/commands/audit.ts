import { existsSync } from "node:fs";
import type { Command } from "commander";
import type { AuditVerification } from "../../usecases/audit/verify-audit.ts";
import { type Answer, type ApiScope, answers, asks, type Scope } from "../command-scope.ts";
import { exitCodes } from "../exit-codes.ts";
import type { Io } from "../io.ts";
import { chosenDatabase } from "../open-api.ts";
import { wholeNumber } from "../options.ts";
import type { Screen } from "../screen.ts";
import { table } from "../table.ts";

export function addAudit(program: Command, io: Io): void {
  const audit = program.command("audit").description("read who did what, and prove that nobody has changed the record");
  audit
    .command("list")
    .description("list the entries of the audit log, the oldest first")
    .option("-n, --limit <count>", "at most this many", wholeNumber(1, 200), 50)
    .option("--after <sequence>", "only those after this entry", wholeNumber(0, Number.MAX_SAFE_INTEGER))
    .action(asks(io, list));
  audit
    .command("verify")
    .description("follow the hashes of the whole audit log, and name every entry that was changed, removed or added; changes nothing")
    .option("--known <hash>", "the hash of an entry noted down earlier, which must still be there")
    .action(answers(io, verify));
}

interface ListOptions {
  readonly limit: number;
  readonly after?: number;
}

async function list({ api }: ApiScope, { limit, after = 0 }: ListOptions): Promise<Answer> {
  const { items, next } = await api.audit.list.query({ limit, after: String(after) });
  return {
    data: { items, next },
    text: (screen) => (items.length === 0 ? "" : entryTable(items, screen)),
    note: items.length === 0 ? "There are no such entries." : next === null ? undefined : `There are more: add --after ${next}`,
  };
}

interface EntryJson {
  readonly sequence: number;
  readonly createdAt: string;
  readonly actorType: string;
  readonly actorId: string;
  readonly action: string;
  readonly entityType: string;
  readonly entityId: string;
  readonly outcome: string;
  readonly reason: string | null;
}

const entryTable = (items: readonly EntryJson[], screen: Screen): string =>
  table<EntryJson>(
    [
      { heading: "NO", value: ({ sequence }) => String(sequence) },
      { heading: "TIME", value: ({ createdAt }) => createdAt },
      { heading: "WHO", value: ({ actorType, actorId }) => `${actorType} ${actorId}` },
      { heading: "DID", value: ({ action }) => action },
      { heading: "TO", value: ({ entityType, entityId }) => `${entityType} ${entityId}` },
      {
        heading: "OUTCOME",
        value: ({ outcome, reason }) => (reason === null ? outcome : `${outcome}: ${reason}`),
        style: ({ outcome }) => (outcome === "done" ? undefined : "yellow"),
        wraps: true,
      },
    ],
    items,
    screen,
  );

/** Reads the database itself, also where a server runs on it: what is to be proved is what lies there. */
async function verify(scope: Scope, options: { readonly known?: string }): Promise<Answer> {
  const { openLocalApp } = await import("../local-app.ts");
  const { verifyAudit } = await import("../../usecases/audit/verify-audit.ts");
  const { app, close } = await openLocalApp(scope.io, await existingDatabase(scope));
  try {
    const found = await verifyAudit(app, options);
    const ok = found.total === 0 && found.holdsKnown !== false;
    return {
      data: { ok, ...found },
      text: () => findings(found, options).join("\n"),
      exitCode: ok ? exitCodes.ok.code : exitCodes.database.code,
    };
  } finally {
    await close();
  }
}

/** An empty log proves nothing, so none is made where there is no database. */
async function existingDatabase({ io, globals }: Scope) {
  const location = await chosenDatabase(io, globals);
  if (location.dialect === "postgres" || existsSync(location.path)) return location;
  const { DomainError } = await import("@signalbox/contracts");
  throw new DomainError("NOT_FOUND", `There is no database at ${location.path}, so there is no audit log to verify.`, {
    details: { path: location.path },
  });
}

function findings({ entries, head, total, breaks, holdsKnown }: AuditVerification, { known }: { readonly known?: string }): string[] {
  const more = total > breaks.length ? [`… and ${total - breaks.length} more.`] : [];
  const lost = holdsKnown === false ? [`No entry has the hash ${known}: the end of the log was cut off, or the log was written anew.`] : [];
  const wrong = [...breaks.map(({ reason }) => reason), ...more, ...lost];
  if (wrong.length > 0) return wrong;
  const end = head === null ? "" : ` The last is ${head.sequence}, with the hash ${head.hash}.`;
  return [`The audit log is whole: ${entries} entries.${end}`];
}
