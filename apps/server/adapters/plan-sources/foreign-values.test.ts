import { describe, expect, it } from "vitest";
import { compareIds, createIdIndex, idNumber } from "./backlog-ids.ts";
import { createNamer } from "./draft-builder.ts";
import { joinSections, readCategory, readMoment, readPriority, readStatus, toText } from "./foreign-values.ts";
import { readFrontMatter } from "./front-matter.ts";
import { commonPrefix } from "./id-prefix.ts";

describe("values of other tools", () => {
  it.each([
    ["pending", "pending", true],
    ["To Do", "pending", true],
    ["in-progress", "in_progress", true],
    ["In Progress", "in_progress", true],
    ["in_progress", "in_progress", true],
    ["review", "quality_review", true],
    ["Done", "completed", true],
    ["closed", "completed", true],
    ["blocked", "blocked", true],
    ["cancelled", "cancelled", true],
    ["tombstone", "cancelled", true],
    ["deferred", "blocked", false],
    ["constructor", "pending", false],
    [null, "pending", true],
  ])("status %j is %s", (text, value, exact) => expect(readStatus(text)).toEqual({ value, exact }));

  it.each([
    ["0", "high", true],
    ["1", "high", true],
    ["2", "medium", true],
    ["3", "low", true],
    ["4", "low", true],
    ["High", "high", true],
    ["critical", "high", false],
    ["whenever", "medium", false],
    [null, "medium", true],
  ])("priority %j is %s", (text, value, exact) => expect(readPriority(text)).toEqual({ value, exact }));

  it("a type that is no category is execution, and says it lost something", () => {
    expect(readCategory("bug")).toEqual({ value: "execute", exact: false });
    expect(readCategory("spike")).toEqual({ value: "research", exact: true });
    expect(readCategory(null)).toEqual({ value: "execute", exact: true });
  });

  it.each([
    ["2025-07-03 23:30", "2025-07-03T23:30:00.000Z"],
    ["2025-06-04", "2025-06-04T00:00:00.000Z"],
    ["2025-11-02T21:58:07.295058-08:00", "2025-11-03T05:58:07.295Z"],
    ["2026-01-30T17:04:28Z", "2026-01-30T17:04:28.000Z"],
  ])("moment %s does not depend on the machine's zone", (text, iso) => {
    expect(readMoment(text).value?.toISOString()).toBe(iso);
  });

  it("a moment that is none is reported, not guessed", () => {
    expect(readMoment("last Tuesday")).toEqual({ value: undefined, exact: false });
    expect(readMoment("2025-13-45")).toEqual({ value: undefined, exact: false });
  });

  it("turns any filled value into text and any empty one into null", () => {
    expect([toText(" "), toText([]), toText(undefined), toText(0), toText(["a", "b"]), toText({ a: 1 })]).toEqual([
      null,
      null,
      null,
      "0",
      "a\nb",
      '{"a":1}',
    ]);
    expect(
      joinSections([
        ["", "one "],
        ["Two", null],
        ["Three", "3"],
      ]),
    ).toBe("one\n\n## Three\n\n3");
  });
});

describe("names and ids", () => {
  it("gives a repeated name a number and never a name that is taken", () => {
    const name = createNamer();
    expect(["a", "a", "a#2", "a", "b"].map(name)).toEqual(["a", "a#2", "a#2#2", "a#3", "b"]);
  });

  it("finds the prefix that most ids share", () => {
    expect(commonPrefix(["bd-1", "bd-2.1", "x-y-3"])).toBe("bd");
    expect(commonPrefix(["1", "2"])).toBeNull();
  });

  it("finds a task by its id, its number or its number without padding, in that order", () => {
    const index = createIdIndex();
    for (const id of ["BACK-24.1", "BACK-24.01", "BACK-3", "draft-5", "BACK-7.02"]) index.add(id, id);
    expect(["task-24.1", "task-24.01", "3", "back-3", "DRAFT-5", "task-5", "task-7.2", "nothing"].map((id) => index.find(id))).toEqual([
      "BACK-24.1",
      "BACK-24.01",
      "BACK-3",
      "BACK-3",
      "draft-5",
      undefined,
      "BACK-7.02",
      undefined,
    ]);
  });

  it("orders ids by their parts", () => {
    expect(["back-10", "back-9", "back-9.10", "back-9.2", "zzz"].sort(compareIds)).toEqual([
      "back-9",
      "back-9.2",
      "back-9.10",
      "back-10",
      "zzz",
    ]);
    expect(idNumber("not an id")).toBeNull();
  });
});

describe("front matter", () => {
  it("keeps every scalar as the text it is", () => {
    expect(readFrontMatter("---\nid: 345.10\nempty:\nlist: [1, b]\n---\nbody\n")).toEqual({
      fields: { id: "345.10", empty: "", list: ["1", "b"] },
      body: "body\n",
      present: true,
      complaint: null,
    });
  });

  it("reads Windows line ends and a rule inside the body", () => {
    const { fields, body } = readFrontMatter("---\r\nid: a\r\n---\r\none\r\n\r\n---\r\ntwo\r\n");
    expect(fields).toEqual({ id: "a" });
    expect(body).toBe("one\n\n---\ntwo\n");
  });

  it("takes a value YAML refuses as text, and spoils no other field", () => {
    const { fields, complaint, body } = readFrontMatter(
      "---\nid: a-1\nassignee: @someone\ntitle: 'it''s'\nlabels:\n  - x\n  - y\n---\nbody",
    );
    expect(fields).toEqual({ id: "a-1", assignee: "@someone", title: "it's", labels: ["x", "y"] });
    expect(complaint).toMatch(/@/);
    expect(body).toBe("body");
  });

  it("reads a block without an end up to the first empty line", () => {
    const { fields, body, complaint } = readFrontMatter("---\nid: a-1\ntitle: T\n\n## Description\ntext: kept\n");
    expect(fields).toEqual({ id: "a-1", title: "T" });
    expect(body).toBe("\n\n## Description\ntext: kept\n");
    expect(complaint).toMatch(/closing/);
  });

  it("does not run code, expand bombs or touch prototypes", () => {
    expect(readFrontMatter("---js\n{ id: process.exit(1) }\n---\n").present).toBe(false);
    const bomb = [
      "a: &a [x,x,x,x,x,x,x,x,x,x]",
      "b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]",
      "c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]",
      "d: [*c,*c,*c,*c,*c,*c]",
    ];
    expect(readFrontMatter(`---\n${bomb.join("\n")}\nid: safe\n---\n`).fields).toMatchObject({ id: "safe" });
    const { fields } = readFrontMatter("---\n__proto__:\n  polluted: yes\nid: a\n---\n");
    expect(Object.getPrototypeOf(fields)).toBe(Object.prototype);
    expect("polluted" in {}).toBe(false);
    expect(Object.keys(fields)).toContain("__proto__");
  });

  it("a file without a block is all body", () => {
    expect(readFrontMatter("# Title\n")).toEqual({ fields: {}, body: "# Title\n", present: false, complaint: null });
  });
});
