import { describe, expect, it } from "vitest";
import { cellWidth, manyLines, oneLine, wrap } from "./cell-width.ts";
import { plain, screenOf, wantsColor } from "./screen.ts";
import { fields, table } from "./table.ts";

const wide = { width: undefined, paint: plain };

describe("the width of text", () => {
  it.each([
    ["abc", 3],
    ["", 0],
    ["é", 1],
    ["e\u0301", 1],
    ["日本", 4],
    ["한글", 4],
    ["✅", 2],
    ["👩‍👩‍👧", 2],
    ["ｆ", 2],
    ["—", 1],
  ])("%j takes %i cells", (text, width) => {
    expect(cellWidth(text)).toBe(width);
  });

  it("wraps at spaces and cuts what is longer than a line, between whole characters", () => {
    expect(wrap("one two three", 7)).toEqual(["one two", "three"]);
    expect(wrap("日本語日本語", 5)).toEqual(["日本", "語日", "本語"]);
    expect(wrap("", 5)).toEqual([""]);
    expect(wrap("日", 1)).toEqual(["日"]);
  });

  it("takes out what would command the terminal", () => {
    expect(oneLine("a\u001b[31mred\nb\u202e")).toBe("a [31mred b");
    expect(manyLines("a\u001b]0;title\u0007\r\nb\tc")).toBe("a ]0;title\nb  c");
  });
});

interface Row {
  readonly id: string;
  readonly name: string;
}

const columns = [
  { heading: "ID", value: ({ id }: Row) => id },
  { heading: "NAME", value: ({ name }: Row) => name, wraps: true },
];

describe("a table", () => {
  it("aligns columns by what their text takes on the screen", () => {
    const rows = [
      { id: "日本", name: "first" },
      { id: "a", name: "second" },
    ];
    expect(table(columns, rows, wide)).toBe("ID    NAME\n日本  first\na     second");
  });

  it("wraps the column that may, so that no line is wider than the screen", () => {
    const text = table(columns, [{ id: "abc", name: "one two three four five six seven eight" }], { width: 25, paint: plain });
    expect(text).toBe("ID   NAME\nabc  one two three four\n     five six seven eight");
    expect(text.split("\n").every((line) => cellWidth(line) <= 25)).toBe(true);
  });

  it("leaves text whole where nobody's screen limits it", () => {
    expect(table(columns, [{ id: "a", name: "x".repeat(500) }], wide)).toContain("x".repeat(500));
  });

  it("ends no line with spaces, and paints no padding", () => {
    const painted = table(
      [
        { ...(columns[0] ?? { heading: "", value: () => "" }), style: () => "red" as const },
        { heading: "EMPTY", value: () => "" },
      ],
      [{ id: "a", name: "" }],
      { width: undefined, paint: (style, text) => `<${style}>${text}</${style}>` },
    );
    expect(painted).toBe("<bold>ID</bold>  <bold>EMPTY</bold>\n<red>a</red>");
  });

  it("shows one thing as names and values, and leaves out what it has not", () => {
    expect(
      fields(
        [
          ["id", "1"],
          ["phase", null],
          ["longer", "x"],
        ],
        wide,
      ),
    ).toBe("id      1\nlonger  x");
  });
});

describe("colours", () => {
  it("are for a terminal whose user has not declined them", () => {
    expect(wantsColor({ isTTY: true }, {})).toBe(true);
    expect(wantsColor({ isTTY: true }, { TERM: "xterm", NO_COLOR: "" })).toBe(true);
    expect(wantsColor({ isTTY: false }, {})).toBe(false);
    expect(wantsColor({}, {})).toBe(false);
    expect(wantsColor({ isTTY: true }, { NO_COLOR: "1" })).toBe(false);
    expect(wantsColor({ isTTY: true }, { TERM: "dumb" })).toBe(false);
  });

  it("and a width, come with the screen", () => {
    expect(screenOf({ isTTY: true, columns: 80 }, {}).width).toBe(80);
    expect(screenOf({ isTTY: true, columns: 80 }, {}).paint("red", "x")).toBe("\u001b[31mx\u001b[39m");
    expect(screenOf({ columns: 80 }, {}).width).toBeUndefined();
    expect(screenOf({}, {}).paint("red", "x")).toBe("x");
  });
});
