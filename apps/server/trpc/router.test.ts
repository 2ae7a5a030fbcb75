import { readdirSync } from "node:fs";
import { DomainError, type ErrorCode } from "@signalbox/contracts";
import { TRPCError } from "@trpc/server";
import { afterEach, describe, expect, it } from "vitest";
import { z } from "zod";
import type { App } from "../ports/app.ts";
import { calls } from "./calls.fixture.ts";
import { type Procedure, procedureOf, procedures } from "./procedures.fixture.ts";
import { writeTickets } from "./tickets.fixture.ts";
import { openWorld, type World } from "./world.fixture.ts";

const opened: World[] = [];
const world = async (): Promise<World> => {
  const made = await openWorld();
  opened.push(made);
  return made;
};
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

const isPaged = ({ output }: Procedure) => output instanceof z.ZodObject && "items" in output.shape && "next" in output.shape;
const paged = procedures.filter(isPaged);
/** Lists that begin with the newest go backwards. */
const cursorOf = ({ input }: Procedure) => (input instanceof z.ZodObject && "before" in input.shape ? "before" : "after");
const inputOf = (path: string, given: World) => calls[path]?.(given);

/** Everything that is stored, but for the tables named. */
async function stored({ store: { reads } }: App, except: readonly string[] = []): Promise<string> {
  const tables: unknown[] = [];
  for (const table of reads.rowArchive.listTables().filter((name) => !except.includes(name)))
    for await (const rows of reads.rowArchive.readTable(table)) tables.push([table, rows]);
  return JSON.stringify(tables);
}

async function failureOf(call: Promise<unknown>): Promise<{ code: ErrorCode | "INPUT" | "NONE"; message: string }> {
  try {
    await call;
    return { code: "NONE", message: "" };
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    if (error.cause instanceof DomainError) return { code: error.cause.code, message: error.cause.message };
    if (error.cause instanceof z.ZodError && error.code === "BAD_REQUEST") return { code: "INPUT", message: error.message };
    throw error;
  }
}

describe("the router", () => {
  it("has an input and an output schema for every procedure", ({ annotate }) => {
    const bare = procedures.filter(({ input, output }) => !(input instanceof z.ZodType) || !(output instanceof z.ZodType));
    expect(procedures.length).toBeGreaterThan(0);
    expect(bare.map(({ path }) => path)).toEqual([]);
    return annotate(`${procedures.length} procedures, ${paged.length} of them paged lists`);
  });

  it("has a router for every port", () => {
    const names = (folder: string) => readdirSync(new URL(folder, import.meta.url)).filter((name) => /^[a-z-]+\.ts$/.test(name));
    const notAggregates = ["paging.ts", "unit-of-work.ts", "row-archive.ts"];
    const ports = names("../db/repositories").filter((name) => !notAggregates.includes(name));
    expect(ports.length).toBeGreaterThan(0);
    expect(
      names("./routers")
        .filter((name) => !["database.ts", "doctor.ts", "inbox.ts", "plans.ts", "sample.ts"].includes(name))
        .sort(),
    ).toEqual(ports.sort());
  });

  it("gives out more than a bounded number of rows only in pages", () => {
    const bare = procedures.filter(({ output }) => output instanceof z.ZodArray).map(({ path }) => path);
    // By ids that the caller names, by a limit, or few by nature.
    expect(bare.sort()).toEqual([
      "accounts.clearExpired",
      "agents.byTaskIds",
      "effects.byStatus",
      "initiatives.byIds",
      "issues.byIds",
      "leases.expired",
      "pages.byIds",
      "phases.byIds",
      "phases.edges",
      "repositories.relationships",
      "tasks.byIds",
      "tasks.findByIdPrefix",
      "tasks.findByName",
      "tasks.links",
      "tasks.ready",
    ]);
  });

  it("is called whole by the table of calls", () => {
    expect(Object.keys(calls).sort()).toEqual(procedures.map(({ path }) => path).sort());
  });
});

describe("every procedure", () => {
  it.each(procedures.filter(({ path }) => path !== "plans.import"))(
    "$path answers what its schema says",
    async ({ path, output, type }) => {
      const given = await world();
      const before = await stored(given.app);
      const answer = await procedureOf(given.caller, path)(inputOf(path, given));
      expect(output?.parse(answer)).toEqual(answer);
      expect(JSON.stringify(answer) ?? "").not.toMatch(/hunter|"hash":"[cd]{64}/);
      if (type === "query") expect(await stored(given.app)).toBe(before);
    },
  );

  it("plans.import reads a plan", async () => {
    const { caller } = await world();
    const report = await caller.plans.import({ path: writeTickets() });
    expect(report.tasks.created).toBe(2);
    expect((await caller.plans.verify()).mismatches).toEqual([]);
  });

  it("refuses a field that it does not know and changes nothing", async () => {
    const given = await world();
    const before = await stored(given.app);
    for (const { path } of procedures) {
      const input = { ...(inputOf(path, given) as object), surprise: 1 };
      expect(await failureOf(procedureOf(given.caller, path)(input)), path).toMatchObject({ code: "INPUT" });
    }
    expect(await stored(given.app)).toBe(before);
  });

  const broken: readonly unknown[] = [null, 7, "text", { id: "" }, { id: "../etc" }, { id: 7 }];
  it("refuses an input that is none and changes nothing", async () => {
    const given = await world();
    const before = await stored(given.app);
    for (const { path } of procedures)
      for (const input of broken)
        expect(await failureOf(procedureOf(given.caller, path)(input)), `${path} ${JSON.stringify(input)}`).toMatchObject({
          code: "INPUT",
        });
    expect(await stored(given.app)).toBe(before);
  });

  it("says NOT_FOUND or REFUSED, naming it, for what does not exist, and changes nothing but the audit log", async () => {
    const given = await world();
    // Who asked for what is kept, and so is the time that leases have seen.
    const except = ["audit_entries", "metadata"];
    const before = await stored(given.app, except);
    const lookedFor = procedures.flatMap((one) => missingInputs(one, given));
    expect(lookedFor.length).toBeGreaterThan(80);
    for (const { path, field, missing, input } of lookedFor) {
      const failure = await failureOf(procedureOf(given.caller, path)(input));
      expect(failure.code, `${path} ${field}: ${failure.message}`).toMatch(
        field === "id" || path.endsWith(".get") ? /^NOT_FOUND$/ : /^(NOT_FOUND|REFUSED)$/,
      );
      if (field === "id") expect(failure.message, path).toContain(missing);
    }
    expect(await stored(given.app, except)).toBe(before);
  });
});

const looksUp = /^(id|threadId|turnId|taskId|dependsOnTaskId|phaseId|initiativeId|chatSessionId|agentId|repositoryId|key)$/;
/** Here the id is the caller's to give, or nothing is looked up by it. */
const looksNothingUp = ["errands.create", "settings.set", "logChunks.delete", "proposals.dismissOfAgent"];

/** The valid input of a procedure once per field that names a row, with a row that is not there. */
function missingInputs({ path, type }: Procedure, given: World) {
  if (looksNothingUp.includes(path) || !(type === "mutation" || /\.(get|why)$/.test(path))) return [];
  const valid = Object.entries((inputOf(path, given) ?? {}) as Record<string, unknown>);
  return valid
    .filter(([field, value]) => looksUp.test(field) && typeof value === "string")
    .map(([field, value]) => {
      const missing = nowhere(String(value));
      return { path, field, missing, input: Object.fromEntries([...valid, [field, missing]]) };
    });
}

/** An id of the same form. */
function nowhere(id: string): string {
  if (id.startsWith("ticket:")) return "ticket:none";
  return /^\d{26}$/.test(id) ? "0".repeat(26) : "none-such";
}

describe("every list", () => {
  it.each(paged)("$path goes on where its page ended", async (one) => {
    const { path } = one;
    const given = await world();
    const call = (page: object) =>
      procedureOf(given.caller, path)({ ...(inputOf(path, given) as object), ...page }) as Promise<{
        items: unknown[];
        next: string | null;
      }>;
    const whole = await call({ limit: 200 });
    expect(whole.items.length).toBeGreaterThan(1);
    expect(whole.next).toBeNull();
    const read: unknown[] = [];
    for (let cursor: string | undefined; ; ) {
      const { items, next } = await call({ limit: 1, ...(cursor === undefined ? {} : { [cursorOf(one)]: cursor }) });
      expect(items).toHaveLength(1);
      read.push(...items);
      if (next === null) break;
      cursor = next;
    }
    expect(read).toEqual(whole.items);
    expect(await failureOf(call({ limit: 0 }))).toMatchObject({ code: "INPUT" });
    expect(await failureOf(call({ limit: 201 }))).toMatchObject({ code: "INPUT" });
  });

  it("refuses a cursor that it did not give out", async () => {
    const given = await world();
    // The log of an agent goes on after any id: its oldest chunks may be deleted while it is read.
    for (const one of paged.filter(({ path }) => path !== "logChunks.list")) {
      const { path } = one;
      const input = { ...(inputOf(path, given) as object), [cursorOf(one)]: "no cursor" };
      expect((await failureOf(procedureOf(given.caller, path)(input))).code, path).toMatch(/^(INPUT|INVALID|CONFLICT)$/);
    }
  });
});
