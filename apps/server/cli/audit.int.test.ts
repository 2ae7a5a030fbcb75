import Database from "better-sqlite3";
import { expect, it } from "vitest";
import { cliUser } from "./cli.fixture.ts";

interface Entries {
  readonly items: readonly { readonly sequence: number; readonly action: string; readonly outcome: string }[];
  readonly next: string | null;
}

interface Verified {
  readonly ok: boolean;
  readonly entries: number;
  readonly head: { readonly sequence: number; readonly hash: string };
}

it("lists the audit log, proves it, and names what was changed", { timeout: 240_000 }, async () => {
  const user = cliUser();
  expect(await user.run("audit", "verify")).toMatchObject({ code: 3, stderr: expect.stringContaining("no database") });
  const [first, second] = [await user.json<{ id: string }>("create", "First"), await user.json<{ id: string }>("create", "Second")];
  await user.text("done", first.id);
  expect((await user.run("done", first.id)).code).not.toBe(0);

  const all = await user.json<Entries>("audit", "list");
  expect(all.items.slice(0, 3).map(({ action, outcome }) => [action, outcome])).toEqual([
    ["task.create", "done"],
    ["task.create", "done"],
    ["task.complete", "done"],
  ]);
  expect(all.items.at(-1)?.outcome).toBe("refused");
  const rest = await user.json<Entries>("audit", "list", "--after", "1", "-n", "1");
  expect(rest).toMatchObject({ items: [{ sequence: 2 }], next: "2" });
  expect(await user.text("audit", "list")).toContain(`task ${second.id}`);

  const whole = await user.json<Verified>("audit", "verify");
  expect(whole).toMatchObject({ ok: true, entries: all.items.length });
  expect(await user.text("audit", "verify", "--known", whole.head.hash)).toContain(`hash ${whole.head.hash}`);
  expect(await user.run("audit", "verify", "--known", "0".repeat(64))).toMatchObject({
    code: 6,
    stdout: expect.stringContaining("cut off"),
  });

  const raw = new Database(user.database);
  raw.exec("DROP TRIGGER audit_entries_no_update; UPDATE audit_entries SET actor_id = 'somebody' WHERE sequence = 2");
  raw.close();
  expect(await user.run("audit", "verify")).toMatchObject({ code: 6, stdout: "Audit entry 2 was changed after it was written.\n" });
});
