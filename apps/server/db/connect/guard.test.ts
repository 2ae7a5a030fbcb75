import { expect, test } from "vitest";
import { openNotes } from "../../testing/notes-store.ts";

const sentence = (pattern: RegExp) =>
  expect.objectContaining({ name: "DomainError", code: "INTERNAL", message: expect.stringMatching(pattern) });

test("a repository kept past its transaction writes nothing", async () => {
  const store = await openNotes();
  const kept = await store.transaction("first", async (tx) => tx.notes);
  await expect(kept.put("late", "1")).rejects.toEqual(sentence(/"first" has ended and takes no more statements/));
  await store.transaction("second", async () => {
    await expect(kept.put("later", "1")).rejects.toEqual(sentence(/"first" has ended/));
  });
  expect(await store.reads.notes.list()).toEqual([]);
});

test("a call that was not awaited rolls the transaction back, and its later statements are refused", async () => {
  const store = await openNotes();
  let continueLate = () => {};
  const between = new Promise<void>((resolve) => {
    continueLate = resolve;
  });
  let late: Promise<void> | undefined;
  const careless = store.transaction("careless", async (tx) => {
    late = tx.notes.putBoth("early", "late", between);
  });
  await expect(careless).rejects.toEqual(sentence(/"careless" ended while 1 repository call was not awaited/));
  await store.transaction("next", async (tx) => {
    // The stray call goes on while another transaction is open on the same connection.
    continueLate();
    await expect(late).rejects.toEqual(sentence(/"careless" has ended/));
    await tx.notes.put("next", "1");
  });
  expect(await store.reads.notes.list()).toEqual([{ key: "next", value: "1" }]);
});

test("the error of the work itself wins over a call still under way", async () => {
  const store = await openNotes();
  const pending = new Promise<void>(() => {});
  const work = store.transaction("both", async (tx) => {
    await Promise.all([tx.notes.putBoth("a", "b", pending), Promise.reject(new Error("the reason"))]);
  });
  await expect(work).rejects.toThrow("the reason");
});

test("calls side by side are fine when all are awaited", async () => {
  const store = await openNotes();
  await store.transaction("side by side", async ({ notes }) => {
    const { put } = notes;
    await Promise.all([put("a", "1"), put("b", "2")]);
  });
  expect(await store.reads.notes.list()).toHaveLength(2);
});

test("a generator reads inside its transaction, may be left early, and not be kept", async () => {
  const store = await openNotes();
  const seen: string[] = [];
  const kept = await store.transaction("each", async (tx) => {
    await tx.notes.putBoth("a", "b");
    for await (const value of tx.notes.each()) {
      seen.push(value);
      break;
    }
    for await (const value of tx.notes.each()) seen.push(value);
    return tx.notes.each();
  });
  expect(seen).toEqual(["1", "1", "2"]);
  await expect(kept.next()).rejects.toEqual(sentence(/"each" has ended/));
});

test("a step of a generator that is not awaited rolls back", async () => {
  const store = await openNotes();
  const work = store.transaction("step", async (tx) => {
    await tx.notes.put("a", "1");
    void tx.notes.each().next();
  });
  await expect(work).rejects.toEqual(sentence(/not awaited/));
  expect(await store.reads.notes.list()).toEqual([]);
});

test("a transaction inside a transaction is refused instead of waiting for itself", async () => {
  const store = await openNotes();
  const nested = store.transaction("outer", () => store.transaction("inner", async () => 1));
  await expect(nested).rejects.toEqual(sentence(/started inside another one/));
});

test("reads inside a transaction are refused instead of waiting or reading what is old", async () => {
  const store = await openNotes();
  const work = store.transaction("outer", () => store.reads.notes.list());
  await expect(work).rejects.toEqual(sentence(/`reads` was used inside a transaction/));
});

test("what is started inside a transaction may open its own after the end", async () => {
  const store = await openNotes();
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  let background: Promise<void> | undefined;
  await store.transaction("outer", async () => {
    background = ended.then(() => store.transaction("background", (tx) => tx.notes.put("background", "1")));
  });
  end();
  await background;
  expect(await store.reads.notes.list()).toHaveLength(1);
});
