import { afterEach, beforeEach, expect, it } from "vitest";
import { type TestApp, testApp } from "../../testing/app.ts";
import { findText } from "./find-text.ts";

let world: TestApp;
beforeEach(async () => {
  world = await testApp();
});
afterEach(() => world.close());

const find = async (text: string, limit = 10) => (await findText(world.app, { text, limit })).hits;
const doc = (text: string) => JSON.stringify({ type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text }] }] });

it("finds titles of every kind before texts, and says what stands around these", async () => {
  const { given } = world;
  const { id: initiativeId } = await given.initiative({ name: "Signals" });
  const phase = await given.phase({ initiativeId, content: doc("where signals stand") });
  const inText = await given.task({ phaseId: phase.id, description: `${"x".repeat(200)} a SIGNAL ${"y".repeat(200)}` });
  const inTitle = await given.task({ name: "paint the signal", description: "signal" });
  const hits = await find("signal");
  expect(hits.map(({ kind, id, snippet }) => [kind, id, snippet?.length ?? null])).toEqual([
    ["initiative", initiativeId, null],
    ["task", inTitle.id, null],
    ["phase", phase.id, "where signals stand".length],
    ["task", inText.id, 162],
  ]);
  expect(hits[3]).toMatchObject({ initiativeId, status: "pending", snippet: expect.stringContaining(" a SIGNAL ") });
});

it("does not find the names of nodes in a document", async () => {
  const { initiativeId } = await world.given.phase({ content: doc("plain") });
  await world.app.store.transaction("page", (tx) => tx.pages.create({ initiativeId, title: "Home", content: doc("one paragraph") }));
  expect((await find("paragraph")).map(({ kind, snippet }) => [kind, snippet])).toEqual([["page", "one paragraph"]]);
});

it("finds so many of each kind, and a long title is cut", async () => {
  for (let made = 0; made < 3; made += 1) await world.given.task({ name: `rails ${made}` });
  const errand = await world.given.errand();
  await world.app.store.transaction("errand", (tx) => tx.errands.update(errand.id, { description: `rails\n${"z".repeat(500)}` }));
  const hits = await find("rails", 2);
  expect(hits.map(({ kind }) => kind)).toEqual(["task", "task", "errand"]);
  expect(hits[2]?.title).toMatch(/^rails z{193}…$/);
});
