import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { auditHash, chainStart, firstPreviousHash, followChain } from "./audit-chain.ts";
import { canonicalJson } from "./canonical-json.ts";

const runs = { seed: 22, numRuns: 200 };

describe("canonicalJson", () => {
  it("sorts keys, drops undefined and writes dates as ISO", () => {
    const value = { b: [1, undefined, { z: null, a: "é\n" }], a: new Date(0), gone: undefined, "10": true, "9": -0 };
    expect(canonicalJson(value)).toBe('{"10":true,"9":0,"a":"1970-01-01T00:00:00.000Z","b":[1,null,{"a":"é\\n","z":null}]}');
  });

  it("says the same as JSON and does not depend on the order of keys", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
      runs,
    );
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(fc.string(), fc.integer()), { selector: ([key]) => key }), (fields) => {
        expect(canonicalJson(Object.fromEntries([...fields].reverse()))).toBe(canonicalJson(Object.fromEntries(fields)));
      }),
      runs,
    );
  });

  const ring: Record<string, unknown> = {};
  ring.self = { ring };
  it.each([
    ["NaN", { a: [Number.NaN] }, "the value.a[0] is NaN"],
    ["Infinity", Number.POSITIVE_INFINITY, "the value is Infinity"],
    ["bigint", { n: 1n }, "the value.n is a bigint"],
    ["a cycle", ring, "the value.self.ring contains itself"],
    ["an invalid date", [new Date(Number.NaN)], "the value[0] is an invalid date"],
    ["a function", { f: () => 1 }, "the value.f is a function"],
    ["undefined alone", undefined, "the value is undefined"],
    ["a Map", { m: new Map() }, "the value.m is a Map"],
  ])("refuses %s and says where", (_name, value, words) => {
    expect(() => canonicalJson(value)).toThrow(expect.objectContaining({ code: "INVALID", message: expect.stringContaining(words) }));
  });

  it("lets the same object stand twice", () => {
    const shared = { a: 1 };
    expect(canonicalJson([shared, shared])).toBe('[{"a":1},{"a":1}]');
  });
});

const aChain = (length: number) => {
  const rows: { sequence: number; previousHash: string; hash: string; action: string; key: string | null; createdAt: Date }[] = [];
  for (let sequence = 1; sequence <= length; sequence++) {
    const content = { action: `did ${sequence}`, key: null, createdAt: new Date(sequence) };
    const previousHash = rows.at(-1)?.hash ?? firstPreviousHash;
    rows.push({ sequence, previousHash, hash: auditHash(previousHash, content), ...content });
  }
  return rows;
};

describe("auditHash", () => {
  it("is SHA-256 over the canonical text", () => {
    const text = `{"action":"x","previousHash":"${firstPreviousHash}"}`;
    expect(auditHash(firstPreviousHash, { action: "x" })).toBe(createHash("sha256").update(text).digest("hex"));
    expect(firstPreviousHash).toMatch(/^0{64}$/);
  });

  it("takes NULL and a missing field for the same, and anything else for another entry", () => {
    const hash = auditHash("h", { action: "x" });
    expect(auditHash("h", { action: "x", key: null, other: undefined, sequence: 4, hash: "?" })).toBe(hash);
    expect(auditHash("h", { action: "y" })).not.toBe(hash);
    expect(auditHash("i", { action: "x" })).not.toBe(hash);
  });
});

describe("followChain", () => {
  it("accepts a whole chain, an empty one and one read in pages", () => {
    const rows = aChain(6);
    const whole = { breaks: [], end: { sequence: 6, hash: rows[5]?.hash } };
    expect(followChain(rows)).toEqual(whole);
    expect(followChain([])).toEqual({ breaks: [], end: chainStart });
    expect(followChain(rows.slice(3), followChain(rows.slice(0, 3)).end)).toEqual(whole);
  });

  it("names the entry that was changed, removed, added or moved, whichever it is, and goes on behind it", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4 }), (at) => {
        const rows = aChain(6);
        const changed = rows.map((row, index) => (index === at ? { ...row, action: "forged" } : row));
        const wasChanged = { sequence: at + 1, reason: `Audit entry ${at + 1} was changed after it was written.` };
        expect(followChain(changed).breaks).toEqual([wasChanged]);
        const undated = rows.map((row, index) => (index === at ? { ...row, createdAt: new Date(Number.NaN) } : row));
        expect(followChain(undated).breaks).toEqual([wasChanged]);

        const removed = rows.filter((_, index) => index !== at);
        expect(followChain(removed).breaks).toEqual([{ sequence: at + 1, reason: `Audit entry ${at + 1} was removed.` }]);
        const closed = removed.map((row, index) => ({ ...row, sequence: index + 1 }));
        expect(followChain(closed).breaks).toMatchObject([{ sequence: at + 1, reason: expect.stringContaining("does not continue") }]);

        const repeated = rows.flatMap((row, index) => (index === at ? [row, row] : [row]));
        expect(followChain(repeated).breaks).toEqual([{ sequence: at + 1, reason: `Audit entry ${at + 1} is out of order.` }]);
      }),
      runs,
    );
  });

  it("names an entry that was changed and hashed anew by the one after it, and one put in before the first", () => {
    const rows = aChain(4);
    const forged = rows.map((row) => (row.sequence === 2 ? { ...row, action: "forged" } : row));
    const hashed = forged.map((row) => (row.sequence === 2 ? { ...row, hash: auditHash(row.previousHash, row) } : row));
    expect(followChain(hashed).breaks).toMatchObject([{ sequence: 3, reason: expect.stringContaining("does not continue") }]);
    const [first] = aChain(1);
    const early = followChain([{ ...first, sequence: 0, previousHash: firstPreviousHash, hash: first?.hash ?? "" }, ...rows]);
    expect(early.breaks.map(({ sequence }) => sequence)).toEqual([0, 1]);
  });

  it("tells of all that are missing in a row at once", () => {
    const rows = aChain(6).filter(({ sequence }) => sequence < 2 || sequence > 4);
    expect(followChain(rows).breaks).toEqual([{ sequence: 2, reason: "Audit entries 2 to 4 were removed." }]);
  });
});
