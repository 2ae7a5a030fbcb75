import { describe, expect, it } from "vitest";
import { begin, isDirty, needsSending, patchOf, reduceSave, type SaveEvent, type SaveState, type Version, wordOf } from "./save-state.ts";

const base: Version = { revision: 3, title: "T", content: "a" };
const then = (state: SaveState, ...events: SaveEvent[]) => events.reduce(reduceSave, state);
const typed = (content: string): SaveEvent => ({ kind: "typed", text: { content } });
const sent = (content: string, title = "T"): SaveEvent => ({ kind: "sent", sent: { title, content } });
const version = (revision: number, content: string, title = "T"): Version => ({ revision, title, content });
const acked = (revision: number, content: string): SaveEvent => ({ kind: "acked", version: version(revision, content), at: 99 });
const remote = (revision: number, content: string, title = "T"): SaveEvent => ({
  kind: "remote",
  version: version(revision, content, title),
});

describe("a page that nobody else saves", () => {
  it("is editing, saving and saved, by the server's word alone", () => {
    const words: string[] = [];
    let state = begin(base);
    for (const event of [typed("b"), sent("b"), acked(4, "b")]) {
      state = reduceSave(state, event);
      words.push(wordOf(state));
    }
    expect(words).toEqual(["editing", "saving", "saved"]);
    expect(state).toMatchObject({ base: { revision: 4, content: "b" }, savedAt: 99 });
  });

  it("goes on editing when more was typed than was sent", () => {
    const state = then(begin(base), typed("b"), sent("b"), typed("bc"), acked(4, "b"));
    expect(wordOf(state)).toBe("editing");
    expect(needsSending(state)).toBe(true);
    expect(state).toMatchObject({ base: { revision: 4 }, mine: { content: "bc" } });
  });

  it("takes the form in which it was sent for what was typed", () => {
    const state = then(begin(base), typed("# md"), sent("{json}"), acked(4, "{json}"));
    expect(isDirty(state)).toBe(false);
    expect(state.mine.content).toBe("{json}");
  });

  it("sends one save at a time, and nothing once what was typed is taken back", () => {
    expect(needsSending(then(begin(base), typed("b"), sent("b")))).toBe(false);
    expect(needsSending(then(begin(base), typed("b"), typed("a")))).toBe(false);
  });

  it("keeps the text and the reason when a save is refused, until it is sent again", () => {
    const state = then(begin(base), typed("b"), sent("b"), { kind: "refused", problem: "No answer." });
    expect(wordOf(state)).toBe("failed");
    expect(state).toMatchObject({ problem: "No answer.", mine: { content: "b" }, base });
    expect(needsSending(state)).toBe(true);
    expect(wordOf(then(state, sent("b"), acked(4, "b")))).toBe("saved");
  });

  it("sends only the fields that changed", () => {
    expect(patchOf(base, { title: "T", content: "b" })).toEqual({ content: "b" });
    expect(patchOf(base, { title: "U", content: "a" })).toEqual({ title: "U" });
  });
});

describe("a page that was saved elsewhere", () => {
  it("is taken over where nothing is unsaved", () => {
    const state = then(begin(base), remote(4, "b"));
    expect(state).toMatchObject({ base: { revision: 4 }, mine: { content: "b" }, theirs: null });
    expect(wordOf(state)).toBe("saved");
  });

  it("is a conflict where both changed the text, and overwrites neither", () => {
    const state = then(begin(base), typed("mine"), remote(4, "theirs"));
    expect(wordOf(state)).toBe("conflict");
    expect(needsSending(state)).toBe(false);
    expect(state).toMatchObject({ base, mine: { content: "mine" }, theirs: { revision: 4, content: "theirs" } });
    const further = then(state, typed("mine too"), remote(5, "theirs too"));
    expect(further).toMatchObject({ base, mine: { content: "mine too" }, theirs: { revision: 5, content: "theirs too" } });
  });

  it("is no conflict where each changed another field, or both the same way", () => {
    const apart = then(begin(base), typed("mine"), remote(4, "a", "Theirs"));
    expect(apart).toMatchObject({ base: { revision: 4 }, mine: { title: "Theirs", content: "mine" }, theirs: null });
    expect(needsSending(apart)).toBe(true);
    expect(wordOf(then(begin(base), typed("same"), remote(4, "same")))).toBe("saved");
  });

  it("was only moved: mine is sent over the new revision", () => {
    const state = then(begin(base), typed("mine"), sent("mine"), { kind: "refused", problem: "stale", stored: version(4, "a") });
    expect(state).toMatchObject({ base: { revision: 4 }, mine: { content: "mine" }, theirs: null, problem: null });
    expect(needsSending(state)).toBe(true);
  });

  it("is a conflict when the save is refused as stale", () => {
    const state = then(begin(base), typed("mine"), sent("mine"), { kind: "refused", problem: "stale", stored: version(4, "theirs") });
    expect(wordOf(state)).toBe("conflict");
    expect(state.mine.content).toBe("mine");
  });

  it("ends a conflict when they went back to what it was", () => {
    const state = then(begin(base), typed("mine"), remote(4, "theirs"), remote(5, "a"));
    expect(state).toMatchObject({ base: { revision: 5 }, mine: { content: "mine" }, theirs: null });
  });

  it("keeps mine on top of theirs, or takes theirs", () => {
    const state = then(begin(base), typed("mine"), remote(4, "theirs", "Theirs"));
    const kept = then(state, { kind: "mineKept" });
    expect(kept).toMatchObject({ base: { revision: 4 }, mine: { title: "Theirs", content: "mine" }, theirs: null });
    expect(needsSending(kept)).toBe(true);
    const taken = then(state, { kind: "theirsTaken" });
    expect(taken).toMatchObject({ base: { revision: 4 }, mine: { title: "Theirs", content: "theirs" } });
    expect(isDirty(taken)).toBe(false);
  });
});

describe("news that comes while a save is on its way", () => {
  it("may be that save itself", () => {
    const state = then(begin(base), typed("b"), sent("b"), remote(4, "b"), acked(4, "b"));
    expect(wordOf(state)).toBe("saved");
    expect(state.base.revision).toBe(4);
  });

  it("may be of a save on top of it", () => {
    const clean = then(begin(base), typed("b"), sent("b"), remote(5, "theirs"), acked(4, "b"));
    expect(clean).toMatchObject({ base: { revision: 5 }, mine: { content: "theirs" } });
    const dirty = then(begin(base), typed("b"), sent("b"), typed("bc"), remote(5, "theirs"), acked(4, "b"));
    expect(wordOf(dirty)).toBe("conflict");
  });

  it("may say that it was saved although its answer was lost", () => {
    const lost: SaveEvent = { kind: "refused", problem: "stale", stored: version(4, "{json}") };
    const state = then(begin(base), typed("# md"), sent("{json}"), lost);
    expect(wordOf(state)).toBe("saved");
    const more = then(begin(base), typed("b"), sent("b"), typed("bc"), { ...lost, stored: version(4, "b") });
    expect(more).toMatchObject({ mine: { content: "bc" } });
  });

  it("is old news when its revision is known", () => {
    const state = begin(base);
    expect(then(state, remote(3, "old"))).toBe(state);
    expect(then(state, acked(2, "old"))).toBe(state);
  });
});
