import { truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { findPlanSource } from "./find-plan-source.ts";
import { maxPlanBytes } from "./source-files.ts";
import { jsonLines, writtenPlan } from "./written-plan.fixture.ts";

const taskMaster = JSON.stringify({ master: { tasks: [{ id: 1, title: "One" }] } });
const beads = jsonLines({ id: "bd-1", title: "One", status: "open", issue_type: "task" });
const ticket = "---\nid: a-1\nstatus: open\ndeps: []\n---\n# One\n";

async function refusal(path: string) {
  return findPlanSource(path).then(
    ({ name }) => expect.fail(`${name} took ${path}`),
    (error: unknown) => error,
  );
}

describe("finding the reader of a plan", () => {
  it.each([
    ["taskmaster", "plan.json", taskMaster],
    ["taskmaster", ".taskmaster/tasks/tasks.json", taskMaster, "."],
    ["taskmaster", "tasks/tasks.json", taskMaster, "."],
    ["beads", "export.jsonl", beads],
    ["beads", "export.jsonl", `\uFEFF${beads}`],
    ["beads", ".beads/issues.jsonl", beads, "."],
    ["backlog", "backlog/config.yml", "project_name: X\n", "."],
    ["backlog", "tasks/task-1 - one.md", "---\nid: task-1\n---\n", "."],
    ["backlog", "tasks/task-1 - one.md", "---\nid: task-1\n---\n", "tasks"],
    ["tk", ".tickets/a-1.md", ticket, "."],
    ["tk", ".tickets/a-1.md", ticket, ".tickets"],
    ["tk", "a-1.md", ticket],
  ])("%s reads %s", async (...[name, file, text, named = file]) => {
    const root = await writtenPlan({ [file]: text });
    const source = await findPlanSource(join(root, named));
    expect(source.name).toBe(name);
    expect((await source.read(join(root, named))).source).toBe(name);
  });

  it("a path that is not there", async () => {
    const root = await writtenPlan({});
    expect(await refusal(join(root, "none"))).toMatchObject({
      code: "INVALID",
      message: expect.stringContaining("no such file or folder"),
    });
  });

  it.each([
    ["package.json", '{"name":"x","tasks":["build"]}', /no known plan/],
    ["broken.json", '{"master":', /not valid JSON/],
    ["log.jsonl", '{"level":"info"}\n', /no known plan/],
    ["broken.jsonl", "\n{oops\n", /line 2 is not valid JSON/],
    ["notes.md", "# Notes\n", /no known plan/],
    ["notes.md", "---\nid: x\nstatus: published\n---\n", /no known plan/],
    ["notes.txt", ticket, /no known plan/],
  ])("%s that is no plan: %s", async (file, text, message) => {
    const root = await writtenPlan({ [file]: text });
    expect(await refusal(join(root, file))).toMatchObject({ code: "INVALID", message: expect.stringMatching(message) });
  });

  it("an empty folder, and one with plans of two tools", async () => {
    const root = await writtenPlan({ "two/.beads/issues.jsonl": beads, "two/.tickets/a-1.md": ticket, "none/readme.md": "" });
    expect(await refusal(join(root, "none"))).toMatchObject({ code: "INVALID", message: expect.stringMatching(/no known plan/) });
    expect(await refusal(join(root, "two"))).toMatchObject({ code: "INVALID", message: expect.stringMatching(/beads and tk/) });
  });

  it("a file that is broken after its first line is found, and its line named", async () => {
    const root = await writtenPlan({ "issues.jsonl": `${beads}{"id":\n` });
    const source = await findPlanSource(join(root, "issues.jsonl"));
    await expect(source.read(join(root, "issues.jsonl"))).rejects.toMatchObject({
      code: "INVALID",
      message: expect.stringContaining("line 2"),
    });
  });

  it("a broken tasks.json is named in Task Master's own folder, and hides no other plan elsewhere", async () => {
    const root = await writtenPlan({
      "own/.taskmaster/tasks/tasks.json": "{",
      "other/tasks/tasks.json": "{",
      "other/.beads/issues.jsonl": beads,
    });
    const own = await findPlanSource(join(root, "own"));
    await expect(own.read(join(root, "own"))).rejects.toMatchObject({
      code: "INVALID",
      message: expect.stringMatching(/tasks\.json.*not valid JSON/),
    });
    expect((await findPlanSource(join(root, "other"))).name).toBe("beads");
  });

  it("text that is not UTF-8 is refused instead of stored damaged", async () => {
    const root = await writtenPlan({});
    await writeFile(join(root, "plan.json"), Buffer.from([0x7b, 0xff, 0xfe]));
    expect(await refusal(join(root, "plan.json"))).toMatchObject({ code: "INVALID", message: expect.stringMatching(/UTF-8/) });
  });

  it("a file over 200 MB is refused before it is read", async (ctx) => {
    const root = await writtenPlan({ "huge.jsonl": "" });
    // A hole, not 200 MB on the disk.
    const grown = await truncate(join(root, "huge.jsonl"), maxPlanBytes + 1).catch((error: unknown) => error);
    if (grown !== undefined) ctx.skip("this file system refuses a sparse file of 200 MB");
    expect(await refusal(join(root, "huge.jsonl"))).toMatchObject({
      code: "INVALID",
      message: expect.stringContaining("larger than 200 MB"),
    });
  });
});
