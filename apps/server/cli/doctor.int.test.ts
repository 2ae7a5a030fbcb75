import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import { cliUser } from "./cli.fixture.ts";

interface Named {
  readonly id: string;
}

it("the inbox lists what waits for a person, and what to do about it", { timeout: 240_000 }, async () => {
  const user = cliUser();
  expect(await user.run("inbox")).toMatchObject({ code: 0, stdout: "", stderr: "Nothing waits for you.\n" });
  const first = await user.json<Named>("create", "Lay the pipes");
  await user.text("create", "Open the tap", "--depends-on", first.id);
  await user.text("block", first.id);
  expect(await user.json("inbox")).toMatchObject({
    items: [{ kind: "blocked_task", id: first.id, title: "Lay the pipes", blocks: 2, refs: { taskId: first.id } }],
    next: null,
  });
  expect(await user.text("inbox")).toContain("Lay the pipes  Clear what is in its way");
});

it("doctor tells a sound database from one in which something is stuck, or that is damaged", { timeout: 240_000 }, async () => {
  const user = cliUser();
  await user.text("create", "Sound");
  expect(await user.text("doctor")).toContain(`Everything in ${user.database} has an owner`);
  expect(await user.json("doctor")).toMatchObject({ database: user.database, violations: [], total: 0 });

  await user.text("initiative", "create", "Garden");
  const phase = await user.json<Named>("phase", "create", "Dig", "-i", "Garden", "--status", "completed");
  await user.text("create", "Dig a hole", "--phase", phase.id);
  const stuck = await user.run("doctor", "--json");
  expect(stuck.code).toBe(8);
  expect(JSON.parse(stuck.stdout)).toMatchObject({ violations: [{ rule: "phase_closed_too_early", id: phase.id }], total: 1 });
  expect(await user.run("doctor")).toMatchObject({
    code: 8,
    stdout: expect.stringContaining(`signalbox phase status ${phase.id} approved`),
  });
  await user.text("phase", "status", phase.id, "approved");
  expect(await user.json("doctor")).toMatchObject({ total: 0 });

  // Every page but the first few is overwritten, as by a disk that lost them.
  writeFileSync(user.database, readFileSync(user.database).fill(0xa5, 8 * 4096));
  const damaged = await user.run("doctor");
  expect(damaged).toMatchObject({ code: 8, stdout: expect.stringContaining("signalbox db restore") });
});

it("doctor names a database that others may read", { timeout: 240_000 }, async ({ skip }) => {
  skip(process.platform === "win32", "files have no modes here");
  const user = cliUser();
  await user.text("create", "Private");
  chmodSync(user.database, 0o644);
  expect(await user.run("doctor")).toMatchObject({ code: 8, stdout: expect.stringContaining("chmod 600") });
});
