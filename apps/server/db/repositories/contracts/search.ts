import { searchKindSchema } from "@signalbox/contracts";
import { expect, it } from "vitest";
import type { Contract } from "./contract.ts";
import { idsOf } from "./expectations.ts";

export const searchContract: Contract = {
  port: "search",
  tests: (world) => {
    const found = async (text: string, limit = 10) => idsOf(await world().reads.search.findByKind("task", text, limit));

    it("finds titles before texts, of each the newest first, at most so many", async () => {
      for (const [id, name, description] of [
        ["old-title", "Lay the Rails", null],
        ["new-text", "Signals", "behind the rails"],
        ["new-title", "rails again", "RAILS"],
        ["newest-text", "Points", "no RAILS here"],
        ["neither", "Boxes", "and levers"],
      ] as const) {
        await world().given.task({ id, name, description });
        world().clock.advance(1);
      }
      expect(await found("rAiLs")).toEqual(["new-title", "old-title", "newest-text", "new-text"]);
      expect(await found("rails", 1)).toEqual(["new-title"]);
      expect(await found("rails", 3)).toEqual(["new-title", "old-title", "newest-text"]);
      expect(await found("trains")).toEqual([]);
    });

    it("takes every character of the text as it is", async () => {
      const names = {
        percent: "100% done",
        underscore: "a_b",
        backslash: "c:\\d",
        quote: 'it\'s "so"',
        accent: "für Ärzte",
        other: "1000 aXb",
      };
      for (const [id, name] of Object.entries(names)) await world().given.task({ id, name });
      const by = { percent: "0% d", underscore: "a_b", backslash: "c:\\", quote: "'s \"", accent: "für Ärzte" };
      for (const [id, text] of Object.entries(by)) expect(await found(text), text).toEqual([id]);
    });

    it("says of every kind what it is called, where it belongs and how it stands", async () => {
      const { given } = world();
      const initiative = await given.initiative({ name: "needle initiative" });
      const initiativeId = initiative.id;
      const phase = await given.phase({ initiativeId, content: "a needle" });
      const task = await given.task({ phaseId: phase.id, description: "needles" });
      const agent = await given.agent({ name: "needle-agent", initiativeId });
      const issue = await given.issue({ title: "a Needle" });
      const errand = await given.errand();
      await world().transaction((tx) => tx.errands.update(errand.id, { description: "needlework" }));
      const page = await world().transaction((tx) => tx.pages.create({ initiativeId, title: "Home", content: "the needle" }));
      const stored = {
        initiative: { id: initiativeId, title: initiative.name, text: null, initiativeId, status: "active" },
        phase: { id: phase.id, title: phase.name, text: "a needle", initiativeId, status: "approved" },
        task: { id: task.id, title: task.name, text: "needles", initiativeId, status: "pending" },
        page: { id: page.id, title: "Home", text: "the needle", initiativeId, status: null },
        issue: { id: issue.id, title: "a Needle", text: issue.id, initiativeId: null, status: issue.status },
        agent: { id: agent.id, title: agent.name, text: null, initiativeId, status: "idle" },
        errand: { id: errand.id, title: "needlework", text: errand.branch, initiativeId: null, status: "active" },
      };
      for (const kind of searchKindSchema.options)
        expect(await world().reads.search.findByKind(kind, "needle", 10), kind).toEqual([stored[kind]]);
      expect(idsOf(await world().reads.search.findByKind("issue", issue.id, 10))).toEqual([issue.id]);
    });
  },
};
