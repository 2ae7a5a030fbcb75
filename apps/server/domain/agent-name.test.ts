import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { adjectives, agentName, animals } from "./agent-name.ts";

describe("agentName", () => {
  it.each([
    ["adjectives", adjectives],
    ["animals", animals],
  ])("has at least sixty %s, each once and in order", (_name, words) => {
    expect(words.length).toBeGreaterThanOrEqual(60);
    expect([...new Set(words)].sort()).toEqual(words);
    for (const word of words) expect(word).toMatch(/^[a-z]+$/);
  });

  it("reaches the first and the last pair", () => {
    expect(agentName(0, 0)).toBe(`${adjectives[0]}-${animals[0]}`);
    expect(agentName(1 - Number.EPSILON, 0)).toBe(`${adjectives.at(-1)}-${animals.at(-1)}`);
  });

  it("reaches every pair", () => {
    const size = adjectives.length * animals.length;
    const names = Array.from({ length: size }, (_, pair) => agentName((pair + 0.5) / size, 0));
    expect(new Set(names).size).toBe(size);
  });

  it("adds a number after a collision, another one each time", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (random) => {
        const names = [0, 1, 2].map((attempt) => agentName(random, attempt));
        expect(names[0]).toMatch(/^[a-z]+-[a-z]+$/);
        expect(names.slice(1)).toEqual([`${names[0]}-2`, `${names[0]}-3`]);
      }),
      { seed: 23, numRuns: 100 },
    );
  });
});
