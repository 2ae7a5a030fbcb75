import { describe, expect, it } from "vitest";
import { type Directory, resolve } from "./naming.ts";

interface Row {
  readonly id: string;
  readonly name: string;
}

const directory = (...rows: Row[]): Directory<Row> => ({
  entity: "task",
  byId: async (id) => rows.find((row) => row.id === id) ?? null,
  byName: async (name, limit) => rows.filter((row) => row.name === name).slice(0, limit),
  byIdPrefix: async (prefix, limit) => rows.filter((row) => row.id.startsWith(prefix)).slice(0, limit),
});

const fix = { id: "abcd1234", name: "Fix" };
const test = { id: "abcd5678", name: "Test" };

describe("the name of a task", () => {
  it("is its id, the beginning of it, or its name", async () => {
    for (const name of ["abcd1234", "abcd1", "Fix", " Fix "]) expect(await resolve(directory(fix, test), name)).toBe(fix);
  });

  it("is an id before it is a name, and a name before the beginning of an id", async () => {
    const named = { id: "zzzz0000", name: "abcd1234" };
    expect(await resolve(directory(named, fix), "abcd1234")).toBe(fix);
    const short = { id: "yyyy0000", name: "abcd" };
    expect(await resolve(directory(short, fix, test), "abcd")).toBe(short);
  });

  it("is refused with the candidates where it is ambiguous", async () => {
    await expect(resolve(directory(fix, test), "abcd")).rejects.toMatchObject({
      code: "INVALID",
      message: expect.stringMatching(/abcd1234 {2}Fix\n.*abcd5678 {2}Test/),
      details: { candidates: [fix, test] },
    });
    const twin = { id: "other", name: "Fix" };
    await expect(resolve(directory(fix, twin), "Fix")).rejects.toMatchObject({ code: "INVALID", details: { candidates: [fix, twin] } });
  });

  it("names no more than ten candidates", async () => {
    const many = Array.from({ length: 30 }, (_, at) => ({ id: `same-${at}`, name: "Same" }));
    const error = await resolve(directory(...many), "Same").catch((caught: Error) => caught);
    expect(error).toMatchObject({ details: { candidates: many.slice(0, 10) } });
    expect((error as Error).message.endsWith("\n  …")).toBe(true);
  });

  it.each(["abc", "abcdx", "", "   ", "fix", "%", "'; drop table tasks"])("%j is nobody's", async (text) => {
    await expect(resolve(directory(fix, test), text)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
