import type { NewConversationMessage } from "@signalbox/contracts";
import { expect, it } from "vitest";
import type { Contract } from "./contract.ts";
import { idsOf, refusal, sortedIds } from "./expectations.ts";

export const conversationMessagesContract: Contract = {
  port: "conversationMessages",
  tests: (world) => {
    const say = (issueId: string, over: Partial<NewConversationMessage> = {}) =>
      world().transaction((tx) => tx.conversationMessages.create({ issueId, role: "user", content: "hello", ...over }));
    const said = (issueId: string) => world().reads.conversationMessages.findByIssueId(issueId);

    it("stores every column", async () => {
      const issue = await world().given.issue();
      const message = await say(issue.id, { role: "system", content: "é \u{1f600}\nline" });
      expect(message).toEqual({
        id: expect.any(String),
        issueId: issue.id,
        role: "system",
        content: "é \u{1f600}\nline",
        createdAt: world().clock.now(),
      });
      expect(await said(issue.id)).toEqual([message]);
      expect(await said("ticket:nobody")).toEqual([]);
    });

    it("refuses an issue that does not exist", async () => {
      await expect(say("ticket:nobody")).rejects.toMatchObject(refusal("REFUSED", "issueId"));
    });

    it("lists what was said in order, ties by id", async () => {
      const [issue, other] = [await world().given.issue(), await world().given.issue()];
      const tied = [await say(issue.id), await say(issue.id), await say(issue.id)];
      world().clock.advance(1);
      const last = await say(issue.id, { role: "assistant" });
      await say(other.id);
      expect(idsOf(await said(issue.id))).toEqual([...sortedIds(tied), last.id]);
    });

    it("deletes all that was said about an issue, and says how many; goes with the issue", async () => {
      const [issue, other] = [await world().given.issue(), await world().given.issue()];
      for (const { id } of [issue, issue, other]) await say(id);
      const clear = () => world().transaction((tx) => tx.conversationMessages.deleteByIssueId(issue.id));
      expect([await clear(), await clear()]).toEqual([2, 0]);
      expect(await said(other.id)).toHaveLength(1);
      await world().transaction((tx) => tx.issues.delete(other.id));
      expect(await said(other.id)).toEqual([]);
    });
  },
};
