import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

const ticket = (id: string, deps: string) => `---
id: ${id}
status: open
deps: [${deps}]
links: []
created: 2026-01-01T00:00:00Z
type: task
priority: 2
---
# Ticket ${id}

Do it.
`;

/** Two tickets of tk, there as long as the test runs; the second waits for the first. Returns their folder. */
export function writeTickets(): string {
  const folder = mkdtempSync(join(tmpdir(), "signalbox-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, ".tickets");
  mkdirSync(path);
  writeFileSync(join(path, "ab-1111.md"), ticket("ab-1111", ""));
  writeFileSync(join(path, "ab-2222.md"), ticket("ab-2222", "ab-1111"));
  return path;
}
