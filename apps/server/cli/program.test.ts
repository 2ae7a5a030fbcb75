import {
  DomainError,
  errorCodes,
  initiativeStatusSchema,
  phaseStatusSchema,
  taskCategorySchema,
  taskPrioritySchema,
  taskStatusSchema,
} from "@signalbox/contracts";
import type { Command } from "commander";
import { describe, expect, it } from "vitest";
import { exitCodeOf, exitCodes } from "./exit-codes.ts";
import { failureOf } from "./failure.ts";
import type { Io } from "./io.ts";
import {
  collected,
  expiry,
  initiativeStatuses,
  keyScopes,
  phaseStatuses,
  priority,
  taskCategories,
  taskPriorities,
  taskStatus,
  taskStatuses,
  wholeNumber,
} from "./options.ts";
import { createProgram } from "./program.ts";
import { plain } from "./screen.ts";

function silentIo(): Io & { readonly printed: string[] } {
  const printed: string[] = [];
  const print = (text: string) => void printed.push(text);
  return {
    printed,
    env: {},
    cwd: "/",
    screen: { width: 100, paint: plain },
    out: print,
    outSlowly: async (text) => print(text),
    err: print,
    setExitCode: () => {},
  };
}

const everyCommand = (command: Command): Command[] => [command, ...command.commands.flatMap(everyCommand)];

describe("the program", () => {
  it("describes every command and every option", () => {
    const commands = everyCommand(createProgram(silentIo()));
    expect(commands.length).toBeGreaterThan(25);
    expect(commands.filter((command) => command.description() === "").map((command) => command.name())).toEqual([]);
    expect(commands.flatMap(({ options }) => options).filter(({ description }) => !description)).toEqual([]);
  });

  it.each(["next", "ls", "start", "close", "complete", "new", "dep", "rm", "blocked"])(
    "knows %s, as users of other tools type it",
    (name) => {
      const found = createProgram(silentIo()).commands.find((command) => command.name() === name || command.aliases().includes(name));
      expect(found).toBeDefined();
    },
  );

  it("uses no name twice", () => {
    for (const command of everyCommand(createProgram(silentIo()))) {
      const names = command.commands.flatMap((child) => [child.name(), ...child.aliases()]);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it("prints every exit code in its help", async () => {
    const io = silentIo();
    await expect(createProgram(io).parseAsync(["node", "signalbox", "--help"])).rejects.toMatchObject({ exitCode: 0 });
    for (const { code, meaning } of Object.values(exitCodes)) expect(io.printed.join("")).toContain(`${code}  ${meaning}`);
  });

  it("tells its version", async () => {
    const io = silentIo();
    await expect(createProgram(io).parseAsync(["node", "signalbox", "--version"])).rejects.toMatchObject({ exitCode: 0 });
    expect(io.printed.join("")).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it("offers the values that the contracts know", () => {
    expect(taskStatuses).toEqual(taskStatusSchema.options);
    expect(taskCategories).toEqual(taskCategorySchema.options);
    expect(taskPriorities).toEqual(taskPrioritySchema.options);
    expect(phaseStatuses).toEqual(phaseStatusSchema.options);
    expect(initiativeStatuses).toEqual(initiativeStatusSchema.options);
  });
});

describe("values of options", () => {
  it("are taken as people type them", () => {
    expect(["high", "HIGH", "0", "P1", "2", "p4"].map(priority)).toEqual(["high", "high", "high", "high", "medium", "low"]);
    expect(["open", "in-progress", "Done", "cancelled"].map(taskStatus)).toEqual(["pending", "in_progress", "completed", "cancelled"]);
    expect(collected("c", collected("a, b"))).toEqual(["a", "b", "c"]);
    expect(wholeNumber(1, 200)("20")).toBe(20);
    expect(keyScopes("agent:a_1-b", keyScopes("read, plan"))).toEqual(["read", "plan", "agent:a_1-b"]);
  });

  it.each(["0", "201", "1.5", "ten", "", "1e2"])("%j is no number from 1 to 200", (text) => {
    expect(() => wholeNumber(1, 200)(text)).toThrow("from 1 to 200");
  });

  it("say what would be right", () => {
    expect(() => priority("urgent")).toThrow("low, medium, high");
    expect(() => taskStatus("")).toThrow("pending");
    expect(() => keyScopes("write")).toThrow("read, plan, agent:<id>, admin");
    expect(() => keyScopes("agent:")).toThrow("agent:<id>");
    expect(() => keyScopes(",")).toThrow("agent:<id>");
  });

  it("tell until when a key is good", () => {
    const now = new Date("2030-01-31T10:00:00Z");
    const until = (text: string) => expiry(text)(now).toISOString();
    expect(["12h", "30d", "2w"].map(until)).toEqual(["2030-01-31T22:00:00.000Z", "2030-03-02T10:00:00.000Z", "2030-02-14T10:00:00.000Z"]);
    expect(["2030-02-28", "2030-02-28T12:30Z", "2030-02-28T12:30:00+02:00"].map(until)).toEqual([
      "2030-02-28T00:00:00.000Z",
      "2030-02-28T12:30:00.000Z",
      "2030-02-28T10:30:00.000Z",
    ]);
  });

  it.each(["", "0d", "-1d", "30", "soon", "2030-02-30", "2030-02-30T12:00Z", "2030-13-01", "2030-02-28T12:00", "01/02/2030"])(
    "%j is no time until which a key is good",
    (text) => {
      expect(() => expiry(text)).toThrow("30d");
    },
  );
});

describe("failures", () => {
  it("have an exit code each", () => {
    const codes = Object.fromEntries(errorCodes.map((code) => [code, exitCodeOf(code)]));
    expect(codes).toEqual({
      ...{ NOT_FOUND: 3, CONFLICT: 5, REFUSED: 4, INVALID: 3, UNAUTHENTICATED: 4 },
      ...{ FORBIDDEN: 4, LIMITED: 4, UNAVAILABLE: 6, DAMAGED: 6, INTERNAL: 1 },
    });
    const all = Object.values(exitCodes).map(({ code }) => code);
    expect(new Set(all).size).toBe(all.length);
  });

  it("are found however deep they are wrapped, and what nobody foresaw is a bug", () => {
    const refusal = new DomainError("REFUSED", "No.", { details: { id: "1" } });
    expect(failureOf(new Error("outer", { cause: refusal }))).toEqual({
      code: "REFUSED",
      message: "No.",
      details: { id: "1" },
      exitCode: 4,
    });
    expect(failureOf(new Error("oops"))).toMatchObject({ code: "INTERNAL", message: "oops", exitCode: 1 });
    expect(failureOf("text")).toMatchObject({ code: "INTERNAL", message: "text", exitCode: 1 });
  });
});
