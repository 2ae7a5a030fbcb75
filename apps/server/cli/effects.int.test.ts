import { expect, it } from "vitest";
import { childScript } from "../testing/child-script.ts";
import { cliUser } from "./cli.fixture.ts";

interface Effects {
  readonly items: readonly { readonly id: string; readonly status: string; readonly lastError: string | null; readonly attempts: number }[];
}

it("lists effects, and queues a dead one again", { timeout: 240_000 }, async () => {
  const user = cliUser();
  expect(await user.run("effects")).toMatchObject({ code: 0, stdout: "", stderr: expect.stringContaining("There are no such effects.\n") });
  await childScript("effects", user.database, "enqueue").ended();
  const [queued] = (await user.json<Effects>("effects")).items;
  expect(queued).toMatchObject({ status: "queued", attempts: 0, lastError: null });
  expect(queued).not.toHaveProperty("payload");
  const id = queued?.id ?? "";
  expect(await user.run("effects", "retry", id)).toMatchObject({ code: 5, stdout: "", stderr: expect.stringContaining("queued (status)") });

  const server = await user.serve();
  let dead: Effects = { items: [] };
  while (dead.items.length === 0) dead = await user.json<Effects>("effects", "--status", "dead");
  expect(dead.items).toMatchObject([{ id, status: "dead", attempts: 1 }]);
  expect(await server.stop()).toBe(0);

  const listed = await user.text("effects", "list", "--status", "dead");
  expect(listed).toMatch(/ID +STATUS +KIND +ATTEMPTS +NEXT +LAST ERROR/);
  expect(listed).toContain(id);
  expect(await user.text("effects", "--status", "queued")).toBe("");
  expect(await user.text("effects", "retry", id)).toBe(`Queued note (${id}) again. A running server does it.\n`);
  expect((await user.json<Effects>("effects", "--status", "queued")).items).toMatchObject([{ id, attempts: 0 }]);
  expect(await user.run("effects", "retry", "none")).toMatchObject({ code: 3, stderr: expect.stringContaining("no effect") });
  expect(await user.run("effects", "--status", "asleep")).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("queued, leased, done, dead"),
  });
});
