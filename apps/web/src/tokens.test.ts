import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

type Oklch = readonly [lightness: number, chroma: number, hue: number];

const css = readFileSync(new URL("./styles.css", import.meta.url), "utf8");

/** The custom properties of a rule, by name. */
function tokensOf(selector: string): ReadonlyMap<string, Oklch> {
  const start = css.indexOf(`\n${selector} {`);
  const block = css.slice(start, css.indexOf("\n}", start));
  return new Map(
    [...block.matchAll(/--([a-z-]+): oklch\(([\d.]+) ([\d.]+) ([\d.]+)\);/g)].map(([, name = "", ...numbers]) => [
      name,
      numbers.map(Number) as unknown as Oklch,
    ]),
  );
}

/** Linear sRGB, cut to what a screen can show (Björn Ottosson's matrices, as in CSS Color 4). */
function linearRgb([lightness, chroma, hue]: Oklch): readonly number[] {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ].map((value) => Math.min(1, Math.max(0, value)));
}

function luminance(color: Oklch): number {
  const [red = 0, green = 0, blue = 0] = linearRgb(color);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: Oklch, other: Oklch): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const grounds = ["bg", "panel", "raised", "selected"];
const states = ["needs", "failed", "running", "review", "merging", "done", "ready", "queued", "blocked", "exhausted", "cancelled"];
const texts = ["fg", "muted", "faint", "accent", ...states];

/** What is written or drawn on what, and how much it must stand out (WCAG 2.2: 1.4.3 for texts, 1.4.11 for lines). */
const pairs: readonly (readonly [string, string, number])[] = [
  ...texts.flatMap((text) => grounds.map((ground) => [text, ground, 4.5] as const)),
  ["needs", "needs-tint", 4.5],
  ["fg", "added-tint", 4.5],
  ["fg", "removed-tint", 4.5],
  ["on-accent", "accent", 4.5],
  ...["line-strong", "focus"].flatMap((line) => grounds.map((ground) => [line, ground, 3] as const)),
];

it("computes what is known of black, white and grey", () => {
  expect(contrast([0, 0, 0], [1, 0, 0])).toBeCloseTo(21, 5);
  expect(contrast([1, 0, 0], [1, 0, 0])).toBe(1);
  // #777 on white: 4.48
  expect(contrast([0.5693, 0, 0], [1, 0, 0])).toBeCloseTo(4.48, 1);
});

describe.each([
  ["light", ":root"],
  ["dark", ':root[data-theme="dark"]'],
])("%s", (_theme, selector) => {
  const tokens = tokensOf(selector);

  it.each(pairs)("%s on %s is at least %d to 1", (text, ground, least) => {
    const [above, below] = [tokens.get(text), tokens.get(ground)];
    if (above === undefined || below === undefined) throw new Error(`There is no token ${text} or ${ground} in ${selector}.`);
    expect(contrast(above, below)).toBeGreaterThanOrEqual(least);
  });

  it("has the same tokens as the other theme", () => {
    expect([...tokens.keys()]).toEqual([...tokensOf(":root").keys()]);
  });
});
