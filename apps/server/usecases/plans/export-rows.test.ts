import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { event } from "@signalbox/contracts";
import { describe, expect, it, onTestFinished } from "vitest";
import { writtenPlan } from "../../adapters/plan-sources/written-plan.fixture.ts";
import { createRepositories } from "../../db/repositories/drizzle/index.ts";
import { type TestApp, testApp } from "../../testing/app.ts";
import { happen } from "../../testing/happen.ts";
import { openPglite } from "../../testing/pglite.ts";
import { isExport } from "./export-format.ts";
import { exportRows } from "./export-rows.ts";
import { importPlan } from "./import-plan.ts";
import { importRows } from "./import-rows.ts";
import { verifyPlan } from "./verify-plan.ts";

const shared = join(import.meta.dirname, "../../../../../shared");

async function opened(open?: Parameters<typeof testApp>[0]): Promise<TestApp> {
  const world = await testApp(open);
  onTestFinished(() => world.close());
  return world;
}

const onPglite = () => opened((world) => openPglite({ ...world, createRepositories, warn: () => {} }));

async function exported({ app }: TestApp, secrets?: boolean): Promise<string> {
  const chunks: string[] = [];
  await exportRows(app, { secrets, write: async (chunk) => void chunks.push(chunk) });
  return chunks.join("");
}

async function* linesOf(text: string): AsyncGenerator<string> {
  for (const line of text.replace(/\n$/, "").split("\n")) yield line;
}

const importText = ({ app }: TestApp, text: string) => importRows(app, { lines: linesOf(text) });

/** A row in as many tables as take one without more ado, JSON null and letters of all kinds among them. */
async function filled(): Promise<TestApp> {
  const world = await opened();
  const { app, clock, given } = world;
  const blocker = await given.task({ name: "Überprüfung 🚦 \u2028 \\n" });
  const phase = await given.phase();
  const parent = await given.task({ phaseId: phase.id });
  clock.advance(5);
  const child = await given.task({ parentTaskId: parent.id, description: 'line\nline "quoted"' });
  await given.dependency(child, blocker);
  await given.agent({ taskId: child.id });
  await given.repository();
  await given.errand();
  await given.issue({ sourceData: { nested: [1.5, null, { a: true }], text: "ä" }, taskId: child.id });
  await app.store.transaction("given", async (tx) => {
    await tx.accounts.create({ email: "someone@example.test", provider: "claude", credentials: "the password", configJson: "{}" });
    await tx.tasks.createLinks([{ taskId: child.id, linkedTaskId: blocker.id, kind: "related" }]);
    await tx.metadata.set("a", "b");
    await happen(tx, event("setting.changed", "theme", { value: { dark: true } }), event("setting.changed", "nothing", { value: null }));
  });
  return world;
}

describe("an export", () => {
  it("says what it is, names every row once, and ends with count and hash", async () => {
    const lines = (await exported(await filled())).trimEnd().split("\n");
    expect(JSON.parse(lines[0] ?? "")).toEqual({ signalbox: "export", version: 1, secrets: false });
    expect(lines[0]).toMatch(/^\{"signalbox":"export"/);
    expect(isExport(lines[0] ?? "")).toBe(true);
    expect(JSON.parse(lines.at(-1) ?? "")).toEqual({ end: { rows: lines.length - 2, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) } });
    expect(new Set(lines).size).toBe(lines.length);
  });

  it.each(["", "{}", '{"id":"b-1"}', "not json", "null", "[1]", '{"signalbox":"plan"}'])("is not %j", (line) => {
    expect(isExport(line)).toBe(false);
  });

  it("leaves secrets out unless it is asked for them", async () => {
    const world = await filled();
    expect(await exported(world)).not.toContain("the password");
    expect(await exported(world, true)).toContain("the password");
  });

  it("is one moment, whatever is written meanwhile", async () => {
    const world = await filled();
    const before = await exported(world);
    const begun = Promise.withResolvers<void>();
    const late = begun.promise.then(() => world.given.task({ name: "late" }));
    let text = "";
    await exportRows(world.app, {
      write: async (chunk) => {
        begun.resolve();
        text += chunk;
      },
    });
    await late;
    expect(text).toBe(before);
    expect(await exported(world)).not.toBe(before);
  });
});

describe("an export in an empty database", () => {
  it("gives the same bytes again", async () => {
    const text = await exported(await filled(), true);
    const copy = await opened();
    const { rows, tables } = await importText(copy, text);
    expect(rows).toBe(text.trimEnd().split("\n").length - 2);
    expect(tables).toMatchObject({ tasks: 3, issues: 1, settings: 2, accounts: 1 });
    expect(await exported(copy, true)).toBe(text);
    expect(await verifyPlan(copy.app)).toMatchObject({ tasks: 3, total: 0 });
  });

  it("gives the same bytes through PostgreSQL and back", { timeout: 120_000 }, async () => {
    const text = await exported(await filled(), true);
    const postgres = await onPglite();
    await importText(postgres, text);
    const between = await exported(postgres, true);
    expect(between).toBe(text);
    const back = await opened();
    await importText(back, between);
    expect(await exported(back, true)).toBe(text);
  });

  it("is refused where there are rows already", async () => {
    const world = await filled();
    const text = await exported(world);
    await expect(importText(world, text)).rejects.toMatchObject({ code: "REFUSED", message: expect.stringContaining("empty database") });
  });
});

describe("a damaged export is refused, and nothing of it stays", () => {
  const rowOf = (lines: readonly string[], table: string) => lines.findIndex((line) => line.endsWith(`"table":"${table}"}`));
  const cases: Record<string, [(lines: string[]) => string[], RegExp]> = {
    "the end is missing": [(lines) => lines.slice(0, -1), /line \d+ of the export is missing: .* cut off/],
    "the last line is cut off": [
      (lines) => lines.with(-1, (lines.at(-1) ?? "").slice(0, 20)),
      /is not JSON, so the export is damaged or was cut off/,
    ],
    "a row is missing": [(lines) => lines.toSpliced(rowOf(lines, "settings"), 1), /the export was changed or damaged/],
    "a value was changed": [
      (lines) => lines.map((line) => line.replace("initiative 1", "initiative 7").replace('"name":"', '"name":"x')),
      /changed or damaged/,
    ],
    "something stands behind the end": [(lines) => [...lines, lines[1] ?? ""], /stands behind the end/],
    "it is of a later version": [(lines) => lines.with(0, '{"signalbox":"export","version":2}'), /line 1 .* says version 2/],
    "it is something else": [(lines) => lines.with(0, '{"id":"b-1"}'), /line 1 .* is not the beginning of an export/],
    "it is empty": [() => [""], /line 1 .* is not the beginning/],
    "a table is unknown": [(lines) => lines.toSpliced(1, 0, '{"row":{},"table":"ghosts"}'), /line 2 .* names the table ghosts/],
    "a line is no row": [(lines) => lines.toSpliced(2, 0, "{}"), /line 3 .* is neither a row nor the end/],
  };
  it.each(Object.entries(cases))("%s", async (_name, [damage, sentence]) => {
    const lines = (await exported(await filled())).trimEnd().split("\n");
    const copy = await opened();
    const empty = await exported(copy);
    const failing = importText(copy, damage(lines).join("\n"));
    await expect(failing).rejects.toMatchObject({ code: "INVALID", message: expect.stringMatching(sentence) });
    await expect(failing).rejects.toThrow(/^Nothing was imported: /);
    expect(await exported(copy)).toBe(empty);
  });

  it("a field does not fit: its line, table and name are told", async () => {
    const lines = (await exported(await filled())).trimEnd().split("\n");
    const at = rowOf(lines, "tasks") + 1;
    const broken = lines.with(at, (lines[at] ?? "").replace('"status":"pending"', '"status":"sleeping"'));
    await expect(importText(await opened(), broken.join("\n"))).rejects.toMatchObject({
      code: "INVALID",
      message: expect.stringMatching(new RegExp(`line ${at + 1} of the export does not fit.*status.*sleeping`)),
      details: { line: at + 1, table: "tasks", field: "status" },
    });
  });

  it("a row names another that is not there", async () => {
    const lines = (await exported(await filled())).trimEnd().split("\n");
    const orphaned = lines.filter((line) => !line.endsWith('"table":"projects"}'));
    await expect(importText(await opened(), orphaned.join("\n"))).rejects.toMatchObject({
      code: "REFUSED",
      message: expect.stringMatching(/^Nothing was imported: line \d+ of the export cannot be stored/),
    });
  });
});

describe("real plans survive export and import byte for byte", () => {
  const inputs = ["data/taskmaster-tasks.json", "data/beads-issues.jsonl", "data/backlog-md", "seeds/000_77586f741552cdd8.txt"];
  const planOf = async (path: string) =>
    path.endsWith(".txt") ? writtenPlan({ ".tickets/gla-nmfm.md": await readFile(path, "utf8") }) : path;

  it.for(inputs)("%s", { timeout: 120_000 }, async (path, ctx) => {
    const whole = join(shared, path);
    if (!existsSync(whole)) ctx.skip(`../shared/${path} is absent`);
    const first = await opened();
    await importPlan(first.app, first.context, { path: await planOf(whole) });
    const text = await exported(first);
    const copy = await opened();
    await importText(copy, text);
    expect(await exported(copy)).toBe(text);
    const postgres = await onPglite();
    await importText(postgres, text);
    expect(await exported(postgres)).toBe(text);
  });
});
