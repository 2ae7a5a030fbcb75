import { type ChainBreak, type ChainPlace, chainStart, followChain } from "../../domain/audit-chain.ts";
import type { App } from "../../ports/app.ts";

export interface VerifyAudit {
  /** The hash of an entry, noted down earlier: only by one that is kept elsewhere it shows that the end was cut off or all was rewritten. */
  readonly known?: string | undefined;
}

export interface AuditVerification {
  readonly entries: number;
  /** The last entry. Worth noting down. */
  readonly head: ChainPlace | null;
  /** How many places do not fit; the first hundred of them are listed. */
  readonly total: number;
  readonly breaks: readonly ChainBreak[];
  /** Whether the hash asked for is still there; null when none was. */
  readonly holdsKnown: boolean | null;
}

const listed = 100;

/** Follows the chain of the audit log from its first entry to its last, as of one moment, a page at a time. Changes nothing. */
export function verifyAudit({ store }: Pick<App, "store">, { known }: VerifyAudit): Promise<AuditVerification> {
  return store.snapshot(async ({ audit }) => {
    const breaks: ChainBreak[] = [];
    let [entries, total, end, holdsKnown] = [0, 0, chainStart, false];
    for await (const page of audit.replayAll()) {
      const followed = followChain(page, end);
      end = followed.end;
      entries += page.length;
      total += followed.breaks.length;
      breaks.push(...followed.breaks.slice(0, listed - breaks.length));
      holdsKnown ||= page.some(({ hash }) => hash === known);
    }
    return { entries, head: entries === 0 ? null : end, total, breaks, holdsKnown: known === undefined ? null : holdsKnown };
  });
}
