import { describe, expect, it } from "vitest";
import { createLog, type LogLevel } from "./log.ts";

function written(level: LogLevel = "info", readable = false) {
  const lines: string[] = [];
  return { lines, log: createLog({ level, readable, write: (line) => lines.push(line) }) };
}

describe("the log", () => {
  it("writes one line of JSON an entry", () => {
    const { lines, log } = written();
    log.info({ taskId: "t1" }, "Claimed.");
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? "")).toEqual({
      level: "info",
      time: expect.stringMatching(/^\d{4}-.+Z$/),
      taskId: "t1",
      msg: "Claimed.",
    });
    expect(lines[0]?.endsWith("}\n")).toBe(true);
  });

  it("writes lines for people, with the stack of an error", () => {
    const { lines, log } = written("info", true);
    log.error({ requestId: "r1", err: new Error("boom") }, "A request failed.");
    expect(lines[0]).toMatch(/^\d\d:\d\d:\d\d error: A request failed\. \{"requestId":"r1"\}\nError: boom\n/);
  });

  it.each<[LogLevel, number]>([
    ["info", 3],
    ["warn", 2],
    ["error", 1],
    ["silent", 0],
  ])("at level %s writes %i of three", (level, count) => {
    const { lines, log } = written(level);
    log.info({}, "a");
    log.warn({}, "b");
    log.error({}, "c");
    expect(lines).toHaveLength(count);
  });

  it("hides secrets by their key and inside of texts", () => {
    const { lines, log } = written();
    const cause = new Error("cannot reach postgres://box:hunter2@db.test:5432/box");
    log.error(
      { token: "hunter2", headers: { authorization: "Bearer hunter2" }, err: new Error("failed", { cause }) },
      "See http://x/#token=hunter2",
    );
    log.warn({ request: { headers: { cookie: "hunter2" } }, sent: "Authorization: Bearer hunter2" }, "postgresql://box:hunter2@db.test");
    const key = `sb_123456${"k".repeat(37)}`;
    log.error({ err: new Error(`refused ${key}`), keys: [key] }, `The key ${key} is wrong.`);
    expect(lines.join("")).not.toContain("hunter2");
    expect(lines.join("")).not.toContain("kkk");
    expect(lines.join("")).toContain("The key sb_123456[redacted] is wrong.");
    expect(lines.join("")).toContain("postgres://box:[redacted]@db.test:5432/box");
  });
});
